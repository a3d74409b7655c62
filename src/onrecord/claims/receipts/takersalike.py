"""Who got a sum where an aside likens others to it or sets them against it.

"The Greens, [like the Reds and the Blues], got $5 from X" tells of three, "The Greens, [unlike the Reds], got" of one.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["takers_alike"]

_MARKS = ("dash", "comma")
_LIKE = ("join.alike", "compared.like", "link.including")
_INSIDE = frozenset(("fund", "and", "comma", "determiner", "to", "from", "of"))
_BEFORE_VERB = frozenset(("auxiliary", "date", "time", "word", "in", "again"))
_BEHIND_VERB = frozenset(("auxiliary", "date", "time", "determiner", "fund", "again"))


def takers_alike(row: Sequence[Item], verb: int) -> tuple[Item, ...]:
    """Return the fund of the verb of receiving at `verb` and those likened to it; () where no aside tells of such."""
    for at in range(1, len(row) - 2):
        end = _closing(row, at) if row[at].kind in _MARKS else at
        if end == at or not (verb < at or row[at - 1].kind == "fund"):
            continue
        main, inside = _main_fund(row, at, verb), row[at + 2 : end]
        likens = _likens(row, at, verb)
        if main is None or not (likens or row[at + 1].kind == "except") or not _names_funds(inside):
            continue
        if _is_beside(row, at, end, verb):
            return (main, *(i for i in inside if i.kind == "fund")) if likens else (main,)
        if end < verb and all(i.kind != "fund" for i in row[end:verb]):
            return (main,)  # "A, like B, lost money, and it received"
    return ()


def _likens(row: Sequence[Item], at: int, verb: int) -> bool:
    """Whether the aside opened at `at` likens: "– wie auch die FDP –" (German), "kreeg, evenals het CDA," (Dutch)."""
    joined = row[at + 1].kind == "and" and (row[at].kind == "dash" or verb < at)
    return joined or row[at + 1].has_any(*_LIKE)


def _names_funds(inside: Sequence[Item]) -> bool:
    return any(i.kind == "fund" for i in inside) and _INSIDE.issuperset(i.kind for i in inside)


def _closing(row: Sequence[Item], at: int) -> int:
    """Where the mark stands that closes the aside opened at `at`; `at` for none."""
    return next((n for n in range(at + 2, len(row)) if row[n].kind == row[at].kind), at)


def _is_beside(row: Sequence[Item], at: int, end: int, verb: int) -> bool:
    """Whether an aside stands right before the verb, or right behind it: "Die SPD erhielt – ebenso wie" (German)."""
    if end < verb:
        return row[at - 1].kind == "fund" and _BEFORE_VERB.issuperset(i.kind for i in row[end + 1 : verb])
    return verb < at and _BEHIND_VERB.issuperset(i.kind for i in row[verb + 1 : at])


def _main_fund(row: Sequence[Item], at: int, verb: int) -> Item | None:
    """The one fund before the aside: behind the verb at `verb`, else the last before it."""
    behind = [i for i in row[verb + 1 : at] if i.kind == "fund"]
    ahead = [i for i in row[: min(verb, at)] if i.kind == "fund"]
    return next(iter([*behind, *ahead[-1:]]), None)
