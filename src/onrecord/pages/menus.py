"""Menus and share bars: lines that are a row of short entries."""

from __future__ import annotations

import re
from functools import cache

from onrecord.pages.lines import Line
from onrecord.reference.folding import fold_words
from onrecord.reference.page_words import Label, PageWords

__all__ = ["find_menu", "is_money_row", "split_entries"]

# Between entries: a bar, a dot, a bullet, an angle, a slash or dash with spaces, a tab, or two spaces and more.
_BETWEEN = re.compile(r"\s*[|·•▸›»>]\s*|\s+[/\-–—]\s+|\t+|\s{2,}")
# Without one of these nothing parts a line; looked for first, since most lines are sentences.
_PARTING = re.compile(r"[|·•▸›»>/\-–—\t]|\s\s")

# A row of a table: cells parted by tabs or bars, one of them a sum ("Ambrose Whitlock\tRetired\t12/12\t$1,000").
# Its heading may name the currency: "Pomfret Tires | Cars | 1,000,000 | AP".
_SUM = re.compile(r"[$€£¥]\s?\d|\d\s?[$€£]|(?:\||\t)\s?\d{1,3}(?:[.,'\s]\d{3})+(?:[.,]\d\d)?\s?(?:\||\t|$)")

# A cell with a sum in millions: "2.5", "0,7"; no day and no time of day is written so.
_FRACTION = re.compile(r"\d{1,3}[.,]\d")

_COUNT = re.compile(r"\(\d[\d.,]*\)")

_MOST_ENTRY_WORDS = 5
_LEAST_BARE_WORDS = 3


def split_entries(text: str) -> tuple[str, ...]:
    """Return the entries of a line that looks like a menu, or the line alone.

    >>> split_entries("Home | News · Sport")
    ('Home', 'News', 'Sport')
    """
    parts = _BETWEEN.split(text) if _PARTING.search(text) else (text,)
    return tuple(part for part in parts if part.strip())


def find_menu(line: Line, page: PageWords) -> Label | None:
    """Return navigation or share_bar for a row of entries, at least half of which are known.

    >>> from onrecord.pages.lines import split_lines
    >>> from onrecord.reference.page_words import load_page_words
    >>> find_menu(next(split_lines("Home | Politics | Dispatches")), load_page_words()).kind
    'navigation'
    """
    if not line.words or (line.is_prose and line.ends_sentence):
        return None
    if is_money_row(line.text):
        return None
    entries = split_entries(line.text)
    if len(entries) < 2:
        return _find_bare_menu(line, page)
    kinds = [_entry_kind(entry.strip(), page) for entry in entries]
    known = [kind for kind in kinds if kind]
    if line.words[0] in page.bylines and "dateline" in known:
        return Label(kind="byline", opens=False)
    short = all(len(entry.split()) <= _MOST_ENTRY_WORDS for entry, kind in zip(entries, kinds, strict=True) if not kind)
    if not short or 2 * len(known) < len(kinds) or (len(known) < 2 and len(kinds) > 1 and _has_figure(line)):
        return None
    return Label(kind=_commonest(known), opens=False)


def is_money_row(text: str) -> bool:
    """Return whether a line is a row of a table with a sum in one of its cells.

    >>> is_money_row("CDU | Kaldane GmbH | 150.000,00 | 12.03.2024"), is_money_row("Home | Politics")
    (True, False)
    """
    return ("\t" in text or text.count("|") > 1) and _SUM.search(text) is not None


def _has_figure(line: Line) -> bool:
    return "#" in line.words


def _entry_kind(entry: str, page: PageWords) -> str | None:
    if _FRACTION.fullmatch(entry):
        return None
    words = fold_words(entry)
    text = " ".join(words)
    if kind := page.items.get(text):
        return kind
    if label := page.lines.get(text):
        return label.kind
    dated = words and "#" in words and all(word == "#" or word in page.date_words for word in words)
    return "dateline" if dated else None


def _commonest(kinds: list[str]) -> str:
    return max(kinds, key=lambda kind: (kinds.count(kind), -kinds.index(kind)))


def _find_bare_menu(line: Line, page: PageWords) -> Label | None:
    """Entries with single spaces between them: "Home News Weather Sports"."""
    # "Like (148) Comment (31)": counts in brackets belong to their entries.
    if line.ends_sentence or "," in line.text:
        return None
    words = fold_words(_COUNT.sub("", line.text)) if "(" in line.text else line.words
    if "#" in words or not _can_be_entries(words, page):
        return None
    kinds, at = [], 0
    while at < len(words):
        size = next((n for n in (4, 3, 2, 1) if " ".join(words[at : at + n]) in page.items), 0)
        kinds.append(page.items[" ".join(words[at : at + size])] if size else None)
        at += size or 1
    known = [kind for kind in kinds if kind]
    enough = len(known) >= _LEAST_BARE_WORDS and 3 * len(known) >= 2 * len(kinds)
    return Label(kind=_commonest(known), opens=False) if enough else None


def _can_be_entries(words: tuple[str, ...], page: PageWords) -> bool:
    openers = _entry_openers(page)
    return sum([word in openers for word in words]) >= _LEAST_BARE_WORDS


@cache
def _entry_openers(page: PageWords) -> frozenset[str]:
    """Return the words with which the known entries begin: most lines hold too few of them to be a menu."""
    return frozenset(entry.split(" ")[0] for entry in page.items)
