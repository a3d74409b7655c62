"""Parties that take nothing where they are named: those of an alliance, and those that give among others.

"The alliance, made up of the SNP and Labour, raised $5,000", "the union with $4,000 and the Greens ($500)".
"""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["stands_among_others"]

_LONGEST = 14
"""Tokens of "made up of [members of the SNP, Labour and] the Greens" at most."""
_LISTED = (
    "fund.party",
    "link.and",
    "link.determiner",
    "link.of",
    "link.by",
    "link.in",
    "link.from",
    "role",
    "relative",
)


def stands_among_others(line: Line, party: Mark) -> bool:
    """Return whether a party is only told as one of several who stand together, or who give."""
    if not party.has_any("fund.party", "fund.capital"):
        return False
    return ("fund_name.joins" in line.meant and _is_allied(line, party)) or _gives_among(line, party)


def _is_allied(line: Line, party: Mark) -> bool:
    """Whether a word like "made up of" stands before the party or behind it, and only such members between."""
    joins = tuple(line.marked("fund_name.joins"))
    before = next((m for m in reversed(joins) if m.last <= party.first), None)
    if before is not None and party.first - before.last <= _LONGEST and _only_members(line, before.last, party.first):
        return True
    behind = next((m for m in joins if m.first >= party.last), None)
    if behind is None or not _only_members(line, party.last, behind.first):
        return False
    return line.tokens[party.first - 1].text != "." and party.first > 0 and _is_relative(line, party.first)


def _is_relative(line: Line, at: int) -> bool:
    """ "zu der [FDP und] SVP gehören" (German): a relative word opens what ends with such a word."""
    while at > 0 and (before := line.mark_over(at - 1)) is not None and before.has_any("fund.party", "link.and"):
        at = before.first
    return line.ends(at, "leading.who", "relative") and ("," in (t.text for t in line.tokens[max(0, at - 3) : at]))


def _only_members(line: Line, first: int, last: int) -> bool:
    for at in range(first, last):
        mark = line.mark_over(at)
        named = line.tokens[at].text == "," or line.tokens[at].text[0].isupper()  # "du [Centre], du PLR" (French)
        if not named and (mark is None or not mark.has_any(*_LISTED)):
            return False
    return True


_GIVES = ("give", "give_weak", "pledge", "receive")


def _gives_among(line: Line, party: Mark) -> bool:
    """ "the union with $4,000 and [the Greens ($500)]", "X with $800, [the SNP with $900]": sums beside it."""
    if party.last >= len(line.tokens) or not line.sums:
        return False
    led = line.tokens[party.last].text == "(" or line.begins(party.last, "link.at")
    if not led or not any(s.first == party.last + 1 for s in line.sums):
        return False
    article = line.mark_to(party.first)
    at = article.first if article is not None and article.has("link.determiner") else party.first
    joint = line.mark_to(at)
    joined = joint is not None and joint.has("link.and")
    end = joint.first if joint is not None and joined else at - 1
    parted = joined or (at > 1 and line.tokens[at - 1].text == ",")
    given = any(m.last <= party.first for m in line.marked(*_GIVES))  # "bedachte A mit 200 und B mit 50 Euro" (German)
    return parted and not given and any(s.last == end for s in line.sums)
