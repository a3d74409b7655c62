"""Make the derived tables anew. Nothing is locked while it is worked out what goes into them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from sqlalchemy import Connection, Engine, select

from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.derived.deriving import Derived, GiftGroup, derive, derive_group, judge_matches
from onrecord.ledger.derived.facts import is_known, load_facts
from onrecord.ledger.derived.line_rows import index_rows
from onrecord.ledger.derived.lines import load_placed
from onrecord.ledger.derived.lining import step_rows, word_rows
from onrecord.ledger.derived.listing import line_columns
from onrecord.ledger.derived.loading import load_matches, load_pledges
from onrecord.ledger.derived.moments import Moments
from onrecord.ledger.derived.rows import (
    TableRow,
    candidate_rows,
    matches_rows,
    origin_rows,
    part_rows,
    pledge_row,
    telling_row,
)
from onrecord.ledger.derived.rulings import Rulings
from onrecord.ledger.derived.sketches import Sketches
from onrecord.ledger.derived.standing import find_standing_filings, standing_filing_rows
from onrecord.ledger.derived.telling import count_in, tell
from onrecord.ledger.derived.totals import donor_rows, filed_cells, fund_rows, said_cells
from onrecord.ledger.derived.waiting import waiting_rows
from onrecord.ledger.derived.writing import Draft, find_basis, is_stale
from onrecord.ledger.filtering import ClaimFilter
from onrecord.ledger.listing import list_claims, list_claims_by_id
from onrecord.ledger.rows import Row
from onrecord.ledger.sightings.superseding import find_superseded
from onrecord.ledger.stores import drafting, go_on_writing
from onrecord.matching import Candidates, FiledLines, FilingShelves, find_candidates, settle
from onrecord.pledges.grouping import part_by_group
from onrecord.records import Match, Pledge, Telling
from onrecord.reference.confidence import load_confidence
from onrecord.reference.matching import load_match_policy

__all__ = ["fill_draft", "find_derived", "remake"]

_CLAIMS_AT_ONCE = 2000


def remake(engine: Engine, reader: str) -> None:
    """Derive everything of the facts as they are now, and put it in place of what is there.

    What is added meanwhile is not in it: `keep_up` takes that in.
    """
    with engine.connect() as connection:
        connection.detach()  # the draft goes with it
        with drafting(connection):
            basis = find_basis(connection, reader)
            draft = Draft(connection)
            fill_draft(connection, draft)
        with go_on_writing(connection):
            draft.move(basis)


def fill_draft(connection: Connection, draft: Draft, as_of: date | None = None) -> None:
    """Derive everything into a draft, as it was known on a day, or all; judgements count whenever they were made."""
    _Remaking(connection, draft, as_of).fill()
    draft.flush()


class _Remaking:
    """One making of all rows: claims are told, then gifts derived some groups at a time, then matches settled."""

    def __init__(self, connection: Connection, draft: Draft, as_of: date | None) -> None:
        self._connection, self._draft, self._as_of = connection, draft, as_of
        self._floor: Decimal = load_confidence().floor
        self._rulings = Rulings.load(connection)
        self._lines, self._shelves = FiledLines.of(()), FilingShelves(())

    def fill(self) -> None:
        """Put all rows into the draft."""
        self._draft.add(self._tell_all())
        self._take_filings()
        waiting: list[_Waiting] = []
        for group, words, moments in self._derive_groups():
            self._draft.add((*origin_rows(group), *words))
            for pledge in group.pledges:
                held = self._hold(group.key, pledge, moments.of(pledge))
                if held.candidates.lines:
                    waiting.append(held)
                else:
                    self._finish([held])
        self._finish(waiting)
        self._add_up()

    def _tell_all(self) -> Iterator[TableRow]:
        superseded = find_superseded(self._connection, self._as_of)
        for claim in list_claims(self._connection, ClaimFilter()):
            if is_known(claim, self._as_of) and claim.article_id not in superseded:
                yield "tellings", telling_row(tell(claim, self._rulings.joined), self._floor)

    def _take_filings(self) -> None:
        standing = dict(find_standing_filings(self._connection, self._as_of))
        for reading, filing in standing.items():
            self._draft.add(standing_filing_rows(filing, reading))
        placed = load_placed(self._connection, standing)
        self._draft.add(index_rows(placed, load_match_policy()))
        filed = [one for one, _, _ in placed]
        self._draft.add(("filed_cells", row) for row in filed_cells(filed))
        self._lines, self._shelves = FiledLines.of(filed), FilingShelves(standing.values(), self._as_of)

    def _hold(self, group_key: str, pledge: Pledge, moments: tuple[str, str]) -> _Waiting:
        """Look for what a pledge may be, and put down what no other pledge can change."""
        self._draft.add(part_rows(pledge))
        refused = self._rulings.refused.get(pledge.id, ())
        found = find_candidates(_bare(pledge), self._lines, refused=refused)
        self._draft.add(candidate_rows(found))
        return _Waiting(candidates=found, row=pledge_row(group_key, pledge), moments=moments)

    def _finish(self, held: Sequence[_Waiting]) -> None:
        """Settle pledges of which no other shares a line with one, and line them up."""
        settled = settle([one.candidates for one in held], self._lines)
        matches: defaultdict[str, list[Match]] = defaultdict(list)
        for match in judge_matches(settled, self._rulings.judgements):
            matches[match.pledge_id].append(match)
        for one in held:
            pledge = one.candidates.pledge
            own = matches[pledge.id]
            columns = line_columns(pledge, own, one.moments)
            self._draft.add([("pledges", {**one.row, **columns})])
            self._draft.add((*matches_rows(own), *step_rows(pledge, own, self._shelves)))

    def _add_up(self) -> None:
        connection, pledges = self._connection, self._draft.table("pledges")
        self._draft.add(("donors", row) for row in donor_rows(connection, pledges))
        self._draft.add(("told_funds", row) for row in fund_rows(connection, pledges))
        self._draft.add(("said_cells", row) for row in said_cells(connection, pledges))
        self._draft.add(waiting_rows(connection, self._draft.table, self._rulings))

    def _derive_groups(self) -> Iterator[tuple[GiftGroup, list[TableRow], Moments]]:
        """Yield the gifts of all groups with what each is found by, some groups in memory at a time."""
        table = self._draft.table("tellings")
        named = frozenset(self._connection.scalars(select(table.c.donor_key).where(table.c.is_sure == 1).distinct()))
        sketches = Sketches(self._connection)
        for claims in self._some_groups():
            counted = list(count_in(self._tell(claims), self._rulings.decided, self._floor, named))
            sketches.make(telling.claim.article_id for telling in counted)
            moments = Moments.load(self._connection, self._rulings.judgements, claims)
            for key, tellings in part_by_group(counted).items():
                group = derive_group(key, tellings, sketches.of, self._rulings.apart)
                yield group, [*word_rows(group, tellings), *sketches.rows(group)], moments

    def _some_groups(self) -> Iterator[list[str]]:
        """Yield the claims of some groups at a time, whole groups only."""
        table = self._draft.table("tellings")
        rows = self._connection.execute(select(table.c.group_key, table.c.claim_id).order_by(table.c.group_key)).all()
        claims: list[str] = []
        for _, own in groupby(rows, key=lambda row: row.group_key):
            claims += (row.claim_id for row in own)
            if len(claims) >= _CLAIMS_AT_ONCE:
                yield claims
                claims = []
        yield claims

    def _tell(self, claims: list[str]) -> Iterator[Telling]:
        for some in some_at_once(claims):
            for claim in list_claims_by_id(self._connection, some):
                yield tell(claim, self._rulings.joined).telling


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    """A pledge whose matches are not settled yet: what it may be, its row so far, and when it was recorded."""

    candidates: Candidates
    row: Row
    moments: tuple[str, str]


def _bare(pledge: Pledge) -> Pledge:
    """Leave out of a pledge what matching does not ask for, since many are held until all lines are settled."""
    return replace(pledge, claim_ids=(), article_ids=(), origins=())


def find_derived(
    connection: Connection, reader: str, *, floor: Decimal | None = None, as_of: date | None = None
) -> Derived:
    """Return what follows from the facts, as of a day: out of the tables where they are fresh, else worked out now.

    `floor` is the confidence from which on a claim counts; None is the usual one.
    """
    if floor is None and as_of is None and not is_stale(connection, reader):
        matches = tuple(match for found in load_matches(connection).values() for match in found)
        return Derived(pledges=tuple(load_pledges(connection)), matches=matches)
    return derive(load_facts(connection, load_confidence().floor if floor is None else floor, as_of))
