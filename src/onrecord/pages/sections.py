"""Spread the label of a heading over the list or box that it opens: "Most read" and the titles below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from onrecord.pages.lines import Line
from onrecord.reference.page_words import Label

__all__ = ["spread_sections"]

Labels = list[Label | None]

_FULL_STOP = re.compile(r"\.[\"”’»)]*$")

_MOST_TITLE_WORDS = 28
_MOST_BOX_WORDS = 45
_MOST_MENU_WORDS = 5
# Titles with blank lines between them, in the middle of a story: above this many it is no list of links.
_MOST_APART = 6


def spread_sections(lines: Sequence[Line], labels: Labels) -> None:
    """Label the lines below each heading that opens a section, in place.

    Comments run to the end of the page. A list of links in the middle ends where a sentence stands, or a blank line
    after titles that had none between them; after the last sentence of the story it takes all titles.
    """
    for kinds in (("comments",), None):
        for index, label in enumerate(labels):
            if label is None or not label.opens or (kinds is not None and label.kind not in kinds):
                continue
            if label.kind == "comments":
                if kinds is not None and _is_after_story(lines, labels, index):
                    _spread_comments(labels, index)
            else:
                _spread(lines, labels, index)


def _prose_words(lines: Sequence[Line], labels: Labels) -> int:
    return sum(len(line.words) for line, label in zip(lines, labels, strict=True) if label is None and line.is_prose)


def _is_after_story(lines: Sequence[Line], labels: Labels, index: int) -> bool:
    """True where at least two thirds as much story stands before the heading as after: comments can be long."""
    before = _prose_words(lines[:index], labels[:index])
    after = _prose_words(lines[index + 1 :], labels[index + 1 :])
    return before > 0 and 3 * before >= 2 * after


def _spread_comments(labels: Labels, index: int) -> None:
    for below in range(index + 1, len(labels)):
        label = labels[below]
        if label is None or label.kind in ("byline", "dateline", "correction", "caption", "credit"):
            labels[below] = Label(kind="comments", opens=False)


def _spread(lines: Sequence[Line], labels: Labels, index: int) -> None:
    opened = labels[index]
    assert opened is not None
    fits = _FITS.get(opened.kind, _fits_box)
    in_tail = not any(
        label is None and line.is_prose for line, label in zip(lines[index + 1 :], labels[index + 1 :], strict=True)
    )
    taken, apart = 0, False
    for below in range(index + 1, len(lines)):
        line, label = lines[below], labels[below]
        if label is not None:
            if label.opens:
                return
            continue
        if line.gap and taken and not _goes_on(opened.kind, in_tail, apart, taken):
            return
        if not fits(line):
            return
        apart = apart or line.gap
        taken += 1
        labels[below] = Label(kind=opened.kind, opens=False)


def _goes_on(kind: str, in_tail: bool, apart: bool, taken: int) -> bool:
    """Whether a section goes on over a blank line."""
    if kind not in ("related_links", "boilerplate"):
        return False
    return in_tail or (apart and taken < _MOST_APART and kind == "related_links")


def _fits_links(line: Line) -> bool:
    count = len(line.words)
    return count <= _MOST_TITLE_WORDS and not (line.is_prose and _FULL_STOP.search(line.text))


def _fits_box(line: Line) -> bool:
    return len(line.words) <= _MOST_BOX_WORDS


def _fits_menu(line: Line) -> bool:
    return len(line.words) <= _MOST_MENU_WORDS and not line.ends_sentence


_FITS: dict[str, Callable[[Line], bool]] = {"related_links": _fits_links, "navigation": _fits_menu}
