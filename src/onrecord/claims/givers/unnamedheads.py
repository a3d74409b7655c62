"""Those whom a relative tells more of and nobody names: "the donors to the fund, [who] gave", "a firm [whose] head"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["is_of_unnamed"]

_BEFORE_FUND = ("to", "of", "determiner", "word", "in")


def is_of_unnamed(row: tuple[Item, ...], at: int) -> bool:
    """Return whether the relative at `at` tells of somebody without a name, so that nobody named acts behind it."""
    if at < 2 or row[at].kind != "relative":
        return False
    head = at - 1 if row[at - 1].kind != "comma" else at - 2
    if row[at].has("relative.whose"):
        return row[head].has("role.corporate") and row[head - 1].has("link.indefinite")
    if row[head].kind == "fund":
        head -= 1
        while head > 0 and row[head].kind in _BEFORE_FUND:
            head -= 1
    return row[head].kind == "donor" and row[head].has("role.many") and not _is_name_behind(row, at)


def _is_name_behind(row: tuple[Item, ...], at: int) -> bool:
    """ "The donors, which X leads, gave": a name acts right behind the relative."""
    return at + 1 < len(row) and row[at + 1].kind in ("party", "pronoun", "determiner")
