"""Reading takes steps in the measure of a text's length, however a page repeats itself.

Steps are lines of code that run, which are the same on every machine.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

import pytest

from onrecord.claims import load_reader, read_claims

from .reading import make_article

if TYPE_CHECKING:
    from _typeshed import TraceFunction

FEW, MANY = 30, 90
MOST = 1.25
"""How much more than its share a longer text may take: sorting, and what is bounded but not yet full."""

_SYLLABLES = ("bar", "len", "tor", "mik", "sal", "ven", "dur", "pol", "gar", "han", "wes")


def _name(number: int) -> str:
    parts = [_SYLLABLES[number // step % len(_SYLLABLES)] for step in (1, 11, 3, 7)]
    return f"{(parts[0] + parts[1]).capitalize()} {(parts[2] + parts[3]).capitalize()}son"


def _gifts(number: int) -> str:
    return "The inaugural fund of Donald Trump grew. " + " ".join(
        f"{_name(at)} gave ${at + 1},000 to Trump's inaugural fund." for at in range(number)
    )


def _gifts_of_one(number: int) -> str:
    return "The inaugural fund of Donald Trump grew. " + " ".join(
        f"Petra Vandermolen, chief executive of Kestrel Foods, personally gave ${2 * at + 1},000."
        for at in range(number)
    )


def _paragraphs(number: int) -> str:
    return "¶".join(f"{_name(at)} gave ${at + 1},000 to Trump's inaugural fund." for at in range(number))


def _filed(number: int) -> str:
    lead = "Filings with the Federal Election Commission show gifts to Trump's inaugural fund."
    return "¶".join([lead, *(f"{_name(at)} gave $1 million." for at in range(number))])


def _names(number: int) -> str:
    return "¶".join(f"{_name(at)} met {_name(at).split()[1]}." for at in range(number))


def _quotations(number: int) -> str:
    return " ".join(f"“We are glad to help {_name(at)},” the aide said." for at in range(number))


def _one_sentence(number: int) -> str:
    return "Kestrel Foods, the maker of dog food, gave $1 million to the fund and " * number * 3


def _brackets(number: int) -> str:
    return "Kestrel Foods (which gave $1 million to the fund " * number * 3


def _apostrophes(number: int) -> str:
    return " ".join(f"'tis number {at}" for at in range(number))


_TEXTS = (_gifts, _gifts_of_one, _paragraphs, _filed, _names, _quotations, _one_sentence, _brackets, _apostrophes)


def _steps(text: str) -> int:
    article = make_article(text, "en")
    reader = load_reader("en")
    read_claims(article, reader)
    steps = 0

    def trace(frame: FrameType, event: str, _: object) -> TraceFunction:
        nonlocal steps
        steps += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read_claims(article, reader)
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize("make", _TEXTS, ids=lambda make: make.__name__.strip("_"))
def test_steps_grow_with_the_text(make: Callable[[int], str]) -> None:
    assert _steps(make(MANY)) <= MOST * _steps(make(FEW)) * MANY / FEW


@pytest.mark.parametrize("make", _TEXTS, ids=lambda make: make.__name__.strip("_"))
def test_an_article_that_was_read_is_freed_without_a_collection(make: Callable[[int], str]) -> None:
    article = make_article(make(FEW), "en")
    read_claims(article, load_reader("en"))
    gc.collect()
    gc.disable()
    try:
        read_claims(article, load_reader("en"))
        assert gc.collect() == 0
    finally:
        gc.enable()
