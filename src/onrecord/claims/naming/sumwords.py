"""Compounds of a sum and a noun of giving: "die 50.000-Euro-Spende" is a sum and a gift (German, Dutch)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.claims.vocabulary.text import Token
from onrecord.claims.vocabulary.words import ReaderWords

__all__ = ["is_hyphen_of_sum", "part_sum"]


def part_sum(sentence: Sequence[Token], at: int, words: ReaderWords) -> list[Token]:
    """Return the parts of a compound at `at` whose first ones tell a sum: "Euro", "Spende"; none for another word."""
    token = sentence[at]
    pieces = token.low.split("-")
    if len(pieces) < _FEWEST or not all(pieces) or not _is_gift(pieces[-1], words):
        return []
    *worth, _ = pieces
    spelled = worth[0] in words.money.numbers and any(p in words.money.openings for p in worth)
    if not (spelled or _follows_figure(sentence, at)) or not all(_is_of_money(p, words) for p in worth):
        return []
    return list(_split(token, words))


_FEWEST = 2


def is_hyphen_of_sum(sentence: Sequence[Token], at: int, words: ReaderWords) -> bool:
    """Return whether a hyphen at `at` only joins a figure to such a compound."""
    behind = at + 1 < len(sentence) and sentence[at].text == "-"
    return behind and bool(part_sum(sentence, at + 1, words))


def _follows_figure(sentence: Sequence[Token], at: int) -> bool:
    """Whether a figure and a hyphen stand right before a word: "50.000-"."""
    if at < _FEWEST or sentence[at - 1].text != "-":
        return False
    figure, hyphen = sentence[at - 2], sentence[at - 1]
    return figure.form.figure and figure.end == hyphen.start and hyphen.end == sentence[at].start


def _is_of_money(low: str, words: ReaderWords) -> bool:
    money = words.money
    return low in money.scales or low in money.openings or low in money.numbers


def _is_gift(low: str, words: ReaderWords) -> bool:
    told = words.table.alone(low)
    return told is not None and "noun.gift" in told.meant


def _split(token: Token, words: ReaderWords) -> Iterator[Token]:
    start = token.start
    for piece in token.text.split("-"):
        form = words.forms[piece]
        yield Token(piece, form.low, start, start + len(piece), form)
        start += len(piece) + 1
