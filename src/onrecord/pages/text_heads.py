"""What stands at the top of a text file about the story below it: front matter, or lines of a name and what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.pages.addresses import absolute_url
from onrecord.pages.dates import read_date
from onrecord.pages.draft import PageFacts
from onrecord.pages.languages import UNKNOWN, decide_language, normal_code
from onrecord.pages.shown_dates import find_shown_date
from onrecord.records import PartialDate
from onrecord.reference.page_words import PageWords
from onrecord.reference.story_keys import fold_key, load_story_keys

__all__ = ["take_head"]

# Between lines of "---" (YAML) or "+++" (TOML), as notes and sites made of files have it.
_FENCED = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(.{1,20000}?)\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
# What stands between them; a line of a story there would be lost with them.
_FENCED_LINE = re.compile(r"\s*$|[ \t#\[\]{}]|- |-$|[\"']?[^\W\d_][\w .-]{0,40}[\"']?\s{0,2}[:=]|\"\"\"|'''")
# Examples: `title: "Mill pays"`, `date = 2024-12-13`, `**Source:** The Post`
_ENTRY = re.compile(
    r"[ \t]{0,3}(?:\*\*|[>*-] )?([^\W\d_](?:[^\W\d_]|[ _-]){0,24})(?:\*\*)?\s{0,2}[:=](?:\*\*)?(?:[ \t]+(.*))?$"
)
_QUOTES = "\"'“”"
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"]+")
_LINK = re.compile(r"\[([^\[\]]{1,200})\]\([^()\s]*\)")
_SENTENCE = re.compile(r"(?:\S+\s+){3,}\S*[.!?]$")
_LEAST = 2
_MOST_LINES = 40

Entries = dict[str, str]


def take_head(raw: str, page: PageWords) -> tuple[PageFacts, str]:
    """Return the facts that the top of a text states, and the text below it: all of it where there is no such top.

    >>> from onrecord.reference.page_words import load_page_words
    >>> facts, body = take_head("---\\ntitle: Mill pays\\ndate: 2024-12-13\\n---\\nIt pays.", load_page_words())
    >>> facts.headline, str(facts.published), body
    ('Mill pays', '2024-12-13', 'It pays.')
    >>> take_head("Note: the mill pays\\n\\nIt pays.", load_page_words())[1]
    'Note: the mill pays\\n\\nIt pays.'
    """
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    fenced = _FENCED.match(text)
    if fenced and not all(map(_FENCED_LINE.match, fenced[2].split("\n"))):
        return PageFacts(), raw
    entries, end = (_entries(fenced[2]), fenced.end()) if fenced else _open_entries(text)
    facts = _facts(entries, page, text[end:])
    if len(entries) < _LEAST or not (facts.headline or facts.url):
        return PageFacts(), raw
    return facts, text[end:] if fenced else _said(entries, text[end:])


def _said(entries: Entries, body: str) -> str:
    """Return the text below a top with the sentences that stood in it under other names: "A: The mill gave $5,000."."""
    others = load_story_keys().head.others
    sentences = [value for key, value in entries.items() if key in others and _SENTENCE.match(value)]
    return "\n\n".join([*sentences, body]) if sentences else body


def _entries(text: str) -> Entries:
    entries: Entries = {}
    for line in text.split("\n"):
        if found := _ENTRY.match(line):
            entries.setdefault(fold_key(found[1]), (found[2] or "").strip().strip(_QUOTES).strip())
    return entries


def _open_entries(text: str) -> tuple[Entries, int]:
    """Return the known entries that a text begins with, blank lines between them or not, and where they end."""
    head = load_story_keys().head
    known = head.titles | head.days | head.addresses | head.outlets | head.languages | head.decks | head.others
    lines: list[str] = []
    seen: set[str] = set()
    at = end = 0
    for line in _lines_of(text):
        at += len(line) + 1
        found = _ENTRY.match(line)
        key = fold_key(found[1]) if found else ""
        if line.strip() and (key not in known or key in seen):
            break  # a name that comes again says something else than the first time
        seen.add(key)
        lines.append(line)
        end = at if line.strip() else end
    return _entries("\n".join(lines)), end


def _lines_of(text: str) -> Iterator[str]:
    yield from text[:20_000].split("\n")[:_MOST_LINES]


def _facts(entries: Entries, page: PageWords, body: str) -> PageFacts:
    head = load_story_keys().head
    facts = PageFacts(
        headline=_first(entries, head.titles),
        deck=_first(entries, head.decks),
        language=normal_code(_first(entries, head.languages)),
        published=next((day for key in entries if key in head.days and (day := _day(entries[key], page, body))), None),
    )
    found = (_ADDRESS.search(entries[key]) for key in entries if key in head.addresses)
    address = next((absolute_url(match[0], None) for match in found if match), None)
    outlets = (_LINK.sub(r"\1", entries[key]) for key in entries if key in head.outlets)
    return replace(
        facts, url=address, outlet=next((name for name in outlets if name and not _ADDRESS.search(name)), None)
    )


def _first(entries: Entries, keys: frozenset[str]) -> str | None:
    return next((_LINK.sub(r"\1", value) for key, value in entries.items() if key in keys and value), None)


def _day(stated: str, page: PageWords, body: str) -> PartialDate | None:
    """Return a day as it is stated; "04/03/2024" tells one only above a story whose language writes the day first."""
    if day := read_date(stated) or find_shown_date([stated], page):
        return day
    if decide_language(body, (), None) in ("en", UNKNOWN):
        return None
    return find_shown_date([stated], page, day_first=True)
