"""List what was filed: the lines of the filings that stand as of a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from onrecord.filings.chains import chain_filings
from onrecord.ledger.fetching import stream_rows
from onrecord.ledger.filings import schema
from onrecord.ledger.filings.fetching import KeptFiling, fetch_filings
from onrecord.ledger.filings.rebuilding import build_entry
from onrecord.records import Entry, Filing
from onrecord.reference.funds import load_funds

__all__ = ["EntryFilter", "ListedEntry", "find_fund", "find_standing", "list_entries"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFilter:
    """Which filed lines are wanted; what is None filters nothing.

    `fund` is a fund's id, or a part of its filer's or payee's name; `donor` a part of a donor's name; `since` a day
    on or after which money came in; `as_of` the day as of which filings stand.
    """

    fund: str | None = None
    donor: str | None = None
    since: date | None = None
    as_of: date | None = None

    def is_of_donor(self, name: str) -> bool:
        """Whether a donor is wanted: each word of the filter stands in the name, in whatever order.

        >>> EntryFilter(donor="samuel altman").is_of_donor("ALTMAN, SAMUEL")
        True
        """
        return self.donor is None or all(word in name.casefold() for word in self.donor.casefold().split())

    def is_of_fund(self, fund_id: str | None, *names: str) -> bool:
        """Whether what was given to is wanted."""
        if self.fund is None:
            return True
        return self.fund == fund_id or any(self.fund.casefold() in name.casefold() for name in names if name)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEntry:
    """A filed line with the filing that it stands in; `fund_id` is the fund that got the money, where it is known."""

    entry: Entry
    filing: Filing
    fund_id: str | None


def find_standing(connection: Connection, as_of: date | None = None) -> list[KeptFiling]:
    """Return the filings that stand as of a day: of each chain the last one."""
    kept = {one.filing.id: one for one in fetch_filings(connection)}
    chains = chain_filings((one.filing for one in kept.values()), as_of)
    return [kept[chain.standing.id] for chain in chains]


def list_entries(connection: Connection, wanted: EntryFilter) -> Iterator[ListedEntry]:
    """Yield the lines that are wanted of the filings that stand, filing by filing; streets are left out."""
    for kept in find_standing(connection, wanted.as_of):
        for entry in _fetch_entries(connection, kept.reading_id):
            fund_id = find_fund(entry, kept.filing)
            paid = kept.filing.filer_name if kept.filing.system != "lda" else entry.payee
            if _is_wanted(entry, wanted) and wanted.is_of_fund(fund_id, paid):
                yield ListedEntry(entry=entry, filing=kept.filing, fund_id=fund_id)


def find_fund(entry: Entry, filing: Filing) -> str | None:
    """Return the fund that got the money of a filed line: the one that the line names, else that of the committee."""
    if entry.fund_id:
        return entry.fund_id
    fund = load_funds().by_committee.get(filing.filer_id)
    return fund.id if fund else None


def _fetch_entries(connection: Connection, reading_id: str) -> Iterator[Entry]:
    table = schema.entries
    question = select(table).where(table.c.reading_id == reading_id).order_by(table.c.position)
    for row in stream_rows(connection, question):
        yield build_entry(row)


def _is_wanted(entry: Entry, wanted: EntryFilter) -> bool:
    is_recent = wanted.since is None or (entry.date is not None and entry.date >= wanted.since)
    return is_recent and wanted.is_of_donor(entry.name)
