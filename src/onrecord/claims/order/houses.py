"""A house that acts as "one": "Bei Norvane lehnt man eine Spende ab" (German), "Chez Norvane, on refuse" (French).

The firm to which "at" leads stands in for the "one" who acts; without it, words told as another's ("Man habe nichts
gespendet") are those of the firm spoken of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.order.items import Item
from onrecord.claims.vocabulary.marking import Categories

__all__ = ["settle_house"]

_IT = Categories.of({"pronoun.company", "pronoun.house"})
_DRESSING = ("determiner", "role", "word")
_PARTS = ("comma", "stop", "colon", "dash", "relative", "contrast")
_ROOM = 3
"""Items from "one" to the verb that tells whether its words are another's."""


def settle_house(row: tuple[Item, ...]) -> Sequence[Item]:
    """Return the row with whoever "one" is in its place, or the row itself where that is nobody."""
    one = next((n for n, i in enumerate(row) if i.has("pronoun.house")), None)
    if one is None:
        return row
    led = _leads_to_firm(row)
    if led is None:
        told = any(i.has("speech.reported") for i in (*row[max(0, one - 1) : one], *row[one + 1 : one + _ROOM]))
        return _with_pronoun(row, one) if told else row
    if any(i.kind in _PARTS for i in row[min(led, one) + 1 : max(led, one)]) and not _is_set_off(row, one):
        return _without(_with_pronoun(row, one), led) if led < one else row
    return _without(row, one, led, one - 1 if _is_set_off(row, one) else one)


def _leads_to_firm(row: tuple[Item, ...]) -> int | None:
    """Where "at" leads to the name of an organisation."""
    for at, item in enumerate(row):
        if not item.has("link.house"):
            continue
        ahead = at + 1
        while ahead < len(row) and (row[ahead].kind in _DRESSING or row[ahead].has("pronoun.his")):
            ahead += 1
        member = row[ahead].member if ahead < len(row) and row[ahead].kind == "party" else None
        if member is not None and member.kind == "organization":
            return at
    return None


def _is_set_off(row: tuple[Item, ...], one: int) -> bool:
    """ "Chez Norvane[, on] refuse" (French): nothing but a comma parts the firm from the one who acts."""
    return one > 1 and row[one - 1].kind == "comma" and row[one - 2].kind == "party"


def _with_pronoun(row: tuple[Item, ...], one: int) -> list[Item]:
    return [replace(i, kind="pronoun", categories=_IT) if n == one else i for n, i in enumerate(row)]


def _without(row: Sequence[Item], *places: int) -> list[Item]:
    return [item for n, item in enumerate(row) if n not in places]
