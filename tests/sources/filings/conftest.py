"""A server with an office's answers, and a fetch from it into a folder, without any waiting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.records import Problem
from onrecord.reference.funds import load_funds
from onrecord.sources.filings import Fetched, Keys, fetch_filings, find_target
from onrecord.sources.filings.store import Folder

from .offices import COMMITTEE, FEC_KEY, Clock, Office, opened_office

Fetch = Callable[..., tuple[list[Fetched], list[Problem]]]


@pytest.fixture
def office(loopback: None) -> Iterator[Office]:
    """An office that has no filings yet."""
    with opened_office() as opened:
        yield opened


@pytest.fixture
def clock() -> Clock:
    """Time that stands still but for sleeping."""
    return Clock()


@pytest.fixture
def fetch(office: Office, clock: Clock, tmp_path: Path) -> Fetch:
    """Fetch what is wanted into a folder, and return what came and what did not."""

    def fetch_all(
        wanted: str = COMMITTEE, keys: Keys | None = None, forms: tuple[str, ...] = ()
    ) -> tuple[list[Fetched], list[Problem]]:
        target = find_target(wanted, load_funds(), forms)
        with Folder.open(tmp_path / "filings", clock.timing.now) as folder:
            keys = keys or Keys(fec=FEC_KEY)
            found = list(fetch_filings(target, folder, keys, apis=office.apis, timing=clock.timing))
        return [one for one in found if isinstance(one, Fetched)], [one for one in found if isinstance(one, Problem)]

    return fetch_all
