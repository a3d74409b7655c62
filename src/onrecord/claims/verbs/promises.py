"""Promises that are of no gift of their own: of another's, of nothing, of something else, or only words said."""

from __future__ import annotations

from itertools import pairwise

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.order.items import Item

__all__ = [
    "is_promised_by_others",
    "only_says",
    "promises_no_gift",
    "promises_nothing",
    "undertakes_other",
]


def promises_no_gift(work: ClauseWork, at: int) -> bool:
    """Return whether the verb at `at` promises what another will give, a deed that costs nothing, or only reckons."""
    if work.row[at].has("plan.budget"):
        return _only_reckons(work)
    return work.row[at].verb == "pledge" and (_promises_for_another(work, at) or _promises_deed(work, at))


_BACKED = ("campaign", "party", "pac", "super_pac")
"""Kinds of funds that money is budgeted for: of a building or a feast it is what that costs."""


def _only_reckons(work: ClauseWork) -> bool:
    """ "Orlo Foods budgeted $200 million for the ballroom", "begroot de kosten op 3 miljoen" (Dutch): a price.

    Nor is money budgeted against a campaign, or "to fight" it, one's gift.
    """
    row = work.row
    if "candidacy.against" in work.line.meant:
        return True
    sides = any(
        after.kind == "fund" and after.fund is not None and after.fund.kind in _BACKED and not _is_deed(work, before)
        for before, after in pairwise(row)
    )
    priced = any(a.kind in ("in", "at", "to") and b.kind == "sum" for a, b in pairwise(row))
    return not sides or priced


def _is_deed(work: ClauseWork, item: Item) -> bool:
    """ "budgeted $5 million to [fight] her campaign": a word that no category knows."""
    return item.kind == "word" and not item.categories and work.line.tokens[item.first].text.isalpha()


def _promises_for_another(work: ClauseWork, at: int) -> bool:
    """ "The chief promised that Larkspur would give $5,000": the promise is told by the verb behind it."""
    behind = work.row[at + 1 :]
    that = bool(behind) and behind[0].kind == "relative"
    gives = next((n for n, i in enumerate(behind) if i.verb in ("give", "give_weak")), 0)
    return that and any(i.kind == "party" for i in behind[:gives])


def is_promised_by_others(work: ClauseWork, at: int) -> bool:
    """ "the hall, for which $200 million [are pledged]", "ya hay prometidos 200" (Spanish): by nobody named."""
    row = work.row
    if work.focus.settings.verb_final or not row[at].has_any("pledge.past", "give.past", "give_weak.past"):
        return False
    held = [i.kind for i in row[at - 2 : at]] == ["auxiliary", "sum"] and row[at - 2].has("link.perfect")
    back = at - 1
    while back > 1 and (row[back].kind in ("auxiliary", "sum", "time") or row[back].verb == "come"):
        back -= 1
    led = row[back].kind == "relative" and row[back - 1].kind == "to"
    return held or led


def promises_nothing(work: ClauseWork, at: int) -> bool:
    """ "promised that its money would stay where it is": a promise not to give.

    "versprach, kein Dollar werde in das Fest fließen" (German) parts the clause by a comma alone.
    """
    if work.row[at].verb != "pledge" or not work.clause.kinds >= {"fund", "negation"}:
        return False
    comma = next((n for n in range(at + 1, len(work.row)) if work.kind(n) in ("comma", "verb", "fund")), at)
    ahead = [i.kind for i in work.row[comma : comma + 3] if i.kind != "word"]
    upper = len(work.row) if ahead[:2] == ["comma", "negation"] else work.upper(at)
    fund = next((n for n in range(at, upper) if work.kind(n) == "fund"), None)
    if fund is None or any(i.kind == "sum" for i in work.row[at:upper]):
        return False
    return any(i.kind == "negation" for i in work.row[at + 1 : fund])


def only_says(work: ClauseWork, at: int) -> bool:
    """ "Dará empleo a todos, prometió." (Spanish, "..., it promised"): the verb tells of speech, not of a gift."""
    bare = work.kind(at - 1) == "comma" or not any(giver.certain for giver in work.subject)
    return bare and not any(i.kind in ("gift", "kind") for i in work.row[at:])


def undertakes_other(work: ClauseWork, at: int) -> bool:
    """ "ne s'engage pas à actualiser ces déclarations" (French, "does not undertake to update"): of no gift."""
    behind = [i for i in work.row[at + 1 :] if i.kind != "negation"]
    other = [i.kind for i in behind[:2]] in (["to", "word"], ["plan", "word"])
    return other and work.clause.kinds.isdisjoint(("gift", "sum", "fund", "cash"))


_MONEY = ("gift", "sum", "cash", "kind", "in_kind", "donor")
_SAID = ("word", "speech")


def _promises_deed(work: ClauseWork, at: int) -> bool:
    """ "versprach, nichts mehr darüber zu sagen" (German, "to say no more about it"): a deed that costs nothing."""
    if not work.focus.settings.verb_final or at + 1 >= len(work.row):
        return False
    behind = [part for item in work.row[at + 1 :] for part in (item.inner or (item,)) if part.kind != "end"]
    opened = work.kind(at + 1) == "comma" or bool(work.row[at + 1].inner)
    if not opened or len(behind) <= 1 or any(i.kind in _MONEY or i.kind == "verb" for i in behind):
        return False
    return behind[-1].kind in _SAID and work.line.tokens[behind[-1].first].text[:1].islower()
