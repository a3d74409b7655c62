"""Pronouns that mean one or several by their verb: Dutch "ze" is "she" in "ze geeft" and "they" in "ze geven"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.vocabulary.marking import Categories

__all__ = ["settle_severals"]

_THEY = Categories.of({"pronoun.plural"})
_CARRIERS = ("verb", "plan", "speech", "announce", "consider")


def settle_severals(row: Sequence[Item], line: Line, endings: tuple[str, ...]) -> Sequence[Item]:
    """Return the row with such pronouns as "they" where a verb for several, which has one of the endings, is beside.

    "Nu hebben [ze] elk een miljoen toegezegd" (Dutch, "now they have pledged a million each") means several, and
    "Vorig jaar gaf [ze] een miljoen" ("last year she gave a million") one.
    """
    return [
        replace(item, categories=_THEY) if item.has("pronoun.several") and _acts(row, at, line, endings) else item
        for at, item in enumerate(row)
    ]


def _acts(row: Sequence[Item], at: int, line: Line, endings: tuple[str, ...]) -> bool:
    """Whether the words beside the pronoun at `at` are of several: "ze gaven", "hebben ze", "ze elk"."""
    behind = row[at + 1] if at + 1 < len(row) else None
    if behind is not None and behind.has_any("each.any", "each.both"):
        return True
    beside = [i for i in (row[at - 1] if at else None, behind) if i is not None]
    carriers = [i for i in beside if i.kind in _CARRIERS or i.has_any("link.perfect", "link.passive")]
    return any(line.tokens[i.first].low.endswith(endings) for i in carriers)
