"""Titles with whose they are, before a name: "the economy minister of Jo Hale, Ida Bell, with $2,800": of Ida Bell."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.order.items import Item
from onrecord.claims.vocabulary.marking import NO_CATEGORIES

__all__ = ["settle_titles"]

_TITLE = ("role", "word", "from", "of", "other", "determiner")
_LONGEST = 8
"""Items of the longest title: "one of the largest shareholders of"."""
_CLOSED = ("comma", "aside", "end", "at", "stop", "dash", "close")
_LISTS = ("party", "and", "role", "determiner")
_HOLDS = ("role.chief", "role.staff", "role.politician")


def settle_titles(row: tuple[Item, ...]) -> list[Item]:
    """Return the row with those who only tell whose title it is as words, so that who bears it is the one named."""
    owners = {n for n in range(3, len(row) - 2) if row[n].kind == "party" and _is_owner(row, n)}
    return [
        replace(i, kind="word", member=None, categories=NO_CATEGORIES) if n in owners else i for n, i in enumerate(row)
    ]


def _is_owner(row: tuple[Item, ...], at: int) -> bool:
    """Whether a title leads to the name, which one comma parts from the person who bears it, and no list goes on."""
    bearer = row[at + 2].member
    if row[at + 1].kind != "comma" or row[at + 2].kind != "party" or bearer is None or bearer.kind != "person":
        return False
    if not row[at - 1].has("link.of") or (at + 3 < len(row) and row[at + 3].kind not in _CLOSED):
        return False
    if at + 4 < len(row) and row[at + 3].kind == "comma" and row[at + 4].kind in _LISTS:
        return False
    back = at - 1
    while back > max(0, at - _LONGEST) and row[back - 1].kind in _TITLE:
        back -= 1
    one = row[back].has_any("money.one", "link.indefinite") and any(i.kind == "role" for i in row[back:at])
    return one or any(i.has_any(*_HOLDS) for i in row[back:at])
