"""Money that a fund has, told as somebody's of whom the text speaks: "MAGA Inc. had $50,000 of his"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.gotten import sums_by_taker
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
    gifts = _gifts(work)
    if not gifts or not work.clause.kinds.isdisjoint(_NO_GIFT):
        return
    others = [i for i in work.row if (i.kind == "verb" and i.verb not in _HAVING) or i.has("money.spent")]
    if others or any(money.money is None or money.money.rate for money, _ in gifts):
        return
    first = next(n for n, i in enumerate(work.row) if i is gifts[0][0])
    telling = Telling(status="given", rule="noun", zone=(0, len(work.row)), verb=gifts[0][0], lean="weak")
    givers = _whose(work, first)
    for money, fund in gifts:
        work.emit(givers, Objects(money=(money,), funds=(fund,)), telling)


def _gifts(work: ClauseWork) -> list[tuple[Item, Item]]:
    """The one sum and the one fund of a clause, or two with their own: "had $5,000 of hers, the SPD half of it"."""
    sums, funds = ([i for i in work.row if i.kind == kind] for kind in ("sum", "fund"))
    if len(sums) == len(funds) == 1:
        return [(sums[0], funds[0])]
    verb = next((n for n, i in enumerate(work.row) if i.verb in _HAVING), 0)
    return sums_by_taker(work.row, verb) if verb else []


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
