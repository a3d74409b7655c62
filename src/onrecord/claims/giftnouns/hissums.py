"""Money that a fund has, told as somebody's of whom the text speaks: "MAGA Inc. had $50,000 of his"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Giver
from onrecord.claims.givers.subjects import meant_behind, pronoun_givers
from onrecord.claims.order.items import Item
from onrecord.claims.vocabulary.marking import Categories

__all__ = ["HIS", "read_sum_of_his"]

HIS = ("pronoun.his", "link.oblique", "link.taker", "personal")
"""What tells in a line that something is somebody's."""
_NO_GIFT = ("party", "negation", "business", "consider", "question", "deny", "plan", "limit", "relative", "self",
            "unnamed", "donor", "gift", "speaker")  # fmt: skip
_HAVING = ("come", "receive", "listing")
_CLOSES = ("end", "comma", "in", "to", "at", "and", "date", "time", "stop", "dash", "auxiliary", "word")


def read_sum_of_his(work: ClauseWork) -> None:
    """Add the frame of "The party had $50,000 of his", "Al partido llegaron 2.000 euros suyos" (Spanish)."""
    sums = [n for n, i in enumerate(work.row) if i.kind == "sum"]
    funds = [i for i in work.row if i.kind == "fund"]
    if len(sums) != 1 or len(funds) != 1 or not work.clause.kinds.isdisjoint(_NO_GIFT):
        return
    money = work.row[sums[0]].money
    others = [i for i in work.row if (i.kind == "verb" and i.verb not in _HAVING) or i.has("money.spent")]
    if others or money is None or money.amount is None or money.rate:
        return
    telling = Telling(status="given", rule="noun", zone=(0, len(work.row)), verb=work.row[sums[0]], lean="weak")
    objects = Objects(money=(work.row[sums[0]],), funds=tuple(funds))
    work.emit(_whose(work, sums[0]), objects, telling)


def _whose(work: ClauseWork, money: int) -> tuple[Giver, ...]:
    """Whose the sum is: "$50,000 [of his]", "2.000 euros [suyos]" (Spanish), "recebeu [dele] 5 mil" (Portuguese)."""
    if work.kind(money + 1) in ("of", "from"):
        if _is_his(work, money + 2):
            return _person(work, money + 2)
        return meant_behind(work.row, money + 1, work.focus, work.line.number)
    if _is_his(work, money + 1):
        return _person(work, money + 1)
    before = money > 1 and work.row[money - 1].has("pronoun.of_person") and work.row[money - 2].verb in _HAVING
    return _person(work, money - 1) if before else ()


def _is_his(work: ClauseWork, at: int) -> bool:
    """Whether a possessive stands at `at` that belongs to no noun behind it."""
    told = at < len(work.row) and (work.row[at].has("pronoun.his") or work.row[at].kind == "personal")
    return told and (at + 1 == len(work.row) or work.kind(at + 1) in _CLOSES)


def _person(work: ClauseWork, at: int) -> tuple[Giver, ...]:
    """The person whom the possessive at `at` means."""
    item: Item = work.row[at]
    told = replace(item, kind="pronoun", categories=Categories.of({*item.categories, "pronoun.person"}))
    return pronoun_givers((*work.row[:at], told), at, work.focus, work.line.number)
