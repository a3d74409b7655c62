"""Words that name parties: what tells two apart, whose place is part of the name, which one "the party" means."""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["is_told_one", "party_key", "with_place"]


def with_place(line: Line, at: int) -> int:
    """Where a party's name begins with the place that it is of: "the [Ohio] Republican Party"."""
    place = next(
        (n for n in line.names if n.last == at and n.kind == "place" and line.tokens[at].text[0].isupper()), None
    )
    return place.first if place is not None and place.first else at


def party_key(line: Line, mark: Mark) -> str | None:
    """What tells parties apart: their names."""
    named = mark.has_any("fund.party", "fund.capital")
    return " ".join(t.low for t in line.tokens[mark.first : mark.last]) if named else None


def is_told_one(line: Line, mark: Mark) -> bool:
    """Whether an article tells that a party is one spoken of before: "der Partei" (German), and not "eine Partei"."""
    article = line.mark_to(mark.first)
    if article is None or article.has("link.indefinite"):
        return False
    return article.has("link.determiner") or article.has("pronoun.his")
