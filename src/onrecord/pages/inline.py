"""Furniture that shares a line with the story: datelines, glued ad labels, the credit of a caption, bracketed links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.pages.credits import find_credit_tail
from onrecord.pages.labels import label_line
from onrecord.pages.lines import Line
from onrecord.reference.folding import fold_words
from onrecord.reference.page_words import PageWords

__all__ = ["find_inline", "split_caption"]

_DASH = r"\s*(?:--|[-–—])\s+"
# Examples: "UPPER KETTLEBY (VN) — ", "Bonn (xyz) - ", "BRUXELLES, 3 mars (Agence Nord) - "
_WITH_AGENCY = re.compile(rf"(?P<place>[A-ZÀ-Þ][^.!?:;()\"“«$€£]{{1,50}})\s?\((?P<agency>[^():]{{2,40}})\){_DASH}")
_PLACE, _DAY = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,30}", r"(?:,\s[^—–:;]{2,24})?"
_IN_CAPITALS = re.compile(rf"{_PLACE}{_DAY}\s*(?:--|[–—])\s+|{_PLACE}{_DAY}\s-\s+")
_BRACKETED = re.compile(r"\[([^\[\]]{3,120})\]")

_LEAST_WORDS = 8


def find_inline(line: Line, page: PageWords, first: bool) -> Iterator[tuple[str, int, int]]:
    """Yield (kind, start, end) of the furniture inside a line of story, in order; spans count from the text's start.

    `first` says that the line is among the first paragraphs, where a place in capitals is a dateline.
    """
    spans = [*_find_dateline(line, page, first), *_find_brackets(line, page), *_find_glued(line, page)]
    at = 0
    for kind, start, end in sorted(spans, key=lambda span: span[1]):
        if start >= at:
            yield kind, line.start + start, line.start + end
            at = end


def _find_dateline(line: Line, page: PageWords, first: bool) -> Iterator[tuple[str, int, int]]:
    if len(line.words) < _LEAST_WORDS:
        return
    signed = _WITH_AGENCY.match(line.text)
    if signed and not _is_dateline(signed["place"], signed["agency"], first, page):
        signed = None
    found = signed or (_IN_CAPITALS.match(line.text) if first else None)
    if found and found.end() < len(line.text):
        yield "dateline", 0, len(found[0].rstrip())


def _is_dateline(place: str, agency: str, first: bool, page: PageWords) -> bool:
    """Tell "Bonn, 3 March (Reuters) - " from "Tesla (TSLA) - ", which names a firm and its ticker."""
    if agency.strip() in page.outlets.wires or page.date_words.intersection(fold_words(place)):
        return True
    return first and place.strip(" ,").isupper()


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
