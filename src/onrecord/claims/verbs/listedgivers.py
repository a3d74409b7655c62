"""Whoever stands on a list that a sentence speaks of: "Kaldane put out a list of companies that donated"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork

__all__ = ["is_of_list"]

_BETWEEN = ("auxiliary", "word", "time", "date", "again", "determiner")
_ON = ("in", "at", "to")
_NAMES_LIST = 7
"""Items from "list" to "that": "a list of large companies that"."""


def is_of_list(work: ClauseWork, at: int) -> bool:
    """Return whether those on a list give in the verb at `at`, and not whoever put it out or whose page shows it.

    "Kaldane is on the list of companies that donated" does tell of Kaldane.
    """
    if "relative" not in work.clause.kinds or "filing" not in work.line.meant:
        return False
    that = at - 1
    while that > 0 and work.kind(that) in _BETWEEN:
        that -= 1
    if work.kind(that) != "relative":
        return False
    behind = work.row[max(0, that - _NAMES_LIST) : that]
    listed = next((n for n, i in enumerate(behind) if i.has_any("filing.list", "filing.weak")), None)
    if listed is None or any(i.kind in ("party", "comma") for i in behind[listed:]) or not behind[listed + 1 :]:
        return False
    before = that - len(behind) + listed - 1
    while before >= 0 and work.kind(before) in ("determiner", "role", "word") and not _acts(work, before):
        before -= 1
    return before >= 0 and work.kind(before) not in _ON and work.row[before].verb not in ("listing", "join")


def _acts(work: ClauseWork, at: int) -> bool:
    return work.row[at].verb is not None
