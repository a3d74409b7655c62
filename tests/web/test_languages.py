"""Every page has one address a language."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize(
    ("path", "language", "heading"), [("/", "en", "Announced gifts"), ("/fr/", "fr", "Dons annoncés")]
)
def test_a_page_is_in_the_language_of_its_address(client: TestClient, path: str, language: str, heading: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.text
    assert f"<h1>{heading}</h1>" in page.text


def test_an_unknown_language_is_no_page(client: TestClient) -> None:
    assert client.get("/xx/").status_code == 404
