"""Gifts to come, told by joining in behind a gift: "Jo Hale wants to help, too", "“We'll do our bit”, said X"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Giver
from onrecord.claims.givers.announcers import says_we
from onrecord.claims.order.items import Item

__all__ = ["read_joining_in"]

_ELSE = frozenset(("sum", "negation", "consider", "question", "business", "limit", "gift", "deny", "contrast"))
_BETWEEN = ("auxiliary", "to", "pronoun", "self", "determiner", "again", "verb", "plan")
_AROUND = ("auxiliary", "again", "self")
_ENDS = ("comma", "end", "stop", "and", "speech")


def read_joining_in(work: ClauseWork) -> None:
    """Add the gift of who "also wants to help", right behind somebody's gift; only firms "also want to take part"."""
    if not work.line.has("along"):
        return
    row = work.row
    at = next((n for n, i in enumerate(row) if i.has("along")), None)
    plan = next((n for n, i in enumerate(row[: at + 1]) if _is_plan(i)), None) if at is not None else None
    if at is None or plan is None or any(i.kind not in _BETWEEN for i in row[plan:at]) or not _ends_behind(work, at):
        return
    if any(i.kind in _ELSE for i in row[:at]):
        return
    last = max(n for n in range(at, len(row)) if n == at or _goes_on(row[n]))
    ours = "self" in work.clause.kinds or says_we(row, at) or says_we(row, plan + 1 if plan < at else plan)
    if not ours and not any(i.has("link.too") for i in row):
        return
    givers = work.subject_of(plan, 0)[0] or work.subject_of(last, 0)[0]
    if givers and all(_may_join(giver, row[at]) for giver in givers):
        work.emit(givers, Objects(), Telling(status="planned", rule="verb.join", zone=(plan, last + 1), verb=row[at]))


def _is_plan(item: Item) -> bool:
    return (item.kind == "plan" and not item.has("link.to")) or item.has("plan") or item.verb == "pledge"


def _goes_on(item: Item) -> bool:
    """ "help [pay]", "help [out]": a bare verb of giving behind it."""
    return item.verb == "give_weak"


def _ends_behind(work: ClauseWork, at: int) -> bool:
    """Whether nothing stands behind that is helped: not "wants to help the poor", "will take part in a fair"."""
    for ahead in range(at + 1, len(work.row)):
        item = work.row[ahead]
        quoted = work.line.tokens[item.first].text in _QUOTES
        if item.kind in _ENDS or quoted:
            return True
        if item.kind not in _AROUND and not _goes_on(item) and not item.has("along"):
            return item.kind == "to" and work.kind(ahead + 1) == "verb" and work.row[ahead + 1].verb == "give_weak"
    return True


_QUOTES = frozenset('”“»«"’')


def _may_join(giver: Giver, verb: Item) -> bool:
    return verb.has("along.any") or giver.member.kind == "organization"
