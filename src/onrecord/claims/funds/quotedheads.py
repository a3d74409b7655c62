"""Committees whose whole name stands in quotation marks: "die «Allianz für eine sichere Schweiz»" (German)."""

from __future__ import annotations

from onrecord.claims.lines.analysis import Line
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["quoted_head"]

_QUOTES = frozenset('«»“”„"‹›')
_LONGEST = 7


def quoted_head(line: Line, mark: Mark) -> tuple[int, int] | None:
    """ "die «[Allianz für eine sichere Schweiz]»" (German): a quotation that begins with a word for a committee."""
    tokens = line.tokens
    if not mark.first or tokens[mark.first - 1].text not in _QUOTES or not tokens[mark.first].text[0].isupper():
        return None
    ahead = range(mark.last + 1, min(len(tokens), mark.last + _LONGEST))
    last = next((n for n in ahead if tokens[n].text in _QUOTES), None)
    spoken = last is not None and any(mark.first <= m.first < last for m in line.marked(*_SPOKEN))
    return None if last is None or spoken else (mark.first, last)


_SPOKEN = ("give", "give_weak", "pledge", "receive", "speech", "self", "pronoun", "link.perfect", "link.passive")
"""Words of a sentence, which is somebody's speech and no name."""
