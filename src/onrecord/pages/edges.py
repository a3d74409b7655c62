"""The head and the foot of a page: where short lines are the site's and not the story's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.pages.lines import Line
from onrecord.pages.menus import split_entries
from onrecord.reference.folding import fold_words
from onrecord.reference.page_words import Label, PageWords

__all__ = ["mark_edges", "mark_share_names"]

_NAVIGATION = Label(kind="navigation", opens=False)
_BOILERPLATE = Label(kind="boilerplate", opens=False)

_MOST_ENTRY_WORDS = 5
_MOST_NAME_WORDS = 8
_MOST_CHARACTERS = 400
_CURRENCY = re.compile(r"[$€£¥₿]|\d{1,3}([.,']\d{3})+")
_MONEY = re.compile(r"[$€£¥₿]|\d{4,}|\d[.,]\d{3}")
# Examples: "news@daily.example", "www.daily.example", "Tel. 04921 555-0"
_ADDRESS = re.compile(r"\S@\S+\.\S|https?://|\bwww\.\S")
_PHONE = re.compile(r"\+?\d(?:[ /().-]{0,2}\d){8,}")


def mark_edges(lines: Sequence[Line], labels: list[Label | None], outlet: str | None, page: PageWords) -> None:
    """Label the outlet's name, menus and crumbs above the story, and addresses and menus below it, in place.

    Only lines that are rows of short entries or hold an address; a lone short line may be a heading.
    """
    prose = [index for index, line in enumerate(lines) if labels[index] is None and line.is_prose]
    if not prose:
        return
    name = fold_words(outlet) if outlet else ()
    for index in range(prose[0]):
        if labels[index] is None and (
            _is_name(lines[index], name) or _is_row_of_entries(lines, index) or lines[index].phrase in page.items
        ):
            labels[index] = _NAVIGATION
    for index in range(prose[-1] + 1, len(lines)):
        if labels[index] is not None:
            continue
        if _is_name(lines[index], name) or _is_row_of_entries(lines, index) or _has_address(lines[index].text):
            labels[index] = _BOILERPLATE


def mark_share_names(lines: Sequence[Line], labels: list[Label | None], page: PageWords) -> None:
    """Label names of networks beside a share bar, in place. Alone, "Reddit" may be a donor in a list."""
    for indices in (range(len(lines)), reversed(range(len(lines)))):
        above: Label | None = None
        for index in indices:
            is_name = page.items.get(lines[index].phrase) == "share_bar"
            if labels[index] is None and is_name and above is not None and above.kind == "share_bar":
                labels[index] = Label(kind="share_bar", opens=False)
            above = labels[index]


def _has_address(text: str) -> bool:
    if len(text) > _MOST_CHARACTERS:
        return False
    return _ADDRESS.search(text) is not None or (_PHONE.search(text) is not None and not _CURRENCY.search(text))


def _is_name(line: Line, name: tuple[str, ...]) -> bool:
    if len(line.words) > 1 and name[: len(line.words)] == line.words:
        return True
    if not name or line.words[: len(name)] != name:
        return False
    return line.words == name or (len(line.words) <= _MOST_NAME_WORDS and len(split_entries(line.text)) > 1)


def _is_row_of_entries(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    if len(line.text) > _MOST_CHARACTERS:
        return False
    entries = split_entries(line.text)
    if len(entries) < 2 or line.role == "row" or line.ends_sentence or _MONEY.search(line.text):
        return False
    if index + 1 < len(lines) and not lines[index + 1].gap and _is_row_of_money(lines[index + 1]):
        return False  # The head of a table: "Donor | Amount".
    return all(len(entry.split()) <= _MOST_ENTRY_WORDS for entry in entries)


def _is_row_of_money(line: Line) -> bool:
    return (
        len(line.text) <= _MOST_CHARACTERS
        and len(split_entries(line.text)) > 1
        and _MONEY.search(line.text) is not None
    )
