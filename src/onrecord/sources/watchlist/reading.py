"""Read a list of sources. All that is wrong in it is told at once: where, what, what to do."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from onrecord.errors import DataFileError
from onrecord.reference.tables import TableReader
from onrecord.sources.watchlist.addresses import check_url
from onrecord.sources.watchlist.delivering import read_deliveries
from onrecord.sources.watchlist.durations import read_duration
from onrecord.sources.watchlist.records import Deliveries, Followed, Watchlist, WatchlistError
from onrecord.sources.watchlist.taking import check_keys, take_checked

__all__ = ["read_watchlist"]

_KINDS = ("feed", "sitemap", "page")
_TOP = (*_KINDS, "watch", "deliver")
_OF_LISTS = ("name", "url", "every", "words", "language", "since")
_OF_PAGES = ("name", "url", "every")
_LEAST_MINUTES = 5
_USUAL = {"feed": "30 minutes", "sitemap": "6 hours", "page": "1 day"}
_MOST_PAGES = 10_000

_Result = TypeVar("_Result")


def read_watchlist(path: Path) -> Watchlist:
    """Return what the TOML file at `path` says; raises WatchlistError, which tells everything that is wrong in it.

    A file that is named in it is looked for beside it.
    """
    name = str(path)
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise WatchlistError([f"{name}: it cannot be read: {error.strerror} (check the name)"]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WatchlistError([f"{name}: this is no TOML: {error} (see docs/watching.md for an example)"]) from None
    return _Reading(name, path.parent).read(TableReader(table, name))


class _Reading:
    """One reading of one file: goes on behind each fault, and raises them all in the end."""

    def __init__(self, name: str, folder: Path) -> None:
        self._name, self._folder = name, folder
        self._faults: list[str] = []

    def read(self, top: TableReader) -> Watchlist:
        self._attempt(lambda: check_keys(top, _TOP))
        tables = [(kind, table) for kind in _KINDS for table in self._tables(top, kind)]
        found = [self._attempt(partial(_read_source, table, kind)) for kind, table in tables]
        sources = tuple(one for one in found if one is not None)
        self._check_names(sources)
        deliveries = self._attempt(lambda: read_deliveries(top.table("deliver"), self._folder))
        watch = self._attempt(lambda: _read_rules(top.table("watch")))
        if not found:
            self._faults.append(f"{self._name}: nothing to follow (add a [[feed]], a [[sitemap]] or a [[page]])")
        if self._faults or watch is None:
            raise WatchlistError(self._faults)
        most, revisits, contact = watch
        return Watchlist(
            sources=sources,
            deliveries=deliveries or Deliveries(),
            most=most,
            revisits=revisits,
            contact=contact,
        )

    def _tables(self, top: TableReader, kind: str) -> tuple[TableReader, ...]:
        return self._attempt(lambda: top.tables(kind)) or ()

    def _attempt(self, take: Callable[[], _Result]) -> _Result | None:
        try:
            return take()
        except DataFileError as error:
            self._faults.append(str(error))
            return None

    def _check_names(self, sources: tuple[Followed, ...]) -> None:
        for what in ("name", "url"):
            for value, count in Counter(getattr(one, what) for one in sources).items():
                if count > 1:
                    advice = "give each source its own" if what == "name" else "name each address once"
                    self._faults.append(f"{self._name}: {what}: {value!r} stands {count} times ({advice})")


def _read_source(table: TableReader, kind: str) -> Followed:
    check_keys(table, _OF_PAGES if kind == "page" else _OF_LISTS)
    every = take_checked(table, "every", read_duration) if "every" in table.remaining() else read_duration(_USUAL[kind])
    if every.total_seconds() < _LEAST_MINUTES * 60:
        raise table.fail("every", f"no source is asked more often than every {_LEAST_MINUTES} minutes (write more)")
    return Followed(
        name=table.text("name"),
        url=take_checked(table, "url", check_url),
        kind=kind,
        every=every,
        words=table.texts("words"),
        language=take_checked(table, "language", _check_language) if "language" in table.remaining() else None,
        since=table.day("since"),
    )


def _check_language(text: str) -> str:
    if len(text) != 2 or not text.isascii() or not text.islower():
        raise ValueError(f'{text!r} is no language: write its two letters, such as "en"')
    return text


def _read_rules(table: TableReader) -> tuple[int, bool, str]:
    check_keys(table, ("pages_per_round", "revisits", "contact"))
    most = table.integer("pages_per_round")
    revisits = table.flag("revisits") if "revisits" in table.remaining() else True
    if most is not None and not 1 <= most <= _MOST_PAGES:
        raise table.fail("pages_per_round", f"a number from 1 to {_MOST_PAGES} is wanted here")
    return 200 if most is None else most, revisits, table.optional_text("contact") or ""
