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


@pytest.mark.parametrize("path", ["/", "/fr/", "/funds", "/method", "/export/gifts.csv", "/feeds/new.atom", "/nothing"])
def test_a_head_is_a_get_without_its_body(client: TestClient, path: str) -> None:
    asked, head = client.get(path), client.head(path)
    assert (head.status_code, head.headers["content-type"]) == (asked.status_code, asked.headers["content-type"])
    assert head.content == b""
    assert asked.content
