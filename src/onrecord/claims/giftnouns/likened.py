"""Gifts that one is set beside: "Hale's gift was just shy of [a record $10 million donation to the party]"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork

__all__ = ["before_likened", "is_likened"]

_DRESS = ("word", "sum", "in_kind", "total", "personal", "again", "money")
_LONGEST_DRESS = 3


def before_likened(work: ClauseWork, noun: int, upper: int) -> int:
    """Return where the words about the gift at `noun` end: before another gift that it is measured by, else `upper`."""
    second = next((n for n in range(noun + 1, upper) if work.kind(n) == "gift"), 0)
    article = second - 1
    while second and second - article <= _LONGEST_DRESS and work.kind(article) in _DRESS:
        article -= 1
    if not second or not work.row[article].has("link.indefinite") or work.kind(article) == "gift":
        return upper
    before = work.row[article - 1]
    likened = before.kind in ("word", "from", "including") or before.has_any("money.nearly", "money.less", "compared")
    return article if likened else upper


def is_likened(work: ClauseWork, noun: int) -> bool:
    """Return whether the gift at `noun` only measures one told before it in the clause: it is somebody else's."""
    nouns = (n for n in range(noun) if work.kind(n) == "gift")
    return any(before_likened(work, n, noun + 1) <= noun for n in nouns)
