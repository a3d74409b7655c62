"""Refusals and denials that no single verb tells: "asked for a check, X refused", "reports that X gave are false"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.clausework import ClauseWork
from onrecord.claims.frames import Giver
from onrecord.claims.items import Item

__all__ = ["is_denied", "is_denied_report", "refuses", "was_asked"]

_REPORT = 7
"""Items from "a report that" to the verb of giving in it."""

_SOUGHT = 1
"""Lines back to who was asked."""


def was_asked(row: Sequence[Item]) -> bool:
    """Whether a line tells that somebody was asked for a gift."""
    about = ("gift", "sum", "fund", "cash")
    return any(i.has("asked") for i in row) and any(i.kind in about or i.verb in ("give", "light") for i in row)


def refuses(work: ClauseWork, at: int) -> bool:
    """Whether a bare word of refusing means a gift: "it refused." of who was asked, "rejected a request"."""
    verb = work.row[at]
    if not (verb.has("refuse.bare") or verb.has("refuse.of")):
        return True
    if verb.has("refuse.of") and any(i.has("parted.asked") for i in work.row[at + 1 : at + 5]):
        return True
    ahead = [i.kind for i in work.row[at + 1 : at + 4] if i.kind != "determiner"]
    if verb.has("refuse.bare") and ahead[:2] == ["to", "fund"]:
        return True  # "bedankte voor MAGA Inc." (Dutch)
    last = work.kind(at + 1) in ("", "end", "comma", "stop", "speech")
    return verb.has("refuse.bare") and last and work.line.number - work.focus.sought <= _SOUGHT


def is_denied_report(work: ClauseWork, at: int) -> bool:
    """Whether the gift at `at` is what a report claims and the clause denies: "a report that it gave ... is false"."""
    that = next((n for n in range(at - 1, max(0, at - _REPORT), -1) if work.kind(n) == "relative"), None)
    if that is None or not any(i.kind == "deny" for i in work.row):
        return False
    return any(i.has("claimed.report") for i in work.row[max(0, that - 4) : that])


def is_denied(work: ClauseWork, at: int, start: int, givers: tuple[Giver, ...]) -> bool:
    """Whether the gift at `at`, whose subject begins at `start`, is one that the donor says it never gave."""
    return is_denied_report(work, at) or _is_own_denial(work, at, start, givers)


def _is_own_denial(work: ClauseWork, at: int, start: int, givers: tuple[Giver, ...]) -> bool:
    """ "X says that it never gave a cent": a past without gifts is a denial where the donor itself tells it."""
    if not givers or not any(i.has("negation.never") for i in work.row[start:at]):
        return False
    acts = work.row[start]
    if acts.kind in ("pronoun", "self"):
        return any(i.kind == "speech" for i in work.row)
    return any(i.kind == "speaker" for i in work.row[at:]) and any(i.kind == "speech" for i in work.row[at:])
