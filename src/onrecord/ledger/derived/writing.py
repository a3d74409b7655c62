"""Write the derived tables anew, in one transaction: a reader sees the old rows or the new ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from onrecord.ledger import schema
from onrecord.ledger.derived import schema as tables
from onrecord.ledger.derived.deriving import Derived
from onrecord.ledger.derived.lining import Lines
from onrecord.ledger.filings.schema import filing_readings
from onrecord.ledger.judgements.schema import judgements
from onrecord.ledger.rows import Row
from onrecord.records import Match, Money, Origin, Pledge

__all__ = ["MATCH_ROLES", "find_basis", "is_stale", "write_derived"]

_AT_ONCE = 2000
_ONLY = "derived"

MATCH_ROLES = ("filed", "rivals", "refunds")
"""What filed lines are to a match: the fields of a `Match` that hold them."""


def find_basis(connection: Connection, reader: str) -> Row:
    """Return what the derived tables are made of now: the last reading, filing and judgement, and by which reader."""

    def last(column: Any) -> int:  # noqa: ANN401 - a column of whole numbers
        return int(connection.scalar(select(func.max(column))) or 0)

    return {
        "id": _ONLY,
        "readings": last(schema.readings.c.sequence),
        "filing_readings": last(filing_readings.c.sequence),
        "judgements": last(judgements.c.sequence),
        "reader": reader,
    }


def is_stale(connection: Connection, reader: str) -> bool:
    """Whether something was added or judged, or the reader changed, since the derived tables were made."""
    made_of = connection.execute(select(tables.derivations)).mappings().one_or_none()
    return made_of is None or dict(made_of) != find_basis(connection, reader)


def write_derived(connection: Connection, derived: Derived, lines: Lines, basis: Row) -> None:
    """Empty the derived tables and fill them; the caller holds the write lock."""
    for table in tables.DERIVED:
        connection.execute(delete(table))
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for name, row in (*_rows_of(derived, lines.columns), *lines.rows):
        rows[name].append(row)
    for table in reversed(tables.DERIVED):
        own = rows[table.name]
        for start in range(0, len(own), _AT_ONCE):
            connection.execute(insert(table), own[start : start + _AT_ONCE])
    connection.execute(insert(tables.derivations), dict(basis))


def _rows_of(derived: Derived, columns: Mapping[str, Row]) -> Iterator[tuple[str, Row]]:
    for origin in derived.origins:
        yield from _origin_rows(origin)
    for pledge in derived.pledges:
        yield "pledges", {**_pledge_row(pledge), **columns[pledge.id]}
        yield from _pledge_parts(pledge)
    positions: defaultdict[str, int] = defaultdict(int)
    for match in derived.matches:
        yield from _match_rows(match, positions[match.pledge_id])
        positions[match.pledge_id] += 1


def _origin_rows(origin: Origin) -> Iterator[tuple[str, Row]]:
    yield "origins", {"id": origin.id, "first_article_id": origin.first}
    links = {link.copy: link for link in origin.links}
    for at, article in enumerate(origin.articles):
        link = links.get(article)
        yield (
            "origin_articles",
            {
                "origin_id": origin.id,
                "position": at,
                "article_id": article,
                "copy_of": link.original if link else None,
                "reason": link.reason if link else None,
                "detail": link.detail if link else None,
            },
        )


def _pledge_row(pledge: Pledge) -> Row:
    donor, first = pledge.donor, pledge.first_reported
    return {
        "id": pledge.id,
        "key": pledge.key,
        "donor_key": donor.key,
        "donor_name": donor.name,
        "donor_kind": donor.kind,
        "donor_party_id": donor.party_id,
        "donor_reasons": "\n".join(donor.reasons),
        "capacity": pledge.capacity,
        "fund_id": pledge.fund.id,
        "fund_name": pledge.fund.name,
        "status": pledge.status,
        **_money(pledge.money),
        "in_kind": int(pledge.in_kind),
        "first_reported": first.value.isoformat() if first else None,
        "first_reported_precision": first.precision if first else None,
        "first_outlet": pledge.first_outlet,
        "confidence": str(pledge.confidence),
        "articles": len(pledge.article_ids),
        "origins": len(pledge.origins),
    }


def _money(money: Money | None) -> dict[str, str | None]:
    def number(value: object) -> str | None:
        return None if value is None else str(value)

    return {
        "amount": number(money.amount) if money else None,
        "amount_low": number(money.low) if money else None,
        "amount_high": number(money.high) if money else None,
        "currency": money.currency if money else None,
        "amount_qualifier": money.qualifier if money else None,
        "amount_wording": money.wording if money else None,
    }


def _pledge_parts(pledge: Pledge) -> Iterator[tuple[str, Row]]:
    for at, claim in enumerate(pledge.claim_ids):
        yield "pledge_claims", {"pledge_id": pledge.id, "position": at, "claim_id": claim}
    for origin in pledge.origins:
        yield "pledge_origins", {"pledge_id": pledge.id, "origin_id": origin.id}
    for at, name in enumerate(pledge.associated):
        yield "pledge_names", {"pledge_id": pledge.id, "position": at, "name": name}
    for disagreement in pledge.disagreements:
        for at, (value, origins) in enumerate(disagreement.told):
            row = {"pledge_id": pledge.id, "field": disagreement.field, "position": at, "value": value}
            yield "disagreements", {**row, "origin_ids": " ".join(origins), "corrected": disagreement.corrected}


def _match_rows(match: Match, at: int) -> Iterator[tuple[str, Row]]:
    head = {"pledge_id": match.pledge_id, "position": at, "side": match.side, "verdict": match.verdict}
    told = {"score": str(match.score), "reasons": "\n".join(match.reasons), "refunded": str(match.refunded)}
    yield "matches", {**head, **told}
    part = {"pledge_id": match.pledge_id, "match_position": at}
    lines = [(role, filed) for role in MATCH_ROLES for filed in getattr(match, role)]
    for number, (role, filed) in enumerate(lines):
        place = {"role": role, "filing_id": filed.filing.id, "line": filed.entry.line}
        yield "match_entries", {**part, "position": number, **place}
    for number, one in enumerate(match.differences):
        row = {"field": one.field, "said": one.said, "filed": one.filed, "by_how_much": one.by}
        yield "match_differences", {**part, "position": number, **row}
