"""The clock of a pledge: which filings should show it, when they are due, and which of them were read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from onrecord.matching.names import GiverName, make_names, name_identity
from onrecord.matching.shelf import standing_as_of
from onrecord.records import Filing, Pledge
from onrecord.reference.deadlines import FilingRule, load_deadlines
from onrecord.reference.funds import Fund

__all__ = ["DueFiling", "find_due_filings"]

_FORMS = {"fec-form-13": "F13", "fec-form-3x": "F3X", "lda-ld-203": "LD-203"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DueFiling:
    """A kind of filing that should show a pledge: the days on which one is due, and the filings that were read.

    `first` is the first such day, `last` the latest that is over, `following` the first that is not; each None where
    there is none. `read` are filings of the kind that stand, that were filed by the day and that reach to the pledge.
    `is_covered` says that no day is fixed, and that one of those is of the time in which a gift was said to be given.
    """

    rule: FilingRule
    first: date | None
    last: date | None
    following: date | None
    read: tuple[Filing, ...]
    is_covered: bool = False

    @property
    def is_over(self) -> bool:
        """Whether a day on which it was due is over, or the report was filed, where no such day is fixed."""
        return self.last is not None or self.is_covered

    @property
    def has_clock(self) -> bool:
        """Whether it can be said that this filing should show the pledge, now or by a day."""
        return self.first is not None or self.is_covered


def find_due_filings(pledge: Pledge, fund: Fund, filings: Iterable[Filing], as_of: date) -> tuple[DueFiling, ...]:
    """Return the kinds of filings that should show a pledge to a fund, in the fund's order.

    A pledge counts from the day it was first reported, or, where that is not known, from when the fund opened.
    """
    day = pledge.first_reported.value if pledge.first_reported else fund.opens
    standing = standing_as_of(filings, as_of)
    rules = [load_deadlines()[name] for name in fund.rules.filings]
    return tuple(_due(pledge, fund, rule, [f for f in standing if _reaches(f, day)], (day, as_of)) for rule in rules)


def _due(
    pledge: Pledge, fund: Fund, rule: FilingRule, standing: Sequence[Filing], days: tuple[date, date]
) -> DueFiling:
    day, as_of = days
    due = list(rule.due_from(fund, day))
    # Due until the end of the day, so that on the day itself it is not over.
    over = list(takewhile(lambda one: one < as_of, due))
    read = tuple(filing for filing in standing if _is_of(filing, rule, pledge, fund))
    return DueFiling(
        rule=rule,
        first=due[0] if due else None,
        last=over[-1] if over else None,
        following=due[len(over)] if len(over) < len(due) else None,
        read=read,
        is_covered=rule.counts == "cycle" and any(_covers(filing, pledge) for filing in read),
    )


def _covers(filing: Filing, pledge: Pledge) -> bool:
    """A report of the time of the news should show what was said to be given; what was only planned may come later.

    What the news found in a filing stands in a report of an earlier time.
    """
    if pledge.first_reported is None or pledge.status != "given":
        return False
    return filing.covers_from is not None and filing.covers_from <= pledge.first_reported.value


def _reaches(filing: Filing, day: date) -> bool:
    """A report of a period that ended before the day cannot show the gift, unless it came before the news."""
    return filing.covers_through is None or filing.covers_through >= day


def _is_of(filing: Filing, rule: FilingRule, pledge: Pledge, fund: Fund) -> bool:
    if rule.side == "given":
        return filing.system == "lda" and _is_filer(filing, pledge)
    is_form = filing.form.startswith(_FORMS[rule.id]) or filing.system == "table"
    return is_form and filing.system != "lda" and filing.filer_id in fund.committees


def _is_filer(filing: Filing, pledge: Pledge) -> bool:
    name = filing.lobbyist if filing.lobbyist and pledge.donor.kind == "person" else filing.filer_name
    kind = "person" if filing.lobbyist and name == filing.lobbyist else "organization"
    filers = make_names(name, kind) if name else ()
    return any(_is_one(filer, donor) for filer in filers for donor in name_identity(pledge.donor))


def _is_one(one: GiverName, other: GiverName) -> bool:
    if one.party_id or other.party_id:
        return one.party_id == other.party_id
    return one.tight == other.tight and one.kind == other.kind
