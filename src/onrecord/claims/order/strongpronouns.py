"""Pronouns that are an object elsewhere and act where "and" joins them to somebody: "Lui et sa femme" (French)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.order.items import Item
from onrecord.claims.vocabulary.categories import Categories

__all__ = ["free_emphatics", "settle_strong_pronouns"]

_PARTING = ("comma", "stop", "colon", "relative")


def settle_strong_pronouns(row: Sequence[Item]) -> list[Item]:
    """Return the row with such a pronoun as one that acts, where a clause begins and whose kin follows: "and his"."""
    found = list(row)
    for at, item in enumerate(found[:-2]):
        opens = not at or found[at - 1].kind in _PARTING
        joined = opens and found[at + 1].kind == "and" and found[at + 2].has("pronoun.his")
        if joined and item.kind == "auxiliary" and item.has("link.taker"):
            acting = Categories.of({*item.categories, "pronoun.person"} - {"link.taker", "link.auxiliary"})
            found[at] = replace(item, kind="pronoun", categories=acting)
    return found


_EMPHATIC = ("comma", "pronoun", "comma")


def free_emphatics(row: Sequence[Item]) -> list[Item]:
    """Return the row without a pronoun that commas set in a verb: "Norvane n'a[, elle,] rien versé" (French)."""
    found: list[Item] = []
    at = 0
    while at < len(row):
        set_in = tuple(i.kind for i in row[at : at + 3]) == _EMPHATIC and not row[at + 1].has("pronoun.his")
        if set_in and found and found[-1].has_any("link.perfect", "link.passive"):
            at += len(_EMPHATIC)
            continue
        found.append(row[at])
        at += 1
    return found
