"""The most that one may give, as somebody gave it: "hit the $1 million ceiling", "atingiu o limite de US$ 1 milhão"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["sum_reached"]

_AHEAD = 5


def sum_reached(row: tuple[Item, ...], at: int) -> tuple[Item | None, int]:
    """Return the sum of the limit that a verb at `at` says was reached, if any, and where verb and limit begin.

    A limit stands before or behind its sum, or in the verb ("atingiram o limite de US$ 1 milhão", Portuguese). Both
    may stand before the verb ("haben die Obergrenze von 1 Million Dollar erreicht", German).
    """
    full = row[at].has("listing.max")
    if not full and not row[at].has("listing.reach"):
        return None, at
    ahead = [i for i in row[at + 1 : at + 1 + _AHEAD] if i.kind not in ("determiner", "each", "word")]
    if (money := _sum_of_limit(ahead, full=full)) is not None:
        return money, at
    first = next((n for n in range(max(0, at - _AHEAD), at) if _is_limit(row[n])), at)
    return _sum_of_limit(row[first:at], full=False), first


def _sum_of_limit(items: list[Item] | tuple[Item, ...], *, full: bool) -> Item | None:
    """The sum of "the $1 million ceiling", "the limit of $1 million" at the front of items."""
    kinds = [i.kind for i in items[:3]]
    if kinds[:2] == ["sum", "limit"]:
        return items[0]
    of = 0 if full else 1
    linked = len(items) > of and items[of].has_any("link.of", "link.from") and kinds[of + 1 : of + 2] == ["sum"]
    return items[of + 1] if linked and (full or _is_limit(items[0])) else None


def _is_limit(item: Item) -> bool:
    return item.kind == "limit" or item.has("noun.cap") or (item.money is not None and item.money.ceiling)
