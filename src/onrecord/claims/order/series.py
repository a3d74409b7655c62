"""Entries of a series: a name with what dresses it, "the drug maker Norvane", "Chicago trader Jo Hale"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["is_listed_description", "is_series", "name_of_entry"]

_DRESSING = ("determiner", "word", "role", "kind", "other", "business")
_LONGEST_DRESS = 6
_SHORTEST = 2
_PLAIN = 3
"""So many names in a row are a series without any "and"."""

_LONGEST_PRONOUN = 2
"""Words of "the company", which means a firm that was named."""

_PARTING = ("comma", "aside")


def name_of_entry(row: tuple[Item, ...], at: int) -> int | None:
    """Return where the name stands of the entry that begins at `at`, its trade and town passed; None without a name.

    A description of a firm that nobody names counts as a name: "A, B and [the parent of C]".
    """
    end = at
    while end < len(row) and end - at < _LONGEST_DRESS and not row[end].has("role.of") and _dresses(row, at, end):
        end += 1  # "A, the [parent of] B": no entry
    named = end < len(row) and (row[end].kind == "party" or _is_description(row[end]))
    return end if named else None


def _dresses(row: tuple[Item, ...], at: int, end: int) -> bool:
    """Whether what stands at `end` dresses the name behind it: "the [bank] B", "the family [of] B"."""
    family = row[end].has("link.of") and end > at and row[end - 1].has("role.family")
    return row[end].kind in _DRESSING or family


def is_series(row: tuple[Item, ...], comma: int) -> bool:
    """Return whether entries follow the comma at `comma`, the last one behind "and": ", the bank B, C and D".

    An aside between two names stands for a comma: "A, [the maker of trams,] B and C".
    """
    entries, at = 0, comma
    while at < len(row) and row[at].kind in _PARTING:
        last = at + 1 < len(row) and row[at + 1].kind == "and"
        name = name_of_entry(row, at + 2 if last else at + 1)
        if name is None or (_is_description(row[name]) and not last):
            return name is None and entries >= _PLAIN
        entries, at = entries + 1, _past_bracket(row, name + 1)
        if last:
            return entries >= _SHORTEST
    return entries > 0 and at < len(row) and row[at].kind == "and" and name_of_entry(row, at + 1) is not None


def _past_bracket(row: tuple[Item, ...], at: int) -> int:
    """Where reading goes on behind a note on the name before `at`: "A (Ohio), B", "A, [the maker of trams,] and B"."""
    if at < len(row) and row[at].kind == "aside" and at + 1 < len(row) and row[at + 1].kind in ("comma", "and"):
        return at + 1
    if at >= len(row) or row[at].kind != "open":
        return at
    return next((n + 1 for n in range(at, len(row)) if row[n].kind == "close"), at)


def is_listed_description(row: tuple[Item, ...], at: int) -> bool:
    """Return whether the last of several is only described: "A, B and [the parent of C] gave": A and B are named."""
    link = at - 1
    while link > 0 and row[link].kind == "determiner":
        link -= 1
    joined = link > 0 and row[link].kind == "and" and row[link - 1].kind in ("party", "aside", "comma")
    return joined and _is_description(row[at])


def _is_description(item: Item) -> bool:
    """Whether an item describes a firm that the text does not name: "the parent company of Orlo"."""
    return item.kind == "pronoun" and item.has("pronoun.company") and item.last - item.first > _LONGEST_PRONOUN
