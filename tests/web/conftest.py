"""A small ledger of the demo's pages, and a browser without a screen's worth of it: the test client."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.pipeline import ReadingOptions, read_documents, reader_fingerprint
from onrecord.web import WebSettings, make_app
from tests.ledger.servers import Server

DAY = datetime(2025, 3, 1, 12, tzinfo=UTC)
# Some pages of the demo are of April, and no page is believed to be of a day after it was obtained.
OBTAINED = datetime(2025, 6, 1, 12, tzinfo=UTC)
DEMO = Path(__file__).parents[2] / "src" / "onrecord" / "data" / "samples"


@pytest.fixture(scope="session")
def demo_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the pages and filings of `onrecord demo`."""
    place = tmp_path_factory.mktemp("ledger") / "onrecord.db"
    fill_with_demo(place)
    return place


@pytest.fixture(scope="session")
def demo_on_server(server: Server) -> str:
    """The same ledger on a server."""
    url = server.new_ledger()
    fill_with_demo(url)
    return url


def fill_with_demo(place: Path | str) -> None:
    """Record the pages and filings of `onrecord demo` in a ledger."""
    with Ledger.open(place) as ledger:
        run = ledger.begin_run(DAY, version="test", reader=reader_fingerprint())
        recorded = ledger.record(run, read_documents([str(DEMO)], ReadingOptions(jobs=1, clock=lambda: OBTAINED)))
        ledger.end_run(run, recorded, DAY)
        ledger.rebuild(reader_fingerprint())


@pytest.fixture
def client(demo_ledger: Path) -> Iterator[TestClient]:
    """A client of the page as it is served on loopback."""
    settings = WebSettings(ledger=demo_ledger, clock=lambda: DAY)
    with TestClient(make_app(settings), base_url=settings.address) as opened:
        yield opened
