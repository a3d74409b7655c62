"""Note what addresses showed: a page that was fetched and is another than before, or one that is gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select

from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.preparing import PreparedDocument
from onrecord.ledger.rows import Row
from onrecord.ledger.sightings.addresses import address_key
from onrecord.ledger.sightings.schema import GONE, SHOWN, sightings
from onrecord.records import content_id
from onrecord.records.reading import CUT

__all__ = ["find_last_sightings", "note_gone", "note_sightings", "sighting_id"]

_FETCHED = "fetched"


def note_sightings(connection: Connection, documents: Iterable[PreparedDocument], run_id: str) -> None:
    """Note which articles the fetched ones among `documents` are, where the address showed another one last.

    A capture with several articles is a list, and no version of one page. One that is cut by a paywall is no version of
    a page that was seen before: what stood in its rest would be taken for withdrawn. The caller holds the write lock.
    """
    shown = _find_shown(documents)
    if not shown:
        return
    last = find_last_sightings(connection, [one.address for one in shown])
    for one in shown:
        known = last.get(one.address)
        if _seen(known) != (SHOWN, one.article) and not (one.is_cut and known):
            last[one.address] = _add(connection, one.address, one.seen_at, one.article, run_id)


def note_gone(connection: Connection, url: str, seen_at: datetime, run_id: str) -> bool:
    """Note that an address shows its page no more; return False where that is noted already."""
    address = address_key(url)
    known = _seen(find_last_sightings(connection, [address]).get(address))
    if known == (GONE, None):
        return False
    _add(connection, address, seen_at, None, run_id)
    return True


def find_last_sightings(connection: Connection, addresses: Iterable[str]) -> dict[str, Row]:
    """Return the last sighting of each address that has one."""
    table = sightings.c
    found: dict[str, Row] = {}
    for some in some_at_once(set(addresses)):
        newest = select(func.max(table.sequence)).where(table.address.in_(some)).group_by(table.address)
        rows = connection.execute(select(sightings).where(table.sequence.in_(newest))).mappings()
        found |= {row["address"]: dict(row) for row in rows}
    return found


def sighting_id(row: Mapping[str, str | None]) -> str:
    """Return the id of a row: a hash of all that it says."""
    return content_id("sighting", *(row[name] for name in ("address", "seen_at", "outcome", "article_id", "run_id")))


class _Shown(NamedTuple):
    address: str
    article: str
    seen_at: datetime
    is_cut: bool


def _find_shown(documents: Iterable[PreparedDocument]) -> list[_Shown]:
    pages = [one for one in documents if one.capture and one.capture.how == _FETCHED and one.article]
    of_capture = Counter(one.sha256 for one in pages)
    return [
        _Shown(address_key(one.capture.url), one.article["id"], one.capture.obtained_at, _is_cut(one))
        for one in pages
        if one.capture and one.article and one.capture.url and one.capture.obtained_at and of_capture[one.sha256] == 1
    ]


def _is_cut(document: PreparedDocument) -> bool:
    return any(problem["code"] == CUT for problem in document.problems)


def _seen(row: Row | None) -> tuple[str, str | None] | None:
    return None if row is None else (row["outcome"], row["article_id"])


def _add(connection: Connection, address: str, seen_at: datetime, article: str | None, run_id: str) -> Row:
    outcome = GONE if article is None else SHOWN
    moment = seen_at.astimezone(UTC).isoformat()
    told = {"address": address, "seen_at": moment, "outcome": outcome, "article_id": article, "run_id": run_id}
    row = {"id": sighting_id(told), **told}
    connection.execute(insert(sightings), row)
    return row
