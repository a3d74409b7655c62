"""The comma that ends who says so, at the front: "According to Orlo News, [the largest gift, of $5,] came from X"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["ends_source"]

_NAMED = ("determiner", "word", "role", "other")
_GIVING = ("gift", "sum", "fund")


def ends_source(before: Sequence[Item], inner: Sequence[Item]) -> bool:
    """Return whether the words behind a comma are the sentence's own, and tell nothing more of its source before it.

    `before` is what stands before the comma, `inner` what stands between it and the next one.
    """
    if not before[0].has("speech.gerund_source") or before[-1].kind != "party":
        return False
    if any(i.kind not in _NAMED for i in before[1:-1]):
        return False
    return any(_opens_news(inner, n) for n in range(len(inner)))


def _opens_news(inner: Sequence[Item], at: int) -> bool:
    """Whether a word is of a gift, or a name that no "of" ties to whom the source is: not "chairman of Merrow"."""
    if inner[at].kind in _GIVING:
        return True
    back = at - 1
    while back > 0 and inner[back].kind in ("determiner", "word"):
        back -= 1
    tied = back >= 0 and inner[back].has_any("link.of", "link.at", "link.in", "relation")
    return inner[at].kind == "party" and not tied
