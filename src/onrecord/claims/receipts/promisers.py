"""Who promised a sum that came from another: "Die von A angekündigten 5.000 Euro stammten von B" (German).

An attribute before the sum has a "from" of its own, where languages put attributes before their nouns.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["without_promisers"]


def without_promisers(row: Sequence[Item], places: list[int], at: int) -> list[int]:
    """Return the places of "from" without those of attributes of the sum, where one stands behind the verb at `at`."""
    if not any(n > at for n in places):
        return places
    return [n for n in places if n > at or not _is_attribute(row[n + 1 : at])]


def _is_attribute(behind: Sequence[Item]) -> bool:
    """Whether a name, a participle and a sum follow: "[A] angekündigten 5.000 Euro"."""
    kinds = [i.kind for i in behind if i.kind not in ("determiner", "role", "word")]
    return kinds[:3] == ["party", "verb", "sum"]
