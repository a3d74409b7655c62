"""The story of a page that shows none, in the data that it hands to its scripts, whatever program made the page.

The data name the page's title somewhere; the nearest text beside it is the story. Other stories' teasers, and what a
site says of cookies, stand in the same data and are left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from typing import Any

from onrecord.pages.dates import read_date, read_utc_hour
from onrecord.pages.draft import PageFacts
from onrecord.pages.html.data_blocks import Budget, find_body
from onrecord.pages.html.facts import read_title
from onrecord.pages.html.script_data import read_script_data
from onrecord.pages.html.tree import Element, parse_tree
from onrecord.reference.folding import fold_words
from onrecord.reference.story_keys import fold_key, load_story_keys

__all__ = ["find_data_story", "holds_story"]

_MOST_NESTED = 80
# How many objects may stand around a title beside the story: `{"head": {"title": ...}, "body": ...}`
_MOST_AROUND = 2
_LEAST_TITLE = 3
_LONGEST_TITLE = 400
# A story that no title of the page leads to is the longest by far, or none.
_LEAST_ALONE = 500
_TAG = re.compile(r"<[^<>]{1,500}>")
# Half a character, as of a picture sign that a script cut, cannot be written: U+FFFD stands for it.
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A story in the data: its title, its text as HTML, how long that is, and what stands beside it."""

    title: str
    body: str
    size: int
    beside: Mapping[str, Any]


def find_data_story(root: Element, facts: PageFacts, shown: int) -> PageFacts:
    """Return the facts with the story that stands in the page's data, where it shows less than half of it.

    `shown` is how many characters of sentences it shows; where there are any, only its own title leads to a story.
    """
    values = list(read_script_data(root))
    title = fold_words(facts.headline or "")
    budget = Budget()
    found = [story for value in values for story in _Finder(title, budget).find(value)] if title else []
    if not found and shown == 0 and len(title) < _LEAST_TITLE:
        found = _one_alone([story for value in values for story in _Finder((), budget).find(value)])
    best = max(found, key=lambda story: story.size, default=None)
    return _with_story(facts, best) if best is not None and best.size > 2 * shown else facts


def holds_story(content: bytes) -> bool:
    """Whether the data of a page hold its story, so that no browser is needed to read it.

    >>> holds_story(b"<title>Mill pays for roof</title><script>load()</script>")
    False
    """
    root = parse_tree(content.decode("utf-8", "replace"))
    return root is not None and find_data_story(root, PageFacts(headline=read_title(root)), 0).body is not None


def _one_alone(stories: list[_Told]) -> list[_Told]:
    """Return the story that is longer than all others together, as that of the page: a list of stories has none."""
    best = max(stories, key=lambda story: story.size, default=None)
    others = sum(story.size for story in stories if best is not None and story.title != best.title)
    return [best] if best is not None and best.size >= max(_LEAST_ALONE, others) else []


def _with_story(facts: PageFacts, story: _Told) -> PageFacts:
    """Return the facts with a story, and with the day beside it where the page states none."""
    stated = None if facts.published else next(_days(story.beside), None)
    facts = replace(facts, headline=story.title, body=story.body)
    return replace(facts, published=read_date(stated), utc_hour=read_utc_hour(stated)) if stated else facts


def _days(thing: Mapping[str, Any]) -> Iterator[str]:
    days = load_story_keys().days
    for key, value in thing.items():
        if fold_key(key) in days and isinstance(value, str) and read_date(value):
            yield value


class _Finder:
    """Looks through data for objects with a title and a story; `told` are the words of the title, any where empty."""

    def __init__(self, told: tuple[str, ...], budget: Budget) -> None:
        self._told, self._budget = told, budget
        self._keys = load_story_keys()
        self._found: list[_Told] = []
        self._named: dict[str, Any] = {}

    def find(self, data: object) -> list[_Told]:
        """Return the stories in data, each at the innermost object that has one."""
        self._found, self._named = [], {}
        self._index(data, 0)
        self._visit(data, 0)
        return self._found

    def _index(self, data: object, depth: int) -> None:
        """Note what is named so that others may point at it: {"Article:7": {...}}, {"__ref": "Article:7"}."""
        if depth < _MOST_NESTED and isinstance(data, (dict, list)):
            for key, value in data.items() if isinstance(data, dict) else (("", entry) for entry in data):
                if ":" in key:
                    self._named[key] = value
                self._index(value, depth + 1)

    def _visit(self, data: object, depth: int) -> tuple[int, str] | None:
        """Return how far inside the title stands that has no story yet, and that title."""
        if depth > _MOST_NESTED or not isinstance(data, (dict, list)):
            return None
        if isinstance(data, list):
            for entry in data:
                self._visit(entry, depth + 1)
            return None
        others = self._keys.others
        inside = [
            found
            for key, value in data.items()
            if fold_key(key) not in others and (found := self._visit(value, depth + 1))
        ]
        title = self._title_of(data)
        near = (0, title) if title else min(inside, default=None)
        if near is None or near[0] > _MOST_AROUND:
            return None
        body = find_body(data, self._named, self._budget)
        if body is None:
            return near[0] + 1, near[1]
        self._found.append(_Told(title=near[1], body=body.html, size=body.size, beside=data))
        return None

    def _title_of(self, thing: Mapping[str, Any]) -> str | None:
        for key, value in thing.items():
            if fold_key(key) in self._keys.titles or self._told:
                is_short = isinstance(value, str) and len(value) <= _LONGEST_TITLE
                text = " ".join(unescape(_TAG.sub("", _HALF.sub("\ufffd", value))).split()) if is_short else ""
                if text and self._is_title(fold_words(text)):
                    return text
        return None

    def _is_title(self, words: tuple[str, ...]) -> bool:
        """True for the title of the page, which may go on with the site's name, or for any where none is told."""
        if len(words) < _LEAST_TITLE or 2 * len(words) < len(self._told):
            return False
        return not self._told or words == self._told[: len(words)]
