"""Givers picked out of several gifts of one size: "six donations of $5,000 each, among them those of A and B"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.givers.gathering import givers_of

__all__ = ["SEVERAL", "read_several_gifts"]

SEVERAL = frozenset(("gift", "sum", "including", "party"))
"""What stands in a clause that picks givers out of several gifts."""

_BUSY = ("party", "total", "limit", "negation", "consider", "business", "question", "give", "receive", "refund")
_LEADS = ("determiner", "word", "from", "of", "comma")
_LED = 4
"""Items between "including" and the first name at most: ", entre ellas [las de] X" (Spanish, "those of")."""


def read_several_gifts(work: ClauseWork) -> bool:
    """Add the frames of those whom a clause names of several givers of one sum each; tells whether it does so."""
    at = next((n for n, i in enumerate(work.row) if i.kind == "including" and n > 1), 0)
    before = work.row[:at]
    sums = [i for i in before if i.kind == "sum" and i.money is not None and not i.money.rate]
    each = any(i.kind == "each" for i in before)
    if len(sums) != 1 or not each or any(i.kind in _BUSY or i.verb in _BUSY for i in before):
        return False
    if not any(i.kind == "gift" and i.first < sums[0].first for i in before) or work.kind(at - 1) != "comma":
        return False
    named = at + 1
    while work.kind(named) in _LEADS and named - at <= _LED:
        named += 1
    led = any(work.row[n].has_any("link.of", "link.from", "fund.that") for n in range(at, named))
    if work.kind(named) != "party" or not led:
        return False
    found = [i for n, i in enumerate(work.row) if n >= named and i.kind == "party" and _is_listed(work, n)]
    telling = Telling(status="given", rule="listing", zone=(0, len(work.row)), verb=work.row[at], lean="list")
    work.emit(givers_of(found, work.line.number), work.whole((sums[0],)), telling)
    return True


_PARTS = ("comma", "and", "aside", "including", "stop")
_BEFORE = ("determiner", "word", "role")


def _is_listed(work: ClauseWork, at: int) -> bool:
    """Whether a name stands in the list, "of A, [of the banker] B", and does not tell where the one before works."""
    back = at - 1
    while work.kind(back) in _BEFORE:
        back -= 1
    if work.kind(back) in ("from", "of"):
        back -= 1
        while work.kind(back) in ("determiner", "word"):
            back -= 1
    return work.kind(back) in _PARTS
