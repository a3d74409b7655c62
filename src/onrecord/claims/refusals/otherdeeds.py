"""Refusals of something else than a gift: "refused to talk to the party", "ruled out a candidacy for the party"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.order.items import Item

__all__ = ["refuses_deed"]

_GIVING = ("give", "give_weak", "light", "pledge", "match", "join", "listing")
_MONEY = ("gift", "cash", "sum", "kind", "in_kind", "donor", "filing")
_SMALL = ("comma", "auxiliary", "end", "determiner", "date", "time")


def refuses_deed(work: ClauseWork, at: int) -> bool:
    """Return whether the verb at `at` refuses to stand for office, or to do what is no giving to a party named beside.

    "weigerte sich, mit der AfD zu reden" (German, "refused to talk to the AfD")
    """
    if not work.clause.kinds.isdisjoint(_MONEY) or any(i.verb in _GIVING for i in work.row):
        return False
    if "candidacy.standing" in work.line.meant:
        return True
    if not any(_is_party(i) for i in work.row[at + 1 :]):
        return False
    behind = [i for i in work.row[at + 1 :] if i.kind not in _SMALL]
    led = len(behind) > 1 and behind[0].kind in ("to", "from", "of") and _is_deed(behind[1], work)
    final = work.focus.settings.verb_final and len(behind) > 1 and behind[-2].kind == "to"
    return led or (final and _is_deed(behind[-1], work))


def _is_party(item: Item) -> bool:
    return item.fund is not None and item.fund.kind == "party"


def _is_deed(item: Item, work: ClauseWork) -> bool:
    """Whether a word in small letters, that no lexicon has, stands for what is not done."""
    return item.kind == "word" and not item.categories.meant and work.line.tokens[item.first].text[:1].islower()
