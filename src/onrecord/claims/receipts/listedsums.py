"""What a filing lists as somebody's: "The committee's report lists only $750,000 from the company"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.frames import Giver
from onrecord.claims.givers.gathering import gather_right, givers_of

__all__ = ["read_listed_sum"]

_LISTS = ("filing.verb", "donor.counts", "link.stands", "listing", "say.verb", "speech")
_SMALL = ("auxiliary", "determiner", "contrast", "relative", "word", "negation", "gift", "of", "link")
_BESIDE = ("determiner", "role", "word")
_OTHER = ("plan", "consider", "total", "business", "question", "limit", "party")


def read_listed_sum(work: ClauseWork) -> None:
    """Add the frame of a sum that a filing before it lists, of whom is named or meant behind "from"."""
    at = next((n for n, i in enumerate(work.row) if i.kind == "sum" and work.kind(n + 1) in ("from", "of")), 0)
    if not at or not _lists(work, at) or any(i.kind in _OTHER and not i.has("link.to") for i in work.row[:at]):
        return
    givers = _from_whom(work, at + 1)
    if givers:
        telling = Telling(status="given", rule="receive", zone=(0, len(work.row)), lean="weak")
        work.emit(givers, work.whole((work.row[at],)), telling)


def _lists(work: ClauseWork, money: int) -> bool:
    """Whether a filing is told of before the sum, and right before it a verb that lists."""
    verb = money - 1
    while verb > 0 and work.kind(verb) in _SMALL and not work.row[verb].has_any(*_LISTS):
        verb -= 1
    between = work.row[verb + 1 : money]
    only = any(i.kind == "relative" for i in between)  # "ne mentionne que" (French, "mentions only")
    denied = any(i.kind == "negation" for i in work.row[:money]) and not only
    return work.row[verb].has_any(*_LISTS) and not denied and any(i.kind == "filing" for i in work.row[:verb])


def _from_whom(work: ClauseWork, link: int) -> tuple[Giver, ...]:
    """Who stands behind "from": a name, or "the company" of the promise that the filing is held against."""
    at = link + 1
    while work.kind(at) in _BESIDE and work.kind(at + 1) in (*_BESIDE, "party"):
        at += 1
    if work.kind(at) == "party":
        return givers_of(gather_right(work.row, at, len(work.row))[0], work.line.number)
    meant = at < len(work.row) and work.row[at].has_any("pronoun.company", "role.company")
    told, near = work.focus.subject, work.line.number - work.focus.gave <= _NEAR
    firm = meant and near and len(told) == 1 and told[0].member.kind == "organization"
    return (replace(told[0], item=work.row[at], line=work.line.number, certain=False),) if firm else ()


_NEAR = 2
