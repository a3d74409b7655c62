"""Names of parties that say what they are for: "de lokale partij Hart voor Zwolle" (Dutch)."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.lines.analysis import Line
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["aimed_names", "past_purpose"]


def aimed_names(line: Line, mark: Mark) -> Iterator[tuple[int, int]]:
    """Yield where a name stands, behind a word for local parties, that says what it is for."""
    last = mark.last
    while mark.has("fund_name.list") and last < len(line.tokens) and line.tokens[last].text[0].isupper():
        last += 1
    end = past_purpose(line, last) if last > mark.last else last
    if end > last:
        yield mark.last, end


def past_purpose(line: Line, last: int) -> int:
    """Return where "for" and what a party is for end behind its name: "Hart [voor Zwolle]"; `last` for a known party.

    "aan de partij VVD voor Zwolle" (Dutch) goes on with none, nor does a word that the lexicon knows.
    """
    link = line.mark_from(last)
    at = link.last if link is not None and link.has("link.purpose") and not line.ends(last, "fund.party") else last
    while at > last and at < len(line.tokens) and line.tokens[at].text[0].isupper() and line.mark_over(at) is None:
        at += 1
    return at if at > last + 1 else last
