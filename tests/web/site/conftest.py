"""A site of the demo's ledger, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.web.site.making import make_site
from onrecord.web.site.settings import SiteRequest
from tests.web.conftest import DAY

BASE = "https://gifts.example.org"


@pytest.fixture(scope="session")
def site(demo_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the site."""
    folder = tmp_path_factory.mktemp("site")
    make_site(SiteRequest(ledger=demo_ledger, day=DAY.date(), base=BASE), folder)
    return folder
