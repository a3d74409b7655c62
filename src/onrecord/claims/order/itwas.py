"""Sums told by "it was": "In 2017 it was $50,000", and without the pronoun "en 2017 fue de 50.000" (Spanish)."""

from __future__ import annotations

from onrecord.claims.order.items import Item
from onrecord.claims.order.pieces import piece_at

__all__ = ["IT_WAS", "tells_it"]

IT_WAS = ("compared.was", "compared.it", "compared.bare")
"""Categories one of which stands in a line that tells a sum so."""

_BEFORE = ("auxiliary", "from", "of", "link", "word", "negation", "determiner", "pronoun", "verb")
_SMALL = ("pronoun", "auxiliary", "word", "link", "determiner", "negation")
_LEADING = (
    "link",
    "time",
    "in",
    "to",
    "at",
    "and",
    "comma",
    "other",
    "date",
    "determiner",
    "word",
    "auxiliary",
    "colon",
)
_FAR = 4


def tells_it(row: tuple[Item, ...], *, was: bool) -> int | None:
    """Return where "it was", or a sum right behind such words, stands; None for no such.

    `was` tells whether the line has words that say both.
    """
    for at, item in enumerate(row):
        told = was and "compared.was" in item.categories.meant
        if told or (item.kind == "sum" and at and row[at - 1].kind in _BEFORE and _is_it(row, at)):
            return at
    return None


def _is_it(row: tuple[Item, ...], at: int) -> bool:
    """Whether "it was" stands right before a sum: "The year before it had been $80,000", "was het 80.000" (Dutch)."""
    if row[at].has("money.same"):
        return False
    of = "link.of" in row[at - 1].categories.meant
    verb = at - 1 - of
    if row[verb].kind == "verb" and "compared.bare" not in row[verb].categories.meant:
        return False  # "gave $5,000"
    if any(i.has("compared.bare") for i in row[max(0, verb - 1) : at - of]):
        return _is_bare(row, verb)
    before = row[max(0, verb - _FAR) : at - of]
    if not any(i.has("link.passive") for i in before[-2:]) or any(i.kind not in _SMALL for i in before[-2:]):
        return False
    return any(i.has("compared.it") for i in before[-3:])


def _is_bare(row: tuple[Item, ...], verb: int) -> bool:
    """Whether nothing that acts stands before a verb that tells "it" by its ending: "En 2017 fue de 50.000"."""
    first = piece_at(row, verb)[0]
    return all(i.kind in _LEADING for i in row[first:verb])
