"""Funds whose noun is left out beside whose they are: "Biden's in 2021", "Trump's 2017", "Obama's second"."""

from __future__ import annotations

from onrecord.claims.funds.mentions import FundMention
from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name
from onrecord.claims.parties.cast import Cast
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["ordinal_at", "ordinal_of", "other_campaign", "read_elliptic"]


def read_elliptic(line: Line, name: Name) -> tuple[int, int | None] | None:
    """ "Biden's in 2021", "Trump's 2017": the end of a mention that leaves the noun out, and its year if it has one."""
    at = name.last
    if at >= len(line.tokens) or line.tokens[at].low not in ("'s", "'", "’s", "s"):
        return None
    if _is_gapped(line, name):
        return at + 1, None
    if line.tokens[at].low == "s":
        return None
    at += 1
    if line.begins(at, "link.in"):
        at += 1
    if at < len(line.tokens) and line.tokens[at].form.year:
        ends = at + 1 >= len(line.tokens) or not line.tokens[at + 1].text[0].isalpha()
        follows = line.begins(at + 1, "link.and") or any(s.first == at + 1 for s in line.sums)
        return (at + 1, int(line.tokens[at].text)) if ends or follows else None
    if at == name.last + 1 and name.first <= 1 and line.begins(at, "receive.past"):
        return at, None  # "Biden's got $500,000 from the same firm"
    ends = at == name.last + 1 and (at >= len(line.tokens) or not line.tokens[at].text[0].isalnum())
    ends = ends or (at == name.last + 1 and any(line.begins(at, category) for category in _OPENERS))
    ends = ends or (at == name.last + 1 and _goes_on(line, at))
    handed = line.ends(name.first, "give", "pledge")
    if handed and at == name.last + 1 and (ends or any(s.first == at for s in line.sums)):
        return at, None  # "gave Biden's $250,000", "more than the $250,000 it gave Biden's"
    takes = at == name.last + 1 and (line.begins(at, "receive.past") or line.begins(at, "noun.total"))
    if takes and name.first <= 1:
        return at, None  # "Joe Biden's raised $62 million"
    aimed = _is_aimed(line, name.first)
    order = line.mark_from(at)
    ordered = order.last if order is not None and ordinal_at(line, at) else at
    return (ordered, None) if ends and aimed else None


def _is_gapped(line: Line, name: Name) -> bool:
    """ "gave $5 to Biden's committee in 2021, and [Trump's] four years earlier as much": a second fund of one verb."""
    at, tokens = name.last, line.tokens
    owns = at + 1 < len(tokens) and tokens[at].start == tokens[at - 1].end
    timed = owns and (line.begins(at + 1, "time.four_before") or line.begins(at + 1, "time.eight_back"))
    joined = timed and (line.ends(name.first, "link.and") or tokens[name.first - 1].text == ",")
    given = joined and any(m.last < name.first for m in line.marked("give", "give_weak"))
    return given and any(m.last < name.first for m in line.marked("fund.inaugural"))


def _goes_on(line: Line, at: int) -> bool:
    """Whether "and" leads to a further sum: "$500,000 to Joe Biden's [and now] $1 million"."""
    joint = line.mark_from(at)
    if joint is None or not joint.has("link.and"):
        return False
    return any(joint.last <= s.first <= joint.last + 1 for s in line.sums)


_OPENERS = ("time", "date", "pronoun.company", "pronoun.person")
"""What stands behind whose fund it is and is no noun: "for Trump's it has pledged", "to Biden's this time"."""


def _is_aimed(line: Line, first: int) -> bool:
    """Whether "to" stands before a name, a title passed: "into President Obama's second"."""
    title = line.mark_to(first)
    at = title.first if title is not None and title.has("role") else first
    return line.ends(at, "link.to")


def ordinal_at(line: Line, at: int) -> str | None:
    """ "first" or "second" at a place, with no noun behind it: "Obama's second"."""
    mark = line.mark_from(at)
    if mark is None:
        return None
    if mark.last < len(line.tokens) and line.tokens[mark.last].text[0].isalnum() and not _goes_on(line, mark.last):
        return None
    return next((o for o in ("first", "second") if f"time.{o}" in mark.categories), None)


def other_campaign(line: Line, mark: Mark, name: Name) -> FundMention | None:
    """ "500 à campanha de X e 200 [à de Y]" (Portuguese, "to that of"): another campaign beside the one named."""
    told = any(m.last <= mark.first for m in line.marked("fund.campaign"))
    if not told or not mark.has("fund.to_that"):
        return None
    key = line.words(name.first, name.last)
    return FundMention(
        line=line.number, first=mark.first, last=name.last, kind="campaign", key=key, owner=key, led=True
    )


def ordinal_of(line: Line, cast: Cast, mark: Mark) -> FundMention | None:
    """Return the fund of "285 000 dollars pour la première de Trump" (French): an ordinal and whose it is."""
    order = next((o for o in ("first", "second") if f"time.{o}" in mark.categories), None)
    of = line.mark_from(mark.last)
    name = line.name_from(of.last) if order is not None and of is not None and of.has("link.of") else None
    member = cast.at(line.number, name.first) if name is not None else None
    if name is None or member is None or not member.honouree or mark.has("fund"):
        return None
    aimed = line.ends(mark.first, "link.to") or line.mark_before_article(mark.first, "link.to") is not None
    return (
        FundMention(
            line=line.number, first=mark.first, last=name.last, kind="inaugural", honouree=member.words[-1], order=order
        )
        if aimed
        else None
    )
