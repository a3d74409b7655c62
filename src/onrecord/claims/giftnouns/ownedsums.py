"""Sums told as somebody's, aimed at a fund: "Norvane's $1 million for the fund drew anger", "with its million"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.giftnouns.owners import possessors
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.order.aimed import aimed_fund
from onrecord.claims.order.items import Item

__all__ = ["read_his_sum", "read_owned_sum"]

_NO_GIFT = ("verb", "consider", "question", "deny", "plan", "total", "limit", "business", "refusal")


def read_owned_sum(work: ClauseWork) -> None:
    """Add the frame of a sum with an owner that goes straight to a fund, in a clause without a verb of giving."""
    if not work.clause.kinds >= {"sum", "fund", "party"} or any(i.kind in _NO_GIFT for i in work.row):
        return
    at = next((n for n, i in enumerate(work.row) if i.kind == "sum"), 0)
    owner, behind = _owner(work, at)
    fund = aimed_fund(work.row, behind)
    if owner is None or not fund or owner.member is None or owner.member.honouree:
        return
    if any(i.kind == "negation" for i in work.row[:at]):
        return
    telling = Telling(status="given", rule="noun", zone=(0, len(work.row)), verb=work.row[at], lean="weak")
    objects = Objects(money=(work.row[at],), funds=(work.row[fund],))
    work.emit(givers_of([owner], work.line.number), objects, telling)


def _owner(work: ClauseWork, at: int) -> tuple[Item | None, int]:
    """Whose the sum at `at` is, and the place behind both."""
    row, before = work.row, work.row[at - 1] if at else None
    if before is not None and before.kind == "owns" and at > 1 and row[at - 2].kind == "party":
        return row[at - 2], at + 1
    if before is not None and before.has("pronoun.his"):
        named = [i for i in row if i.kind == "party"]
        return (named[0], at + 1) if len(named) == 1 else (None, at)
    known = before is not None and before.has("link.determiner") and not before.has("link.indefinite")
    of = at + 1
    if known and work.kind(of) in ("from", "of") and row[of].has("link.of"):
        name = of + 2 if work.kind(of + 1) == "determiner" else of + 1
        return (row[name], name + 1) if work.kind(name) == "party" else (None, at)
    return None, at


_TO_FUND = ("determiner", "to", "in", "at", "date", "time", "word", "other")


def read_his_sum(work: ClauseWork) -> None:
    """Add the frame of "Her $50,000 reached the committee", "His million arrived at MAGA Inc. in May"."""
    first = next((n for n, i in enumerate(work.row[:_FRONT]) if i.has("pronoun.his")), None)
    if first is None or work.kind(first + 1) != "sum":
        return
    verb = next((n for n in range(first + 2, len(work.row)) if work.kind(n) != "auxiliary"), len(work.row))
    if work.kind(verb) != "verb" or not (work.row[verb].has("listing.reach") or work.row[verb].verb == "come"):
        return
    fund = next((n for n in range(verb + 1, len(work.row)) if work.kind(n) not in _TO_FUND), len(work.row))
    if work.kind(fund) != "fund" or any(i.kind in _NOT_HIS for i in work.row[:fund]):
        return
    telling = Telling(status="given", rule="verb.come", zone=(0, len(work.row)), verb=work.row[verb], lean="weak")
    objects = Objects(money=(work.row[first + 1],), funds=(work.row[fund],))
    work.emit(possessors(work, first, verb), objects, telling)


_FRONT = 3
"""Items at the front of the clause among which "her" stands: "Vorige maand bereikten [haar] 5.000 euro" (Dutch)."""
_NOT_HIS = ("negation", "consider", "question", "deny", "plan", "total", "limit", "business", "from", "relative")
