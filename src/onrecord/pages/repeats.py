"""Lines that the page says twice: the headline again, or the whole body again."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.pages.lines import Line
from onrecord.reference.folding import fold_words
from onrecord.reference.page_words import Label

__all__ = ["mark_repeats"]

_DUPLICATE = Label(kind="duplicate", opens=False)

# Shorter lines ("$1 million each") may well stand twice in a story or a table.
_LEAST_WORDS = 8


def mark_repeats(lines: Sequence[Line], labels: list[Label | None], titles: Sequence[str]) -> None:
    """Label the lines that repeat a title or an earlier line as duplicate, in place; the first telling stays story."""
    known = {fold_words(title) for title in titles if len(fold_words(title)) > 1}
    seen: set[tuple[str, ...]] = set()
    follows = False
    for index, line in enumerate(lines):
        if labels[index] is not None or not line.words:
            continue
        signature = _signature(line)
        is_repeat = line.words in known or (signature in seen and (follows or len(line.words) >= _LEAST_WORDS))
        if is_repeat:
            labels[index] = _DUPLICATE
        follows = is_repeat and line.words not in known
        seen.add(signature)


def _signature(line: Line) -> tuple[str, ...]:
    """The words with the figures kept, since rows of a table may differ in the amount alone."""
    return tuple(line.text.casefold().split())
