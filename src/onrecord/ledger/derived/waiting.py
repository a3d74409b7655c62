"""What waits for a person, noted as it arises: a page that asks for the next one looks through no ledger.

A row is a question: a claim below the floor, a match that the policy leaves open, two donors who may be one, a field on
which the sources of a gift differ. Rows follow from other derived tables and from judgements: from all when all is made
anew, from those of the groups that a change touches when it is kept up. So both give the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from onrecord.ledger import schema
from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.derived.namesakes import Namesakes
from onrecord.ledger.derived.rows import TableRow
from onrecord.ledger.derived.rulings import Rulings
from onrecord.ledger.fetching import is_latest, stream_rows
from onrecord.ledger.rows import Row

__all__ = ["WAITING_KINDS", "waiting_rows"]

WAITING_KINDS = ("claim", "match", "identity", "conflict")
"""What is asked of a person, in the order in which it is."""

_KIND = 10**15
"""Ranks of a kind lie between this many times its place and the next one."""
_MOST = 10**14
_MILLION = 10**6

_TableOf = Callable[[str], Table]


def waiting_rows(
    connection: Connection, table: _TableOf, rulings: Rulings, groups: Collection[str] | None = None
) -> Iterator[TableRow]:
    """Yield what waits of these groups, or of all, with the marks of donors' names that pairs are found by.

    `table` gives a derived table by its name, or a draft of it.
    """
    asked = _Asked(connection, table, groups)
    yield from (("waiting", row) for row in _claims(asked, rulings))
    yield from (("waiting", row) for row in _matches(asked, rulings))
    yield from (("waiting", row) for row in _conflicts(asked, rulings))
    for name, row in Namesakes(connection, table, rulings, groups).rows():
        yield (name, _pair(row)) if name == "waiting" else (name, row)


class _Asked:
    """The groups that are asked about: all, or some hundred a question."""

    def __init__(self, connection: Connection, table: _TableOf, groups: Collection[str] | None) -> None:
        self.connection, self.table, self._groups = connection, table, groups

    def rows(self, question: Select[Any], group_key: Any) -> Iterator[Row]:  # noqa: ANN401 - a column of text
        if self._groups is None:
            yield from stream_rows(self.connection, question)
            return
        for some in some_at_once(self._groups):
            yield from stream_rows(self.connection, question.where(group_key.in_(some)))


def _claims(asked: _Asked, rulings: Rulings) -> Iterator[Row]:
    """Yield the claims below the floor that count in no pledge and that nobody rejected, the surest first."""
    told, counted, claims = asked.table("tellings"), asked.table("pledge_claims"), schema.claims
    question = (
        select(told.c.claim_id, told.c.group_key, claims.c.confidence)
        .join_from(told, claims, claims.c.id == told.c.claim_id)
        .join(schema.readings, claims.c.reading_id == schema.readings.c.id)
        .outerjoin(counted, counted.c.claim_id == told.c.claim_id)
        .where(told.c.is_sure == 0, counted.c.claim_id.is_(None), is_latest())
    )
    for row in asked.rows(question, told.c.group_key):
        said = rulings.decided.get(row["claim_id"])
        if said is None or not said.rejected:
            rank = int((1 - Decimal(row["confidence"])) * _MILLION)
            yield _row("claim", row["claim_id"], rank, row["group_key"], subject=row["claim_id"])


def _matches(asked: _Asked, rulings: Rulings) -> Iterator[Row]:
    """Yield the matches that the policy leaves open, save those of which people decided every line."""
    matches, entries, pledges = (asked.table(name) for name in ("matches", "match_entries", "pledges"))
    question = (
        select(pledges.c.id, pledges.c.group_key, pledges.c.amount_order, entries)
        .join_from(matches, pledges, pledges.c.id == matches.c.pledge_id)
        .join(
            entries,
            (entries.c.pledge_id == matches.c.pledge_id) & (entries.c.match_position == matches.c.position),
        )
        .where(matches.c.verdict == "unsure", entries.c.role == "filed")
        .order_by(pledges.c.group_key, pledges.c.id, entries.c.match_position, entries.c.position)
    )
    settled = {(one.subject, one.other) for one in rulings.judgements if one.kind == "match"}
    for _, found in groupby(asked.rows(question, pledges.c.group_key), key=itemgetter("id", "match_position")):
        own = list(found)
        lines = [f"{row['filing_id']}:{row['line']}" for row in own]
        pledge, rank = own[0]["id"], _by_sum(own[0])
        if not all((pledge, line) in settled for line in lines):
            yield _row("match", f"{pledge}@{lines[0]}", rank, own[0]["group_key"], subject=pledge, other=lines[0])


def _conflicts(asked: _Asked, rulings: Rulings) -> Iterator[Row]:
    """Yield the fields on which the sources of a gift differ, of gifts of which people decided no claim."""
    told, pledges = asked.table("disagreements"), asked.table("pledges")
    question = (
        select(told.c.pledge_id, told.c.field, pledges.c.group_key, pledges.c.amount_order)
        .join_from(told, pledges, pledges.c.id == told.c.pledge_id)
        .where(told.c.position == 0)
    )
    settled = set(_pledges_of_claims(asked, rulings.decided))
    for row in asked.rows(question, pledges.c.group_key):
        pledge, field = row["pledge_id"], row["field"]
        if pledge not in settled:
            yield _row("conflict", f"{pledge}#{field}", _by_sum(row), row["group_key"], subject=pledge, other=field)


def _pledges_of_claims(asked: _Asked, claims: Iterable[str]) -> Iterator[str]:
    table = asked.table("pledge_claims").c
    for some in some_at_once(claims):
        yield from asked.connection.scalars(select(table.pledge_id).where(table.claim_id.in_(some)))


def _pair(row: Row) -> Row:
    rank = int((1 - row["score"]) * _MILLION)
    group, other = row["groups"]
    waits = _row("identity", row["id"], rank, group, subject=row["pledges"][0], other=row["pledges"][1])
    return {**waits, "other_group": other}


def _row(kind: str, row_id: str, rank: int, group_key: str, *, subject: str, other: str | None = None) -> Row:
    return {
        "id": row_id,
        "kind": kind,
        "rank": WAITING_KINDS.index(kind) * _KIND + rank,
        "fund_key": group_key.partition("|")[2],
        "group_key": group_key,
        "other_group": None,
        "subject": subject,
        "other": other,
    }


def _by_sum(row: Row) -> int:
    """Return a rank by which the largest sum is first, and what has none is last."""
    return _MOST - min(int(row["amount_order"]), _MOST)
