"""The year that stands beside a mention of a fund."""

from __future__ import annotations

from onrecord.claims.funds.mentions import FundMention
from onrecord.claims.lines.analysis import Line

__all__ = ["is_titled_by_year", "year_before", "year_near"]


def year_near(line: Line, at: int) -> int | None:
    """A year right behind the mention: "the inauguration in 2017", "inauguration of 2009", "(2013)".

    Behind "and" or a dash it is another gift's: "500.000 für Trumps Amtseinführung und 2025 das Doppelte" (German).
    """
    for step in range(at, min(at + 3, len(line.tokens))):
        if line.tokens[step].form.year:
            counted = line.begins(step + 1, "noun.kind", "count")  # "stellte dem Komitee 2000 Flaschen" (German)
            return None if counted else int(line.tokens[step].text)
        if line.tokens[step].text in ",;.:–—-" or _is_and(line, step):
            return None
    return None


def _is_and(line: Line, at: int) -> bool:
    return any(mark.first == at for mark in line.marked("link.and"))


def year_before(line: Line, at: int) -> int | None:
    """A year that stands directly before the mention's own words: "for the 2017 inauguration" is inside; "2017's"."""
    if at >= 1 and line.tokens[at - 1].form.year:
        return int(line.tokens[at - 1].text)
    return None


def is_titled_by_year(line: Line, mention: FundMention) -> bool:
    """ "the Relief Corps Hurricanes 2012 fund": the year is part of another fund's title, not of an inauguration's."""
    if mention.honouree or mention.owner or not line.tokens[mention.first].form.year:
        return False
    return any(name.last == mention.first for name in line.names)
