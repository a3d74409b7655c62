"""Which articles are worth comparing: those that share rare facts or passages, found through indexes.

No article is compared with all others. What more than `_MOST` articles have leads from an article only to a few
neighbours in the order of publication; copies share much that is rare, so each still meets some of its like.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from onrecord.pledges.origins.facts import is_weak
from onrecord.pledges.origins.sketch import Sketch

__all__ = ["find_nearby"]

_MOST = 60
"""Articles that have a fact or a run of words, up to which all of them meet."""
_NEIGHBOURS = 4
"""How many of the next articles one meets where more than `_MOST` have the same."""
_LEAST_SHARED = 3
"""Rare facts or runs of words that two articles must share to be compared."""
_SAMPLE = 8
"""One run of words in so many is looked at: of a text of 300 words about 40, of which a copy keeps a dozen or more."""
_MOST_NEAR = 60
"""Articles kept around one, those that share most first."""


def find_nearby(sketches: Sequence[Sketch]) -> list[tuple[int, ...]]:
    """Return for each sketch the places of those that it shares most with, most first.

    >>> from onrecord.records import TellingArticle
    >>> from onrecord.pledges.origins.sketch import sketch_article
    >>> text = "Today Ellery Voss of Brackwell gave $1.25m, $250,000 less than Tobin Brask of Norvane."
    >>> find_nearby([sketch_article(TellingArticle(id=name, language="en", text=text)) for name in "ab"])
    [(1,), (0,)]
    """
    index = _index(sketches)
    return [_nearest(place, sketch, index) for place, sketch in enumerate(sketches)]


def _nearest(place: int, sketch: Sketch, index: Mapping[int, Sequence[int]]) -> tuple[int, ...]:
    """Return whom an article meets at its keys, those that it meets most first."""
    met: Counter[int] = Counter()
    for key in _keys(sketch):
        met.update(_around(place, index.get(key, ())))
    enough = ((-count, other) for other, count in met.items() if count >= _LEAST_SHARED and other != place)
    return tuple(other for _, other in sorted(enough)[:_MOST_NEAR])


def _around(place: int, places: Sequence[int]) -> Sequence[int]:
    if len(places) <= _MOST:
        return places
    at = bisect_left(places, place)
    return places[max(at - _NEIGHBOURS, 0) : at + _NEIGHBOURS + 1]


def _index(sketches: Sequence[Sketch]) -> dict[int, array[int]]:
    """Return the places of the articles that share a key, by key; keys of a single article are left out."""
    alone: dict[int, int] = {}
    index: dict[int, array[int]] = {}
    for place, sketch in enumerate(sketches):
        for key in _keys(sketch):
            if key in index:
                index[key].append(place)
            elif (first := alone.pop(key, None)) is None:
                alone[key] = place
            else:
                index[key] = array("I", (first, place))
    return index


def _keys(sketch: Sketch) -> set[int]:
    """Rare facts, facts that follow one another (rare even where each alone is not), and a sample of the runs.

    Each as a number, those of runs negative, so that no run is taken for a fact.
    """
    facts = [key for key in sketch.facts.keys if not is_weak(key)]
    together = (f"{one}|{other}" for one, other in pairwise(facts))
    keys = {zlib.crc32(key.encode()) for key in (*facts, *together)}
    return keys.union(-run for run in sketch.passages.runs if run % _SAMPLE == 0)
