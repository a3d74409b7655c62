"""Parts of what came in that a sentence picks out: "5 million came in, including $1 million from X to the party"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.pairing import pair_list
from onrecord.claims.frames import Giver
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.order.items import Item

__all__ = ["read_part"]


def read_part(work: ClauseWork, at: int) -> bool:
    """Add the frames of "5 million in gifts came in, including $1 million from X to the party"; False for no such.

    A sum before "including" is that of all of them: "136.000 Euro gingen an A, darunter 100.000 von X" (German).
    """
    part = next((n for n in range(at + 1, len(work.row)) if _picks(work.row[n])), None)
    total = any(i.kind in ("total", "sum", "gift") for i in work.row[:part])  # "Three large gifts came in, including"
    pairs = [] if part is None else _own_sums(work, part)
    if not pairs and part is not None:
        found = pair_list(work.row, part, len(work.row), work.line.number, after_from=True)
        pairs = [(giver, money) for giver, money in found if money is not None]
    if not total or part is None or not pairs or any(i.kind == "business" for i in work.row):
        return False
    telling = Telling(status="given", rule="verb.come", zone=(0, len(work.row)), verb=work.row[at], lean="weak")
    objects = work.objects(part, len(work.row))
    own = objects.funds or tuple(i for i in work.row[:part] if i.kind == "fund")[-1:]
    for giver, money in pairs:
        work.emit((giver,), replace(objects, money=(money,) if money else (), more=(), funds=own), telling)
    return True


def _picks(item: Item) -> bool:
    """Whether a word picks some out of several: "including", "dont" (French)."""
    return item.kind == "including" or item.has("link.including")


_BESIDE = ("determiner", "role", "word", "comma", "end")
_WITH_SUM = ["party", "at", "sum"]


def _own_sums(work: ClauseWork, part: int) -> list[tuple[Giver, Item]]:
    """ "came from three people, including [X with $2 million and Y with $1 million]": each with what it gave."""
    told = [i for item in work.row[part + 1 :] for i in (item.inner or (item,)) if i.kind not in _BESIDE]
    behind = [*told[1:], None][: len(told)]
    last = [a for a, b in zip(told, behind, strict=True) if b is None or not a.kind == b.kind == "party"]
    told = [i for i in last if i.kind != "and"]  # of "the former head of Orlo Foods, Jo Hale, with" the person
    groups = [told[n : n + len(_WITH_SUM)] for n in range(0, len(told), len(_WITH_SUM))]
    if any([i.kind for i in group] != _WITH_SUM for group in groups):
        return []
    return [(giver, money) for party, _, money in groups for giver in givers_of([party], work.line.number)]
