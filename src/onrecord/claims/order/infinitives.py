"""Infinitives with "zu" or "te" at the end of a clause, which may be parted from it by a comma."""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["find_infinitive", "is_unknown_infinitive"]

_SHORTEST = 4
"""Items of the shortest infinitive with an object: "die Einlage zu verdoppeln"."""


def find_infinitive(items: tuple[Item, ...]) -> int | None:
    """Where the "zu" of an infinitive at the end stands, or the verb that holds it; None for none."""
    at = next((n for n in range(len(items) - 1, -1, -1) if items[n].kind == "verb"), None)
    if at is None or any(i.kind not in ("plan", "link", "auxiliary") and not i.has("plan") for i in items[at + 1 :]):
        return None
    if [i.kind for i in items[at + 1 : at + 3]] == ["to", "auxiliary"]:
        return at  # "bestritt, [eine Million gespendet zu haben]"
    if at and items[at - 1].kind == "to" and items[at - 1].has("plan"):
        return at - 1
    return at if _holds_to(items[at]) else None


def is_unknown_infinitive(items: tuple[Item, ...], line: Line) -> bool:
    """ ", die Einlage von 1.000 Dollar zu verdoppeln": what an infinitive does that means nothing to the grammar."""
    if len(items) < _SHORTEST or items[-1].kind not in ("word", "end"):
        return False
    last = len(items) - 1 - (items[-1].kind == "end")
    unknown = items[last].kind == "word" and line.tokens[items[last].first].text.islower()
    before = items[last - 1]
    return unknown and before.kind == "to" and before.has("plan") and not any(i.kind == "verb" for i in items)


def _holds_to(verb: Item) -> bool:
    """Whether a verb has the "zu" of its infinitive inside: "beizusteuern"."""
    return verb.has("plan.joint")
