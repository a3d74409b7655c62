"""Furniture that shares a line with the story: datelines, glued ad labels, the credit of a caption, bracketed links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.pages.credits import find_credit_tail
from onrecord.pages.datelines import find_dateline
from onrecord.pages.labels import label_line
from onrecord.pages.lines import Line
from onrecord.reference.page_words import PageWords

__all__ = ["find_inline", "split_caption"]

_BRACKETED = re.compile(r"\[([^\[\]]{3,120})\]")


def find_inline(line: Line, page: PageWords, first: bool, *, is_listed: bool = False) -> Iterator[tuple[str, int, int]]:
    """Yield (kind, start, end) of the furniture inside a line of story, in order; spans count from the text's start.

    `first` says that the line is among the first paragraphs, where a place in capitals is a dateline, and `is_listed`
    that several of these begin with a day, which is none then.
    """
    spans = [*_find_dateline(line, page, first, is_listed), *_find_brackets(line, page), *_find_glued(line, page)]
    at = 0
    for kind, start, end in sorted(spans, key=lambda span: span[1]):
        if start >= at:
            yield kind, line.start + start, line.start + end
            at = end


def _find_dateline(line: Line, page: PageWords, first: bool, is_listed: bool) -> Iterator[tuple[str, int, int]]:
    if end := find_dateline(line, page, first, is_listed=is_listed):
        yield "dateline", 0, end


def _find_brackets(line: Line, page: PageWords) -> Iterator[tuple[str, int, int]]:
    """Yield "[Related: ...]" where it begins or ends the line; inside a sentence it would cut it in two."""
    for found in _BRACKETED.finditer(line.text):
        if found.start() > 0 and found.end() < len(line.text):
            continue
        label = label_line(Line(text=found[1], start=0, end=len(found[1])), page)
        if label and found.end() - found.start() < len(line.text):
            yield label.kind, found.start(), found.end()


def _find_glued(line: Line, page: PageWords) -> Iterator[tuple[str, int, int]]:
    for found in page.glued.finditer(line.text):
        name = "glued" if found["glued"] else "last"
        yield "ad_label", found.start(name), found.end(name)


def split_caption(line: Line, page: PageWords) -> tuple[tuple[str, int, int], ...]:
    """Return a caption's spans: the caption, and the credit that ends it."""
    tail = find_credit_tail(line, page)
    if not tail:
        return (("caption", line.start, line.end),)
    return ("caption", line.start, line.start + len(line.text[:tail].rstrip())), ("credit", line.start + tail, line.end)
