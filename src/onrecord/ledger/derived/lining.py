"""Line up what lists and the search show of a pledge, once its matches are settled."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from sqlalchemy import Connection, select

from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.derived.deriving import GiftGroup
from onrecord.ledger.derived.listing import search_row, standing_rows
from onrecord.ledger.derived.rows import TableRow
from onrecord.ledger.derived.schema import filer_keys
from onrecord.ledger.derived.standing import Standing
from onrecord.ledger.fetching import stream_rows
from onrecord.ledger.filings.fetching import fetch_filings_read
from onrecord.ledger.filings.schema import filing_readings
from onrecord.matching import FilingShelves, donor_keys, find_steps
from onrecord.matching import filer_keys as find_keys
from onrecord.records import Match, Pledge, Telling
from onrecord.reference.funds import load_funds

__all__ = ["load_shelves", "step_rows", "word_rows"]


def step_rows(pledge: Pledge, matches: Sequence[Match], shelves: FilingShelves) -> Iterator[TableRow]:
    """Yield the rows of where a pledge stands, from which day on."""
    steps = find_steps(pledge, matches, shelves.which_may_show(pledge))
    for row in standing_rows(pledge.id, steps):
        yield "standings", row


def word_rows(group: GiftGroup, tellings: Iterable[Telling]) -> Iterator[TableRow]:
    """Yield what the pledges of a group are found by; `tellings` are all that tell of the group."""
    told = {telling.claim.id: telling for telling in tellings}
    for pledge in group.pledges:
        yield "pledge_words", search_row(pledge, [told[claim] for claim in pledge.claim_ids])


def load_shelves(connection: Connection, standing: Standing, pledges: Collection[Pledge]) -> FilingShelves:
    """Return shelves with those of the filings that stand that may show these pledges."""
    known = load_funds().by_id
    funds = {pledge.fund.id for pledge in pledges} & known.keys()
    committees = {committee for fund in funds for committee in known[fund or ""].committees}
    keys = {key for one in pledges for key in donor_keys(one.donor.key, one.donor.name, one.associated)}
    wanted: set[str] = set()
    for some in some_at_once(committees):
        question = select(filing_readings.c.id).where(filing_readings.c.filer_id.in_(some))
        wanted.update(connection.scalars(question))
    for some in some_at_once(keys):
        for row in stream_rows(connection, select(filer_keys.c.filing_id).where(filer_keys.c.key.in_(some))):
            wanted.add(standing.readings.get(row["filing_id"], ""))
    wanted.update(standing.readings[filing.id] for filing in standing.new.values() if keys & find_keys(filing))
    return FilingShelves(
        kept.filing
        for some in some_at_once(wanted.intersection(standing.readings.values()))
        for kept in fetch_filings_read(connection, some)
    )
