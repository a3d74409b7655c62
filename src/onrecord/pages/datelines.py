"""The dateline before the first words of a paragraph: where and when it was written, and by which wire."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.pages.lines import Line
from onrecord.reference.folding import fold_words
from onrecord.reference.page_words import PageWords

__all__ = ["begins_with_day", "find_dateline"]

_DASH = r"\s*(?:--|[-–—])\s+"
# Examples: "UPPER KETTLEBY (VN) — ", "Bonn (xyz) - ", "BRUXELLES, 3 mars (Agence Nord) - "
_WITH_AGENCY = re.compile(rf"(?P<place>[A-ZÀ-Þ][^.!?:;()\"“«$€£]{{1,50}})\s?\((?P<agency>[^():]{{2,40}})\){_DASH}")
_PLACE, _DAY = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,30}", r"(?:,\s[^—–:;]{2,24})?"
_IN_CAPITALS = re.compile(rf"{_PLACE}{_DAY}\s*(?:--|[–—])\s+|{_PLACE}{_DAY}\s-\s+")
# Examples: "KETTLEBY, Conn., Dec. 16, 2024 /PRNewswire/ -- ", "KETTLEBY, CT / ACCESSWIRE / December 16, 2024 / ",
# "Kettleby, 16. Dezember 2024 – ", "Pressemitteilung vom 16. Dezember 2024 | ", "Madrid, 16 dic (Agencia Norte).- "
_PART = re.compile(
    r"([^!?:;\"“«$€£%]{2,90}?)(?:\s*(?:--|[–—|•])\s*|\s-\s+|\.\s?-\s+|\s/\s)(?=[^\W\d_a-zß-ÿ]|[\"“„«‘'\d])"
)
_FIGURES = re.compile(r"\b\d{1,2}([./-])\d{1,2}\1\d{2,4}\b|\b\d{4}-\d\d-\d\d\b")
_YEAR = re.compile(r"\b20\d\d\b")
_WIRE = re.compile(r"/\s?[A-Z]\w+[^/]*/|\([A-Za-z][^()]+\)")

_LEAST_WORDS = 8
_MOST_WORDS = 14


def find_dateline(line: Line, page: PageWords, first: bool, *, is_listed: bool = False) -> int:
    """Return how many characters of a paragraph its dateline takes, 0 without one.

    `first` says that the line is among the first paragraphs, where a place in capitals or a day leads to the story;
    `is_listed` that others begin with a day too: "Osric Thane, 3 March 2025 – " leads to what is told of each.

    >>> from onrecord.pages.lines import split_lines
    >>> from onrecord.reference.page_words import load_page_words
    >>> line = next(split_lines("KETTLEBY, Conn., Dec. 16, 2024 /PRNewswire/ -- The mill gives oats to the park."))
    >>> line.text[:find_dateline(line, load_page_words(), first=True)]
    'KETTLEBY, Conn., Dec. 16, 2024 /PRNewswire/ --'
    """
    if len(line.words) < _LEAST_WORDS:
        return 0
    signed = _WITH_AGENCY.match(line.text)
    if signed and not _is_dateline(signed["place"], signed["agency"], first, page):
        signed = None
    found = signed or (_IN_CAPITALS.match(line.text) if first else None)
    end = found.end() if found else _with_day(line, page) if first and not is_listed else 0
    return len(line.text[:end].rstrip()) if end < len(line.text) else 0


def begins_with_day(line: Line, page: PageWords) -> bool:
    """Whether names and a day stand before the first words of a paragraph, as in a dateline or a list of what was."""
    return len(line.words) >= _LEAST_WORDS and _with_day(line, page) > 0


def _is_dateline(place: str, agency: str, first: bool, page: PageWords) -> bool:
    """Tell "Bonn, 3 March (Reuters) - " from "Tesla (TSLA) - ", which names a firm and its ticker."""
    if agency.strip() in page.outlets.wires or page.date_words.intersection(fold_words(place)):
        return True
    return first and place.strip(" ,").isupper()


def _with_day(line: Line, page: PageWords) -> int:
    """Return the end of what stands before the story, if it holds a day: "Upper Kettleby, Conn. – March 4, 2025 – "."""
    if line.role in ("item", "row"):
        return 0
    at, has_day = 0, False
    while (part := _PART.match(line.text, at)) and _is_of_names(part[1], page):
        if has_day and "," not in part[1]:
            break  # "March 4, 2025 – Brightwater – The brewer": whom the story is about.
        has_day = has_day or _holds_day(part[1], page)
        at = part.end()
    head = line.text[:at]
    return at if has_day and (_YEAR.search(head) or _FIGURES.search(head) or _WIRE.search(head)) else 0


def _holds_day(part: str, page: PageWords) -> bool:
    return _FIGURES.search(part) is not None or any(
        one == "#" and other in page.months for one, other in _neighbours(fold_words(part), page)
    )


def _neighbours(words: Sequence[str], page: PageWords) -> Iterator[tuple[str, str]]:
    """Yield each two words that stand side by side, either way round; other words of dates ("of") do not count."""
    bare = [word for word in words if word in page.months or word not in page.date_words]
    for one, other in pairwise(bare):
        yield one, other
        yield other, one


def _is_of_names(part: str, page: PageWords) -> bool:
    """True for names of places and wires and for days; false for "Since 3 March" and for the words of a sentence."""
    words = part.split()
    if len(words) > _MOST_WORDS:
        return False
    if len(words) > 1 and (words[1][0].isdigit() or _is_month(words[1], page)) and _leads_to_day(words[0], page):
        return False
    return all(
        word[:1].isupper() or not word[:1].isalpha() or len(word) <= 3 or _is_of_date(word, page) for word in words
    )


def _leads_to_day(word: str, page: PageWords) -> bool:
    """True for "Since" and "Am" right before a day; false for "Monday", a place in capitals or before a comma."""
    return word.isalpha() and not word.isupper() and (len(word) <= 3 or not _is_of_date(word, page))


def _is_of_date(word: str, page: PageWords) -> bool:
    return page.date_words.issuperset(fold_words(word))


def _is_month(word: str, page: PageWords) -> bool:
    return " ".join(fold_words(word)) in page.months
