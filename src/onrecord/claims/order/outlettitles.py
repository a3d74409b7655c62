"""Papers that no list knows, by their names: "selon le Journal du Lac" (French), "el Diario del Lago" (Spanish)."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.vocabulary.marking import Categories

__all__ = ["fold_outlet_titles"]

_TITLE = Categories.of({"outlet.press"})


def fold_outlet_titles(row: Sequence[Item], line: Line) -> list[Item]:
    """Return the row with a paper's name as one outlet: a word for a paper in capitals, "of", and a name."""
    folded: list[Item] = []
    at = 0
    while at < len(row):
        end = _title_end(row, at, line)
        if end:
            folded.append(Item(kind="outlet", first=row[at].first, last=row[end - 1].last, categories=_TITLE))
            at = end
        else:
            folded.append(row[at])
            at += 1
    return folded


def _title_end(row: Sequence[Item], at: int, line: Line) -> int:
    """Where the paper's name ends that begins with the item at `at`; 0 where none does."""
    item = row[at]
    named = item.first > 0 and item.kind == "word" and line.tokens[item.first].text[:1].isupper()
    mark = line.mark_from(item.first) if named else None
    if mark is None or not mark.has("say.medium") or [i.kind for i in row[at + 1 : at + 3]] != ["from", "party"]:
        return 0
    return at + 3
