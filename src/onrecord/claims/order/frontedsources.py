"""A source in front with its name between commas: "According to his lawyer, Ada Frisch, Jo Hale gave $1 million"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.order.items import Item
from onrecord.claims.vocabulary.marking import Categories

__all__ = ["fold_fronted_source"]

_ARTICLE = Categories.of({"link.determiner"})
"""What "his" is there, so that nobody behind is taken for whose lawyer speaks."""


def fold_fronted_source(row: Sequence[Item], *, inverts: bool) -> list[Item]:
    """Return the row with the name of such a source as an aside, where the verb or another who acts follows it.

    Where the verb stands second, no comma is left before it.
    """
    role = next((n for n, i in enumerate(row) if n and not (i.kind == "determiner" or i.has("pronoun.his"))), 0)
    name = role + 2
    if not row[0].has("speech.gerund_source") or not role or row[role].kind != "role":
        return list(row)
    if [i.kind for i in row[role + 1 : role + 4]] != ["comma", "party", "comma"] or name + 2 >= len(row):
        return list(row)
    ahead = row[name + 2].kind
    if ahead not in (("verb", "auxiliary", "plan") if inverts else ("party", "determiner")):
        return list(row)
    aside = Item(kind="aside", first=row[role + 1].first, last=row[name].last, inner=(row[name],))
    led = [replace(i, kind="determiner", categories=_ARTICLE) if i.has("pronoun.his") else i for i in row[:role]]
    return [*led, row[role], aside, *row[name + 1 + inverts :]]
