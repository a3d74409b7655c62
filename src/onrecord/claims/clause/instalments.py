"""A further sum of the same giver, told with a time of its own: "$100,000 in 2017 and $1 million this time"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["are_parts", "is_of_another_time"]

_REACH = 12
"""Items from one sum to the next: "gab 2017 für Trumps Fest 100.000 Dollar, diesmal eine Million" (German)."""

_TIMES = ("time.now", "time.four_back", "time.eight_back", "time.that_year")
_LEADS = ("at", "again", "determiner", "auxiliary", "pronoun")


def is_of_another_time(row: tuple[Item, ...], at: int) -> bool:
    """Whether the sum at `at` has a word of time of its own, and a sum before it is told without a name between."""
    before = next((n for n in range(at - 1, max(-1, at - _REACH), -1) if row[n].kind in ("sum", "party", "verb")), None)
    if before is None or row[before].kind != "sum":
        return False
    if _is_repeated(row, at) and not any(i.kind == "at" for i in row[before:at]):
        return True  # "and, with his sons, as much this January": of another gift
    back = at - 1
    while back > before and row[back].kind in _LEADS and not row[back].has_any(*_TIMES):
        back -= 1
    if row[back].has_any(*_TIMES):
        return row[back - 1].kind in ("comma", "and", "contrast")
    timed = at + 1 < len(row) and row[at + 1].has_any(*_TIMES)
    return timed and row[back].kind in ("comma", "and", "contrast")


def _is_repeated(row: tuple[Item, ...], at: int) -> bool:
    """ "$500,000 in July and as much again in October", "and in October as much": the sum again, with a date."""
    money = row[at].money
    if money is None or money.factor is None or money.ceiling:
        return False
    back = at
    while back > 1 and (row[back - 1].kind in _DATED or row[back - 1].has("again")):
        back -= 1
    if all(i.kind not in ("comma", "and") for i in row[back:at]):
        return False
    behind = [i.kind for i in row[at + 1 : at + 4] if i.kind not in ("determiner", "word")]
    ahead = any(i.kind == "date" for i in row[back:at])
    return ahead or behind[:1] == ["date"] or behind[:2] == ["in", "date"]


_DATED = ("in", "date", "determiner", "again", "comma", "and")


def are_parts(row: tuple[Item, ...], at: int) -> bool:
    """Return whether the sum at `at` is one of several equal parts: "metade em maio e metade em setembro".

    So the halves are no further gifts (Portuguese, "half in May and half in September").
    """
    money = row[at].money
    if money is None or money.factor is None or money.factor >= 1:
        return False
    return sum(i.money is not None and i.money.factor == money.factor for i in row) > 1
