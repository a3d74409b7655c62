"""Givers of whom a clause tells no sum: "Donations to the inaugural fund came from A and B", "A, a donor to the fund".

Only where the fund is named as a whole: "a donor to the party" may be one of thousands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.funds.namedfunds import leads
from onrecord.claims.givers.gathering import gather_left, gather_right, givers_of, is_governed
from onrecord.claims.order.items import Item

__all__ = ["read_unsized"]

_BUSY = frozenset((
    "sum", "negation", "consider", "total", "limit", "deny", "plan", "business", "question", "refuse", "refusal",
))  # fmt: skip
"""What stands in no clause that plainly tells of givers without a sum."""
_BESIDE = ("determiner", "role", "word", "kind", "each", "auxiliary")
_NEAR = 4
_TELLING = ("verb", "donor", "aside", "filing")


def read_unsized(work: ClauseWork) -> None:
    """Add the frames of those who gave to the one fund that the clause names, where it tells no sum."""
    if work.clause.kinds.isdisjoint(_TELLING) or not work.clause.kinds.isdisjoint(_BUSY):
        return
    found = list(_sources(work)) or list(_donors(work))
    if not found:
        return
    flat = [i for item in work.row for i in (item, *item.inner)]
    funds = [i for i in flat if _is_whole(i)]
    refused = any(i.verb in ("refuse", "refund") or i.kind in _BUSY for i in flat)
    if len(funds) != 1 or refused:
        return
    telling = Telling(status="given", rule="donor", zone=(0, len(work.row)), lean="weak")
    work.emit(givers_of(found, work.line.number), replace(work.whole(()), funds=tuple(funds)), telling)


def _sources(work: ClauseWork) -> Iterator[Item]:
    """ "Donations to F came from A and B", "F got money from A and B": the names behind "from"."""
    for at, item in enumerate(work.row):
        if item.kind != "verb":
            continue
        before = work.row[:at]
        money = any(i.kind in ("gift", "cash") or i.has("returned") for i in before)
        gives = item.verb == "come" and money and any(map(_is_whole, before))
        takes = item.verb == "receive" and at > 0 and _is_whole(work.row[at - 1])
        if not gives and not takes:
            continue
        link = next((n for n in range(at + 1, min(at + 1 + _NEAR, len(work.row))) if work.kind(n) == "from"), None)
        link = at if gives and item.has("come.from") else link  # "procedieron de" (Spanish, "came from") is one phrase
        if link is None or any(i.kind not in (*_BESIDE, "gift", "cash", "each") for i in work.row[at + 1 : link]):
            continue
        first = link + 1
        while work.kind(first) in _BESIDE:
            first += 1
        if work.kind(first) == "party":
            yield from gather_right(work.row, first, len(work.row))[0]


def _donors(work: ClauseWork) -> Iterator[Item]:
    """ "A, a donor to F, will be there" and "A and B are donors to F": the names before the word for a giver."""
    for at, item in enumerate(work.row):
        if item.kind == "aside" and at and work.kind(at - 1) == "party" and _is_donor_to(item.inner):
            yield work.row[at - 1]
        elif (item.kind == "donor" or item.has("filing.donors")) and _leads_to_fund(work.row[at + 1 :]):
            if (first := _picked_out(work.row, at + 1)) is not None:
                yield from gather_right(work.row, first, len(work.row))[0]
            back = at - 1
            while back > 0 and _is_beside(work.row, back) and not work.row[back].has("link.passive"):
                back -= 1
            linked = back > 0 and work.row[back].has("link.passive")
            if linked and work.kind(back - 1) == "party" and not is_governed(work.row, back - 1, 0):
                yield from gather_left(work.row, back - 1, 0)[0]


def _picked_out(row: tuple[Item, ...], at: int) -> int | None:
    """Where the names begin in "37 donors to F, including [banks such as] A, B and C", of what follows the donors."""
    fund = next((n for n in range(at, min(at + _NEAR, len(row))) if _is_whole(row[n])), len(row))
    if fund + 3 >= len(row) or row[fund + 1].kind != "comma" or not row[fund + 2].has("link.including"):
        return None
    first = fund + 3
    while first < len(row) and (row[first].kind in (*_BESIDE, "including") or row[first].has("link.many")):
        first += 1
    if first == len(row) or row[first].kind != "party":
        return None
    end = gather_right(row, first, len(row))[1]
    whole = row[fund + 2].kind == "including" or end >= len(row) or row[end].kind in ("end", "comma", "stop")
    return first if whole else None  # no "dont X est l'architecte" (French, "whose architect X is")


def _is_beside(row: tuple[Item, ...], at: int) -> bool:
    """Whether an item only dresses what stands behind it: also the "of the" of "l'un [des] plus gros donateurs"."""
    if row[at].kind in _BESIDE:
        return True
    return at > 0 and row[at].has("link.many") and row[at - 1].has("link.indefinite")


def _is_donor_to(inner: tuple[Item, ...]) -> bool:
    """Whether an aside is "a donor to F" and no more."""
    at = next((n for n, i in enumerate(inner) if i.kind == "donor"), None)
    return at is not None and all(_is_beside(inner, n) for n in range(at)) and _leads_to_fund(inner[at + 1 :])


def _leads_to_fund(behind: tuple[Item, ...]) -> bool:
    """Whether "to" and a fund named as a whole come next: "a donor [to Trump's inaugural fund]"."""
    ahead = [i for i in behind if i.kind != "determiner"][:2]
    linked = len(ahead) > 1 and (ahead[0].kind == "to" or ahead[0].has("link.of"))
    return linked and _is_whole(ahead[1])


def _is_whole(item: Item) -> bool:
    """Whether an item is a fund named as a whole: no party, nor "a campaign"."""
    return item.kind == "fund" and item.fund is not None and leads(item.fund)
