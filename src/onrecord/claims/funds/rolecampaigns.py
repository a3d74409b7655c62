"""Campaigns told by an office: "the mayor's campaign", "la campagne du maire" (French), "to the challenger"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.funds.mentions import FundMention
from onrecord.claims.funds.theircampaigns import find_their_campaigns
from onrecord.claims.lines.analysis import Line
from onrecord.claims.parties.cast import Cast
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["CAMPAIGNS", "find_role_campaigns"]

_RUNS = ("role.candidate", "role.politician")
_DESCRIBED = 3
"""Words between an article or "'s" and the noun at most: "the mayor's [failed re-election] campaign"."""
_ACTS = ("give.past", "give_weak.past", "receive", "refund", "come", "link.perfect")
_GIVES = ("give", "give_weak", "pledge", "light", "noun.gift", "plan")


CAMPAIGNS = ("fund.campaign_of", "fund.campaign", "role.candidate")
"""Words without one of which no line tells of such a campaign."""


def find_role_campaigns(line: Line, cast: Cast) -> Iterator[FundMention]:
    """Yield a mention for each campaign whose owner is told by an office, and for each candidate without a name.

    Also for "the campaign", where the text has told who runs.
    """
    if line.has("fund.campaign_of", "fund.campaign"):
        yield from find_their_campaigns(line, cast)
        for mark in line.marked("fund.campaign_of", "fund.campaign") if line.has(*_RUNS, "role.partisan") else ():
            span = _of_role(line, mark) or _owned_by_role(line, mark)
            if span is not None:
                yield _mention(line, *span)
    if line.sums and line.has("role.candidate") and line.has(*_GIVES):
        for mark in line.marked("role.candidate"):
            if (last := _candidate_end(line, mark)) is not None:
                yield _mention(line, mark.first, last)


def _mention(line: Line, first: int, last: int) -> FundMention:
    return FundMention(line=line.number, first=first, last=last, kind="campaign", key=line.words(first, last))


def _of_role(line: Line, mark: Mark) -> tuple[int, int] | None:
    """ "the campaign of the incumbent", "la campagne de la maire sortante" (French): the noun and whose it is."""
    link = line.mark_from(mark.last)
    if link is None or not link.has_any("link.of", "link.genitive"):
        return None
    article = line.mark_from(link.last)
    at = article.last if article is not None and article.has("link.determiner") else link.last
    role = next((m for n in range(at, at + 2) if (m := line.mark_from(n)) is not None and m.has_any(*_RUNS)), None)
    if role is None or _names_somebody(line, role.last):
        return None
    return mark.first, _past_adjective(line, role.last)


def _owned_by_role(line: Line, mark: Mark) -> tuple[int, int] | None:
    """ "the mayor's failed re-election campaign": whose it is before the noun."""
    for at in range(mark.first, max(0, mark.first - _DESCRIBED), -1):
        if line.tokens[at - 1].low in ("'s", "'", "’s"):
            role = line.mark_to(at - 1)
            runs = role is not None and (role.has_any(*_RUNS) or _stands_for_one(line, role))
            return (role.first, mark.last) if role is not None and runs else None
        if not line.tokens[at - 1].text[0].islower():
            return None
    return None


def _stands_for_one(line: Line, role: Mark) -> bool:
    """ "the [Republican]'s campaign": a side that stands for whoever runs for it."""
    return role.has("role.partisan") and line.ends(role.first, "link.determiner")


def _candidate_end(line: Line, mark: Mark) -> int | None:
    """Where words for a candidate without a name end that "to" leads to: "to the [challenger]", else None.

    "À une [candidate des Verts]" (French, "to a candidate of theirs") is told by the party.
    """
    some = _is_aimed(line, mark.first)
    if some is None or _names_somebody(line, mark.last):
        return None
    of = line.mark_from(mark.last)
    if of is not None and of.has("link.of") and _names_somebody(line, of.last):
        return None  # "à adversária de X, a deputada Y" (Portuguese, "to the opponent of X"): Y
    party = line.mark_from(of.last) if of is not None and of.has("link.of") else None
    if party is not None and party.has("link.determiner"):
        party = line.mark_from(party.last)
    if party is not None and (party.has("fund.party") or _is_capital(line, party)):
        return party.last
    return None if some else _past_adjective(line, mark.last)


def _is_capital(line: Line, party: Mark) -> bool:
    """Whether a common word with a capital names a party: "des Verts" (French)."""
    return party.has("fund.capital") and line.tokens[party.last - 1].text[0].isupper()


def _is_aimed(line: Line, at: int) -> bool | None:
    """Whether "to", its article and adjectives passed, leads to some candidate at token `at`, or to one told of.

    None where it leads to nobody there.
    """
    for first in range(at, max(0, at - _DESCRIBED - 1), -1):
        article = line.mark_to(first)
        if article is not None and article.has("link.to") and not article.has("link.of"):
            return False
        if article is not None and article.has("link.determiner"):
            return article.has("link.indefinite") if line.ends(article.first, "link.to") else None
        if line.tokens[first - 1].text in (",", ".", ";", "("):
            return None
    return None


def _past_adjective(line: Line, at: int) -> int:
    """The end of words for somebody, a small adjective behind them taken in: "la maire [sortante]" (French)."""
    small = at < len(line.tokens) and line.tokens[at].text.isalpha() and line.tokens[at].text.islower()
    mark = line.mark_over(at) if small else None
    plain = small and (mark is None or mark.has("role.partisan"))
    ends = at + 1 >= len(line.tokens) or not line.tokens[at + 1].text[0].isalnum() or line.mark_from(at + 1) is not None
    return at + 1 if plain and ends else at


def _names_somebody(line: Line, at: int) -> bool:
    """Whether a person is named little behind: "to the challenger, Ida Bell", "al candidato al Senado Jo Hale".

    A verb right behind goes on to somebody else: "De campagne van de gouverneur [kreeg] 5.000 dollar van Norvane".
    """
    if line.begins(at, *_ACTS):
        return False
    near = (n for n in line.names if at <= n.first <= at + _NAMED and n.kind != "place")
    return any(not any(t.text in (".", ";", "(") for t in line.tokens[at : n.first]) for n in near)


_NAMED = 5
"""Words between what somebody runs for and the name at most."""
