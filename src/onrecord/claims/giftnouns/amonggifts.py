"""Gifts told as one of several: "Among the first checks to reach the fund was one from X", "One of them was X's"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.order.items import Item

__all__ = ["read_among_gifts"]

_FRONT = 6
"""Items in which the noun of giving follows: "Among the very first gifts"."""
_AMONG = ("fronted", "money.between", "money.up_to")
"""What may lead to several; the last two are "tra i" (Italian), "onder de" (Dutch) before a sum."""
_THAT = ("relative", "determiner", "word", "from", "of", "link", "auxiliary", "personal", "in")
_BEHIND = ("owns", "aside", "end")
_NO_GIFT = ("negation", "total", "limit", "business", "sum", "consider", "deny", "question")


def read_among_gifts(work: ClauseWork) -> None:
    """Add the frame of a clause that says whose one of several gifts is; its sum may stand behind a colon."""
    if "gift" not in work.clause.kinds or "party" not in work.clause.kinds or not _leads_among(work):
        return
    gift = next((n for n in range(1, min(_FRONT, len(work.row))) if work.kind(n) == "gift"), 0)
    named = [n for n, i in enumerate(work.row) if i.kind == "party"]
    if not gift or len(named) != 1 or any(i.kind in _NO_GIFT for i in work.row):
        return
    verb = next((n for n in range(named[0] - 1, gift, -1) if _is_said_of(work.row[n])), 0)
    between = work.row[verb + 1 : named[0]]
    if not verb or any(i.kind not in _THAT for i in between) or not _is_end(work, named[0] + 1):
        return
    telling = Telling(status="given", rule="noun", zone=(0, len(work.row)), verb=work.row[gift])
    objects = work.whole(tuple(i for i in work.trailing if i.kind == "sum")[:1])
    funds = tuple(i for i in work.row[:verb] if i.kind == "fund")
    work.emit(givers_of([work.row[named[0]]], work.line.number), replace(objects, funds=funds[-1:]), telling)


def _leads_among(work: ClauseWork) -> bool:
    """Whether "among" or "one of" begins the clause."""
    first = work.row[0]
    one = first.has("link.indefinite") and len(work.row) > 1 and work.row[1].has("link.of")
    return one or first.has_any(*_AMONG)


def _is_said_of(item: Item) -> bool:
    """Whether a word says which gift is one of them: "was", "figures", "c'era" (Italian, "there was")."""
    return item.has_any("link.passive", "link.stands", "come.from", "come.any") or item.verb == "listing"


def _is_end(work: ClauseWork, at: int) -> bool:
    """Whether nothing more is told behind the name, but who that is."""
    behind = work.row[at:]
    if len(behind) > 1 and behind[0].kind == "comma":
        return not any(i.kind in ("party", "verb", "and", "comma") for i in behind[1:])
    return all(i.kind in _BEHIND for i in behind)
