"""Which filings stand, and what changed in that since the derived tables were made."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, select

from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.derived.lines import load_placed
from onrecord.ledger.derived.rows import TableRow
from onrecord.ledger.derived.schema import standing_filings
from onrecord.ledger.fetching import stream_rows
from onrecord.ledger.filings.fetching import fetch_filings_read
from onrecord.ledger.filings.listing import find_standing
from onrecord.ledger.rows import Row
from onrecord.matching import filer_keys
from onrecord.records import Filing
from onrecord.reference.funds import load_funds

__all__ = ["Standing", "find_standing_change", "find_standing_filings", "standing_filing_rows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The filings that stand, by id, each with its reading; the ids of those `gone`, those `new`, by id, and what
    that touches: the `funds` whose lines change, and what givers' filings are found under (`keys`)."""

    readings: Mapping[str, str]
    gone: frozenset[str] = frozenset()
    new: Mapping[str, Filing] = field(default_factory=dict)
    funds: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()


def find_standing_filings(connection: Connection, as_of: date | None = None) -> Iterator[tuple[str, Filing]]:
    """Yield the filings that stand as of a day, each behind the id of its reading."""
    for kept in find_standing(connection, as_of):
        yield kept.reading_id, kept.filing


def standing_filing_rows(filing: Filing, reading_id: str) -> Iterator[TableRow]:
    """Yield the rows that note a filing that stands, and what it is found under."""
    yield "standing_filings", {"filing_id": filing.id, "reading_id": reading_id}
    for key in sorted(filer_keys(filing)):
        yield "filer_keys", {"filing_id": filing.id, "key": key}


def find_standing_change(connection: Connection, made_of: Row, basis: Row) -> Standing:
    """Return which filings stand, and what changed in that; a later one may replace any."""
    noted = {row["filing_id"]: row["reading_id"] for row in stream_rows(connection, select(standing_filings))}
    if made_of["filing_readings"] == basis["filing_readings"]:
        return Standing(readings=noted)
    now = {filing.id: reading for reading, filing in find_standing_filings(connection)}
    gone, new = dict(noted.items() - now.items()), dict(now.items() - noted.items())
    filings = _load(connection, {*gone.values(), *new.values()})
    return Standing(
        readings=now,
        gone=frozenset(gone),
        new={filing_id: filings[reading] for filing_id, reading in new.items()},
        funds=frozenset(_find_funds(connection, filings)),
        keys=frozenset(key for filing in filings.values() for key in filer_keys(filing)),
    )


def _load(connection: Connection, readings: Collection[str]) -> dict[str, Filing]:
    return {
        kept.reading_id: kept.filing for some in some_at_once(readings) for kept in fetch_filings_read(connection, some)
    }


def _find_funds(connection: Connection, filings: Mapping[str, Filing]) -> set[str]:
    """Return the funds that lines of filings are of, and those of the committees that filed them."""
    of_lines = {one.fund for one, _, _ in load_placed(connection, filings) if one.fund}
    by_committee = load_funds().by_committee
    return of_lines | {by_committee[one.filer_id].id for one in filings.values() if one.filer_id in by_committee}
