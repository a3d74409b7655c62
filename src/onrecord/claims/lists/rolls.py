"""Givers on a list that comes first: "Auf der Spenderliste für den Ballsaal stehen A, B und C" (German, "stand")."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.pairing import pair_list
from onrecord.claims.givers.gathering import gather_left, gather_right, givers_of, is_governed
from onrecord.claims.order.items import Item

__all__ = ["read_roll"]

_BUSY = ("party", "negation", "consider", "total", "limit", "deny", "business", "question", "refuse", "refusal", "verb")
"""What stands in no clause that plainly opens a list of givers."""

_BESIDE = ("determiner", "role", "word", "auxiliary", "again", "in", "aside", "kind", "at")
_NEAR_LIST = 6
"""Lines behind a gift, or a word for givers, in which "the list" is theirs."""


def read_roll(work: ClauseWork) -> None:
    """Add the frames of those whom a clause has stand on a list of givers, named before them."""
    if work.frames or (work.line.has("filing") and _read_on_roll(work)):
        return
    if work.clause.kinds.isdisjoint(("link", "verb")):
        return
    at = next((n for n, i in enumerate(work.row) if n > 1 and _stands(i)), None)
    if at is None or work.kind(0) not in ("in", "at") or not _is_roll(work, work.row[1:at]):
        return
    first = at + 1
    while work.kind(first) in _BESIDE:
        first += 1
    if work.kind(first) != "party" or any(
        i.kind in ("negation", "consider", "deny", "verb") for i in work.row[at + 1 :]
    ):
        return
    pairs = [(g, m) for g, m in pair_list(work.row, first, len(work.row), work.line.number) if m is not None]
    telling = Telling(status="given", rule="listing", zone=(0, len(work.row)), verb=work.row[at], lean="list")
    if pairs:
        for giver, money in pairs:
            work.emit((giver,), work.whole((money,)), telling)
    else:
        found, _ = gather_right(work.row, first, len(work.row))
        work.emit(givers_of(found, work.line.number), work.whole(()), telling)


def _read_on_roll(work: ClauseWork) -> bool:
    """Read "A, B and C are all on the official list of inauguration donors"; tells whether it is such."""
    row = work.row
    at = next((n for n in range(1, len(row)) if row[n].has_any("link.passive", "link.stands")), len(row))
    behind = [i for i in row[at + 1 :] if i.kind not in ("each", "again")]
    if work.kind(at - 1) != "party" or not behind or behind[0].kind != "in" or is_governed(row, at - 1, 0):
        return False
    plain = all(i.kind in _OF_ROLL for i in behind) and not any(i.kind in _NO_ROLL for i in row[:at])
    if not plain or not any(i.kind == "filing" for i in behind[1:4]):
        return False
    if not any(i.kind == "donor" or i.has("filing.donors") for i in behind):
        return False
    telling = Telling(status="given", rule="listing", zone=(0, len(row)), verb=row[at], lean="list")
    work.emit(givers_of(gather_left(row, at - 1, 0)[0], work.line.number), work.objects(at + 1, len(row)), telling)
    return True


_OF_ROLL = ("in", "determiner", "word", "role", "filing", "of", "from", "to", "fund", "donor", "time", "date", "end")
_NO_ROLL = ("negation", "consider", "deny", "total", "limit", "question", "business", "speech")


def _stands(item: Item) -> bool:
    return (item.kind == "link" and item.has("link.stands")) or (item.kind == "verb" and item.has("listing.include"))


def _is_roll(work: ClauseWork, before: tuple[Item, ...]) -> bool:
    """Whether the words before the verb name a list of givers, or "the list" where gifts were told of."""
    if any(i.kind in _BUSY or i.kind == "sum" for i in before):
        return False
    if any(i.has("filing.donors") for i in before):
        return True
    at = next((n for n, i in enumerate(before) if i.has("filing.list") or i.kind == "filing"), None)
    if at is None:
        return False
    behind = [i for i in before[at + 1 :] if i.kind != "determiner"]
    if any(i.kind == "donor" for i in behind):
        return True
    near = min(work.line.number - work.focus.gave, work.line.number - work.focus.donors) <= _NEAR_LIST
    return near and not any(i.kind in ("word", "role", "other", "fund") for i in behind)  # not "the list of the guests"
