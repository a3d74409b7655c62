"""The list of gifts: a piece at a time, each gift as a line of a list shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select
from sqlalchemy import Row as SqlRow

from onrecord.ledger.catalogue.cursors import Page, Place, behind, read_place
from onrecord.ledger.catalogue.questions import SORTS, GiftQuestion
from onrecord.ledger.catalogue.searching import find_rows
from onrecord.ledger.derived.schema import pledges, standings
from onrecord.ledger.rebuilding import build_date, build_money
from onrecord.ledger.rows import Row
from onrecord.ledger.stores.hints import unindexed
from onrecord.records import FundRef, Money, PartialDate

__all__ = ["GiftLine", "build_line", "count_gifts", "list_gifts", "select_lines"]

_CENTS = 100

_RARE = 1000
"""Gifts that are sorted sooner than an order is walked."""

_Column = ColumnElement[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftLine:
    """A gift as a line of a list shows it.

    `fund_key` and `donor_key` name its fund and its donor in questions. `standing` is where it stands on the day that
    was asked for, `since` the day that made it so, `due` when the filing that should show it is due. `filed` is what
    accepted lines of filings come to; `verdict` is that of the match, also one that waits for a person. `conflicts`
    counts fields on which sources differ. `added` and `changed` are moments in UTC.
    """

    id: str
    donor_key: str
    donor_name: str
    donor_kind: str
    party_id: str | None
    capacity: str
    fund: FundRef
    fund_key: str
    status: str
    money: Money | None
    in_kind: bool
    associated: tuple[str, ...]
    first_reported: PartialDate | None
    first_outlet: str | None
    confidence: Decimal
    articles: int
    origins: int
    standing: str
    since: date | None
    due: date | None
    filed: Decimal | None
    verdict: str | None
    conflicts: int
    added: str
    changed: str


def list_gifts(connection: Connection, question: GiftQuestion, today: date) -> Page[GiftLine]:
    """Return a piece of the list; standings are as of `today`. Raises QuestionError where `after` is no place in it."""
    order = SORTS[question.sort]
    is_rare = _is_rare(connection, question, today)
    chosen = _choose(question, today, is_rare=is_rare).limit(question.size + 1).subquery("chosen")
    asked = select_lines(today).join(chosen, chosen.c.id == pledges.c.id)
    by = (chosen.c.place.desc(), chosen.c.id.desc()) if order.falls else (chosen.c.place, chosen.c.id)
    rows = connection.execute(asked.order_by(*by)).all()
    kept = rows[: question.size]
    following = None
    if len(rows) > question.size:
        following = Place(question.sort, getattr(kept[-1], order.column), kept[-1].id).token()
    return Page(lines=tuple(map(build_line, kept)), following=following)


def _choose(question: GiftQuestion, today: date, *, is_rare: bool) -> Select[Any]:
    """Return the question for the ids of a piece: rows of gifts are long, and thousands may have to be sorted.

    SQLite does not know which filters let many by. Where they let few by, these are found and sorted (by a sum, which
    no index is of); else the order is walked until a piece is full. Of 16,000 gifts, the wrong way took 5 to 14 ms.
    """
    order = SORTS[question.sort]
    column, falls = pledges.c[order.column], order.falls
    asked = _wanted(select(pledges.c.id, column.label("place")), question, today, is_common=not is_rare)
    if question.after:
        place = read_place(question.after, question.sort)
        asked = asked.where(behind(place, (column, pledges.c.id), falls=falls))
    by: _Column = unindexed(column) if is_rare else column
    return asked.order_by(*((by.desc(), pledges.c.id.desc()) if falls else (by, pledges.c.id)))


def _is_rare(connection: Connection, question: GiftQuestion, today: date) -> bool:
    """Whether a filter that has an index apart from the order lets few gifts by."""
    if question.words:
        return False
    if question.standing is not None:
        return not _is_common(connection, question, today)
    within = (question.status, question.since, question.until, question.least)
    return any(value is not None for value in within) and count_gifts(connection, question, today, _RARE) <= _RARE


def _is_common(connection: Connection, question: GiftQuestion, today: date) -> bool:
    """Whether many gifts stand where they are to stand; the index by names of standings tells."""
    if question.standing is None:
        return False
    day = today.isoformat()
    own = (standings.c.name == question.standing, standings.c.starts <= day, standings.c.ends > day)
    some = select(standings.c.name).where(*own).limit(_RARE + 1).subquery()
    return int(connection.scalar(select(func.count()).select_from(some)) or 0) > _RARE


def _wanted(asked: Select[Any], question: GiftQuestion, today: date, *, is_common: bool) -> Select[Any]:
    """Every gift stands somewhere on any day, so where that is not asked for, it need not be looked up.

    Where many stand so, each gift of a fund or of an order that is walked is asked: by its id, which the sign before
    the name sees to, and not by the name, under which half of all gifts may be. Else the name leads to its gifts.
    """
    if question.standing is None:
        return _filtered(asked, question)
    others = (question.status, question.capacity, question.kind, question.donor, question.words, question.disputed)
    if is_common and (question.fund or not any(others)):
        is_named: _Column = unindexed(standings.c.name) == question.standing
        return _filtered(asked.where(select(standings.c.pledge_id).where(_stands(today), is_named).exists()), question)
    return _filtered(asked.join(standings, _stands(today) & (standings.c.name == question.standing)), question)


def count_gifts(connection: Connection, question: GiftQuestion, today: date, most: int = 1000) -> int:
    """Return how many gifts are wanted, counting up to one more than `most`: "more than a thousand" says enough."""
    is_common = question.fund is not None and _is_common(connection, question, today)
    asked = _wanted(select(pledges.c.id), question, today, is_common=is_common).limit(most + 1)
    return int(connection.scalar(select(func.count()).select_from(asked.subquery())) or 0)


def _stands(today: date) -> Any:  # noqa: ANN401 - a condition
    day = today.isoformat()
    return (standings.c.pledge_id == pledges.c.id) & (standings.c.starts <= day) & (standings.c.ends > day)


@lru_cache(maxsize=8)
def select_lines(today: date) -> Select[Any]:
    """Return the question for all lines, each with its standing as of a day."""
    stands = (standings.c.name.label("standing"), standings.c.since, standings.c.due)
    return select(pledges, *stands).join(standings, _stands(today))


def _filtered(asked: Select[Any], question: GiftQuestion) -> Select[Any]:
    for value, column in (
        (question.fund, pledges.c.fund_key),
        (question.donor, pledges.c.donor_key),
        (question.status, pledges.c.status),
        (question.capacity, pledges.c.capacity),
        (question.kind, pledges.c.donor_kind),
    ):
        if value is not None:
            asked = asked.where(column == value)
    return _searched(_within(asked, question), question.words)


def _within(asked: Select[Any], question: GiftQuestion) -> Select[Any]:
    if question.since is not None:
        asked = asked.where(pledges.c.newest_order >= question.since.isoformat())
    if question.until is not None:
        asked = asked.where(pledges.c.oldest_order <= question.until.isoformat())
    if question.least is not None:
        asked = asked.where(pledges.c.amount_order >= int(question.least * _CENTS))
    if question.disputed:
        asked = asked.where(pledges.c.conflicts > 0)
    return asked


def _searched(asked: Select[Any], words: str | None) -> Select[Any]:
    rows = find_rows(words) if words else None
    return asked if rows is None else asked.where(pledges.c.search_row.in_(rows))


def build_line(row: SqlRow[Any]) -> GiftLine:
    """Return the line of a row of `select_lines`. The last ones are kept: of what is added, few are touched."""
    return _build(tuple(row))


@lru_cache(maxsize=20_000)
def _build(values: tuple[object, ...]) -> GiftLine:
    row: Row = dict(zip(_NAMES, values, strict=True))
    return GiftLine(
        **{name: row[name] for name in _AS_THEY_ARE},
        party_id=row["donor_party_id"],
        fund=FundRef(id=row["fund_id"], name=row["fund_name"]),
        money=build_money(row),
        in_kind=bool(row["in_kind"]),
        associated=tuple(row["names"].split("\n")) if row["names"] else (),
        first_reported=build_date(row, "first_reported"),
        confidence=Decimal(row["confidence"]),
        since=_day(row["since"]),
        due=_day(row["due"]),
        filed=None if row["filed_amount"] is None else Decimal(row["filed_amount"]),
        added=row["added_at"],
        changed=row["changed_at"],
    )


_NAMES = (*pledges.c.keys(), "standing", "since", "due")
"""What `select_lines` asks for, in its order."""

_AS_THEY_ARE = (
    "id",
    "donor_key",
    "donor_name",
    "donor_kind",
    "capacity",
    "fund_key",
    "status",
    "first_outlet",
    "articles",
    "origins",
    "standing",
    "verdict",
    "conflicts",
)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
