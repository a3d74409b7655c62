"""Papers that no list knows, by their names: "selon le Journal du Lac" (French), "el Diario del Lago" (Spanish)."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.vocabulary.marking import Categories

__all__ = ["fold_outlet_titles"]

_TITLE = Categories.of({"outlet.press"})


_OF = ("of", "from", "in")
_TITLED = ("determiner", "word", "party", "other", "outlet", "time", *_OF)
_ACTING = ("verb", "auxiliary", "plan", "speech", "sum", "fund", "pronoun", "end")


def fold_outlet_titles(row: Sequence[Item], line: Line) -> list[Item]:
    """Return the row with a paper's name as one outlet: a word for a paper in capitals, "of", and a name.

    So is all that stands before the comma of "According to The Voice of the Lake, Orlan gave $1 million".
    """
    comma = _source_end(row)
    if comma:
        source = Item(kind="outlet", first=row[1].first, last=row[comma - 1].last, categories=_TITLE)
        return [row[0], source, *row[comma:]]
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


def _source_end(row: Sequence[Item]) -> int:
    """Where the comma stands behind a source in front that is a name with "of" in it; 0 where nobody acts behind."""
    comma = next((n for n, i in enumerate(row) if i.kind == "comma"), 0)
    front = [i.kind for i in row[1:comma]]
    if not row[0].has("speech.gerund_source") or "party" not in front or any(k not in _TITLED for k in front):
        return 0
    behind = next((i.kind for i in row[comma + 1 :] if i.kind in ("party", *_ACTING)), "")
    named = any(a in _OF and front[n + 1] in ("party", "determiner") for n, a in enumerate(front[:-1]) if n)
    return comma if named and behind == "party" else 0


def _title_end(row: Sequence[Item], at: int, line: Line) -> int:
    """Where the paper's name ends that begins with the item at `at`; 0 where none does."""
    item = row[at]
    named = item.first > 0 and item.kind == "word" and line.tokens[item.first].text[:1].isupper()
    mark = line.mark_from(item.first) if named else None
    behind = [i.kind for i in row[at + 1 : at + 4]]
    if mark is None or not mark.has("say.medium") or behind[:1] != ["from"]:
        return 0
    name = 2 if behind[1:2] == ["determiner"] else 1  # "el Diario de [la] Ría" (Spanish)
    return at + name + 2 if behind[name : name + 1] == ["party"] else 0
