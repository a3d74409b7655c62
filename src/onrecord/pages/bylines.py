"""Bylines, and the lines that say when a page was published."""

from __future__ import annotations

import re

from onrecord.pages.lines import Line
from onrecord.pages.menus import is_money_row
from onrecord.reference.folding import fold_words
from onrecord.reference.page_words import Label, PageWords

__all__ = ["find_byline"]

_MOST_BYLINE_WORDS = 24
_MOST_DATE_WORDS = 18

# Examples: "14.05.2024", "30/10/2025", "2025-02-11", "17h30", "4:18", "05h00"
_CLOCK_OR_DATE = re.compile(
    r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}\s?[:h.]\s?\d\d\b|\b\d{1,2}h\b"
)
_LEADING_CLOCK = re.compile(r"\d{1,2}\s?[:h.]\s?\d\d\b(?![./])")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONEY = re.compile(r"[$€£¥₿]|\d\s?%|:\s\d{1,3}(?:[.,]\d{3})+$")
_INITIAL_STOP = re.compile(r"\b[A-ZÀ-Þ][a-z]{0,2}\.$")


def find_byline(line: Line, page: PageWords) -> Label | None:
    """Return byline for a line that names its writers, dateline for one that gives its time.

    >>> from onrecord.pages.lines import split_lines
    >>> from onrecord.reference.page_words import load_page_words
    >>> find_byline(next(split_lines("Par Odile Marchandeau, envoyée spéciale")), load_page_words()).kind
    'byline'
    >>> find_byline(next(split_lines("Updated 4:17 p.m. EST, Dec. 13, 2024")), load_page_words()).kind
    'dateline'
    """
    if len(line.words) > _MOST_BYLINE_WORDS:
        return None
    if _MONEY.search(line.text) or line.text.endswith(("?", "!", ":")) or is_money_row(line.text):
        return None
    if _names_writers(line, page):
        return Label(kind="byline", opens=False)
    return _by_time(line, page)


def _names_writers(line: Line, page: PageWords) -> bool:
    words = line.words
    if not words or len(words) > _MOST_BYLINE_WORDS or (_ends_as_sentence(line.text) and len(words) > 4):
        return False
    opening = next((p for p in page.bylines.get(words[0], ()) if words[: len(p.words)] == p.words), None)
    if opening is None or len(words) == len(opening.words):
        return False
    rest = line.text.split()[len(opening.words) :]
    names = [word for word in rest if word[:1].isalpha()]
    capital = sum(1 for word in names if word[:1].isupper())
    joined = sum(
        1
        for word in names
        if fold_words(word) and all(w in page.byline_joiners or w in page.date_words for w in fold_words(word))
    )
    starts_as_name = bool(rest) and (rest[0].lstrip('(«“"').lstrip()[:1].isupper() or fold_words(rest[0])[:1] == ("#",))
    return starts_as_name and capital >= 1 and 5 * (capital + joined) >= 3 * len(names) and len(names) >= 2


def _ends_as_sentence(text: str) -> bool:
    return text.endswith((".", "…")) and not _INITIAL_STOP.search(text)


def _by_time(line: Line, page: PageWords) -> Label | None:
    """A full date or a clock time, and little else; a name beside it makes it a byline."""
    words = line.words
    if len(words) > _MOST_DATE_WORDS or not _gives_time(line, page):
        return None
    dated = sum(1 for word in words if word == "#" or word in page.date_words)
    others = len(words) - dated
    if line.ends_sentence and others > 1:
        return None
    if others <= max(1, dated // 2):
        return Label(kind="dateline", opens=False)
    capital = [
        word for word in line.text.split() if word[:1].isupper() and not set(fold_words(word)) <= page.date_words
    ]
    named = others <= dated + 3 and len(capital) >= others - 3 and len(capital) >= 1
    # A line that begins with a time of day is an entry of a live page: "20:58 The mill confirms".
    if not named or _LEADING_CLOCK.match(line.text):
        return None
    return Label(kind="byline", opens=False) if _CLOCK_OR_DATE.search(line.text) else None


def _gives_time(line: Line, page: PageWords) -> bool:
    if "#" not in line.words:
        return False
    if _CLOCK_OR_DATE.search(line.text):
        return True
    months = any(word in page.date_words and len(word) > 2 for word in line.words)
    return months and (_YEAR.search(line.text) is not None or len(line.words) <= 6)
