"""Gifts that a sentence tells to the full but for who gave, of whom the one right before it is.

"Merrow Foods had never given before. The size of the gift to the committee: $500,000."; "Merrow Foods had lobbied for
months. Weeks later came a contribution of $5,000 to the party."
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Giver
from onrecord.claims.order.items import Item

__all__ = ["read_gift_come", "read_gift_labelled"]

_LABEL = ("owns", "word", "determiner", "of", "from", "gift", "to", "fund", "in", "date", "time", "end")
_BEHIND = ("sum", "end", "date", "in", "word", "comma", "aside")
_TOLD = (
    "determiner", "word", "auxiliary", "verb", "gift", "of", "from", "to", "sum", "fund", "date", "time", "in", "end",
    "other", "link",
)  # fmt: skip


def read_gift_labelled(work: ClauseWork, led: tuple[Item, ...]) -> None:
    """Add the frame of "The size of the gift to the committee: $500,000" of whom the line before is about.

    `led` is the clause before the colon.
    """
    kinds = [i.kind for i in led]
    gift = next((n for n, i in enumerate(led) if i.kind == "gift" or i.has("money.told")), None)
    firm = any(i.has_any("role.company", "pronoun.company") for i in led)  # "The company's gift to the party: $5,000"
    known = all(i.kind in _LABEL or i.has_any("role.company", "pronoun.company") for i in led)
    if gift is None or kinds.count("fund") != 1 or not known:
        return
    sums = [i for i in work.row if i.kind == "sum"]
    his = any(i.has("pronoun.his") for i in led)
    indefinite = gift > 0 and led[gift - 1].has("link.indefinite") and not led[gift - 1].has("link.of")
    aimed = any(i.kind == "to" for i in led[gift : kinds.index("fund")])
    if his or indefinite or not aimed or len(sums) != 1 or any(i.kind not in _BEHIND for i in work.row):
        return
    _emit(work, sums[0], led[kinds.index("fund")], led[gift], firm=firm)


def read_gift_come(work: ClauseWork) -> None:
    """Add the frame of "Weeks later came a contribution of $5,000 to the party" of whom the line before is about."""
    row = work.row
    verb = next((n for n, i in enumerate(row) if i.verb in ("come", "join")), None)
    kinds = [i.kind for i in row]
    whole = kinds.count("fund") == 1 and kinds.count("gift") == 1 and kinds.count("sum") == 1
    if verb is None or not whole or any(i.kind in ("gift", "sum", "fund") for i in row[:verb]):
        return
    gift, money, fund = kinds.index("gift"), kinds.index("sum"), kinds.index("fund")
    if not verb < gift or fund < gift or any(kind not in _TOLD for kind in kinds) or kinds.count("verb") > 1:
        return
    _emit(work, row[money], row[fund], row[gift])


def _emit(work: ClauseWork, money: Item, fund: Item, gift: Item, *, firm: bool = False) -> None:
    giver = _told_above(work)
    if giver is None or (firm and giver.member.kind != "organization") or any(i.has("pronoun.his") for i in work.row):
        return
    objects = Objects(money=(money,), funds=(fund,), manner=frozenset())
    zone = (0, len(work.row))
    work.emit((giver,), objects, Telling(status="given", rule="noun", zone=zone, verb=gift, lean="weak"))


def _told_above(work: ClauseWork) -> Giver | None:
    """The one whom the line right before is about; nobody who runs for office or holds one."""
    told = work.focus.subject
    if len(told) != 1 or told[0].line != work.line.number - 1:
        return None
    member = told[0].member
    return None if member.candidate or member.honouree or member.committee else replace(told[0], certain=False)
