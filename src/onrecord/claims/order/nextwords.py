"""Small words that the name behind them gives their meaning: "a firm [called] X", "sia A [che] B" (Italian)."""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["is_parenthetic", "joins_pair", "leads_to_name"]


def leads_to_name(line: Line, at: int) -> bool:
    """Whether a name stands at `at`, or behind the article there."""
    behind = line.name_from(at + 1) is not None and line.begins(at, "link.determiner")
    return behind or line.name_from(at) is not None


def is_parenthetic(line: Line, mark: Mark) -> bool:
    """Whether "for example" only stands between: "Ada Kerrow, for example, gave $5,000"."""
    closed = line.tokens[mark.last].text == ","
    return closed and line.name_from(mark.first) is None and not leads_to_name(line, mark.last + 1)


def joins_pair(line: Line, mark: Mark) -> bool:
    """Whether words that may also lead to a clause of their own join two names: "sia A [che] B" (Italian)."""
    return not mark.has("relative") or leads_to_name(line, mark.last)
