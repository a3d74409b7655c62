"""Passages and quotations: runs of words that only articles in one language can share."""

from __future__ import annotations

import zlib
from array import array
from dataclasses import dataclass

from onrecord.reference.folding import fold_words
from onrecord.reference.story_words import StoryWords

__all__ = ["Passages", "contained", "find_passages"]

_RUN = 4
"""Words in a run. Three independent English reports of one gift shared 1 to 4 % of runs of four, 3 to 9 % of three."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passages:
    """Sorted checksums of the runs of words outside quotations, those of each quotation, and one of the whole text."""

    runs: array[int]
    quotes: tuple[array[int], ...]
    whole: int
    words: int


def find_passages(story: str, words: StoryWords, quote_words: float) -> Passages:
    """Return the runs of words of a story; quotations of fewer than `quote_words` words are left out.

    Quotations stand apart, since independent reporters quote the same statement.

    >>> from onrecord.reference.story_words import load_story_words
    >>> told = find_passages('He said: "We are proud to give this." Then he left the room.', load_story_words("en"), 5)
    >>> len(told.quotes), len(told.runs)
    (1, 2)
    """
    pieces, quotes, last = [], [], 0
    for match in words.quotation.finditer(story):
        quoted = fold_words(match[0])
        if len(quoted) >= quote_words:
            quotes.append(_runs(quoted))
            pieces.append(story[last : match.start()])
            last = match.end()
    pieces.append(story[last:])
    told = [fold_words(piece) for piece in pieces]
    everything = fold_words(story)
    return Passages(
        runs=array("I", sorted({run for piece in told for run in _runs(piece)})),
        quotes=tuple(quotes),
        whole=zlib.crc32(" ".join(everything).encode()),
        words=len(everything),
    )


def _runs(words: tuple[str, ...]) -> array[int]:
    runs = {zlib.crc32(" ".join(words[at : at + _RUN]).encode()) for at in range(max(len(words) - _RUN + 1, 0))}
    return array("I", sorted(runs))


def contained(one: array[int], other: array[int]) -> float:
    """Return which share of the shorter of two lists of checksums stands in the other.

    >>> contained(array("I", [1, 2]), array("I", [2, 3, 4]))
    0.5
    """
    short, long = sorted((one, other), key=len)
    return len(set(short).intersection(long)) / len(short) if short else 0.0
