"""A site on this machine, time that stands still, and a way to fetch from it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.sources.web import Fetcher

from .sites import Clock, Names, Site, opened_site, reach_of


@pytest.fixture
def site(loopback: None) -> Iterator[Site]:
    """A server that answers every path with a page."""
    with opened_site() as opened:
        yield opened


@pytest.fixture
def clock() -> Clock:
    """Time that stands still but for sleeping."""
    return Clock()


@pytest.fixture
def names() -> Names:
    """Every name stands for this machine."""
    return Names()


@pytest.fixture
def fetcher(site: Site, clock: Clock, names: Names) -> Iterator[Fetcher]:
    """Fetches from the site, and from nowhere else."""
    with Fetcher(reach_of(site, clock, names)) as opened:
        yield opened
