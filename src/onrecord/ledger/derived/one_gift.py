"""Load one gift with few questions: those of many at once are a dozen, and to put one costs as much as its answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, select

from onrecord.ledger.derived import schema as tables
from onrecord.ledger.derived.loading import build_link, build_match, build_pledge
from onrecord.ledger.fetching import fetch_rows
from onrecord.ledger.filings.fetching import KeptFiling
from onrecord.ledger.filings.listing import find_fund
from onrecord.ledger.filings.rebuilding import build_entry
from onrecord.ledger.filings.schema import entries
from onrecord.ledger.rows import Row
from onrecord.records import FiledEntry, Match, Origin, Pledge

__all__ = ["LoadedGift", "load_gift"]

LoadedGift = tuple[Pledge, tuple[Match, ...], Mapping[str, str]]
"""A pledge, its matches, and the articles of its claims by the claim."""


def load_gift(connection: Connection, row: Row, filings: Mapping[str, KeptFiling]) -> LoadedGift:
    """Return the gift of a row of `pledges`; `filings` are all of the ledger, by id."""
    articles = _articles(connection, row["id"])
    origins = _origins(connection, row)
    parts = {
        "claims": [{"claim_id": claim} for claim in articles],
        "origins": [{"origin_id": origin} for origin in origins],
        "names": [{"name": name} for name in row["names"].split("\n") if name],
        "disagreements": _rows(connection, tables.disagreements, row["id"]) if row["conflicts"] else (),
    }
    by_key = {(row["group_key"], origin_id): origin for origin_id, origin in origins.items()}
    pledge = build_pledge(row, parts, by_key, articles)
    return pledge, tuple(_matches(connection, row["id"], filings)), articles


def _articles(connection: Connection, pledge_id: str) -> dict[str, str]:
    """Return the articles of a gift's claims by the claim, in the order of the claims."""
    return {row.claim_id: row.article_id for row in connection.execute(_claims_of(), {"pledge": pledge_id}).all()}


@cache
def _claims_of() -> Select[Any]:
    claims, told = tables.pledge_claims.c, tables.tellings.c
    asked = select(claims.claim_id, told.article_id).join_from(
        tables.pledge_claims, tables.tellings, told.claim_id == claims.claim_id
    )
    return asked.where(claims.pledge_id == bindparam("pledge")).order_by(claims.position)


def _origins(connection: Connection, row: Row) -> dict[str, Origin]:
    """Return the origins of a gift by their ids, in the order of these."""
    members: defaultdict[str, list[Row]] = defaultdict(list)
    for member in fetch_rows(connection, _origins_of(), {"pledge": row["id"], "group": row["group_key"]}):
        members[member["origin_id"]].append(member)
    return {
        origin_id: Origin(
            first=own[0]["first_article_id"],
            articles=tuple(member["article_id"] for member in own),
            links=tuple(build_link(member) for member in own if member["copy_of"]),
        )
        for origin_id, own in members.items()
    }


@cache
def _origins_of() -> Select[Any]:
    own, origins, articles = tables.pledge_origins.c, tables.origins.c, tables.origin_articles.c
    told = (articles[name] for name in ("article_id", "copy_of", "reason", "detail"))
    is_origin = (origins.group_key == bindparam("group")) & (origins.id == own.origin_id)
    is_of = (articles.group_key == bindparam("group")) & (articles.origin_id == own.origin_id)
    return (
        select(own.origin_id, origins.first_article_id, *told)
        .join_from(tables.pledge_origins, tables.origins, is_origin)
        .join(tables.origin_articles, is_of)
        .where(own.pledge_id == bindparam("pledge"))
        .order_by(own.origin_id, articles.position)
    )


def _rows(connection: Connection, table: Table, pledge_id: str) -> list[Row]:
    return fetch_rows(connection, _rows_of(table), {"pledge": pledge_id})


@cache
def _rows_of(table: Table) -> Select[Any]:
    return select(table).where(table.c.pledge_id == bindparam("pledge")).order_by(*table.primary_key.columns)


def _matches(connection: Connection, pledge_id: str, filings: Mapping[str, KeptFiling]) -> Iterator[Match]:
    found: dict[int, list[Row]] = {}
    for row in fetch_rows(connection, _matches_of(), {"pledge": pledge_id}):
        found.setdefault(row["position"], []).append(row)
    lines = {at: [row for row in rows if row["line"] is not None] for at, rows in found.items()}
    is_filed = any(lines.values())
    differences = _rows(connection, tables.match_differences, pledge_id) if is_filed else ()
    filed = _load_filed(connection, (row for rows in lines.values() for row in rows), filings) if is_filed else {}
    for at, rows in found.items():
        yield build_match(rows[0], lines[at], [one for one in differences if one["match_position"] == at], filed)


@cache
def _matches_of() -> Select[Any]:
    own, lines = tables.matches.c, tables.match_entries.c
    is_of = (lines.pledge_id == own.pledge_id) & (lines.match_position == own.position)
    return (
        select(tables.matches, lines.role, lines.filing_id, lines.line)
        .join_from(tables.matches, tables.match_entries, is_of, isouter=True)
        .where(own.pledge_id == bindparam("pledge"))
        .order_by(own.position, lines.position)
    )


def _load_filed(
    connection: Connection, wanted: Iterable[Row], filings: Mapping[str, KeptFiling]
) -> dict[tuple[str, int], FiledEntry]:
    """Return the filed lines that matches name, by filing and line."""
    lines: defaultdict[str, set[int]] = defaultdict(set)
    for row in wanted:
        lines[row["filing_id"]].add(row["line"])
    return {
        (filing_id, row["line"]): _filed(row, filings[filing_id])
        for filing_id, numbers in lines.items()
        for row in _entries(connection, filings[filing_id].reading_id, sorted(numbers))
    }


def _entries(connection: Connection, reading_id: str, lines: Sequence[int]) -> Iterator[Row]:
    yield from fetch_rows(connection, _entries_of(), {"reading": reading_id, "lines": lines})


@cache
def _entries_of() -> Select[Any]:
    of_reading = entries.c.reading_id == bindparam("reading")
    return select(entries).where(of_reading, entries.c.line.in_(bindparam("lines", expanding=True)))


def _filed(row: Row, kept: KeptFiling) -> FiledEntry:
    entry = build_entry(row)
    return FiledEntry(entry=entry, filing=kept.filing, fund_id=find_fund(entry, kept.filing))
