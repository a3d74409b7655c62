"""The text of a story in data: a text, texts in a list, or blocks of blocks with texts in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import Any

from onrecord.reference.story_keys import StoryKeys, fold_key, load_story_keys

__all__ = ["Body", "Budget", "find_body"]

_LEAST = 200
_MOST_NESTED = 30
# Objects may point at one another in circles, and thousands at one that is large.
_MOST_BLOCKS = 50_000
_MOST_OF_PAGE = 500_000
# A text of so many characters costs what a block costs.
_AS_A_BLOCK = 200
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_PARAGRAPH = re.compile(r"\n\s*\n|</p>")
_MARKUP = re.compile(
    r"</?(?:p|br|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|figure|table)\b[^<>]{0,500}>", re.I
)
# Under these a block says what it is.
_KIND = ("style", "type", "_type", "nodeType", "tag", "tagName", "name", "__typename")
_WORD = re.compile(r"[^\W\d_]{2,}")
# Words are most of a text that people read, and little of a program or a list of addresses.
_LEAST_OF_WORDS = 0.6
_LEAST_SENTENCE = 8
_LEAST_OF_TITLE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The text of a story as HTML, and how many characters of it are text."""

    html: str
    size: int


@dataclass(slots=True)
class Budget:
    """How many blocks of a page may yet be looked at, for all of its objects together."""

    left: int = _MOST_OF_PAGE

    def spend(self, value: object) -> bool:
        """Whether one more may be looked at."""
        self.left -= 1 + (len(value) // _AS_A_BLOCK if isinstance(value, str) else 0)
        return self.left >= 0


def find_body(thing: Mapping[str, Any], named: Mapping[str, Any], budget: Budget) -> Body | None:
    """Return the longest text that an object has under a name for a story's text, or None; `named` is pointed at.

    >>> text = "The mill gave to the park, and the town will give to the mill. " * 4
    >>> thing = {"title": "Mill pays", "blocks": [{"type": "text", "text": text}], "teaser": text * 9}
    >>> find_body(thing, {}, Budget()).html[:20]
    '<p>The mill gave to '
    """
    keys = load_story_keys()
    found = (_make(value, _Blocks(named, keys, budget)) for key, value in thing.items() if fold_key(key) in keys.body)
    return max((body for body in found if body), key=lambda body: body.size, default=None)


def _make(value: object, blocks: _Blocks) -> Body | None:
    paragraphs = list(blocks.paragraphs(value, 0))
    size = sum(len(text) for text, _ in paragraphs)
    if blocks.is_cut or size < _LEAST or not any(_is_sentence(text) for text, _ in paragraphs):
        return None
    return Body(html="\n".join(markup for _, markup in paragraphs), size=size)


def _is_sentence(text: str) -> bool:
    words = _WORD.findall(text)
    return len(words) >= _LEAST_SENTENCE and sum(map(len, words)) >= _LEAST_OF_WORDS * len(text)


class _Blocks:
    """Reads blocks into paragraphs: what each says, and its HTML."""

    def __init__(self, named: Mapping[str, Any], keys: StoryKeys, budget: Budget) -> None:
        self._named, self._keys, self._budget = named, keys, budget
        self._left = _MOST_BLOCKS

    @property
    def is_cut(self) -> bool:
        """Whether the page had more than was looked at, so that a story may lack its end."""
        return self._budget.left < 0

    def paragraphs(self, value: object, depth: int) -> Iterator[tuple[str, str]]:
        """Yield the paragraphs of a text, a list or an object, in their order."""
        self._left -= 1
        if depth > _MOST_NESTED or self._left < 0 or not self._budget.spend(value):
            return
        if isinstance(value, str):
            told = _opened(value)
            yield from _of_text(value) if told is None else self.paragraphs(told, depth + 1)
        elif isinstance(value, list):
            for entry in value:
                yield from self.paragraphs(entry, depth + 1)
        elif isinstance(value, dict):
            yield from self._of_block(value, depth)

    def _of_block(self, block: Mapping[str, Any], depth: int) -> Iterator[tuple[str, str]]:
        kind = self._kind_of(block)
        if kind in self._keys.others:
            return
        if isinstance(pointed := block.get("__ref"), str):
            yield from self.paragraphs(self._named.get(pointed), depth + 1)
        elif kind in self._keys.running and (text := " ".join("".join(self._runs(block, depth)).split())):
            tag = "h2" if kind in self._keys.headings else "p"
            yield from _of_text(text, tag)
        elif depth == 0 or not self._is_other_page(block):
            for value in self._parts(block):
                yield from self.paragraphs(value, depth + 1)

    def _is_other_page(self, block: Mapping[str, Any]) -> bool:
        keys = {fold_key(key) for key, value in block.items() if isinstance(value, str) and value}
        if keys.isdisjoint(self._keys.links | self._keys.days):
            return False
        titles = (value for key, value in block.items() if fold_key(key) in self._keys.titles)
        said = (text for value in titles for text in (value.values() if isinstance(value, dict) else (value,)))
        return any(isinstance(text, str) and len(_WORD.findall(text)) >= _LEAST_OF_TITLE for text in said)

    def _runs(self, value: object, depth: int) -> Iterator[str]:
        """Yield the pieces of one line: `{"children": [{"text": "It "}, {"type": "a", "children": [...]}]}`."""
        if not self._budget.spend(value):
            return
        if isinstance(value, str):
            yield value if _MARKUP.search(value) else escape(unescape(value), quote=False)
        elif depth <= _MOST_NESTED:
            for entry in value if isinstance(value, list) else self._parts(value) if isinstance(value, dict) else ():
                yield from self._runs(entry, depth + 1)

    def _kind_of(self, block: Mapping[str, Any]) -> str:
        kinds = [fold_key(block.get(key)) for key in _KIND]
        known = self._keys.running | self._keys.others
        return next((kind for kind in kinds if kind in known), "")

    def _parts(self, block: Mapping[str, Any]) -> Iterable[object]:
        """Return what an object holds words or blocks in; of several texts, which say the same, the longest."""
        told = [v for k, v in block.items() if fold_key(k) in self._keys.words and isinstance(v, (str, list, dict))]
        longest = max((value for value in told if isinstance(value, str)), key=len, default=None)
        return [value for value in told if not isinstance(value, str) or value is longest]


def _opened(text: str) -> object:
    """Return the blocks that a text is, where it is JSON: `"body": "{\\"blocks\\": [...]}"`; None for any other."""
    if not text.lstrip().startswith(('{"', '[{"')):
        return None
    try:
        told: object = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    return told


def _of_text(text: str, tag: str = "p") -> Iterator[tuple[str, str]]:
    """Yield a text as one paragraph, or the paragraphs that it has as HTML or between blank lines."""
    if "&lt;p" in text:
        text = unescape(text)
    if _MARKUP.search(text):
        said = " ".join(unescape(_TAG.sub(" ", text)).split())
        if said:
            yield said, text if "<p" in text or "<div" in text else f"<{tag}>{text}</{tag}>"
        return
    for part in _PARAGRAPH.split(text):
        said = " ".join(unescape(part).split())
        if said:
            yield said, f"<{tag}>{escape(said, quote=False)}</{tag}>"
