"""Attributes before a noun that hold a phrase of their own: "der in Zürich lebende Otto Kemp" (German).

What they name tells where somebody is or works, and neither gives nor parts the name from its article.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["fold_attributes"]

_LEADS = ("in", "at", "from", "of", "to")
_NAMED = ("other", "party", "outlet")
_HEADS = ("party", "role", "unnamed", "speaker")


def fold_attributes(row: Sequence[Item], line: Line) -> list[Item]:
    """Return the row with each attribute that stands between an article and its noun as one word.

    So "kreeg 500 van de [in] [Hongkong] [woonachtige] X" (Dutch) is "van de [in Hongkong woonachtige] X".
    """
    out: list[Item] = []
    at = 0
    while at < len(row):
        out.append(row[at])
        end = _end(row, at, line) if row[at].kind == "determiner" else at
        if end > at:
            out.append(Item(kind="word", first=row[at + 1].first, last=row[end].last))
        at = max(end, at) + 1
    return out


def _end(row: Sequence[Item], article: int, line: Line) -> int:
    """The last item of the attribute behind an article; the article itself where none stands there."""
    last = article + 3
    if last + 1 >= len(row) or row[article + 1].kind not in _LEADS or row[article + 2].kind not in _NAMED:
        return article
    word = row[last]
    attributive = word.kind == "word" and line.tokens[word.last - 1].text.islower()
    return last if attributive and row[last + 1].kind in _HEADS else article
