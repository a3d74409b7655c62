"""Some of those who pay for a fund: "The ballroom is paid for by donations from companies, including A and B"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.statuses import status_of
from onrecord.claims.givers.gathering import gather_right, givers_of
from onrecord.claims.order.items import Item

__all__ = ["FINANCED", "read_financiers"]

FINANCED = {"fund", "verb", "including", "party"}

_PAYING = ("from", "by", "through", "at", "to")
_PAYERS = ("word", "gift", "donor", "role", "and", "determiner", "of", "comma", "other", "link", "again", "including")
_FRONT = (
    "determiner",
    "auxiliary",
    "plan",
    "word",
    "role",
    "link",
    "again",
    "time",
    "date",
    "in",
    "fund",
    "and",
    "sum",
)


def read_financiers(work: ClauseWork, at: int) -> bool:
    """Add the frames of those named as some of whom a fund is paid for by; tells whether there are any."""
    row = work.row
    fund = next((i for i in row[:at] if i.kind == "fund"), None)
    first = next((n for n in range(at + 1, len(row)) if row[n].kind == "party"), len(row))
    if fund is None or first == len(row) or any(i.kind not in _FRONT for i in row[:at]):
        return False
    if not _are_payers(fund, row[at + 1 : first]):
        return False
    status = status_of(row, 0, at, work.line)
    if status is None or status == "declined":
        return False
    plans = [i for i in row[:at] if i.kind == "plan"]
    if plans and all(i.has("link.passive") for i in plans):
        status = "given"  # "wird bezahlt" (German) is now
    telling = Telling(status=status, rule="listing", zone=(0, len(row)), verb=row[at], lean="list")
    work.emit(givers_of(gather_right(row, first, len(row))[0], work.line.number), work.whole(()), telling)
    return True


def _are_payers(fund: Item, between: tuple[Item, ...]) -> bool:
    """Whether "by donors, including" stands between the verb and the first name.

    "The party is backed by groups like A" need be of no money, as "by gifts from groups like A" is.
    """
    paid = next((n for n, i in enumerate(between) if i.kind in _PAYING), None)
    if paid is None or any(i.kind not in (*_PAYING, *_PAYERS) for i in between):
        return False
    gifts = any(i.kind in ("donor", "gift") for i in between[paid:])
    firms = any(i.kind == "role" and not i.has_any("role.staff", "role.politician") for i in between[paid:])
    roles = firms and fund.fund is not None and fund.fund.kind not in _BACKED
    return (gifts or roles) and _leads_to_names(between[paid:])


def _leads_to_names(told: tuple[Item, ...]) -> bool:
    """Whether "including" leads to the names: not to "friends of" them, nor to "say critics like" them."""
    like = next((n for n in range(len(told) - 1, -1, -1) if told[n].kind == "including"), -1)
    comma = next((n for n in range(like - 1, -1, -1) if told[n].kind == "comma"), like)
    sayer = any(i.kind == "word" for i in told[comma:like]) and comma < like
    return like >= 0 and not sayer and not any(_owns_names(i) for i in told[like:])


def _owns_names(item: Item) -> bool:
    return item.kind in ("of", "from") or item.has("committee.friends")


_BACKED = ("party", "campaign", "pac", "super_pac")
