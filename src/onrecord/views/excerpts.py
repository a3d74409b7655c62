"""A value inside the text that carries it: what a person needs to see to believe it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from onrecord.claims.vocabulary.sentences import split_sentences
from onrecord.errors import DataFileError
from onrecord.records import Article, Evidence, Furniture
from onrecord.reference.lexicon import LanguageSettings, load_lexicon

__all__ = ["Excerpt", "Piece", "cut_article", "excerpts_of"]

# Longer "sentences" are lists or damage; what stands further off than this does not help to judge a value.
_REACH = 300

_Stretch = tuple[int, int, bool, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text, the fields that it is evidence of, and the kind of furniture that it is, if any."""

    text: str
    fields: tuple[str, ...] = ()
    furniture: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A sentence of an article, cut into pieces; `start` and `end` are its span in the article's text.

    `is_cut_before` and `is_cut_after` say that the sentence goes on beyond what is shown of it.
    """

    start: int
    end: int
    pieces: tuple[Piece, ...]
    is_cut_before: bool = False
    is_cut_after: bool = False


def excerpts_of(article: Article, evidence: Iterable[Evidence]) -> tuple[Excerpt, ...]:
    """Return the sentences that hold the `evidence`, in the article's order, each evidence a piece of its own.

    >>> found = Evidence.of("It rains. Ann gives.", "donor", 10, 13)
    >>> page = Article(text="It rains. Ann gives.", language="en")
    >>> [piece.text for piece in excerpts_of(page, [found])[0].pieces]
    ['Ann', ' gives.']
    """
    split = _splitter(article)
    by_sentence: dict[_Stretch, list[Evidence]] = {}
    for item in evidence:
        by_sentence.setdefault(_sentence_around(article, item, split), []).append(item)
    return tuple(
        Excerpt(
            start=start,
            end=end,
            pieces=tuple(_cut(article, start, end, items)),
            is_cut_before=is_cut_before,
            is_cut_after=is_cut_after,
        )
        for (start, end, is_cut_before, is_cut_after), items in sorted(by_sentence.items(), key=lambda entry: entry[0])
    )


def cut_article(article: Article, evidence: Iterable[Evidence]) -> Iterator[Piece]:
    """Yield the whole text of an article in pieces: evidence, furniture, and what is between.

    >>> found = Evidence.of("Ann gives. Advertisement", "donor", 0, 3)
    >>> [piece.text for piece in cut_article(Article(text="Ann gives.", language="en"), [found])]
    ['Ann', ' gives.']
    """
    yield from _cut(article, 0, len(article.text), list(evidence))


@lru_cache(maxsize=64)
def excerpt_settings(code: str) -> LanguageSettings:
    """Return how a language parts sentences.

    Read once: a lexicon takes a tenth of a second, and a gift's page shows excerpts of a hundred articles.
    """
    try:
        return load_lexicon(code).settings
    except DataFileError:
        return LanguageSettings()


def _splitter(article: Article) -> Callable[[int, int], list[tuple[int, int]]]:
    """Return a function that splits a stretch of an article; five values of a claim mostly stand in one stretch."""
    settings = excerpt_settings(article.language)
    return cache(lambda start, end: split_sentences(article.text, start, end, article.language, settings))


def _sentence_around(article: Article, item: Evidence, split: Callable[[int, int], list[tuple[int, int]]]) -> _Stretch:
    """Return the span from the sentence in which `item` starts to the one in which it ends, within reach of it.

    Only the surroundings are split: a block may be as long as a page, and a page may have thousands of values.
    """
    start, end = _block_around(article, item)
    near = (max(start, item.start - 2 * _REACH), min(end, item.end + 2 * _REACH))
    touched = [(first, last) for first, last in split(*near) if first < item.end and item.start < last]
    first = min((first for first, _ in touched), default=item.start)
    last = max((last for _, last in touched), default=item.end)
    low, high = item.start - _REACH, item.end + _REACH
    return max(min(first, item.start), low), min(max(last, item.end), high), first < low, last > high


def _block_around(article: Article, item: Evidence) -> tuple[int, int]:
    for block in article.blocks:
        if block.start <= item.start < block.end:
            return block.start, max(block.end, item.end)
    start = article.text.rfind("\n", 0, item.start) + 1
    end = article.text.find("\n", item.end)
    return start, len(article.text) if end < 0 else end


def _cut(article: Article, start: int, end: int, items: list[Evidence]) -> Iterator[Piece]:
    """Yield the pieces of a stretch, cut wherever evidence or furniture begins or ends."""
    marks: list[Evidence | Furniture] = [*items, *article.furniture]
    marks = [mark for mark in marks if mark.start < end and start < mark.end]
    edges = {start, end, *(mark.start for mark in marks), *(mark.end for mark in marks)}
    for first, last in pairwise(sorted(edge for edge in edges if start <= edge <= end)):
        here = [mark for mark in marks if mark.start <= first and last <= mark.end]
        fields = dict.fromkeys(mark.field for mark in here if isinstance(mark, Evidence))
        kinds = [mark.kind for mark in here if isinstance(mark, Furniture)]
        yield Piece(text=article.text[first:last], fields=tuple(fields), furniture=kinds[0] if kinds else None)
