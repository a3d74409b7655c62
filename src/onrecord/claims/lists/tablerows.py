"""Rows of tables: "Alder Mills | $5,000 | promised", "Lega | Kaldane Srl | 30.000 €" (Italian: party, donor, sum)."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.givers.gathering import gather_right, givers_of
from onrecord.claims.lists.tellingdonors import tells_donors
from onrecord.claims.lists.wealthy import is_of_guests, tells_wealth
from onrecord.claims.order.items import Item

__all__ = ["NO_LIST", "is_elsewhere", "is_no_list", "read_row"]

NO_LIST = ("verb", "business", "total", "limit", "other_verb", "negation")
"""What no list and no row has: its words tell of something else than a gift."""


def read_row(work: ClauseWork) -> None:
    """Add the frame of a table's row: the first name gives, the last sum is what.

    A verb in a cell of its own tells how it stands.
    """
    first = _first_cell(work)
    inner = (i for item in work.row if item.kind == "aside" for i in item.inner if i.kind == "sum")
    sums = work.sums(0, len(work.row)) or tuple(inner)
    status = _row_status(work.row)
    if status is None or first is None or first.kind != "party" or not (sums or status == "declined"):
        return
    told = (n for n, i in enumerate(work.row) if any(inner.kind == "verb" for inner in i.inner))
    end = next(told, len(work.row))  # "Kaldane | $5,000 | paid (twice what it gave in 2017)"
    telling = Telling(status=status, rule="row", zone=(0, end), lean="list")
    found, _ = gather_right(work.row, work.row.index(first), len(work.row))
    taker = tuple(i for i in work.row[:1] if i.kind == "fund" and work.kind(1) == "cell")
    joined = len(found) == 2 and any(i.kind == "and" for i in work.row if found[0].last <= i.first < found[1].first)
    objects = work.whole(sums[-1:])
    objects = replace(objects, funds=taker) if taker else objects
    work.emit(givers_of(found if joined else found[:1], work.line.number), objects, telling)


_CELL_STATUS = {"give": "given", "give_weak": "given", "pledge": "planned", "refuse": "declined"}


def _row_status(row: tuple[Item, ...]) -> str | None:
    """How the gift of a row stands, "Kaldane | $5,000 | promised"; None where its words tell of something else."""
    if any(i.has("refund") for i in row):
        return None if any(i.kind in NO_LIST and not i.has("refund") for i in row) else "refunded"
    told = [n for n, i in enumerate(row) if i.kind in NO_LIST]
    if not told:
        return "given"
    alone = len(told) == 1 and row[told[0] - 1].kind == "cell"
    verb = row[told[0]].verb if alone and all(i.kind in _BEHIND_STATUS for i in row[told[0] + 1 :]) else None
    return _CELL_STATUS.get(verb or "")


_BEHIND_STATUS = ("in", "date", "time", "aside", "end", "cell", "sum", "word")


def _first_cell(work: ClauseWork) -> Item | None:
    """Who stands in a row's first cell: "Avocats Harold Finch | Dayton | $5,000"; in its second behind a party's."""
    ends = [n for n, i in enumerate(work.row) if i.kind == "cell"]
    ranked = ends[:1] == [1] and work.line.tokens[work.row[0].first].text.isdigit()  # "1 | Kaldane | OH | $5,000"
    first = 2 if ranked or (ends[:1] == [1] and work.kind(0) == "fund") else 0  # "Lega | Kaldane Srl | 30.000 €"
    end = next((n for n in ends if n > first), len(work.row))
    lead = [i for i in work.row[first:end] if i.kind not in ("comma", "determiner")]
    named = [i for i in lead if i.kind == "party"]
    trade = len(named) == 1 and all(i.kind in ("word", "party", "role") for i in lead)
    return named[0] if trade and end < len(work.row) else next(iter(lead), None)


def is_no_list(work: ClauseWork, *, listed: bool) -> bool:
    """Return whether names and sums side by side are no givers'; `listed` says that the text has opened a list."""
    for at, item in enumerate(work.row if not work.clause.kinds.isdisjoint(NO_LIST) else ()):
        if "listing.include" in item.categories.meant:
            if _lists_guests(work, at):
                return True
        elif item.kind in NO_LIST and not (listed and item.has("refuse_other")):
            return True
    if is_of_guests(work.line) or tells_wealth(work) or (work.clause.opener == "colon" and _tells_whole(work)):
        return True
    spent = work.line.has("money.spent") and any(i.has("money.spent") for i in work.row)
    if spent or [t.text for t in work.line.tokens].count("%") > 1:
        return True  # "BTC $86,412 (-3.1%), ETH $2,870 (-4.0%)", "Its affiliates, A and B, spent $5 million"
    if work.line.has("asked") and any(a.has("asked") and b.kind == "sum" for a, b in pairwise(work.row)):
        return True  # "Hale's lawyer, Ann Moss, asked for $2 million"
    takers = sum(i.kind == "fund" for i in work.row)  # "They must deliver: Labour, the Greens, Kaldane and the SNP"
    return takers > 1 and "sum" not in work.clause.kinds and not work.announced


def _tells_whole(work: ClauseWork) -> bool:
    """ "...: they expected X to raise $100 million": behind a colon a sentence of its own, and no entry of a list."""
    if work.kind(0) not in ("pronoun", "word") or work.line.has("members.ranges"):
        return False
    party = next((n for n, i in enumerate(work.row) if i.kind == "party"), 0)
    acts = work.kind(0) == "pronoun" and not work.row[0].has("pronoun.his") and party > 1
    return acts or any(i.kind == "relative" for i in work.row[:party])


def _lists_guests(work: ClauseWork, at: int) -> bool:
    """ "Other executives at the inauguration included A ($5 million) and B": who came, and not who gave."""
    before = work.row[:at]
    people = any(i.kind == "role" for i in before)
    placed = any(i.kind == "fund" and n and before[n - 1].kind in ("at", "determiner") for n, i in enumerate(before))
    return people and placed and not tells_donors(work, at)


def is_elsewhere(work: ClauseWork, at: int) -> bool:
    """ "The stand has a roof. Denby Air is on it.": what somebody is on is no list, of which the line before tells."""
    if "sum" in work.clause.kinds:
        return False
    apart = work.line.number - work.focus.donors > 1 and work.row[at].has("listing.on_it")
    return apart or _come_for_others(work.row[:at])


def _come_for_others(before: tuple[Item, ...]) -> bool:
    """ "[Executives of companies that gave] were on the list, including X": guests who come for those that gave."""
    staff = next((n for n, i in enumerate(before[:4]) if i.has_any("role.staff", "role.spokesperson")), len(before))
    behind = before[staff + 1 : staff + 4]
    of = bool(behind) and (behind[0].kind in ("from", "of", "at") or behind[0].has("link.of"))
    return of and any(i.has_any("role.many", "role.company") for i in behind[1:])
