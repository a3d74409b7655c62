"""Two mentions of a fund that make one phrase: "the super PAC MAGA Inc.", "the coffers of Trump's committee"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.funds.leanings import leads_to_title
from onrecord.claims.funds.mentions import FundMention
from onrecord.claims.lines.analysis import Line

__all__ = ["continues", "is_purse", "is_title_of", "join_mentions"]


def is_title_of(line: Line, before: FundMention, after: FundMention) -> bool:
    """Return whether a name right behind the word for a fund is its own, perhaps in quotation marks."""
    if after.first == before.last + 1 and leads_to_title(line.tokens[before.last].text):
        return before.kind in ("legal_fund", "super_pac", "pac", "anaphor")
    return after.first == before.last


def is_purse(line: Line, before: FundMention, after: FundMention) -> bool:
    """Return whether a fund's own money is meant: "the coffers of Trump's inaugural committee"."""
    between = range(before.last, after.first)
    if before.kind != "anaphor" or before.honouree or not between or len(between) > 2 or after.kind == "anaphor":
        return False
    marks = [line.mark_over(at) for at in between]
    links = marks[0] is not None and (marks[0].has("link.of") or (before.sort is None and marks[0].has("link.purpose")))
    return links and all(m and m.has("link") for m in marks)


def continues(line: Line, before: FundMention, after: FundMention) -> bool:
    """Return whether two marks make one phrase: "the inauguration fund of the second inaugural"."""
    between = line.tokens[before.last : after.first]
    gap = [t.low for t in between]
    of_party = before.kind == "campaign" and (after.kind == "party" or after.named) and bool(between)  # "del PRI"
    if len(between) > 3 or not (before.kind == after.kind or of_party) or "," in gap or after.ids:
        return False
    links = [line.mark_over(at) for at in range(before.last, after.first)]
    if before.kind == after.kind == "campaign" and links and (links[0] is None or not links[0].has("link.of")):
        return False  # "5,000 euros to the candidate Agnes Moran for her campaign"
    return all(m is not None and m.has_any("link.of", "link.determiner", "link.to") for m in links)


def join_mentions(before: FundMention, after: FundMention) -> FundMention:
    """Return one mention for two that make one phrase, with what either tells."""
    return replace(
        before,
        last=after.last,
        honouree=before.honouree or after.honouree,
        year=before.year or after.year,
        order=before.order or after.order,
        owner=before.owner or after.owner,
        key=before.key or after.key,
    )
