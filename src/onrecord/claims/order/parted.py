"""Verbs in two parts that their object stands between: "turned the committee down", "sent X its $250,000 back"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.order.items import Item
from onrecord.claims.vocabulary.marking import NO_CATEGORIES, Categories

__all__ = ["join_parted"]

_REACH = 9
"""Items from a verb to its second part."""

_KINDS = {"give": "give.past", "refuse": "refuse.past", "refund": "refund.past", "got": "refund.got_back"}
_OBJECTS = {"give": ("sum",), "refuse": ("fund",), "refund": ("sum", "cash", "gift"), "got": ("sum", "cash", "gift")}
_MONEY = {"refund": "returned", "got": "returned"}
"""Words for the money that was given: "handed the money back"."""
_ENDS = ("comma", "stop", "end", "colon", "relative", "speech", "verb", "dash")


def join_parted(items: list[Item]) -> list[Item]:
    """Return the items with the first part of such a verb as the whole verb, and its second part as a mere word."""
    for at, item in enumerate(items):
        if "parted" not in item.categories.meant:
            continue
        for kind, category in _KINDS.items():
            if not item.has(f"parted.{kind}_opens") or (end := _second_part(items, at, kind)) is None:
                continue
            items[at] = replace(item, kind="verb", categories=Categories.of({category}))
            items[end] = replace(items[end], kind="word", categories=NO_CATEGORIES)
            break
    return items


def _second_part(items: list[Item], at: int, kind: str) -> int | None:
    """Where the second part stands, behind something that such a verb is done to; None for another verb."""
    found = False
    for n in range(at + 1, min(at + _REACH, len(items))):
        item = items[n]
        if item.has(f"parted.{kind}_closes"):
            return n if found and n > at + 1 else None
        if item.kind in _ENDS:
            return None
        object_ = item.kind in _OBJECTS[kind] or item.has_any("pronoun.company", "parted.asked", _MONEY.get(kind, ""))
        found = found or object_
    return None
