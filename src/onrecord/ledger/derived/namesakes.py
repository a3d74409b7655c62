"""Donors to one fund who may be one: their names are much alike, and nothing tells them apart or together."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.derived.rows import TableRow
from onrecord.ledger.derived.rulings import Rulings
from onrecord.ledger.fetching import stream_rows
from onrecord.ledger.rows import Row
from onrecord.parties import ALIKE, likeness, name_marks
from onrecord.records import Identity, NameParts, PartyMention

__all__ = ["Namesakes"]

_ASKED = (
    *("id", "group_key", "fund_key", "names"),
    *("donor_key", "donor_name", "donor_kind", "donor_party_id", "donor_parts", "donor_weak"),
)

_Place = tuple[str, str, str]
"""Where a donor stands: the group (to one fund, who may be one donor), the kind as which the donor is told, the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """A donor to a fund, as their first pledge tells of them."""

    place: _Place
    fund: str
    pledge: str
    mention: PartyMention

    @property
    def key(self) -> str:
        return self.mention.identity.key

    @property
    def marks(self) -> frozenset[str]:
        return name_marks(self.mention.identity)


class Namesakes:
    """Looks for pairs of donors to one fund, of some groups against all, or of all."""

    def __init__(
        self,
        connection: Connection,
        table: Callable[[str], Table],
        rulings: Rulings,
        groups: Collection[str] | None = None,
    ) -> None:
        self._connection, self._table, self._groups = connection, table, groups
        self._settled = {frozenset((one.subject, one.other)) for one in rulings.judgements if one.kind == "identity"}

    def rows(self) -> Iterator[TableRow]:
        """Yield the marks of the donors' names, and each pair that waits as a row with its score."""
        own = {one.place: one for one in self._named(self._groups)}
        marked = {(*place[:2], mark, one.fund) for place, one in own.items() for mark in one.marks}
        for group, kind, mark, fund in sorted(marked):
            yield "name_marks", {"group_key": group, "kind": kind, "mark": mark, "fund_key": fund}
        for one, other in self._pairs(own):
            yield from (("waiting", row) for row in self._waits(one, other))

    def _pairs(self, own: dict[_Place, _Named]) -> Iterator[tuple[_Named, _Named]]:
        """Yield the pairs with a mark in common, each once; the one that comes first by its key is first."""
        known = dict(own)
        if self._groups is not None:
            known |= {one.place: one for one in self._named(set(self._beside(own.values())))}
        sharing: defaultdict[tuple[str, str, str], set[_Place]] = defaultdict(set)
        for place, one in known.items():
            for mark in one.marks:
                sharing[one.fund, place[1], mark].add(place)
        shared = ((one, other) for places in sharing.values() for one in places & own.keys() for other in places)
        for first, second in sorted({(min(pair), max(pair)) for pair in shared}):
            yield self._in_order(known[first], known[second])

    def _beside(self, own: Iterable[_Named]) -> Iterator[str]:
        """Yield the other groups in which a donor has one of the marks."""
        table = self._table("name_marks").c
        for fund, kind, mark in {(one.fund, one.place[1], mark) for one in own for mark in one.marks}:
            question = select(table.group_key).where(table.fund_key == fund, table.kind == kind, table.mark == mark)
            yield from (group for group in self._connection.scalars(question) if group not in (self._groups or ()))

    @staticmethod
    def _in_order(one: _Named, other: _Named) -> tuple[_Named, _Named]:
        return (one, other) if one.key < other.key else (other, one)

    def _waits(self, one: _Named, other: _Named) -> Iterator[Row]:
        if one.key == other.key or frozenset((one.key, other.key)) in self._settled:
            return
        alike = likeness(one.mention, other.mention)
        if alike.score >= ALIKE and not alike.contradictions:
            yield {
                "id": f"{one.key}={other.key}|{one.fund}",
                "score": alike.score,
                "groups": (one.place[0], other.place[0]),
                "pledges": (one.pledge, other.pledge),
            }

    def _named(self, groups: Collection[str] | None) -> Iterator[_Named]:
        """Yield the donors of these groups, or of all, each by the first pledge."""
        pledges = self._table("pledges")
        day = pledges.c.first_reported
        question = select(*(pledges.c[name] for name in _ASKED)).order_by(day.is_(None), day, pledges.c.key)
        seen: set[_Place] = set()
        for row in self._ask(question, pledges.c.group_key, groups):
            place = (row["group_key"], row["donor_kind"], row["donor_key"])
            if place not in seen:
                seen.add(place)
                yield _Named(place=place, fund=row["fund_key"], pledge=row["id"], mention=_mention(row))

    def _ask(self, question: Select[Any], column: Any, groups: Iterable[str] | None) -> Iterator[Row]:  # noqa: ANN401 - a column of text
        if groups is None:
            yield from stream_rows(self._connection, question)
            return
        for some in some_at_once(groups):
            yield from stream_rows(self._connection, question.where(column.in_(some)))


def _mention(row: Row) -> PartyMention:
    donor = Identity(
        key=row["donor_key"],
        name=row["donor_name"],
        kind=row["donor_kind"],
        party_id=row["donor_party_id"],
        parts=NameParts(**json.loads(row["donor_parts"])) if row["donor_parts"] else None,
        weak=bool(row["donor_weak"]),
    )
    return PartyMention(identity=donor, companies=tuple(row["names"].split("\n")) if row["names"] else ())
