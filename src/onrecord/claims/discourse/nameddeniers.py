"""Denials of those whom others call givers: "Orlo Foods, named in a post as another donor, denied it"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.frames import Giver
from onrecord.claims.givers.gathering import givers_of

__all__ = ["called_denier"]

_GIVING = ("donor", "give", "pledge", "listing", "noun.gift", "claimed.viral")


def called_denier(work: ClauseWork, at: int) -> tuple[tuple[Giver, ...], int] | None:
    """Return who denies at `at` what is put in before it of a gift, and where the name stands; None for nobody.

    "Orlo Foods, named in a lawsuit over its pensions, denied it" is of no gift.
    """
    opens, closes = _put_in(work, at)
    if opens < 1 or work.kind(opens - 1) != "party":
        return None
    first, last = work.row[opens].first, work.row[closes].last
    if not any(first <= mark.first < last for mark in work.line.marked(*_GIVING)):
        return None
    return givers_of([work.row[opens - 1]], work.line.number), opens - 1


def _put_in(work: ClauseWork, at: int) -> tuple[int, int]:
    """Where what stands between the name and the verb at `at` begins and ends: an aside, or two commas."""
    back = at - 1
    while back > 0 and work.kind(back) == "auxiliary":
        back -= 1
    if back > 0 and work.kind(back) == "aside":
        return back, back
    if back < 1 or work.kind(back) != "comma":
        return 0, 0
    return next((n for n in range(back - 1, 0, -1) if work.kind(n) == "comma"), 0), back
