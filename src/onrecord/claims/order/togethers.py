"""With whom somebody gave, told in front: "Together with his wife, Ada, Jo Hale gave $1 million" is one gift of his.

A couple gives once, so that who stands in front is told of no more. Where the verb stands second ("Samen met Ada gaf Jo
Hale", Dutch) only who follows it acts, whoever stands in front.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.order.items import Item
from onrecord.claims.vocabulary.marking import NO_CATEGORIES

__all__ = ["TOGETHER", "fold_together"]

TOGETHER = ("join.beside", "each.joint")
"""Categories of what leads to such a name: "together with", and in two words "gemeinsam mit" (German)."""
_DRESSING = ("determiner", "role", "word")
_CLOSING = ("comma", "aside")


def fold_together(row: Sequence[Item], *, inverts: bool) -> list[Item]:
    """Return the row with "together with X" at its head as a word, where somebody else acts behind it."""
    first = _past_opener(row)
    name = _name_from(row, first)
    if not first or name >= len(row) or row[name].kind not in ("party", "unnamed"):
        return list(row)
    member = row[name].member
    own = (member is not None and member.kind == "person") or any(i.has("pronoun.his") for i in row[first:name])
    end = name + 1
    while end < len(row) and row[end].kind in _CLOSING:
        end += 1
    if not (own or inverts) or not _another_acts(row, end, inverts=inverts):
        return list(row)
    last = end if not inverts else name + 1
    return [replace(row[0], kind="word", last=row[last - 1].last, categories=NO_CATEGORIES), *row[last:]]


def _past_opener(row: Sequence[Item]) -> int:
    """Where the name begins behind "together with" at the head of the row; 0 where it has no such head."""
    if row[0].has("join.beside"):
        return 1
    leads = len(row) > 1 and (row[1].has("link.at") or row[1].kind == "to")  # "insieme alla moglie" (Italian)
    return 2 if leads and row[0].has("each.joint") else 0


def _name_from(row: Sequence[Item], at: int) -> int:
    """Where a name stands behind its dressing: "his wife X", "a esposa, X" (Portuguese)."""
    while at < len(row) and (row[at].kind in _DRESSING or row[at].has("pronoun.his")):
        at += 1
    return at + (at < len(row) and row[at].kind == "comma" and row[at - 1].has("role.kin"))


def _another_acts(row: Sequence[Item], at: int, *, inverts: bool) -> bool:
    """Whether somebody is named at `at`, behind the verb where the language inverts."""
    at += inverts and at < len(row) and row[at].kind in ("verb", "auxiliary", "plan")
    while at < len(row) and row[at].kind in _DRESSING:
        at += 1
    return at < len(row) and row[at].kind in ("party", "unnamed", "pronoun")
