"""What somebody denies, told before who denies it: "Dass er gespendet habe, bestritt Jan Hale" (German).

Where the verb stands second, who denies stands behind it, and what a pronoun of the clause in front means.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.dressings import Segment
from onrecord.claims.order.infinitives import find_infinitive
from onrecord.claims.order.items import Item

__all__ = ["denier_first"]

_DRESSING = ("determiner", "role", "word")


def denier_first(segments: Sequence[Segment], line: Line) -> Sequence[Segment]:
    """Return the segments with who denies, and the verb, before the clause that tells what is denied.

    "Dass er gespendet habe" without more, or "habe er gespendet, [bestritt] das Blatt", stays as it is.
    """
    if (
        "deny" not in line.meant
        or len(segments) < _BOTH
        or segments[1].mark is None
        or segments[1].mark.kind != "comma"
    ):
        return segments
    told, denying = segments[0], segments[1]
    clause = bool(told.items) and (told.items[0].kind == "relative" or find_infinitive(told.items) is not None)
    if not clause or not denying.items or denying.items[0].kind != "deny" or not any(_gives(i) for i in told.items):
        return segments
    verb, *rest = denying.items
    name = next((n for n, i in enumerate(rest) if i.kind not in _DRESSING), len(rest))
    if name >= len(rest) or rest[name].kind not in ("party", "speaker", "unnamed"):
        return segments
    led = Segment(told.mark, (*rest[: name + 1], verb, *rest[name + 1 :]))
    return [led, Segment(denying.mark, told.items), *segments[2:]]


def _gives(item: Item) -> bool:
    return item.verb in ("give", "give_weak", "light", "pledge")


_BOTH = 2
"""Segments of "Dass er gespendet habe, bestritt X"."""
