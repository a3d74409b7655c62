"""Names in brackets behind what they are: "carmakers (Norvane, Kaldane) gave", read as "carmakers Norvane, Kaldane"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["free_bracketed"]

_INSIDE = ("party", "comma", "and", "determiner", "including")
_BEHIND_NOUN = ("word", "from", "of", "determiner", "other")
_LONGEST = 3
"""Items between the noun and the bracket: "giants of the car trade (Norvane, Kaldane)"."""


def free_bracketed(row: Sequence[Item]) -> list[Item]:
    """Return a row without the brackets around names that only say who is meant by the noun before them.

    Of "carmakers (A, B) and giants of the tech trade (C)" what the second noun says is left out: "A, B and C" act.
    """
    freed: list[Item] = []
    closing, joint = -1, 0
    for at, item in enumerate(row):
        if item.kind == "open" and (close := _closed_at(row, at)):
            if 0 < closing < at - 1 and _only_tells_kind(row[closing + 1 : at]):
                joint = len(freed) - (at - closing - 1)
                del freed[joint + 1 :]
            else:
                del freed[_end_of_noun(freed) :]
            closing = close
            continue
        if at != closing:
            freed.append(item)
        elif joint:
            freed, joint = _as_one_list(freed, joint), 0
    return freed


def _end_of_noun(row: Sequence[Item]) -> int:
    """Where the noun ends before a bracket, its trade left out: "los gigantes [del automóvil]" (Spanish, "of cars")."""
    of = next(
        (n for n in range(len(row) - 1, max(-1, len(row) - 1 - _LONGEST), -1) if row[n].kind in ("from", "of")), 0
    )
    trade = of > 0 and row[of - 1].has("role.many") and all(i.kind in ("word", "determiner") for i in row[of + 1 :])
    return of if trade else len(row)


def _as_one_list(row: list[Item], joint: int) -> list[Item]:
    """ "A, B [and] C, D" as one list, "A, B, C and D": its last comma is what "and" at `joint` is."""
    last = next((n for n in range(len(row) - 1, joint, -1) if row[n].kind in ("comma", "and")), joint)
    if last == joint or row[last].kind == "and":
        return row
    swapped = list(row)
    swapped[joint] = Item(kind="comma", first=row[joint].first, last=row[joint].last)
    swapped[last] = Item(kind="and", first=row[last].first, last=row[last].last)
    return swapped


def _only_tells_kind(between: Sequence[Item]) -> bool:
    """Whether "and" and words for a kind of firm part two brackets: "(A, B) [and tech giants] (C)"."""
    return between[0].kind in ("and", "comma") and all(i.kind in (*_BEHIND_NOUN, "role") for i in between[1:])


def _closed_at(row: Sequence[Item], at: int) -> int:
    """Where the bracket at `at` closes that has nothing but names behind a noun for several; 0 for any other."""
    close = next((n for n in range(at + 1, len(row)) if row[n].kind not in _INSIDE), 0)
    names = sum(i.kind == "party" for i in row[at:close])
    if not close or row[close].kind != "close" or not names or at == 0:
        return 0
    back = at - 1
    while back > 0 and at - back <= _LONGEST and row[back].kind in _BEHIND_NOUN and not row[back].has("role"):
        back -= 1
    several = row[back].has("role.many") or (names > 1 and row[at - 1].kind in ("word", "role"))
    return close if several and row[at - 1].kind != "party" else 0
