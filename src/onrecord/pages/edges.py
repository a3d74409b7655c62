"""The head and the foot of a page: where short lines are the site's and not the story's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.pages.lines import Line
from onrecord.pages.menus import split_entries
from onrecord.reference.folding import fold_words
from onrecord.reference.page_words import Label

__all__ = ["mark_edges"]

_NAVIGATION = Label(kind="navigation", opens=False)
_BOILERPLATE = Label(kind="boilerplate", opens=False)

_MOST_ENTRY_WORDS = 5
_MOST_NAME_WORDS = 8
_MONEY = re.compile(r"[$€£¥₿]|\d{4,}|\d[.,]\d{3}")
# Examples: "news@daily.example", "www.daily.example", "Tel. 04921 555-0"
_ADDRESS = re.compile(r"\S@\S+\.\S|https?://|\bwww\.\S|\+?\d[\d /().-]{6,}\d")


def mark_edges(lines: Sequence[Line], labels: list[Label | None], outlet: str | None) -> None:
    """Label the outlet's name, menus and crumbs above the story, and addresses and menus below it, in place.

    Only lines that are rows of short entries or hold an address; a lone short line may be a heading.
    """
    prose = [index for index, line in enumerate(lines) if labels[index] is None and line.is_prose]
    if not prose:
        return
    name = fold_words(outlet) if outlet else ()
    for index in range(prose[0]):
        if labels[index] is None and (_is_name(lines[index], name) or _is_row_of_entries(lines[index])):
            labels[index] = _NAVIGATION
    for index in range(prose[-1] + 1, len(lines)):
        if labels[index] is not None:
            continue
        if _is_name(lines[index], name) or _is_row_of_entries(lines[index]) or _ADDRESS.search(lines[index].text):
            labels[index] = _BOILERPLATE


def _is_name(line: Line, name: tuple[str, ...]) -> bool:
    if not name or line.words[: len(name)] != name:
        return False
    return line.words == name or (len(line.words) <= _MOST_NAME_WORDS and len(split_entries(line.text)) > 1)


def _is_row_of_entries(line: Line) -> bool:
    entries = split_entries(line.text)
    if len(entries) < 2 or line.ends_sentence or _MONEY.search(line.text):
        return False
    return all(len(entry.split()) <= _MOST_ENTRY_WORDS for entry in entries)
