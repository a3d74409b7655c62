"""Captions and alternative texts in plain text: known only by the credit that follows them."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.pages.lines import TERMINAL, Line
from onrecord.reference.page_words import Label

__all__ = ["mark_captions"]

_CAPTION = Label(kind="caption", opens=False)
_IMAGE_TEXT = Label(kind="image_text", opens=False)

_MOST_CAPTION_WORDS = 45
_MOST_IMAGE_TEXT_WORDS = 30


def mark_captions(lines: Sequence[Line], labels: list[Label | None]) -> None:
    """Label the lines above a credit that no blank line parts from it, in place.

    The line right above a credit is the caption; lines above that, as long as they do not end as sentences, are what
    the page shows where the picture cannot be seen.
    """
    for index, label in enumerate(labels):
        if label is None or label.kind != "credit" or index == 0:
            continue
        above = index - 1
        if labels[above] is not None or not _can_be_caption(lines[above], lines[index].gap):
            continue
        labels[above] = _CAPTION
        _mark_image_text(lines, labels, above)


def _can_be_caption(line: Line, apart: bool) -> bool:
    """With a blank line between, only what does not read as a sentence; without, no paragraph of several."""
    if apart:
        return len(line.words) <= _MOST_IMAGE_TEXT_WORDS and not line.ends_sentence
    return len(line.words) <= (_MOST_IMAGE_TEXT_WORDS if line.has_sentences else _MOST_CAPTION_WORDS)


def _mark_image_text(lines: Sequence[Line], labels: list[Label | None], caption: int) -> None:
    index = caption
    while index > 0 and not lines[index].gap and labels[index - 1] is None:
        index -= 1
        line = lines[index]
        if TERMINAL.search(line.text) or len(line.words) > _MOST_IMAGE_TEXT_WORDS:
            return
        labels[index] = _IMAGE_TEXT
