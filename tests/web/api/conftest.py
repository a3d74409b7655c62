"""One client for all tests that only ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.web import WebSettings, make_app
from tests.web.conftest import DAY


@pytest.fixture(scope="session")
def client(demo_ledger: Path) -> Iterator[TestClient]:
    """A client of the page as it is served on loopback; it is opened once, since nothing is changed through it."""
    settings = WebSettings(ledger=demo_ledger, clock=lambda: DAY)
    with TestClient(make_app(settings), base_url=settings.address) as opened:
        yield opened
