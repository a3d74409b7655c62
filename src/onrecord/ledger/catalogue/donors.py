"""Donors: who gives, how often, and how many dollars were told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Select, func, select

from onrecord.errors import QuestionError
from onrecord.ledger import schema
from onrecord.ledger.catalogue.cursors import Page, Place, behind, check_size, read_place
from onrecord.ledger.catalogue.searching import find_rows
from onrecord.ledger.derived.schema import donors, pledges, tellings
from onrecord.ledger.rows import Row

__all__ = ["DONOR_SORTS", "DonorLine", "DonorQuestion", "find_donor", "find_told_names", "list_donors"]

DONOR_SORTS = {"name": ("sort_name", False), "largest": ("amount_order", True)}
"""Orders of a list of donors: the column, and whether it falls."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DonorLine:
    """A donor; `dollars` adds up sums told in US dollars, ranges left out, and neither refused nor sent back."""

    key: str
    name: str
    kind: str
    party_id: str | None
    pledges: int
    dollars: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class DonorQuestion:
    """Which donors are wanted: `words` stand in what a gift of theirs is found by. Raises QuestionError."""

    words: str | None = None
    kind: str | None = None
    sort: str = "largest"
    after: str | None = None
    size: int = 25

    def __post_init__(self) -> None:
        if self.sort not in DONOR_SORTS:
            raise QuestionError("sort", f"{self.sort!r} is none of {', '.join(DONOR_SORTS)}")
        check_size(self.size)


def list_donors(connection: Connection, question: DonorQuestion) -> Page[DonorLine]:
    """Return a piece of the list of donors. Raises QuestionError where `after` is no place in it."""
    name, falls = DONOR_SORTS[question.sort]
    column = donors.c[name]
    asked = _filtered(select(donors), question)
    if question.after:
        asked = asked.where(behind(read_place(question.after, question.sort), (column, donors.c.key), falls=falls))
    by = (column.desc(), donors.c.key.desc()) if falls else (column, donors.c.key)
    rows = connection.execute(asked.order_by(*by).limit(question.size + 1)).mappings().all()
    kept = rows[: question.size]
    more = len(rows) > question.size
    following = Place(question.sort, kept[-1][name], kept[-1]["key"]).token() if more else None
    return Page(lines=tuple(_build(dict(row)) for row in kept), following=following)


def _filtered(asked: Select[Any], question: DonorQuestion) -> Select[Any]:
    if question.kind is not None:
        asked = asked.where(donors.c.kind == question.kind)
    rows = find_rows(question.words) if question.words else None
    if rows is None:
        return asked
    return asked.where(donors.c.key.in_(select(pledges.c.donor_key).where(pledges.c.search_row.in_(rows))))


def find_donor(connection: Connection, key: str) -> DonorLine | None:
    """Return the donor of a key, or None."""
    row = connection.execute(select(donors).where(donors.c.key == key)).mappings().one_or_none()
    return None if row is None else _build(dict(row))


def _build(row: Row) -> DonorLine:
    return DonorLine(
        key=row["key"],
        name=row["name"],
        kind=row["kind"],
        party_id=row["party_id"],
        pledges=row["pledges"],
        dollars=Decimal(row["dollars"]),
    )


def find_told_names(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """Return how a page names the donor of each key, also where people joined the key with another since."""
    asked = (
        select(tellings.c.own_key, func.min(schema.claims.c.donor_name).label("name"))
        .join(schema.claims, schema.claims.c.id == tellings.c.claim_id)
        .where(tellings.c.own_key.in_(sorted(set(keys))))
        .group_by(tellings.c.own_key)
    )
    return {row.own_key: row.name for row in connection.execute(asked)}
