"""Load pledges and their matches from the derived tables."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, Table, bindparam, select

from onrecord.ledger.derived import schema as tables
from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.derived.rows import MATCH_ROLES
from onrecord.ledger.fetching import stream_rows
from onrecord.ledger.filings import schema as filed_tables
from onrecord.ledger.filings.fetching import fetch_filings_read, is_latest_reading
from onrecord.ledger.filings.listing import find_fund
from onrecord.ledger.filings.rebuilding import build_entry
from onrecord.ledger.rebuilding import build_date, build_money
from onrecord.ledger.rows import Row
from onrecord.records import (
    CopyLink,
    Difference,
    Disagreement,
    FiledEntry,
    Filing,
    FundRef,
    Identity,
    Match,
    NameParts,
    Origin,
    Pledge,
)

__all__ = [
    "build_link",
    "build_match",
    "build_pledge",
    "load_matches",
    "load_pledges",
    "load_some_matches",
    "load_some_pledges",
]

_Rows = Mapping[str, Sequence[Row]]


def load_pledges(connection: Connection) -> Iterator[Pledge]:
    """Yield the pledges by their first day, undated ones last."""
    yield from _load(connection, None)


def load_some_pledges(connection: Connection, ids: Iterable[str]) -> Iterator[Pledge]:
    """Yield the pledges with these ids."""
    for some in some_at_once(ids):
        yield from _load(connection, some)


def _load(connection: Connection, ids: Sequence[str] | None) -> Iterator[Pledge]:
    own = {name: _grouped(connection, table, "pledge_id", ids) for name, table in _PARTS.items()}
    question = _in_order() if ids is None else _in_order().where(tables.pledges.c.id.in_(ids))
    rows = list(stream_rows(connection, question))
    groups = None if ids is None else {row["group_key"] for row in rows}
    origins = _load_origins(connection, groups)
    articles = _articles_of_claims(connection, groups)
    for row in rows:
        yield build_pledge(row, {name: found.get(row["id"], []) for name, found in own.items()}, origins, articles)


_PARTS = {
    "claims": tables.pledge_claims,
    "origins": tables.pledge_origins,
    "names": tables.pledge_names,
    "disagreements": tables.disagreements,
}


def _in_order() -> Select[tuple[object, ...]]:
    day = tables.pledges.c.first_reported
    return select(tables.pledges).order_by(day.is_(None), day, tables.pledges.c.key)


def _grouped(
    connection: Connection, table: Table, column: str, among: Iterable[str] | None = None
) -> Mapping[str, list[Row]]:
    """Return rows by a column, those of some values of it, or all."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in _rows_of(connection, table, column, among):
        found[row[column]].append(row)
    return found


def _rows_of(connection: Connection, table: Table, column: str, among: Iterable[str] | None) -> Iterator[Row]:
    if among is None:
        yield from stream_rows(connection, select(table).order_by(*table.primary_key.columns))
        return
    for some in some_at_once(among):
        yield from stream_rows(connection, _some_of(table, column), {"some": some})


@cache
def _some_of(table: Table, column: str) -> Select[Any]:
    """Return the question for rows of `some` values of a column; put once, since a gift's page asks ten of them."""
    some: BindParameter[str] = bindparam("some", expanding=True)
    return select(table).where(table.c[column].in_(some)).order_by(*table.primary_key.columns)


_Origins = Mapping[tuple[str, str], Origin]
"""Origins by the key of their group and their own id."""


def _load_origins(connection: Connection, groups: Iterable[str] | None) -> _Origins:
    groups = None if groups is None else sorted(groups)
    members: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in _rows_of(connection, tables.origin_articles, "group_key", groups):
        members[row["group_key"], row["origin_id"]].append(row)
    return {
        (row["group_key"], row["id"]): Origin(
            first=row["first_article_id"],
            articles=tuple(member["article_id"] for member in own),
            links=tuple(build_link(member) for member in own if member["copy_of"]),
        )
        for row in _rows_of(connection, tables.origins, "group_key", groups)
        for own in (members[row["group_key"], row["id"]],)
    }


def build_link(row: Row) -> CopyLink:
    """Return what a row of `origin_articles` tells of a copy."""
    return CopyLink(copy=row["article_id"], original=row["copy_of"], reason=row["reason"], detail=row["detail"] or "")


def _articles_of_claims(connection: Connection, groups: Iterable[str] | None) -> dict[str, str]:
    rows = _rows_of(connection, tables.tellings, "group_key", groups)
    return {row["claim_id"]: row["article_id"] for row in rows}


def build_pledge(row: Row, parts: _Rows, origins: _Origins, articles: Mapping[str, str]) -> Pledge:
    """Return the pledge of a row; `parts` are rows of "claims", "origins", "names" and "disagreements".

    `origins` go by the key of their group and their own id, `articles` by the claim that each makes.
    """
    claim_ids = tuple(part["claim_id"] for part in parts["claims"])
    return Pledge(
        key=row["key"],
        donor=_donor(row),
        capacity=row["capacity"],
        fund=FundRef(id=row["fund_id"], name=row["fund_name"]),
        status=row["status"],
        money=build_money(row),
        in_kind=bool(row["in_kind"]),
        claim_ids=claim_ids,
        article_ids=tuple(sorted({articles[claim] for claim in claim_ids})),
        origins=tuple(origins[row["group_key"], part["origin_id"]] for part in parts["origins"]),
        confidence=Decimal(row["confidence"]),
        associated=tuple(part["name"] for part in parts["names"]),
        first_reported=build_date(row, "first_reported"),
        first_outlet=row["first_outlet"],
        disagreements=tuple(_disagreements(parts["disagreements"])),
    )


def _donor(row: Row) -> Identity:
    return Identity(
        key=row["donor_key"],
        name=row["donor_name"],
        kind=row["donor_kind"],
        party_id=row["donor_party_id"],
        reasons=tuple(row["donor_reasons"].split("\n")) if row["donor_reasons"] else (),
        parts=NameParts(**json.loads(row["donor_parts"])) if row["donor_parts"] else None,
        weak=bool(row["donor_weak"]),
    )


def _disagreements(rows: Iterable[Row]) -> Iterator[Disagreement]:
    by_field: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_field[row["field"]].append(row)
    for field, told in by_field.items():
        values = tuple((row["value"], tuple(row["origin_ids"].split())) for row in told)
        yield Disagreement(field=field, told=values, corrected=told[0]["corrected"])


def load_matches(connection: Connection) -> dict[str, list[Match]]:
    """Return the matches by the id of their pledge, each with its filed lines."""
    return _load_matches(connection, None)


def load_some_matches(connection: Connection, ids: Iterable[str]) -> dict[str, list[Match]]:
    """Return the matches of the pledges with these ids, by the id of their pledge."""
    found: dict[str, list[Match]] = {}
    for some in some_at_once(ids):
        found |= _load_matches(connection, some)
    return found


def _load_matches(connection: Connection, ids: Sequence[str] | None) -> dict[str, list[Match]]:
    entries = _grouped(connection, tables.match_entries, "pledge_id", ids)
    differences = _grouped(connection, tables.match_differences, "pledge_id", ids)
    filed = _load_filed(connection, (row for rows in entries.values() for row in rows))
    found: defaultdict[str, list[Match]] = defaultdict(list)
    for row in _rows_of(connection, tables.matches, "pledge_id", ids):
        pledge_id = row["pledge_id"]
        own = _of(entries[pledge_id], row), _of(differences[pledge_id], row)
        found[pledge_id].append(build_match(row, *own, filed))
    return found


def build_match(
    row: Row, entries: Iterable[Row], differences: Iterable[Row], filed: Mapping[tuple[str, int], FiledEntry]
) -> Match:
    """Return the match of a row, its `entries` and its `differences`; `filed` are lines by filing and number."""
    return Match(
        pledge_id=row["pledge_id"],
        side=row["side"],
        refunded=Decimal(row["refunded"]),
        **_lines(entries, filed),
        verdict=row["verdict"],
        score=Decimal(row["score"]),
        reasons=tuple(row["reasons"].split("\n")) if row["reasons"] else (),
        differences=tuple(_difference(one) for one in differences),
    )


def _lines(rows: Iterable[Row], filed: Mapping[tuple[str, int], FiledEntry]) -> dict[str, tuple[FiledEntry, ...]]:
    own: dict[str, list[FiledEntry]] = {role: [] for role in MATCH_ROLES}
    for row in rows:
        own[row["role"]].append(filed[row["filing_id"], row["line"]])
    return {role: tuple(found) for role, found in own.items()}


def _of(rows: Sequence[Row], match: Row) -> list[Row]:
    return [row for row in rows if row["match_position"] == match["position"]]


def _difference(row: Row) -> Difference:
    return Difference(field=row["field"], said=row["said"], filed=row["filed"], by=row["by_how_much"])


def _load_filed(connection: Connection, wanted: Iterable[Row]) -> dict[tuple[str, int], FiledEntry]:
    """Return the filed lines that matches name, by filing and line."""
    lines: defaultdict[str, set[int]] = defaultdict(set)
    for row in wanted:
        lines[row["filing_id"]].add(row["line"])
    readings = dict(_readings_of(connection, lines))
    kept = [one for some in some_at_once(readings.values()) for one in fetch_filings_read(connection, some)]
    return {
        (one.filing.id, entry["line"]): _filed(entry, one.filing)
        for one in kept
        for some in some_at_once(lines[one.filing.id])
        for entry in _entries(connection, one.reading_id, some)
    }


def _readings_of(connection: Connection, filings: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the filings with these ids, each with its latest reading."""
    table = filed_tables.filing_readings
    for some in some_at_once(filings):
        question = select(table).where(table.c.filing_id.in_(some), is_latest_reading())
        for row in stream_rows(connection, question):
            yield row["filing_id"], row["id"]


def _entries(connection: Connection, reading_id: str, lines: Sequence[int]) -> Iterator[Row]:
    table = filed_tables.entries
    yield from stream_rows(connection, select(table).where(table.c.reading_id == reading_id, table.c.line.in_(lines)))


def _filed(row: Row, filing: Filing) -> FiledEntry:
    entry = build_entry(row)
    return FiledEntry(entry=entry, filing=filing, fund_id=find_fund(entry, filing))
