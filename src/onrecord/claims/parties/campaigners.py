"""Whose campaign it is: "the campaign of Jo Hale", "Ashby's campaign", "Kandidatin Petersen" (German)."""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name
from onrecord.claims.parties.candidacies import is_running, is_titled_for
from onrecord.claims.parties.jointcandidates import is_joint_candidate
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["is_runner", "is_surname_of_candidate", "owns_campaign"]

_CAMPAIGN = ("fund.campaign", "fund.campaign_of")
_OWNS = ("'s", "'", "’s", "s")
_TITLE = 5
"""Tokens from "of" behind a title to the name: "the candidate of the centre-left X"."""
_DESCRIBED = 3
"""Small words between "'s" and the noun at most: "Ashby's [failed mayoral] campaign"."""


def owns_campaign(line: Line, name: Name) -> bool:
    """Return whether a name is that of who runs: "la campanha de Jussara Prado" (Portuguese), "Ashby's campaign".

    So does "the candidate of the left X", also between commas: "La candidata de la derecha, Ada Norling," (Spanish).
    """
    at = name.first
    if _campaign_of(line, name) is not None or _is_before_campaign(line, name):
        return True
    around = [line.tokens[n].text for n in (at - 1, name.last) if 0 < n < len(line.tokens)]
    back = at - 1 - (around == [",", ","])
    while back > max(0, at - _TITLE) and line.tokens[back].text not in (",", ";", ":", "."):
        title = line.mark_to(back)
        if title is not None and title.has("role.candidate"):
            return line.begins(back, "link.of", "link.genitive")
        back -= 1
    return False


def is_surname_of_candidate(line: Line, name: Name) -> bool:
    """Return whether one word alone is whose campaign it is, or stands right behind "candidate".

    Such a word is a family name: "gave $5,000 to Ashby's campaign", "an Kandidatin Petersen" (German).
    """
    if name.last - name.first > 1 or not line.has(*_CAMPAIGN, "role.running") or name.text.isupper():
        return False
    title = line.mark_to(name.first)
    named = title is not None and title.has("role.running") and not line.begins(name.last, "link.of")
    return named or _campaign_of(line, name) is not None or _is_before_campaign(line, name)


def is_runner(line: Line, name: Name) -> bool:
    """Return whether words beside the name of a candidate or office holder tell that he runs: "is running for"."""
    if not line.has("candidacy", "role.running", *_CAMPAIGN):
        return False
    behind = (line.begins(at, "role.running") for at in range(name.last, min(name.last + _DESCRIBED, len(line.tokens))))
    titled = line.ends(name.first, "role.running") or is_titled_for(line, name)
    joint = is_joint_candidate(line, name)
    return titled or joint or is_running(line, name) or owns_campaign(line, name) or any(behind)


def _campaign_of(line: Line, name: Name) -> Mark | None:
    """The campaign that "of" ties to a name, a title passed: "the campaign of [Mayor] Ashby"."""
    link = line.mark_to(name.first)
    if link is not None and link.has_any("role.politician", "role.honorific", "role.candidate"):
        link = line.mark_to(link.first)
    campaign = line.mark_to(link.first) if link is not None and link.has("link.of") else None
    return campaign if campaign is not None and campaign.has_any(*_CAMPAIGN) else None


def _is_before_campaign(line: Line, name: Name) -> bool:
    """ "Ashby's [mayoral] campaign", "the Ashby campaign": whose it is stands before the noun."""
    tokens, at = line.tokens, name.last
    owns = at < len(tokens) and tokens[at].low in _OWNS
    if not owns:
        return line.begins(at, "fund.campaign_of") and line.ends(name.first, "link.determiner")
    behind = range(at + 1, min(at + 2 + _DESCRIBED, len(tokens)))
    first = next((n for n in behind if line.begins(n, *_CAMPAIGN) or not tokens[n].text[0].islower()), None)
    return first is not None and line.begins(first, *_CAMPAIGN)
