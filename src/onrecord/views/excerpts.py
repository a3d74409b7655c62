"""A value inside the sentence that carries it: what a person needs to see to believe it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from onrecord.claims.text import split_sentences
from onrecord.errors import DataFileError
from onrecord.records import Article, Evidence
from onrecord.reference.lexicon import LanguageSettings, load_lexicon

__all__ = ["Excerpt", "Piece", "excerpts_of"]

# Longer "sentences" are lists or damage; what stands further off than this does not help to judge a value.
_REACH = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a sentence, and the fields that it is evidence of: none for the words between."""

    text: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A sentence of an article, cut into pieces; `start` and `end` are its span in the article's text."""

    start: int
    end: int
    pieces: tuple[Piece, ...]


def excerpts_of(article: Article, evidence: Iterable[Evidence]) -> tuple[Excerpt, ...]:
    """Return the sentences that hold the `evidence`, in the article's order, each evidence a piece of its own.

    >>> found = Evidence.of("It rains. Ann gives.", "donor", 10, 13)
    >>> page = Article(text="It rains. Ann gives.", language="en")
    >>> [piece.text for piece in excerpts_of(page, [found])[0].pieces]
    ['Ann', ' gives.']
    """
    settings = _settings_of(article.language)
    by_sentence: dict[tuple[int, int], list[Evidence]] = {}
    for item in evidence:
        span = _sentence_around(article, item, settings)
        by_sentence.setdefault(span, []).append(item)
    return tuple(
        Excerpt(start=start, end=end, pieces=tuple(_cut(article.text, start, end, items)))
        for (start, end), items in sorted(by_sentence.items())
    )


def _settings_of(code: str) -> LanguageSettings:
    try:
        return load_lexicon(code).settings
    except DataFileError:
        return LanguageSettings()


def _sentence_around(article: Article, item: Evidence, settings: LanguageSettings) -> tuple[int, int]:
    """Return the span from the sentence in which `item` starts to the one in which it ends, within reach of it."""
    start, end = _block_around(article, item)
    sentences = split_sentences(article.text, start, end, article.language, settings)
    touched = [(first, last) for first, last in sentences if first < item.end and item.start < last]
    first = min((first for first, _ in touched), default=item.start)
    last = max((last for _, last in touched), default=item.end)
    return max(min(first, item.start), item.start - _REACH), min(max(last, item.end), item.end + _REACH)


def _block_around(article: Article, item: Evidence) -> tuple[int, int]:
    for block in article.blocks:
        if block.start <= item.start < block.end:
            return block.start, max(block.end, item.end)
    start = article.text.rfind("\n", 0, item.start) + 1
    end = article.text.find("\n", item.end)
    return start, len(article.text) if end < 0 else end


def _cut(text: str, start: int, end: int, items: list[Evidence]) -> Iterable[Piece]:
    """Yield the pieces of `text[start:end]`, cut wherever an evidence begins or ends."""
    edges = sorted({start, end, *(e.start for e in items), *(e.end for e in items)})
    for first, last in pairwise(edges):
        fields = tuple(dict.fromkeys(e.field for e in items if e.start <= first and last <= e.end))
        yield Piece(text=text[first:last], fields=fields)
