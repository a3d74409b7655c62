"""Refusals shared with the one just told: "Nor will X", "Auch X nicht" (German), "X non plus" (French)."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Frame
from onrecord.claims.givers.gathering import gather_right, givers_of
from onrecord.claims.order.items import Item

__all__ = ["read_neither"]

_AHEAD = ("negation", "auxiliary", "plan", "determiner", "role", "word", "and", "contrast")
_BEHIND = ("negation", "auxiliary", "plan", "end", "aside", "link")
_TELLING_MORE = ("comma", "relative", "aside", "role", "determiner", "word", "end")
_ACTS = ("give", "give_weak", "join")
"""What another did not do either: "Tampoco donó X" (Spanish, "Neither gave X")."""
_LONGEST = 14
_FIRST = 3


def read_neither(work: ClauseWork, before: Sequence[Frame]) -> None:
    """Add the refusals of a clause, or of its end, that is a name and "neither", right behind what another refuses.

    `before` are the gifts that the line has told before this clause.
    """
    if "negation" not in work.clause.kinds or not _is_behind_refusal(work, work.frames or before):
        return
    for start in _starts(work):
        row = work.row[start:]
        found = _sharing(row) if len(row) <= _LONGEST else []
        told = {f.giver.member.number for f in (*before, *work.frames)}
        fresh = [i for i in found if i.member is None or i.member.number not in told]
        if fresh:
            telling = Telling(status="declined", rule="ellipsis", zone=(start, len(work.row)), verb=row[0])
            work.emit(givers_of(fresh, work.line.number), Objects(manner=frozenset({"denied"})), telling)
            return


def _starts(work: ClauseWork) -> list[int]:
    """Where a shared refusal may begin: with the clause, or behind a comma where the clause tells the first one."""
    if not work.frames:
        return [0]
    return [n + 1 for n in range(_FIRST, len(work.row) - 1) if work.kind(n) in ("comma", "and", "dash")]


def _sharing(row: tuple[Item, ...]) -> Sequence[Item]:
    """The names of a clause that is nothing but names and "neither": "nor will X or Y", "X non plus" (French)."""
    first = next((n for n, i in enumerate(row) if i.kind == "party"), None)
    if first is None or not all(_may_lead(i) for i in row[:first]):
        return ()
    found, end = gather_right(row, first, len(row))
    if (
        [i.kind for i in row[end : end + 1]] == ["comma"]
        and row[end + 1 : end + 2]
        and row[end + 1].has("negation.also")
    ):
        end += 1  # "Otto Brel, tampoco" (Spanish)
    tail = next((n for n in range(end, len(row)) if not _may_follow(row[n])), len(row))
    alike = any(i.has("negation.also") for i in row[:tail]) or _is_also_not(row, first, end)
    return found if alike and _is_closed(row[tail:]) else ()


def _is_behind_refusal(work: ClauseWork, before: Sequence[Frame]) -> bool:
    """Whether the gift told last, in this line or the one before, is one that somebody refuses."""
    if before:
        return before[-1].status == "declined"
    return work.focus.refused == work.line.number - 1


def _may_lead(item: Item) -> bool:
    """Whether an item may stand before the name: "And neither, of course, will the brewer X"."""
    acts = item.verb in _ACTS or (item.verb == "listing" and item.has("plan"))
    return item.kind in _AHEAD or item.has("pronoun.his") or acts


def _may_follow(item: Item) -> bool:
    """Whether an item may stand behind the name: no verb of being, as in "X was er ook niet" (Dutch)."""
    small = item.kind in _BEHIND or item.has("negation") or item.verb == "join"  # "neppure X [lo farà]" (Italian)
    return small and not item.has("link.passive")


def _is_also_not(row: tuple[Item, ...], first: int, end: int) -> bool:
    """ "Auch X nicht" (German), "X ook niet" (Dutch): "too" on one side of the names, and "not" behind them."""
    denied = next((n for n in range(end, len(row)) if row[n].kind == "negation"), None)
    if denied is None:
        return False
    return any(i.has("link.too") for i in (*row[:first], *row[end:denied]))


def _is_closed(behind: tuple[Item, ...]) -> bool:
    """Whether the clause ends behind the names, or only tells who they are: "Nor will X, who runs a bakery"."""
    if not behind:
        return True
    named = behind[0].kind == "comma" and len(behind) > 1 and behind[1].kind in ("relative", "determiner", "role")
    return named and all(i.kind in _TELLING_MORE for i in behind)
