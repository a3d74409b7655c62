"""Sums told as somebody's, aimed at a fund: "Norvane's $1 million for the fund drew anger", "with its million"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.order.aimed import aimed_fund
from onrecord.claims.order.items import Item

__all__ = ["read_owned_sum"]

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
