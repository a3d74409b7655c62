"""A static site: what `onrecord serve --public` shows of a ledger, as files."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import lru_cache
from pathlib import Path

from fastapi import FastAPI
from starlette.routing import Match

from onrecord.ledger import Ledger
from onrecord.web.accounts.settings import GuardSettings
from onrecord.web.api.settings import ApiSettings
from onrecord.web.app import make_app
from onrecord.web.languages import LANGUAGES, localized
from onrecord.web.settings import WebSettings
from onrecord.web.site.addresses import Address
from onrecord.web.site.placing import MARKER, make_marker
from onrecord.web.site.rules import Rules
from onrecord.web.site.searching import find_entries, index_files
from onrecord.web.site.settings import SiteRequest
from onrecord.web.site.sitemap import sitemap_files
from onrecord.web.site.walking import Walk

__all__ = ["MadeSite", "make_site"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeSite:
    """How much a site is."""

    pages: int
    files: int


def make_site(request: SiteRequest, folder: Path, on_page: Callable[[int, int], None] | None = None) -> MadeSite:
    """Write a site into an empty folder; `on_page` is told after each page how many are made and how many wait.

    The same ledger gives the same bytes on one day. Raises ExportError where a link leads to nothing, and LedgerError
    where the ledger cannot be read.
    """
    return asyncio.run(_make(request, folder, on_page or (lambda made, waiting: None)))


async def _make(request: SiteRequest, folder: Path, on_page: Callable[[int, int], None]) -> MadeSite:
    settings = _settings(request)
    app = make_app(settings)
    async with app.router.lifespan_context(app):
        rules = Rules(has_route=_route_finder(app), has_feeds=request.base is not None)
        walk = Walk(app, rules, folder, settings.address)
        for language in LANGUAGES:
            walk.want(Address.read(localized("/", language)))
        await walk.go(lambda walked: on_page(len(walked.files), walked.waiting))
        files = [*walk.files, *_write(folder, _extra_files(request, app.state.ledger, walk))]
    _write(folder, iter([(MARKER, make_marker(files))]))
    return MadeSite(pages=sum(1 for _ in walk.pages), files=len(files) + 1)


def _settings(request: SiteRequest) -> WebSettings:
    """Return what pages for the public are made with; the file of accounts is never opened."""
    moment = datetime.combine(request.day, time(12), UTC)
    return WebSettings(
        ledger=request.ledger,
        public_address=request.base,
        clock=lambda: moment,
        guard=GuardSettings(access="public", accounts=Path(os.devnull)),
        api=ApiSettings(full_text=request.full_text),
        is_static=True,
    )


def _route_finder(app: FastAPI) -> Callable[[str], bool]:
    """Return what tells whether the application has a page of a path."""

    @lru_cache(maxsize=8192)
    def has_route(path: str) -> bool:
        scope = {"type": "http", "method": "GET", "path": path, "root_path": "", "headers": []}
        return any(route.matches(scope)[0] == Match.FULL for route in app.router.routes)

    return has_route


def _extra_files(request: SiteRequest, ledger: Ledger, walk: Walk) -> Iterator[tuple[str, bytes]]:
    """Yield what is no page of the application: the index of the search, and the map for search engines."""
    made = frozenset(walk.files)
    with ledger.browse(request.day) as catalogue:
        for language in LANGUAGES:
            entries = (entry for entry in find_entries(catalogue, language) if entry.file in made)
            for name, script in index_files(entries):
                yield f"search/{language}/{name}", script
    if request.base is not None:
        yield from sitemap_files(walk.pages, request.base)


def _write(folder: Path, files: Iterator[tuple[str, bytes]]) -> list[str]:
    written = []
    for name, content in files:
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        written.append(name)
    return written
