"""One more gift of the one giver just told of, in a sentence that names no giver: "On top of that came $40,000"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Frame
from onrecord.claims.order.items import Item
from onrecord.claims.receipts.furthersums import find_sole

__all__ = ["read_added"]

_OTHERWISE = (
    "party", "fund", "negation", "consider", "total", "limit", "donor", "self", "speaker", "unnamed", "question",
    "count", "speech", "relative", "outlet", "other", "plan", "personal",
)  # fmt: skip
"""What tells in such a sentence that it is of other money, or of somebody else's."""

_SMALL = ("determiner", "word", "again", "gift", "in_kind", "kind", "and", "from", "of", "in", "auxiliary", "date")
"""What stands between "on top of that came" and a sum: "eine Sachspende in Höhe von 5.000 Euro" (German)."""
_DATED = ("in", "to", "from", "date", "time", "determiner", "at", "link", "again", "end", "comma", "dash")
"""What may stand behind a bare sum: "40.000 Euro vom Juli" (German), and no "8.500 Euro Mitgliedsbeiträge"."""


def read_added(work: ClauseWork, before: Sequence[Frame]) -> None:
    """Add the frame of a clause that only tells what came on top of the gift of one giver, a sum or goods.

    `before` are the gifts that the line has told before this clause.
    """
    told = find_sole(before) if before else work.focus.sole
    at = next((n for n, i in enumerate(work.row) if i.has("come.added")), None)
    if told is None or at is None or work.line.number - told.line > 1 or told.status == "declined":
        return
    if (objects := _added(work.row, at)) is not None:
        telling = Telling(
            status=told.status, rule="verb.come", zone=(at, len(work.row)), verb=work.row[at], lean="weak"
        )
        work.emit((replace(told.giver, certain=False),), objects, telling)


def _added(row: tuple[Item, ...], at: int) -> Objects | None:
    """What the clause adds from the verb at `at` on: a sum, goods, or goods with what they are worth."""
    money = next((n for n in range(at + 1, len(row)) if row[n].kind == "sum"), None)
    lead = row[at + 1 : money]
    if any(i.kind in _OTHERWISE for i in row[: None if money is None else money + 1]):
        return None
    goods = tuple(i for i in lead if i.kind == "kind")
    if money is None:
        return _bare_goods(row[at + 1 :], goods)
    in_kind = bool(goods) or any(i.has("noun.in_kind") for i in lead)
    if any(i.kind not in _SMALL and not i.has("noun.worth") for i in lead):
        return None
    behind, funds = _aimed(row[money + 1 :])
    if not in_kind and not _is_bare(behind):
        return None
    own = row[money]
    worth, manner = (frozenset({own.first}), {"in_kind", "again"}) if in_kind else (frozenset[int](), {"again"})
    return Objects(money=(own,), goods_worth=worth, manner=frozenset(manner), funds=funds)


def _aimed(behind: tuple[Item, ...]) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """What stands behind a sum without "for another fund, the most that it may take", and that fund."""
    told = [n for n, i in enumerate(behind) if i.kind != "determiner"][:3]
    kinds = [behind[n].kind for n in told]
    ends = len(told) < 3 or kinds[2] in ("comma", "end")
    if kinds[:2] == ["to", "fund"] and ends:
        return (), (behind[told[1]],)
    return behind, ()


def _is_bare(behind: tuple[Item, ...]) -> bool:
    """Whether nothing but a day or a month stands behind a sum."""
    return all(i.kind in _DATED for i in behind) and not any(i.has("link.of") for i in behind[:1] if len(behind) < 3)


def _bare_goods(behind: tuple[Item, ...], goods: tuple[Item, ...]) -> Objects | None:
    """Goods that are all that a clause adds: "Dazu kommen Software und Rechenleistung." (German)."""
    free = any(i.has("noun.in_kind") for i in behind)
    words = [i for i in behind if i.kind in ("word", "role")]
    plain = all(i.kind in (*_SMALL, *_DATED, "verb", "role") for i in behind)
    if not goods or not plain or (len(words) > 1 and not free):
        return None
    return Objects(goods=goods, manner=frozenset({"in_kind", "again"}))
