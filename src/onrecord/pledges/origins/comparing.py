"""What two articles share: passages, quotations, and facts in the same order, each weighed by how rare it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.pledges.origins.facts import is_weak, name_key
from onrecord.pledges.origins.passages import contained
from onrecord.pledges.origins.sketch import Sketch
from onrecord.reference.folding import fold_words
from onrecord.reference.funds import load_funds
from onrecord.reference.origin_policy import load_origin_policy

__all__ = ["Comparison", "compare", "longest_rise", "may_be_copies"]

_SAME_QUOTE = 0.6
"""Of the runs of words of a quotation so many must agree: a copy may cut a word, or end it sooner."""

_STEEPNESS = 3
"""A fact that half of the articles around have weighs seven eighths, one that nine of ten have a quarter: a report that
was copied often must not look like what everybody says."""
_LEAST_FACTS = 3
_LEAST_SHARE = 0.35
"""Of the facts of the shorter article; no copy that was measured shared less than half."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two articles share.

    `passages` is the share of runs of words, 0 where the languages differ, `runs` how many they are. `facts` is the
    share of the weight of facts in the same order, `fact_weight` that weight. `ordered` of `shared` facts stand in the
    same order, and `told` are the facts of the article that has fewer; `same_quotes` and `quotes` count quotations
    likewise.
    """

    passages: float
    runs: int
    same_quotes: int
    quotes: int
    facts: float
    fact_weight: float
    ordered: int
    shared: int
    told: int


def may_be_copies(one: Sketch, other: Sketch, *, by_passages: bool) -> bool:
    """Whether a closer look is worth its while, told by one cheap count: most articles that are near are no copies."""
    limits = load_origin_policy().thresholds
    if by_passages:
        alike = one.language == other.language
        return alike and contained(one.passages.runs, other.passages.runs) >= limits.passages
    short, long = sorted((one.facts.keys, other.facts.keys), key=len)
    return len(set(short).intersection(long)) >= max(_LEAST_FACTS, _LEAST_SHARE * len(short))


def compare(one: Sketch, other: Sketch, spread: Mapping[str, float]) -> Comparison:
    """Compare two articles; `spread` says of a fact which share of the other articles around them has it."""
    alike = one.language == other.language
    weights = _weigh(one, other, spread)
    shared = _shared_facts(one, other)
    ordered = [shared[at][2] for at in longest_rise([place for _, place, _ in shared])]
    weight = sum(weights[key] for key in ordered)
    passages = contained(one.passages.runs, other.passages.runs) if alike else 0.0
    least = min(sum(weights[key] for key in sketch.facts.keys) for sketch in (one, other))
    return Comparison(
        passages=passages,
        runs=round(passages * min(len(one.passages.runs), len(other.passages.runs))),
        same_quotes=_same_quotes(one, other) if alike else 0,
        quotes=min(len(one.passages.quotes), len(other.passages.quotes)),
        facts=weight / least if least else 0.0,
        fact_weight=weight,
        ordered=len(ordered),
        shared=len(shared),
        told=min(len(one.facts.keys), len(other.facts.keys)),
    )


def _shared_facts(one: Sketch, other: Sketch) -> list[tuple[int, int, str]]:
    """Return the facts of both, each with its sentence in either; within a sentence languages differ in order."""
    places = dict(zip(other.facts.keys, other.facts.sentences, strict=True))
    told = zip(one.facts.sentences, one.facts.keys, strict=True)
    return sorted((sentence, places[key], key) for sentence, key in told if key in places)


def _same_quotes(one: Sketch, other: Sketch) -> int:
    return sum(
        any(contained(quote, again) >= _SAME_QUOTE for again in other.passages.quotes) for quote in one.passages.quotes
    )


def _weigh(one: Sketch, other: Sketch, spread: Mapping[str, float]) -> dict[str, float]:
    """Weigh every fact of either article."""
    leads = {*one.facts.keys[: one.facts.lead], *other.facts.keys[: other.facts.lead]}
    lead = leads.intersection(one.facts.keys).intersection(other.facts.keys)
    most = load_origin_policy().weights.lead
    found: dict[str, float] = {}
    for key in (*one.facts.keys, *other.facts.keys):
        weight = min(_weight_alone(key), most) if key in lead else _weight_alone(key)
        found[key] = weight * (1 - spread.get(key, 0.0) ** _STEEPNESS)
    return found


@lru_cache(maxsize=100_000)
def _weight_alone(key: str) -> float:
    """What a fact weighs before it is known how many articles have it."""
    weights = load_origin_policy().weights
    return weights.known if key in _known_keys() else weights.weak if is_weak(key) else weights.plain


@cache
def _known_keys() -> frozenset[str]:
    """What the registry of funds knows: whom each honours, where, and the day of its ceremony."""
    keys = set()
    for fund in load_funds().all:
        phrases = (*fund.names, *fund.honouree, *fund.honouree_names, fund.seat or "")
        keys |= {name_key(word) for phrase in phrases for word in fold_words(phrase) if word != "#"}
        if fund.ceremony:
            keys |= {f"d:{fund.ceremony:%m-%d}", f"n:{fund.ceremony.year}"}
    return frozenset(keys)


def longest_rise(numbers: Sequence[int]) -> list[int]:
    """Return the places of the longest run of numbers none of which falls, others passed over.

    >>> longest_rise([3, 1, 2, 2, 9, 4])
    [1, 2, 3, 5]
    """
    tails: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        size = bisect_right(tails, number)
        before.append(places[size - 1] if size else -1)
        tails[size : size + 1] = [number]
        places[size : size + 1] = [at]
    rise, at = [], places[-1] if places else -1
    while at >= 0:
        rise.append(at)
        at = before[at]
    return rise[::-1]
