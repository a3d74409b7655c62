"""Denials of those whom others call givers: "Orlo Foods, named in a post as another donor, denied it"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.order.items import Item

__all__ = ["is_called_donor"]

_GIVING = ("donor", "give", "pledge", "listing", "noun.gift", "claimed.viral")


def is_called_donor(work: ClauseWork, at: int) -> bool:
    """Return whether what is put in before the denial at `at` says that the one who denies gave.

    "Orlo Foods, named in a lawsuit over its pensions, denied it" is of no gift.
    """
    put_in = _put_in(work.row, at)
    if not put_in:
        return False
    first, last = put_in[0].first, put_in[-1].last
    return any(first <= mark.first < last for mark in work.line.marked(*_GIVING))


def _put_in(row: tuple[Item, ...], at: int) -> tuple[Item, ...]:
    """What stands between the name and the verb at `at`, as an aside or between two commas."""
    back = at - 1
    while back > 0 and row[back].kind == "auxiliary":
        back -= 1
    if back < 1 or row[back].kind != "comma":
        return row[back : back + 1] if back > 0 and row[back].kind == "aside" else ()
    opens = next((n for n in range(back - 1, 0, -1) if row[n].kind == "comma"), 0)
    return row[opens + 1 : back] if opens and row[opens - 1].kind == "party" else ()
