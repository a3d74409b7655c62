"""What spoke for a tie, in words: the features of the trained model, which `show` tells beside the rule."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.records.claim import TIE_REASON

__all__ = ["tie_words"]

_WORDS = {
    "after": "the sum follows the name",
    "distance": "how far the two stand apart",
    "words": "how many other words stand between them",
    "breaks": "the clauses between them",
    "parties_between": "other names between them",
    "sums_between": "other sums between them",
    "first_party": "the name is the first one of its sentence",
    "first_sum": "the sum is the first one of its sentence",
    "parties": "how many names the sentence has",
    "sums": "how many sums the sentence has",
    "place": "where the name stands",
    "nearest_party": "no other name is nearer to the sum",
    "nearest_sum": "no other sum is nearer to the name",
    "governed": "a preposition rules the name",
    "funds": "a fund in the sentence",
    "fund_between": "a fund between them",
    "fund_behind": "a fund behind them",
    "fund_before": "a fund before them",
    "fund_distance": "how far the fund stands from the sum",
    "fund_named": "a fund by its name",
    "giver_aside": "the name stands in an aside",
    "sum_aside": "the sum stands in an aside",
    "person": "the name is a person's",
    "sure": "the name's kind is sure",
    "candidate": "the name is a candidate's",
    "mentions": "how often the page names it",
    "near": "who or what the name is tied to",
    "size": "how large the sum is",
    "exact": "the sum is exact",
    "currency": "the sum has its currency",
    "length": "how long the sentence is",
    "told": "how many gifts the page tells by rule",
    "told_before": "the sentence before tells of a gift",
    "told_behind": "the next sentence tells of a gift",
    "told_here": "the sentence tells of another gift",
    "depth": "how far down the page it stands",
    "gave_elsewhere": "the page tells of another gift of the same donor",
    "sum_elsewhere": "the page tells of another gift of that sum",
}
_PLACES = {
    "between": "between them",
    "begins": "right behind the first of the two",
    "ends": "right before the second of the two",
    "behind": "behind the sum",
    "lead": "before the sum",
    "before": "before the name",
    "then": "behind the name",
    "line": "in the sentence",
    "fund": "the fund is",
    "kind": "the line is",
    "opens": "the sentence opens with",
}


def tie_words(reasons: Iterable[str]) -> tuple[str, ...]:
    """Return what spoke for a tie, in words, out of a claim's reasons.

    >>> tie_words(["tie:after", "tie:behind0.fund", "verb.unknown"])
    ('the sum follows the name', 'behind the sum: fund')
    """
    return tuple(_words(reason.removeprefix(TIE_REASON)) for reason in reasons if reason.startswith(TIE_REASON))


def _words(name: str) -> str:
    if name in _WORDS:
        return _WORDS[name]
    place, _, category = name.replace(":", ".", 1).partition(".")
    return f"{_PLACES.get(place.rstrip('0123456789'), place)}: {category}"
