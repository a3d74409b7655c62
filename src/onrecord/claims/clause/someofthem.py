"""A gift that only some of several names made: "A, B and C, several of which gave to the fund" says not which."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.frames import Giver

__all__ = ["without_some"]

_BEHIND = ("auxiliary", "verb", "to", "relative", "again")
"""What stands behind "several" where it is of those just named, and of no gifts or sums: "several have given"."""


def without_some(work: ClauseWork, verb: int, givers: tuple[Giver, ...]) -> tuple[Giver, ...]:
    """Return the givers of a verb at `verb`, or none where the words between tell it of some of them only.

    In languages whose verb stands last it may have moved in front of "several".
    """
    if not givers or "members.some" not in work.line.meant:
        return givers
    named = next((n for n in range(verb - 1, -1, -1) if work.kind(n) == "party"), verb)
    inside = range(named + 1, min(verb + 2, len(work.row) - 1))
    return () if any(work.row[n].has("members.some") and _is_of_them(work, n) for n in inside) else givers


def _is_of_them(work: ClauseWork, at: int) -> bool:
    """ "several [have given]", "varias [de las cuales]" (Spanish), and no noun behind it."""
    ahead = work.row[at + 1]
    return ahead.kind in _BEHIND or ahead.has_any("members.among", "relative")
