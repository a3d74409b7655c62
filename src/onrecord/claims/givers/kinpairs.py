"""Two of a family named together: whether each of them gives, or both as one."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["give_each", "kin_of"]

_AHEAD = 2
"""Items before the first name in which "each" stands: "$500 [each from] X and his wife, Y"."""


def give_each(row: tuple[Item, ...], first: int, end: int) -> bool:
    """Return whether "each" is said of the two from `first` to `end`: "X and his wife Y gave $500 each"."""
    return any(i.has("each.any") for i in (*row[max(0, first - _AHEAD) : first], *row[end:]))


def kin_of(row: tuple[Item, ...], start: int) -> int | None:
    """Where "he" stands before the kin named at `start`: "He and his wife, Ada, gave"; None where it does not."""
    back = start - 1
    while back > 0 and (row[back].kind in ("determiner", "role", "comma", "word") or row[back].has("pronoun.his")):
        back -= 1
    own = any(i.has("pronoun.his") for i in row[back + 1 : start]) or _is_the_wife(row, back + 1, start)
    return back - 1 if own and back > 0 and row[back].kind == "and" and row[back - 1].has("pronoun.person") else None


def _is_the_wife(row: tuple[Item, ...], article: int, start: int) -> bool:
    """ "Lui e [la moglie] Ada hanno dato 5 euro a testa" (Italian): an article and kin, where "each" follows."""
    kin = row[article].last < row[start].first and row[article].has("link.determiner")
    return kin and any(i.kind == "each" for i in row[start:])
