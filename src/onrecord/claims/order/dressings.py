"""What stands in commas between who acts and the verb, and only tells more: "A, [mit einem Werk in Ohio], hat ..."."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.claims.order.items import Item
from onrecord.claims.order.verbsecond import is_finite

__all__ = ["Segment", "fold_dressings"]


@dataclass(slots=True)
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
        elif (end := _end_of_clause(segments, at)) and _is_held_up(before, segments[end]):
            told = [i for s in segments[at:end] for i in ((s.mark, *s.items) if s.mark is not None else s.items)][1:]
            aside = Item(kind="aside", first=told[0].first, last=told[-1].last, inner=tuple(told))
            segments[at - 1 : end + 1] = [Segment(before.mark, (*before.items, aside, *segments[end].items))]
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


def _end_of_clause(segments: list[Segment], at: int) -> int:
    """The segment behind a clause of its own in commas: "weil ihm das gefällt", "wie es im Register steht"; 0 for none.

    A word like "weil" is the mark of its segment, so that nothing stands between it and the comma.
    """
    mark = segments[at].mark
    comma = mark is not None and mark.kind == "comma"
    empty = not segments[at].items
    if not comma or at + 1 + empty >= len(segments):
        return 0
    clause = segments[at + empty]
    opens = clause.mark if empty else clause.items[0]
    led = opens is not None and opens.has_any("link.contrast", "speech.gerund_source")
    plain = bool(clause.items) and all(i.kind not in ("sum", "fund", "party", "gift") for i in clause.items)
    return at + 1 + empty if led and plain else 0


def _is_held_up(before: Segment, behind: Segment) -> bool:
    """ "X spendete, [weil ...], der CDU 5.000 Euro": the verb's sum stands behind the clause that holds it up."""
    comma = behind.mark is not None and behind.mark.kind == "comma"
    told = comma and any(i.kind == "sum" for i in behind.items) and all(i.kind != "sum" for i in before.items)
    waits = any(i.verb in _HELD for i in before.items)
    open_verb = bool(before.items) and before.items[-1].kind in ("auxiliary", "plan") and is_finite(before.items[-1])
    if open_verb:
        return told and behind.items[-1].kind == "verb"
    named = any(i.kind == "party" for i in behind.items) and behind.items[0].kind != "from"
    return told and waits and not named and not any(is_finite(i) for i in behind.items)


_HELD = ("give", "give_weak", "receive", "pledge")
