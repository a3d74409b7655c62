"""Givers told as those whom nobody outdid: "No one has given more to MAGA Inc. than Otto Kemp, at $5 million"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.order.items import Item

__all__ = ["read_unsurpassed"]

_GIVES = ("give", "give_weak", "pledge")
_REACH = 8
"""Items that may stand between "more" and the name."""
_BESIDE_SUM = ("comma", "at", "determiner", "dash")


def read_unsurpassed(work: ClauseWork) -> None:
    """Add the frame of "Nobody gave more to the fund than X", with the sum behind the name if there is one."""
    if not {"negation", "verb", "party"} <= work.clause.kinds or not work.line.has("compared.more", "money.more_than"):
        return
    at = 1 if _is_put_first(work.row) else _name_behind_more(work)
    if at is None or not (at == 1 or _is_of_nobody(work.row[:at])):
        return
    money = tuple(work.sums(at, len(work.row))[-1:]) if at == 1 else _sum_behind(work, at)
    telling = Telling(status="given", rule="compared", zone=(0, len(work.row)), verb=work.row[at - 1], lean="weak")
    objects = replace(work.whole(money), goods_worth=frozenset())
    work.emit(givers_of([work.row[at]], work.line.number), objects, telling)


def _name_behind_more(work: ClauseWork) -> int | None:
    """Where the name stands in "more than X" or "more to the fund than X", when a verb of giving goes before."""
    more = next((n for n, i in enumerate(work.row) if i.has_any("compared.more", "money.more_than")), 0)
    given = any(i.verb in _GIVES for i in work.row[:more])
    if not given or any(i.kind == "sum" for i in work.row[:more]):
        return None
    ahead = next((n for n in range(more + 1, len(work.row)) if work.kind(n) == "party"), None)
    if ahead is None or ahead - more > _REACH:
        return None
    lead = ahead - 1
    while lead > more and work.kind(lead) in ("determiner", "role", "word") and not _is_than(work.row[lead]):
        lead -= 1
    return ahead if _is_than(work.row[lead]) else None


def _is_put_first(row: tuple[Item, ...]) -> bool:
    """ "Niemand gab mehr als X" (German) in the order of its subject, which "als X" is taken for."""
    if len(row) < _FRONTED or not row[0].has("compared.than") or row[1].kind != "party" or row[2].verb not in _GIVES:
        return False
    nobody = row[3].has("negation.nobody")
    return nobody and any(i.has("compared.more") for i in row[4:6])


_FRONTED = 5


def _is_than(item: Item) -> bool:
    return item.has_any("compared.than", "link.except", "money.more_than")


def _is_of_nobody(row: tuple[Item, ...]) -> bool:
    """Whether a clause begins with "nobody" or "no company"."""
    front = [i for i in row[:3] if i.kind not in ("and", "comma")]
    if not front or front[0].kind != "negation":
        return False
    other = len(front) > 1 and (front[1].has("role.company") or front[1].kind == "donor" or front[1].has("again"))
    return front[0].has("negation.nobody") or other


def _sum_behind(work: ClauseWork, at: int) -> tuple[Item, ...]:
    """The sum of "X, at $5 million" and "X ($5 million)" behind the name at `at`."""
    behind = [i for i in work.row[at + 1 :] if i.kind not in _BESIDE_SUM][:1]
    inner = [i for item in behind for i in (item.inner or (item,)) if i.kind not in _BESIDE_SUM]
    return (inner[0],) if inner and inner[0].kind == "sum" else ()
