"""Whose the money told before is, without a verb of coming: "It was Lena Brosch's money", "Era dinero de X"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["owner_of_money"]

_LONGEST = 9
_SMALL = ("pronoun", "auxiliary", "determiner", "word", "role", "end", "comma", "from", "of", "owns", "cash", "aside")
_BETWEEN = ("from", "of", "determiner", "role", "pronoun", "auxiliary")
_MONEY = ("noun.cash", "money.coin", "money.meant", "money.told")


def owner_of_money(row: tuple[Item, ...]) -> int | None:
    """Return where the one stands whose money a sentence says that it was; None for another sentence."""
    at = next((n for n, i in enumerate(row[:_LONGEST]) if i.kind == "party"), None)
    if at is None:
        return None
    row = _without_apposition(row, at)
    money = next((n for n, i in enumerate(row) if i.has_any(*_MONEY)), None)
    was = any(i.has_any("link.passive", "compared.was") for i in row[: max(_OPENING, at)])
    if money is None or not was or len(row) > _LONGEST:
        return None
    if any(i.kind not in _SMALL and n != at for n, i in enumerate(row)) or any(i.has("negation") for i in row):
        return None
    between = row[money + 1 : at]
    of = any(i.has_any("link.of", "link.from") for i in between) and all(i.kind in _BETWEEN for i in between)
    return at if of or _is_theirs(row[at + 1 :]) else None


def _is_theirs(behind: tuple[Item, ...]) -> bool:
    """Whether a possessive alone, or one with the money, stands behind a name: no "Tim Hale's idea"."""
    return bool(behind) and behind[0].kind == "owns" and all(i.kind == "end" or i.has_any(*_MONEY) for i in behind[1:])


def _without_apposition(row: tuple[Item, ...], at: int) -> tuple[Item, ...]:
    """The row up to the comma behind a name: "It was the money of Tim Hale, [a baker from Elko]"."""
    comma = next((n for n in range(at + 1, len(row)) if row[n].kind in ("comma", "aside")), len(row))
    speaks = any(i.kind in ("speech", "verb") for i in row[comma:])
    return row if speaks else row[:comma]


_OPENING = 3
"""Items in which the sentence says "it was"."""
