"""The status that a clause gives to a gift: planned, given, refused; or None where it tells of no gift at all."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.analysis import Line
from onrecord.claims.items import Item

__all__ = ["status_of"]


def status_of(row: Sequence[Item], start: int, at: int, line: Line) -> str | None:
    """Return the status that the verb or noun at `at` has, with the small words from `start` to it.

    "will not give" is a refusal, "did not give" no claim at all, "is considering a gift" neither.
    """
    verb = row[at]
    if _is_noun(row, at):
        return None
    before = [item for item in row[start:at] if item.kind not in ("aside", "party")]
    after = row[at + 1 : at + 3]
    negated = any(i.kind == "negation" or i.has("negation") for i in (*before, *after[:1])) or verb.has("negation")
    if any(i.kind in ("consider",) for i in before) or verb.has("consider"):
        return None
    if verb.has("refuse.idle"):
        staying = any(i.kind == "plan" and not i.has("link.to") for i in before)
        return "declined" if staying and not negated else None  # "will sit this one out"
    if verb.verb == "refuse":
        return None if negated else "declined"
    planned = _is_planned(verb, before)
    if negated and any(i.has("negation.present") for i in before) and verb.has("give.base"):
        return "declined"
    if negated:
        return "declined" if planned and not _is_hedged(before) else None
    return "planned" if planned else "given"


def _is_noun(row: Sequence[Item], at: int) -> bool:
    """ "its political giving", "the giving": a noun, not a gift."""
    forms = {c.rpartition(".")[2] for c in row[at].categories if c.startswith(("give", "pledge"))}
    if not forms or not forms <= {"progressive", "base"}:
        return False
    back = at - 1
    while back >= 0 and row[back].kind == "word" and at - back <= 2:
        back -= 1
    return back >= 0 and (row[back].kind in ("determiner", "owns", "of") or row[back].has("pronoun.his"))


def _is_planned(verb: Item, before: Sequence[Item]) -> bool:
    if any(i.kind == "plan" or i.has("plan") for i in before if not i.has("link.to")):
        return True
    if verb.has("pledge") or verb.has("plan"):
        return True
    if any(i.has("pledge") for i in before):
        return True
    infinitive = any(i.kind == "to" for i in before[-2:])
    progressive = verb.has("give.progressive") or verb.has("give_weak.progressive")
    under_way = progressive and any(i.has("link.passive") for i in before)
    return under_way or (infinitive and not verb.has("give.past") and not progressive)


def _is_hedged(before: Sequence[Item]) -> bool:
    """ "is not expected to give": nobody refused."""
    return any(i.has("plan.expected") for i in before)
