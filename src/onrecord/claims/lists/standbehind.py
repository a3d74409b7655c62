"""Givers told behind another, who gave more: "Behind Larkspur Mills come Jo Hale and Ida Bell, with $2 million"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.pairing import pair_list

__all__ = ["read_standing_behind"]

_RANKED = ("party", "role", "pronoun", "other", "donor")
_NEAR = 3
"""Lines back to the gift of whom the others stand behind, or to where the text calls that one a donor."""
_BETWEEN = ("auxiliary", "word", "link", "determiner", "date")


def read_standing_behind(work: ClauseWork) -> bool:
    """Read who stands behind the giver just told of, and with which sums; tells whether the clause is such."""
    if "author.behind" not in work.line.meant or "sum" not in work.clause.kinds:
        return False
    first = next((n for n, i in enumerate(work.row[:_OPENS]) if i.has("author.behind")), None)
    told = max(work.focus.gave, work.focus.donors)
    if first is None or not 0 <= work.line.number - told <= _NEAR:
        return False
    start = _past_ranked(work, first + 1)
    if start is None:
        return False
    pairs = [(g, m) for g, m in pair_list(work.row, start, len(work.row), work.line.number) if m is not None]
    zone, status = (start, len(work.row)), _status_of_first(work)
    for giver, money in pairs:
        telling = Telling(status=status, rule="listing", zone=zone, verb=work.row[start], lean="list")
        objects = work.whole((money,) if money is not None else ())
        work.emit((giver,), replace(objects, manner=objects.manner | {"told"}), telling)
    return bool(pairs)


def _status_of_first(work: ClauseWork) -> str:
    """The status of the gift of whom the others stand behind: theirs were made, or are planned, as that one."""
    told = [frame for _, _, frames in work.focus.told for frame in frames if frame.status != "declined"]
    return told[-1].status if told else "given"


_OPENS = 3


def _past_ranked(work: ClauseWork, at: int) -> int | None:
    """The place of the verb behind whom others stand behind: "Behind [the firm] come"; None where none follows."""
    while work.kind(at) == "determiner":
        at = _past_commas(work, at + 1)
    if work.kind(at) not in _RANKED:
        return None
    at = _past_commas(work, at + 1)
    if work.kind(at) not in ("verb", *_BETWEEN) or (work.kind(at) == "verb" and work.row[at].verb not in _VERBS):
        return None
    return at


def _past_commas(work: ClauseWork, at: int) -> int:
    """The place behind what commas set apart at `at`: "Behind her, [among the brewers,] comes", if anything is."""
    if work.kind(at) == "aside":
        return at + 1
    if work.kind(at) != "comma":
        return at
    close = next((n for n in range(at + 1, min(at + _APART, len(work.row))) if work.kind(n) == "comma"), None)
    return at if close is None else close + 1


_APART = 9
_VERBS = ("listing", "come", "join")
