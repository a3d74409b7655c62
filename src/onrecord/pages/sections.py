"""Spread the label of a heading over the list or box that it opens: "Most read" and the titles below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from onrecord.pages.lines import Line
from onrecord.reference.page_words import Label

__all__ = ["OUTSIDE", "spread_sections"]

Labels = list[Label | None]

# What lies outside the main text and has no other sign: a section that takes it in knows better.
OUTSIDE = Label(kind="boilerplate", opens=False)

_FULL_STOP = re.compile(r"\.[\"”’»)]*$")

_SAID = re.compile(r"[«“„\"][^»”\"]{12,}[»”\"]|\$\s?\d|\bdollar[is]?\b")

_MOST_TITLE_WORDS = 28
_MOST_BOX_WORDS = 45
_MOST_MENU_WORDS = 5
# Titles with blank lines between them, in the middle of a story: above this many it is no list of links.
_MOST_APART = 6
# Shorter ones close a box: "Sign up here."
_LEAST_SENTENCE_WORDS = 6


def spread_sections(lines: Sequence[Line], labels: Labels) -> None:
    """Label the lines below each heading that opens a section, in place.

    Comments run to the end of the page. A list of links in the middle ends where a sentence stands, or a blank line
    after titles that had none between them; after the last sentence of the story it takes all titles.
    """
    after_story = _find_comments(lines, labels)
    if after_story is not None:
        _spread_comments(labels, after_story)
    last = max((at for at, line in enumerate(lines) if labels[at] is None and line.is_prose), default=-1)
    for index, label in enumerate(labels):
        if label is not None and label.opens and label.kind != "comments":
            _spread(lines, labels, index, in_tail=index > last)


def _find_comments(lines: Sequence[Line], labels: Labels) -> int | None:
    """Return the first heading of comments that stands after the story, or None.

    At least two thirds as much story must stand before it as after: comments can be long.
    """
    sizes = [
        len(line.words) if label is None and line.is_prose else 0 for line, label in zip(lines, labels, strict=True)
    ]
    before, whole = 0, sum(sizes)
    for index, label in enumerate(labels):
        before += sizes[index]
        if label is not None and label.opens and label.kind == "comments" and 0 < 3 * before >= 2 * (whole - before):
            return index
    return None


def _spread_comments(labels: Labels, index: int) -> None:
    for below in range(index + 1, len(labels)):
        label = labels[below]
        if label is None or label is OUTSIDE or label.kind in ("byline", "dateline", "correction", "caption", "credit"):
            labels[below] = Label(kind="comments", opens=False)


def _spread(lines: Sequence[Line], labels: Labels, index: int, in_tail: bool) -> None:
    opened = labels[index]
    assert opened is not None
    taken, apart = 0, False
    for below in range(index + 1, len(lines)):
        line, label = lines[below], labels[below]
        if line.is_top:
            return  # "Newsletter" in the menu opens nothing in the story.
        if label is not None and label is not OUTSIDE:
            if label.opens:
                return
            continue
        # Where the names in the markup say the same, whole paragraphs belong to it too.
        if line.hint != opened.kind and _ends(lines, range(index + 1, below + 1), opened.kind, in_tail, apart, taken):
            return
        apart = apart or line.gap
        taken += 1
        labels[below] = Label(kind=opened.kind, opens=False)


def _ends(lines: Sequence[Line], under: range, kind: str, in_tail: bool, apart: bool, taken: int) -> bool:
    """Whether a section has ended above the last of the lines `under` its heading, of which it took `taken`."""
    line = lines[under[-1]]
    if line.gap and taken:
        told = line.kept and line.hint is None and _is_sentence(line)  # extraction takes it for the story
        if told or not _goes_on(kind, in_tail, apart, taken):
            return True
        if not apart and _ends_tight_list(lines[under.start : under.stop]):  # once, and not for each line
            return True
    return not _FITS.get(kind, _fits_box)(line) or (line.gap and not in_tail and _is_story(line))


def _ends_tight_list(lines: Sequence[Line]) -> bool:
    """Whether a sentence stands below titles that had neither stops nor blank lines between them: story again."""
    *titles, line = lines
    return _is_sentence(line) and line.role == "" and not any(_FULL_STOP.search(title.text) for title in titles)


def _is_sentence(line: Line) -> bool:
    return len(line.words) >= _LEAST_SENTENCE_WORDS and _FULL_STOP.search(line.text) is not None


def _goes_on(kind: str, in_tail: bool, apart: bool, taken: int) -> bool:
    """Whether a section goes on over a blank line."""
    if kind not in ("related_links", "boilerplate"):
        return False
    return in_tail or (apart and taken < _MOST_APART and kind == "related_links")


def _fits_links(line: Line) -> bool:
    count = len(line.words)
    return count <= _MOST_TITLE_WORDS and not (line.is_prose and _FULL_STOP.search(line.text))


def _is_story(line: Line) -> bool:
    """Whether a line behind a blank one has words that somebody said, or dollars: no box under a heading has."""
    return line.is_prose and _SAID.search(line.text) is not None


def _fits_box(line: Line) -> bool:
    return len(line.words) <= _MOST_BOX_WORDS


def _fits_menu(line: Line) -> bool:
    return len(line.words) <= _MOST_MENU_WORDS and not line.ends_sentence


_FITS: dict[str, Callable[[Line], bool]] = {"related_links": _fits_links, "navigation": _fits_menu}
