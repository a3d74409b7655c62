"""What was filed and no page tells of: listed by fund, and worded as what this ledger knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.ledger.catalogue import catalogue
from onrecord.records import UnannouncedGift
from onrecord.web import WebSettings, make_app
from tests.ledger.making import add, make_document
from tests.ledger.making_filings import STREET, make_filing

LATER = datetime(2025, 6, 1, tzinfo=UTC)
COMMITTEE = "C00894162"
"""The inaugural committee of 2025, as the FEC lists it."""


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    path = tmp_path / "onrecord.db"
    filed = make_filing(7)
    add(path, make_document(1), replace(filed, filing=replace(filed.filing, filer_id=COMMITTEE)))
    with Ledger.open(path) as ledger:
        ledger.rebuild("reader-1")
    settings = WebSettings(ledger=path, clock=lambda: LATER)
    with TestClient(make_app(settings), base_url=settings.address) as opened:
        yield opened


def test_a_filed_gift_that_no_page_tells_of_is_listed_without_its_street(client: TestClient) -> None:
    page = client.get("/funds/us-inaugural-2025/unannounced")
    assert page.status_code == 200
    names = {entry.name for entry in make_filing(7).receipts if not entry.is_memo}
    assert any(name in page.text for name in names)
    assert "Others may have told of" in page.text
    assert STREET not in page.text


def test_a_fund_that_is_not_known_has_no_such_page(client: TestClient) -> None:
    assert client.get("/funds/the%20lantern%20fund/unannounced").status_code == 404


def test_the_pieces_of_the_list_are_cut_from_one_that_is_made_once(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def count(*asked: object) -> tuple[UnannouncedGift, ...]:
        made.append(asked)
        return ()

    monkeypatch.setattr(catalogue, "list_unannounced", count)
    for skip in range(3):
        assert client.get(f"/api/v1/funds/us-inaugural-2025/unannounced?skip={skip}").status_code == 200
    assert len(made) == 1
