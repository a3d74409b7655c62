"""Money of one's own, told by "of" and a possessive: "lo darà [di suo] Rosa Merli" (Italian, "of her own")."""

from __future__ import annotations

from onrecord.claims.order.items import Item
from onrecord.claims.vocabulary.marking import Categories

__all__ = ["join_own_means"]

_BEHIND = ("party", "sum", "comma", "end", "and", "stop", "colon")
"""What follows such words; "di suo padre" (Italian, "of her father") goes on with what is hers."""

_PERSONAL = Categories.of({"personal"})


def join_own_means(row: tuple[Item, ...]) -> list[Item]:
    """Return the row with such words as one item, in place of a preposition that rules the name behind it."""
    joined: list[Item] = []
    at = 0
    while at < len(row):
        item, ahead = row[at], row[at + 1 : at + 3]
        if item.has("link.of") and len(ahead) > 1 and ahead[0].has("pronoun.his") and ahead[1].kind in _BEHIND:
            item = Item(kind="personal", first=item.first, last=ahead[0].last, categories=_PERSONAL)
            at += 1
        joined.append(item)
        at += 1
    return joined
