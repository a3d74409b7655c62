"""Funds that a clause names beside the one that got the gift: who got nothing, who only says so, when it was."""

from __future__ import annotations

from itertools import pairwise

from onrecord.claims.order.items import Item
from onrecord.claims.order.senders import is_sender

__all__ = ["funds_told", "without_others"]


def funds_told(zone: tuple[Item, ...], ahead: tuple[Item, ...], front: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the funds behind a verb, else those ahead of it: not the party of "to the Reds gave X, MP of the Blues".

    That of a member gives way to one that a whole clause has at its front.
    """
    behind = [i for i in zone if i.kind == "fund"]
    if behind and all(i.fund is not None and i.fund.sort == "member" for i in behind):
        aimed = [b for a, b in pairwise(i for i in front if i.kind != "determiner") if a.kind == "to"]
        return tuple([i for i in aimed if i.kind == "fund"] or behind)
    return tuple(behind or [i for i in ahead if i.kind == "fund"])


def without_others(row: tuple[Item, ...], funds: tuple[Item, ...], *, given: bool) -> tuple[Item, ...]:
    """Return the funds of a row that may have got the gift; `given` says that its sum is told."""
    kept = tuple([i for i in funds if not _is_left_out(row, i) and (given or not _is_occasion(row, i))])
    kept = tuple([i for i in kept if not (is_sender(row, i) or _is_of_giver(i) or _is_of_rest(row, i))])
    if len(kept) > 1:
        kept = tuple([i for i in kept if not (_is_go_between(row, i) or _is_told_besides(row, i))])
    return tuple([i for i in kept if not _got_nothing(row, i)]) if given and len(kept) > 1 else kept


def _is_left_out(row: tuple[Item, ...], fund: Item) -> bool:
    """ "gave $100,000 to that event and nothing to Biden's": a fund that got nothing, behind one that did.

    So did one that another is set beside: "gab der SPD 5.000 Euro, mehr als der CDU" (German, "more than to").
    """
    lead = [i for i in row if i.last <= fund.first and i.kind not in ("determiner", "role", "to")][-2:]
    if [i.kind for i in lead[:1]] == ["comma"] and lead[-1].has_any("money.more_than", "money.less"):
        return True
    before = [i for i in row if i.last <= fund.first and i.kind not in ("determiner", "role")][-3:]
    nothing = [i.kind for i in before] == ["and", "negation", "to"]
    return nothing or _is_of_candidate(row, fund) or _speaks(row, fund)


def _is_of_giver(fund: Item) -> bool:
    """ "came from Jo Hale, a former chair of [the Reds]": a party that only tells what the giver was."""
    return fund.fund is not None and fund.fund.sort == "member"


def _is_of_rest(row: tuple[Item, ...], fund: Item) -> bool:
    """ "$5,000 comes from Jo Hale, the rest from [the Reds]": a party that gave a part itself."""
    lead = [i for i in row if i.last <= fund.first and i.kind != "determiner"][-2:]
    return len(lead) > 1 and lead[1].kind == "from" and lead[0].has("money.share")


def _is_go_between(row: tuple[Item, ...], fund: Item) -> bool:
    """ "gave $1 million to Hale's campaign, and another through [a PAC]": which only hands it on."""
    lead = [i for i in row if i.last <= fund.first and i.kind not in ("determiner", "word", "role")][-1:]
    return bool(lead) and lead[0].kind == "through"


def _is_told_besides(row: tuple[Item, ...], fund: Item) -> bool:
    """ "bedachte neben [der CDU] auch die FDP mit 5.000 Euro" (German): the sum is of what the other one got."""
    lead = [i for i in row if i.last <= fund.first and i.kind != "determiner"][-1:]
    return bool(lead) and lead[0].has("link.besides") and any(i.has("link.too") for i in row)


def _got_nothing(row: tuple[Item, ...], fund: Item) -> bool:
    """ "gab A 5 Euro, B [nichts]" (German, "and B nothing")."""
    return any(a is fund and b.has("negation.nothing") for a, b in pairwise(row))


def _speaks(row: tuple[Item, ...], fund: Item) -> bool:
    """ "gave the party $5 million, the Greens said": who only says so."""
    at = next((n for n, i in enumerate(row) if i is fund), 0)
    front = at - 1 if at and row[at - 1].kind == "determiner" else at
    says = at + 1 < len(row) and row[at + 1].has("speech") and row[at + 1].kind == "speech"
    return says and front > 0 and row[front - 1].kind == "comma"


def _is_of_candidate(row: tuple[Item, ...], fund: Item) -> bool:
    """ "invested $5 million in a town that the candidate of the Reds runs": a party that only tells whose he is."""
    before = [i for i in row if i.last <= fund.first and i.kind != "determiner"][-3:]
    tied = len(before) > 2 and before[-1].has("link.of") and before[-2].has("role.candidate")
    return tied and before[-3].kind not in ("to", "in", "sum", "verb", "business")


def _is_occasion(row: tuple[Item, ...], fund: Item) -> bool:
    """Whether a fund's words only tell when: "promised plants and jobs at the inauguration"."""
    before = [i for i in row if i.last <= fund.first and i.kind != "determiner"][-1:]
    return bool(before) and before[0].kind == "in"
