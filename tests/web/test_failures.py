"""What goes wrong is told on a page, in the reader's language, and never with what broke inside."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.errors import ExportError, ExtraError
from onrecord.web import WebSettings, make_app


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/nothing", 404, "There is no such page"),
        ("/fr/nothing", 404, "Cette page n’existe pas"),
        ("/funds/nothing", 404, "There is no such page"),
        ("/donors/nothing", 404, "There is no such page"),
        ("/donors/%3Cscript%3E", 404, "There is no such page"),
        ("/charts/funds/us-inaugural-2025/flow.svg?width=wide", 400, "This cannot be read"),
    ],
)
def test_an_error_is_a_page(client: TestClient, address: str, status: int, told: str) -> None:
    page = client.get(address)
    assert page.status_code == status
    assert told in page.text
    assert "<script>" not in page.text
    assert page.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("address", ["//elsewhere.example/a", "/fr//elsewhere.example/a", "///elsewhere.example"])
def test_no_address_makes_a_page_lead_elsewhere(client: TestClient, address: str) -> None:
    page = client.get(f"http://127.0.0.1:8765{address}")
    assert page.status_code == 404
    assert 'href="//' not in page.text
    assert "/elsewhere.example" in page.text


def test_a_page_takes_no_form(client: TestClient) -> None:
    assert client.put("/funds").status_code in (403, 405)


def test_what_breaks_is_told_without_its_inside(demo_ledger: Path) -> None:
    app = make_app(WebSettings(ledger=demo_ledger))

    @app.get("/broken")
    def break_down() -> None:
        raise RuntimeError("secret inside")

    with TestClient(app, base_url="http://127.0.0.1:8765", raise_server_exceptions=False) as client:
        page = client.get("/broken")
        assert page.status_code == 500
        assert "Something broke here" in page.text
        assert "secret" not in page.text
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert "Une erreur s’est produite" in client.get("/fr/broken").text


@pytest.mark.parametrize("error", [ExportError("no such value"), ExtraError("parquet needs what is not installed")])
def test_what_cannot_be_made_here_is_told_as_such(demo_ledger: Path, error: Exception) -> None:
    app = make_app(WebSettings(ledger=demo_ledger))

    @app.get("/unmade")
    def refuse() -> None:
        raise error

    with TestClient(app, base_url="http://127.0.0.1:8765") as client:
        page = client.get("/unmade")
        assert page.status_code == 501
        assert "This file cannot be made here" in page.text
