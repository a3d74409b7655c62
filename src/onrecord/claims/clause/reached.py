"""The most that one may give, as somebody gave it: "hit the $1 million ceiling", "atingiu o limite de US$ 1 milhão"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["sum_reached"]

_AHEAD = 5


def sum_reached(row: tuple[Item, ...], at: int) -> Item | None:
    """Return the sum of the limit that a verb at `at` says was reached; None where it says none of that.

    A limit stands before or behind its sum, or in the verb ("atingiram o limite de US$ 1 milhão", Portuguese).
    """
    full = row[at].has("listing.max")
    if not full and not row[at].has("listing.reach"):
        return None
    ahead = [i for i in row[at + 1 : at + 1 + _AHEAD] if i.kind not in ("determiner", "each", "word")]
    kinds = [i.kind for i in ahead[:3]]
    if kinds[:2] == ["sum", "limit"]:
        return ahead[0]
    of = 0 if full else 1
    linked = len(ahead) > of and ahead[of].has("link.of") and kinds[of + 1 : of + 2] == ["sum"]
    return ahead[of + 1] if linked and (full or _is_limit(ahead[0])) else None


def _is_limit(item: Item) -> bool:
    return item.kind == "limit" or item.has("noun.cap") or (item.money is not None and item.money.ceiling)
