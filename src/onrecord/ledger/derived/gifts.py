"""Derive again the gifts that new facts touch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from onrecord.ledger.derived import schema as tables
from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.derived.deriving import GiftGroup, derive_group
from onrecord.ledger.derived.lining import word_rows
from onrecord.ledger.derived.rows import TableRow
from onrecord.ledger.derived.rulings import Rulings
from onrecord.ledger.derived.sketches import Sketches
from onrecord.ledger.derived.telling import GroupedTelling, count_in, tell
from onrecord.ledger.derived.touching import Touched
from onrecord.ledger.listing import list_claims_by_id
from onrecord.pledges.grouping import part_by_group
from onrecord.records import Telling
from onrecord.reference.confidence import load_confidence

__all__ = ["Gifts"]


class Gifts:
    """The gifts of the groups that new facts touch, derived from all that is told of them now."""

    def __init__(self, connection: Connection, touched: Touched, rulings: Rulings) -> None:
        self._connection, self._touched, self._rulings = connection, touched, rulings
        self._floor = load_confidence().floor
        self._told: list[Telling] = []
        self._sketches = Sketches(connection, touched.articles)

    def derive(self) -> Iterator[GiftGroup]:
        """Yield the groups, those without a gift left out."""
        told = [one.telling for one in self._tellings()]
        counted = list(count_in(told, self._rulings.decided, self._floor, self._named(told)))
        self._told = counted
        self._sketches.make(telling.claim.article_id for telling in counted)
        for key, tellings in part_by_group(counted).items():
            yield derive_group(key, tellings, self._sketches.of, self._rulings.apart)

    def sketch_rows(self, groups: Iterable[GiftGroup]) -> Iterator[TableRow]:
        """Yield the sketches of articles that are to be kept."""
        for group in groups:
            yield from self._sketches.rows(group)

    def word_rows(self, groups: Iterable[GiftGroup]) -> Iterator[TableRow]:
        """Yield what the pledges of groups that were derived are found by."""
        for group in groups:
            yield from word_rows(group, self._told)

    def _tellings(self) -> Iterator[GroupedTelling]:
        yield from (one for one in self._touched.told.values() if one.group in self._touched.groups)
        table = tables.tellings.c
        kept: set[str] = set()
        for some in some_at_once(self._touched.groups):
            kept.update(self._connection.scalars(select(table.claim_id).where(table.group_key.in_(some))))
        for some in some_at_once(kept - self._touched.gone):
            for claim in list_claims_by_id(self._connection, some):
                yield tell(claim, self._rulings.joined)

    def _named(self, told: Iterable[Telling]) -> set[str]:
        """Return which donors are named by a claim that reaches the floor, of those for whom it matters."""
        asked = {one.donor.key for one in told if one.claim.id in self._rulings.decided}
        new = (one.telling for one in self._touched.told.values())
        named = {one.donor.key for one in new if one.claim.confidence >= self._floor}
        table = tables.tellings.c
        for some in some_at_once(asked - named):
            question = select(table.donor_key, table.claim_id).where(table.donor_key.in_(some), table.is_sure == 1)
            rows = self._connection.execute(question)
            named.update(row.donor_key for row in rows if row.claim_id not in self._touched.gone)
        return named
