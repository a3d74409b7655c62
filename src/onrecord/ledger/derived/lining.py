"""Line up what lists, totals and the search ask for: rows of the derived tables beside those of the pledges alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC

from onrecord.ledger.derived.deriving import Derived
from onrecord.ledger.derived.facts import Facts
from onrecord.ledger.derived.listing import donor_rows, line_columns, search_row, standing_rows
from onrecord.ledger.derived.totals import filed_cells, fund_rows, said_cells
from onrecord.ledger.rows import Row
from onrecord.matching import FilingShelves, find_steps
from onrecord.records import Judgement, Match, Pledge

__all__ = ["Lines", "line_up"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """`columns` are those that a row of `pledges` has beside the pledge itself, by its id; `rows` are by table."""

    columns: Mapping[str, Row]
    rows: tuple[tuple[str, Row], ...]


def line_up(derived: Derived, facts: Facts) -> Lines:
    """Return what lists show of `derived`, which follows from `facts`."""
    matches: defaultdict[str, list[Match]] = defaultdict(list)
    for match in derived.matches:
        matches[match.pledge_id].append(match)
    moments = _moments(derived.pledges, facts)
    columns = {one.id: line_columns(one, matches[one.id], moments[one.id]) for one in derived.pledges}
    return Lines(columns=columns, rows=tuple(_rows(derived, facts, matches)))


def _rows(derived: Derived, facts: Facts, matches: Mapping[str, list[Match]]) -> Iterator[tuple[str, Row]]:
    shelves = FilingShelves(facts.filings, facts.as_of)
    tellings = {telling.claim.id: telling for telling in facts.tellings}
    for pledge in derived.pledges:
        steps = find_steps(pledge, matches[pledge.id], shelves.which_may_show(pledge))
        yield from _named("standings", standing_rows(pledge.id, steps))
        yield "pledge_words", search_row(pledge, [tellings[claim] for claim in pledge.claim_ids])
    yield from _named("donors", donor_rows(derived.pledges))
    yield from _named("told_funds", fund_rows(derived.pledges))
    yield from _named("said_cells", said_cells(derived.pledges))
    yield from _named("filed_cells", filed_cells(facts.filed))


def _named(table: str, rows: Iterable[Row]) -> Iterator[tuple[str, Row]]:
    for row in rows:
        yield table, row


def _moments(pledges: Iterable[Pledge], facts: Facts) -> dict[str, tuple[str, str]]:
    """Return when a pledge was first recorded, and when it last changed: by another claim, or by a judgement on it."""
    judged: defaultdict[str, list[str]] = defaultdict(list)
    for judgement in facts.judgements:
        for subject in _subjects(judgement):
            judged[subject].append(judgement.at.astimezone(UTC).isoformat())
    return {pledge.id: _moments_of(pledge, facts.recorded, judged) for pledge in pledges}


def _subjects(judgement: Judgement) -> tuple[str, ...]:
    return (judgement.subject,) if judgement.kind in ("claim", "match") else ()


def _moments_of(
    pledge: Pledge, recorded: Mapping[str, tuple[str, str]], judged: Mapping[str, list[str]]
) -> tuple[str, str]:
    known = [recorded[claim] for claim in pledge.claim_ids]
    words = [moment for subject in (pledge.id, *pledge.claim_ids) for moment in judged.get(subject, ())]
    return min(first for first, _ in known), max([last for _, last in known] + words)
