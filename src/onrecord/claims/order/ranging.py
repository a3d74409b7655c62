"""Several told by their first and last: "companies from A through B to C gave", read as "companies A, B and C gave"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.order.items import Item
from onrecord.claims.vocabulary.marking import Categories

__all__ = ["RANGING", "settle_ranges"]

RANGING = ("members.ranges", "money.ranging", "role.many")
"""What a line has that may hold a range."""

_DRESSED = ("determiner", "role", "word", "pronoun", "comma")
_LEADING = ("link.to", "link.through", "link.homonym", "money.until", "money.up_to", "members.passing")
_LONGEST = 9
"""Items between one name and the next: "bis hinunter zu der kleinen Fluglinie"."""


def settle_ranges(row: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the row of a line with the names of each range in a list, without what led from one to the next."""
    at = next((n for n in range(len(row)) if _opens(row, n)), None)
    if at is None:
        return row
    parties, last = _names(row, at)
    if len(parties) < _SEVERAL or not any(_leads_on(i) for i in row[parties[-2] + 1 : parties[-1]]):
        return row
    out = [*row[:at], *row[at : at + row[at].has("money.ranging")]]
    for one in parties:
        before = _link(row, one, "and" if one == parties[-1] else "comma")
        out += [before, *_dressing(row, one), row[one]] if one != parties[0] else [*_dressing(row, one), row[one]]
    return (*out, *row[last:])


_SEVERAL = 2


def _opens(row: tuple[Item, ...], at: int) -> bool:
    """Whether "from" at `at` opens a range: behind "The list runs", or behind several of a kind: "companies from"."""
    if row[at].has("money.ranging"):
        return True  # "They range from A to B", in one phrase
    if at == 0 or not (row[at].kind == "from" or row[at].has_any("link.from", "link.of")):
        return False
    before = row[at - 1]
    if before.kind == "comma" and at > 1:
        before = row[at - 2]  # "Des entreprises, de A à B, ont donné" (French)
    return before.has_any("members.ranges", "role.many")


def _names(row: tuple[Item, ...], at: int) -> tuple[list[int], int]:
    """The places of the names from `at` on, and where the range ends."""
    found: list[int] = []
    last = n = at
    while n < len(row) and n - last <= _LONGEST and (row[n].kind in _BETWEEN or _leads_on(row[n])):
        if row[n].kind == "party":
            found.append(n)
            last = n + 1
        n += 1
    return found, last


_BETWEEN = (*_DRESSED, "party", "from", "to", "of", "in")


def _leads_on(item: Item) -> bool:
    """Whether a word leads to the next name of a range: "through", "to", "bis" (German), "a" (Portuguese)."""
    return item.kind in ("to", "through") or item.has_any(*_LEADING)


def _dressing(row: tuple[Item, ...], at: int) -> tuple[Item, ...]:
    """The words that dress the name at `at`: "the phone giant"."""
    back = at
    while back and row[back - 1].kind in _DRESSED[:4] and not _leads_on(row[back - 1]):
        back -= 1
    return row[back:at]


def _link(row: tuple[Item, ...], at: int, kind: str) -> Item:
    """The word before the name at `at` as one that joins a list."""
    return replace(row[at - 1 - len(_dressing(row, at))], kind=kind, categories=_JOINING)


_JOINING = Categories.of({"link.and"})
