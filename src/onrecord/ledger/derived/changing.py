"""What to write where facts were added: what they touch is derived, held against what was filed, and lined up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, select

from onrecord.ledger.derived import schema as tables
from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.derived.deriving import GiftGroup
from onrecord.ledger.derived.gifts import Gifts
from onrecord.ledger.derived.line_rows import Placed, index_rows
from onrecord.ledger.derived.lines import load_placed
from onrecord.ledger.derived.lining import load_shelves, step_rows
from onrecord.ledger.derived.listing import line_columns
from onrecord.ledger.derived.loading import load_some_pledges
from onrecord.ledger.derived.moments import Moments
from onrecord.ledger.derived.regions import Region, settle_region
from onrecord.ledger.derived.rows import TableRow, candidate_rows, group_rows, matches_rows, telling_row
from onrecord.ledger.derived.rulings import Rulings
from onrecord.ledger.derived.standing import find_standing_change, standing_filing_rows
from onrecord.ledger.derived.stored_lines import stored_lines
from onrecord.ledger.derived.totals import filed_cells
from onrecord.ledger.derived.touching import find_touched
from onrecord.ledger.derived.writing import Change
from onrecord.ledger.rows import Row
from onrecord.matching import FiledLines
from onrecord.reference.confidence import load_confidence
from onrecord.reference.matching import load_match_policy

__all__ = ["find_change"]


def find_change(connection: Connection, made_of: Row, basis: Row) -> Change:
    """Return what brings the derived tables from what they were made of to what the ledger holds now."""
    return _Finding(connection, made_of, basis).find()


class _Finding:
    """One look at what is new."""

    def __init__(self, connection: Connection, made_of: Row, basis: Row) -> None:
        self._connection, self._basis = connection, basis
        self._rulings = Rulings.load(connection)
        self._touched = find_touched(connection, made_of, self._rulings)
        self._standing = find_standing_change(connection, made_of, basis)
        # Where no line changed, few are read; else all are gone through: what is common among them may be another.
        self._placed = self._load_lines() if self._standing.funds else None

    def find(self) -> Change:
        gifts = Gifts(self._connection, self._touched, self._rulings)
        groups = tuple(gifts.derive())
        former = set(_ids_of_groups(self._connection, self._touched.groups))
        region = self._settle(groups, former)
        columns = self._columns(region)
        rows: defaultdict[str, list[Row]] = defaultdict(list)
        for name, row in (*self._rows(groups, region, columns), *gifts.word_rows(groups), *gifts.sketch_rows(groups)):
            rows[name].append(row)
        own = {pledge.id for group in groups for pledge in group.pledges}
        return Change(
            basis=self._basis,
            claims=self._touched.gone,
            articles=self._touched.articles,
            filings=self._standing.gone,
            groups=self._touched.groups,
            pledges=former,
            matched=former | columns.keys(),
            funds=self._standing.funds,
            columns={pledge: row for pledge, row in columns.items() if pledge not in own},
            rows=rows,
        )

    def _settle(self, groups: Iterable[GiftGroup], former: set[str]) -> Region:
        changed = [pledge for group in groups for pledge in group.pledges]
        rejudged = self._touched.pledges.difference(former, (pledge.id for pledge in changed))
        changed += load_some_pledges(self._connection, rejudged)
        against = (self._find_lines(), self._rulings)
        return settle_region(self._connection, changed, former | rejudged, self._standing, against)

    def _load_lines(self) -> list[Placed]:
        return load_placed(self._connection, list(self._standing.readings.values()))

    def _find_lines(self) -> FiledLines:
        if self._placed is None:
            return stored_lines(self._connection)
        return FiledLines.of(one for one, _, _ in self._placed)

    def _columns(self, region: Region) -> dict[str, Row]:
        """Return the columns that lists are sorted by, of all pledges that were held anew."""
        claims = {claim for pledge in region.pledges for claim in pledge.claim_ids}
        moments = Moments.load(self._connection, self._rulings.judgements, claims)
        return {one.id: line_columns(one, region.matches[one.id], moments.of(one)) for one in region.pledges}

    def _rows(self, groups: Iterable[GiftGroup], region: Region, columns: Mapping[str, Row]) -> Iterator[TableRow]:
        floor = load_confidence().floor
        for told in self._touched.told.values():
            yield "tellings", telling_row(told, floor)
        for group in groups:
            yield from group_rows(group, columns)
        for one in region.candidates:
            yield from candidate_rows(one)
        shelves = load_shelves(self._connection, self._standing, region.pledges)
        for pledge in region.pledges:
            yield from matches_rows(region.matches[pledge.id])
            yield from step_rows(pledge, region.matches[pledge.id], shelves)
        yield from self._filed_rows()

    def _filed_rows(self) -> Iterator[TableRow]:
        """Yield the filings that stand anew, and what was filed of the funds whose lines changed."""
        for filing in self._standing.new.values():
            yield from standing_filing_rows(filing, self._standing.readings[filing.id])
        placed = [one for one in self._placed or () if one[0].fund in self._standing.funds]
        yield from index_rows(placed, load_match_policy())
        for row in filed_cells(one for one, _, _ in placed):
            yield "filed_cells", row


def _ids_of_groups(connection: Connection, groups: Iterable[str]) -> Iterator[str]:
    table = tables.pledges.c
    for some in some_at_once(groups):
        yield from connection.scalars(select(table.id).where(table.group_key.in_(some)))
