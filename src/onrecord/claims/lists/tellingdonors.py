"""Whether those whom a verb lists are givers: "Companies that gave to the fund include A", "The list also has B"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.givers.gathering import is_governed
from onrecord.claims.lists.donorships import is_of_donors
from onrecord.claims.lists.limits import is_limit_reached
from onrecord.claims.order.items import Item

__all__ = ["is_list_of_others", "tells_donors"]

_JUST_TOLD = 1
_NEAR_LIST = 3
"""Lines back to gifts that "the list" of a sentence goes on with."""


def tells_donors(work: ClauseWork, at: int) -> bool:
    """ "Companies that gave to the fund include A and B", "Donors include A": what is listed are givers."""
    before = work.row[:at]
    sums = [n for n, i in enumerate(before) if i.kind == "sum" and not is_of_donors(work, n)]
    sums = [n for n in sums if not is_limit_reached(work, n)]
    acting = any(i.kind == "party" and not is_governed(before, n, 0) for n, i in enumerate(before))
    named = bool(sums) or acting or any(i.kind in ("negation", "total") for i in before)
    left = any(i.verb in ("refuse", "refund") or i.kind == "consider" for i in before)  # "donors walking away ..."
    told = 0 < work.line.number - work.focus.gave <= _JUST_TOLD  # "The list also includes X"
    acts = any(i.kind == "verb" and i.verb not in ("give_weak", "announce") for i in before)  # "the report sent to X"
    there = work.row[at].has("listing.there") and 0 < work.line.number - work.focus.donors <= _NEAR_LIST
    told_next = work.line.number - work.focus.donors == 1
    bare = all(i.kind in ("determiner", "filing", "auxiliary") for i in before)  # not "the list of guests"
    they = told_next and len(before) == 1 and before[0].has("pronoun.plural")  # "It has its donors. They include A"
    told = told or (bare and work.row[at].has("listing.include") and told_next)
    listed = (told and _names_list(work, at) and not acts) or there or they
    return not named and not left and (listed or any(_speaks_of_donors(i) for i in before))


def _speaks_of_donors(item: Item) -> bool:
    """ "Donors", "those who gave", "la lista de donantes" (Spanish): what tells before a verb whom it lists."""
    return item.kind == "donor" or item.has("filing.donors") or item.verb in ("give", "listing")


def is_list_of_others(row: Sequence[Item]) -> bool:
    """Whether a list is told whose names give nothing: "the list of speakers", "the rest of the guests"."""
    for n, item in enumerate(row):
        if item.has_any(*_LISTS) and n + 1 < len(row) and row[n + 1].has("count.nouns"):
            return True  # "A lista [de convidados]" (Portuguese, "of guests")
        if item.has_any(*_LISTS) and n + 1 < len(row) and row[n + 1].has_any("link.of", "link.genitive"):
            told = next((i for i in row[n + 2 :] if i.kind != "determiner"), item)
            if told.kind == "word" and not told.has_any("filing", "donor"):
                return True
    return False


_LISTS = ("filing.list", "filing.weak", "money.share.rest")


def _names_list(work: ClauseWork, at: int) -> bool:
    """Whether "the list" or "the filing" stands before the verb at `at`, or in it: not "the club, a list that"."""
    before = [i for n, i in enumerate(work.row[:at]) if not (n and work.row[n - 1].has("link.indefinite"))]
    if is_list_of_others(work.row[:at]):
        return False
    return work.row[at].has("listing.roll") or any(i.has("filing.weak") or i.has("filing.list") for i in before)
