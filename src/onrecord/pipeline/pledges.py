"""The list: pledges of a ledger, each with what was filed and where it stands on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from onrecord.ledger import Derived, EntryFilter, Ledger, fold
from onrecord.matching import find_standing, find_unannounced
from onrecord.matching.shelves import FilingShelves
from onrecord.pipeline.fingerprint import reader_fingerprint
from onrecord.records import FiledEntry, Match, Pledge, Standing, UnannouncedGift

__all__ = ["ListedPledge", "PledgeFilter", "list_pledges", "list_unannounced"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeFilter:
    """Which pledges are wanted; None lets everything by.

    `fund` is a fund's id or part of its name, `donor` part of a donor's name or of who stands behind, `status` one of
    the statuses of a claim, `standing` one of STANDINGS, `since` the first day of publication, `id` a pledge's id or
    the beginning of it.
    """

    fund: str | None = None
    donor: str | None = None
    status: str | None = None
    standing: str | None = None
    since: date | None = None
    id: str | None = None

    def lets_by(self, pledge: Pledge) -> bool:
        """Whether all but the standing is as wanted."""
        names = (pledge.donor.name, *pledge.associated)
        return (
            (self.id is None or pledge.id.startswith(self.id))
            and (self.fund is None or self.fund == pledge.fund.id or fold(self.fund) in fold(pledge.fund.name or ""))
            and (self.donor is None or any(fold(self.donor) in fold(name) for name in names))
            and (self.status is None or self.status == pledge.status)
            and (self.since is None or _is_recent(pledge, self.since))
        )


def _is_recent(pledge: Pledge, since: date) -> bool:
    return pledge.first_reported is not None and pledge.first_reported.value >= since


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPledge:
    """A pledge, the filed lines that are or may be it, and where it stands."""

    pledge: Pledge
    matches: tuple[Match, ...]
    standing: Standing


def list_pledges(
    ledger: Ledger,
    wanted: PledgeFilter,
    today: date,
    *,
    as_of: date | None = None,
    floor: Decimal | None = None,
    derived: Derived | None = None,
) -> Iterator[ListedPledge]:
    """Yield the pledges that are wanted, by their first day; `floor` lets in claims that are less sure.

    With `as_of` everything is told as it was known on that day. `derived` is what follows from the facts, where the
    caller knows it already.
    """
    derived = derived or ledger.derive(reader_fingerprint(), floor=floor, as_of=as_of)
    matches: defaultdict[str, list[Match]] = defaultdict(list)
    for match in derived.matches:
        matches[match.pledge_id].append(match)
    shelves = FilingShelves(ledger.list_filings(), as_of)
    for pledge in derived.pledges:
        if wanted.lets_by(pledge):
            own: Sequence[Match] = matches[pledge.id]
            standing = find_standing(pledge, own, shelves.which_may_show(pledge), as_of or today)
            if wanted.standing is None or wanted.standing == standing.name:
                yield ListedPledge(pledge=pledge, matches=tuple(own), standing=standing)


def list_unannounced(
    ledger: Ledger, wanted: PledgeFilter, today: date, *, as_of: date | None = None
) -> tuple[UnannouncedGift, ...]:
    """Return filed gifts of which no recorded page tells, the largest first."""
    derived = ledger.derive(reader_fingerprint(), as_of=as_of)
    lines = ledger.list_entries(EntryFilter(fund=wanted.fund, donor=wanted.donor, since=wanted.since, as_of=as_of))
    filed = [FiledEntry(entry=one.entry, filing=one.filing, fund_id=one.fund_id) for one in lines]
    return find_unannounced(filed, derived.matches, as_of or today)
