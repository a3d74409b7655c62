"""What stands in commas between who acts and the verb, and only tells more: "A, [mit einem Werk in Ohio], hat ..."."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.claims.order.items import Item
from onrecord.claims.order.verbsecond import is_finite

__all__ = ["Segment", "fold_dressings"]


@dataclass(frozen=True, slots=True)
class Segment:
    """The items between two commas or other breaks, and the item that parts them from those before."""

    mark: Item | None
    items: tuple[Item, ...]


_NO_DRESSING = ("party", "role", "fund", "other", "relation", "pronoun", "unnamed", "speaker", "each", "and", "donor")
_NEVER = ("pronoun", "speaker", "each", "and", "donor")


def fold_dressings(segments: list[Segment]) -> list[Segment]:
    """The segments with what only tells more of who acts as an aside: "A, [mit einem Werk in Ohio], hat ..."."""
    at = 1
    while at < len(segments) - 1:
        before, segment, behind = segments[at - 1 : at + 2]
        if _only_dresses(segment.items) and _goes_on(before, segment, behind):
            first = segment.items[0].first if segment.mark is None else segment.mark.first
            aside = Item(kind="aside", first=first, last=segment.items[-1].last, inner=segment.items)
            segments[at - 1 : at + 1] = [Segment(before.mark, (*before.items, aside))]
        else:
            at += 1
    return segments


def _only_dresses(items: tuple[Item, ...]) -> bool:
    """Whether nobody acts in a segment, and no sum is all that it is."""
    led = next((i.kind in ("at", "in", "to") for i in items if i.kind != "auxiliary"), False)
    acting = _NEVER if led else _NO_DRESSING  # "[in Kassel] zu Hause", "[an der Börse] 3 Milliarden Dollar wert"
    return bool(items) and items[0].kind != "sum" and not any(is_finite(i) or i.kind in acting for i in items)


def _goes_on(before: Segment, segment: Segment, behind: Segment) -> bool:
    """Whether a segment stands in commas between who acts and the verb, or behind the first part of a verb.

    "X hat, [gewissermaßen zum Ausgleich], der Partei 5 Euro gespendet" (German).
    """
    commas = all(s.mark is not None and s.mark.kind == "comma" for s in (segment, behind))
    if not commas or not before.items or not behind.items:
        return False
    acts = before.items[-1].kind == "party" and not any(is_finite(i) for i in before.items)
    waits = before.items[-1].kind in ("auxiliary", "plan") and is_finite(before.items[-1])
    return (acts and is_finite(behind.items[0])) or (waits and behind.items[-1].kind == "verb")
