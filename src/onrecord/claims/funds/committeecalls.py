"""What a committee is called, told by a verb: "the group calls itself Clear Skies Now", "X, as the group is called"."""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["called_behind", "name_told_at"]

_NEAR = 3
"""Tokens between a committee and its verb at most: "The super PAC[, which] calls itself Clear Skies Now"."""
_LINKS = ("relative", "link.auxiliary", "link.passive")


def name_told_at(line: Line, mark: Mark) -> int | None:
    """Where the name begins behind a committee and a verb like "calls itself", else None.

    A committee may also just be one: "the governor's political action committee is Clear Skies Now".
    """
    called = _near(line, mark.last)
    if called is not None:
        return called.last
    verb = line.mark_from(mark.last)
    if verb is None or verb.last >= len(line.tokens) or not verb.has("link.passive") or not mark.has("committee.named"):
        return None
    return verb.last if line.tokens[verb.last].text[0].isupper() else None


def _near(line: Line, at: int) -> Mark | None:
    """The verb of being called that begins at token `at` or little behind it, a comma and small links passed."""
    for first in range(at, min(at + _NEAR, len(line.tokens) - 1)):
        mark = line.mark_from(first)
        if mark is not None and mark.has_any("committee.called", "fund_name.called"):
            return mark
        if line.tokens[first].text != "," and not (mark is not None and mark.has_any(*_LINKS)):
            return None
    return None


def called_behind(line: Line, mark: Mark) -> int | None:
    """Where the name ends that stands before the comma in "Clear Skies Now, as the group is called", else None.

    The verb may stand on either side: "Klarer Himmel, so heißt die Gruppe" (German).
    """
    called = next((m for m in line.marked("committee.called") if _is_beside(m, mark)), None)
    if called is None:
        return None
    first = min(called.first, mark.first)
    comma = next((n for n in range(first - 1, max(0, first - 1 - _NEAR), -1) if line.tokens[n].text == ","), None)
    last = max(called.last, mark.last)
    closed = last < len(line.tokens) and line.tokens[last].text in (",", ".", ")")
    return comma if comma is not None and closed else None


def _is_beside(called: Mark, mark: Mark) -> bool:
    return called.first == mark.last or called.last == mark.first
