"""Who only tells of a gift, between commas before its giver: "In 2021, recalls Ada Fort, Orlo gave"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["ends_before", "is_teller"]

_DRESSED = ("determiner", "role", "word", "party", "and", "pronoun")
_SAID = ("speech", "word", "auxiliary")


def is_teller(row: tuple[Item, ...], at: int, start: int, lower: int) -> bool:
    """Return whether the party at `at` is the subject of a verb before it, which a comma parts from who acts.

    "En 2021, rappelle l'élue Ada Fort, Orlo avait donné" (French) is no list of two, which "and" would join; the
    clause of who tells begins behind a comma, or with "as": "Comme le note Ada Fort, Orlo a donné".
    """
    if any(i.kind == "and" for i in row[at:start]) or row[start - 1].kind not in ("comma", "determiner", "role"):
        return False
    if row[at + 1].kind in ("word", "speech") and (at <= lower + 1 or row[at - 1].kind == "including"):
        return True  # "As Ada Fort points out, Orlo gave"
    back = at - 1
    while back >= lower and row[back].kind in _DRESSED:
        back -= 1
    inside = row[back + 1 : at]
    if back >= lower and row[back].kind in _SAID:
        first = back
        while first > lower and row[first - 1].kind in ("auxiliary", "determiner", "word", "speech"):
            first -= 1
        says = row[back].kind == "speech" or (
            bool(inside) and inside[0].kind == "word"
        )  # "se souvient Ada Fort" (French)
        return says and _opens(row, first, lower)
    behind = back >= lower and row[back].kind == "comma" and bool(inside) and inside[0].kind in ("word", "auxiliary")
    return behind and _is_verb(inside)


def ends_before(row: tuple[Item, ...], at: int, start: int, lower: int) -> bool:
    """Return whether two joined by "and" end at the party at `at`, and a comma alone parts them from who acts.

    "Devant Ada Fort et Paul Hale, Orlo a promis" (French, "before"): "A and B, C" is no list of three.
    """
    if any(i.kind == "and" for i in row[at:start]) or not any(i.kind == "comma" for i in row[at:start]):
        return False
    back = at - 1
    while back > lower and (row[back].kind in ("determiner", "role", "word") or row[back].has("pronoun.his")):
        back -= 1
    return back > lower and row[back].kind == "and" and row[back - 1].kind == "party"


def _opens(row: tuple[Item, ...], first: int, lower: int) -> bool:
    """Whether the words from `first` begin a clause of their own."""
    return first <= lower or row[first - 1].kind in ("comma", "including", "dash") or row[first].kind == "including"


def _is_verb(inside: tuple[Item, ...]) -> bool:
    """Whether words behind a comma begin with a verb: an auxiliary and a word, or a word before an article."""
    kinds = [i.kind for i in inside]
    return kinds[:2] == ["auxiliary", "word"] or kinds[:2] == ["word", "determiner"]
