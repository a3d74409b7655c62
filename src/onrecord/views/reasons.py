"""Why a claim is as sure as it is, in words for people; and which claims are sure enough for the list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from onrecord.records import Claim
from onrecord.reference.confidence import load_confidence

__all__ = ["REASON_WORDS", "doubts_and_support", "list_floor", "part_claims"]

REASON_WORDS = {
    "giver.pronoun": "a pronoun or a description stands for the donor",
    "giver.elsewhere": "the donor is named in another sentence",
    "giver.guessed": "the donor's kind, person or organization, is a guess",
    "giver.short": "the donor's name is one word",
    "giver.person": "the donor is a person",
    "sum.none": "no sum is told",
    "sum.goods": "goods or services are given",
    "sum.worked_out": "the sum is worked out from another one",
    "sum.rough": "the sum is told as rough",
    "sum.each": "each of several donors gives the sum",
    "recipient.unregistered": "the registry does not know the recipient",
    "recipient.above": "the recipient is named a sentence or two before",
    "recipient.far_above": "the recipient is named further up",
    "verb.weak": "the words mean a gift only because a fund is near",
    "verb.none": "it stands in a list, without a verb",
    "verb.unknown": "no rule knows the words: a trained model brought name and sum together",
    "verb.guessed": "no lexicon has its verb: its place between giver, sum and fund tells what it means",
    "place.headline": "only a headline or a caption tells it",
    "place.entry": "it is an entry of a list or a table",
    "place.long": "its sentence is long",
    "told.again": "the page tells it more than once",
    "status.planned": "it is a promise or a plan",
    "status.declined": "it is a refusal or a denial",
    "status.refunded": "it was sent back",
    "status.reported_in_filing": "a filing is said to show it",
    "language.draft": "the words of its language are a draft",
    "page.paid": "the page is not free to read, so its end may be missing",
    "capacity.unknown": "the page does not settle whose money it is",
}
"""A claim's reasons by name."""

_OUTRIGHT = ("language.draft", "page.paid")
"""What keeps a claim off the list whatever its weights say."""

_LEAST = Decimal("0.05")
"""Log-odds under which a reason changes no confidence that is printed with two digits."""


def doubts_and_support(reasons: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the reasons against and for a claim, in words, the weightiest first.

    >>> doubts_and_support(["giver.pronoun"])[0]
    ('a pronoun or a description stands for the donor',)
    """
    weights = load_confidence().weights
    reasons = tuple(reasons)
    weighed = sorted((-abs(weights[name]), name) for name in reasons if abs(weights.get(name, Decimal(0))) >= _LEAST)
    outright = tuple(_words(name) for name in reasons if name in _OUTRIGHT)
    against = outright + tuple(_words(name) for _, name in weighed if weights[name] < 0)
    return against, tuple(_words(name) for _, name in weighed if weights[name] > 0)


def _words(name: str) -> str:
    return REASON_WORDS.get(name, name)


def list_floor() -> Decimal:
    """Return the confidence below which a claim waits for review instead of standing on the list."""
    return load_confidence().floor


def part_claims(claims: Iterable[Claim]) -> tuple[Sequence[Claim], Sequence[Claim]]:
    """Return the claims that are sure enough for the list, and those that wait for review."""
    listed: list[Claim] = []
    waiting: list[Claim] = []
    for claim in claims:
        (listed if load_confidence().is_for_list(claim.confidence) else waiting).append(claim)
    return listed, waiting
