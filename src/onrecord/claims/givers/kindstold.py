"""Names behind a kind of giver: "firms such as A and B, as well as makers of goods, like C"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["past_kind"]

_OF_KIND = ("from", "of", "determiner", "word", "role", "donor", "other", "comma")
_KINDS = ("word", "role", "donor")
_LONGEST_KIND = 9


def past_kind(row: tuple[Item, ...], at: int, upper: int) -> int:
    """Return where the names stand of a kind told at `at`; `at` itself where none is.

    "Donors are firms such as A and B, as well as makers of goods, like [C]" goes on with C.
    """
    if at >= upper:
        return at
    ahead = at
    while ahead < min(upper, at + _LONGEST_KIND) and (_is_of_kind(row[ahead]) or _joins_kinds(row, at, ahead)):
        ahead += 1
    told = any(i.kind == "role" for i in row[max(0, at - 1) : ahead]) or row[at].kind in ("from", "determiner")
    told = told or (at > 0 and row[at - 1].kind == "and")
    if not told or ahead >= upper or row[ahead].kind != "including":
        return at
    ahead += 1
    while ahead < upper and row[ahead].kind in ("determiner", "role", "word"):
        ahead += 1
    return ahead if ahead < upper and row[ahead].kind == "party" else at


def _joins_kinds(row: tuple[Item, ...], first: int, at: int) -> bool:
    """Whether "and" joins two kinds: "crypto firms [and] big donors like A"."""
    joined = first < at < len(row) - 1 and row[at].kind == "and"
    return joined and row[at - 1].kind in _KINDS and row[at + 1].kind in _KINDS


def _is_of_kind(item: Item) -> bool:
    """Whether a word may tell what firms are meant: "algunas de las [más] grandes" (Spanish, "of the most large")."""
    return item.kind in _OF_KIND or (item.kind in ("and", "link") and item.has_any("compared.more", "link.indefinite"))
