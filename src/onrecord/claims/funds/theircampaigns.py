"""Campaigns of candidates named before: "Ida Bell is running for mayor. Dyce gave $5,000 to the campaign"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.funds.mentions import FundMention
from onrecord.claims.lines.analysis import Line
from onrecord.claims.parties.cast import Cast, Member
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["find_their_campaigns"]

_CAMPAIGN = ("fund.campaign_of", "fund.campaign")
_GIVES = ("give", "give_weak", "pledge", "light", "noun.gift", "receive")
_REACH = 4
"""Lines back in which the candidate is named whose campaign "the campaign" is."""


def find_their_campaigns(line: Line, cast: Cast) -> Iterator[FundMention]:
    """Yield a mention for each campaign that something goes to, told by "the" or "her", where one runs for office."""
    if not line.has(*_GIVES) or not any(member.runs for member in cast.members):
        return
    for mark in line.marked(*_CAMPAIGN):
        lead = _lead(line, mark)
        member = _meant(line, cast, lead) if lead is not None and not _is_told_whose(line, mark) else None
        if member is not None:
            yield FundMention(
                line=line.number, first=mark.first, last=mark.last, kind="campaign", named=True, owner=member.name,
                key=" ".join(member.words),
            )  # fmt: skip


def _lead(line: Line, mark: Mark) -> int | None:
    """Where "the" or "her" before a campaign stands that a gift goes to, else None."""
    inner = line.tokens[mark.first].form.alone if mark.last - mark.first > 1 else None
    article = mark if inner is not None and any(c in inner for c in _LEADS) else line.mark_to(mark.first)
    if article is None or article.has("link.indefinite"):
        return None
    if article is not mark and article.has("link.to") and not article.has("link.purpose"):
        return None if article.has("plan.any") else article.first  # "alla campagna" (Italian), "to campaign"
    if article is not mark and not article.has_any(*_LEADS):
        return None
    first = article.first
    aimed = line.ends(first, "link.to", "give", "give_weak") or article.has_any("link.dative", "link.dative_her")
    return first if aimed or _gets(line, mark.last) else None


_LEADS = ("link.determiner", "link.definite", "pronoun.his")


def _gets(line: Line, at: int) -> bool:
    """Whether a campaign that ends at `at` got something: "her campaign [has] received"."""
    while (small := line.mark_from(at)) is not None and small.has("link.auxiliary"):
        at = small.last
    return line.begins(at, "receive")


def _is_told_whose(line: Line, mark: Mark) -> bool:
    """Whether words behind a campaign tell whose it is: "of the mayor", "against Measure 7"."""
    return line.begins(mark.last, "link.of", "link.genitive", "candidacy.against", "link.purpose") or (
        line.name_from(mark.last) is not None
    )


def _meant(line: Line, cast: Cast, at: int) -> Member | None:
    """The candidate named last before token `at`, unless he is who gives: "Ida Bell gave her campaign $5,000"."""
    who = [member for member in cast.members if member.runs or member.honouree]
    near = ((place, member) for member in who for place in member.places if line.number - place[0] <= _REACH)
    placed = [one for one in near if one[0] < (line.number, at)]
    if not placed:
        return None
    place, member = max(placed, key=lambda one: one[0])
    first = min((name.first for name in line.names), default=0)
    return None if member.honouree or place == (line.number, first) else member
