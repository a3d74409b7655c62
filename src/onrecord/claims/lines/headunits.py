"""The unit of bare figures, told once above them: "in millions of dollars", "Betrag (Tsd. Euro)" (German)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from onrecord.claims.vocabulary.moneywords import MoneyWords

if TYPE_CHECKING:
    from onrecord.claims.lines.analysis import Line

__all__ = ["Unit", "stated_unit", "unit_of"]

_ONE = Decimal(1)
_BEFORE = 4
_BEHIND = 2
"""Tokens around the name of a currency in which its scale may stand."""
_SMALL = frozenset((".", "us", "u.s."))
_LONGEST = 16
"""Tokens of a line that may state the unit of what follows."""
_NO_HEAD = ("give.past", "receive", "speech", "negation", "relative")


@dataclass(frozen=True, slots=True)
class Unit:
    """A currency and the scale that figures leave to their head.

    >>> Unit("USD", Decimal(1000)).scale
    Decimal('1000')
    """

    currency: str
    scale: Decimal = _ONE


def unit_of(line: Line, first: int, last: int, words: MoneyWords) -> Unit | None:
    """Return the unit that the tokens `first` to `last` name, a scale beside its currency: "in $ million"."""
    for at, code in _currencies(line, first, last, words):
        return Unit(code, _scale_at(line, at, (first, last), words))
    return None


def stated_unit(line: Line, words: MoneyWords) -> Unit | None:
    """Return the unit that a line states for the entries below it: "Angaben in Euro", "Top donors ($ million):".

    It stands behind "in", in a bracket or at the front, and nothing but a sign follows it.
    """
    tokens = line.tokens
    if len(tokens) > _LONGEST or _tells_sum(line) or line.has(*_NO_HEAD):
        return None
    for at, code in _currencies(line, 0, len(tokens), words):
        last = at + 1
        while last < len(tokens) and (tokens[last].low in words.heads or tokens[last].low in _SMALL - {"."}):
            last += 1
        closed = all(not t.text[0].isalnum() or t.low == "s" for t in tokens[last : last + 1])
        if closed and _is_led(line, at, words):
            return Unit(code, _scale_at(line, at, (0, len(tokens)), words))
    return None


def _currencies(line: Line, first: int, last: int, words: MoneyWords) -> Iterator[tuple[int, str]]:
    names, symbols = words.names, words.symbols
    for at, token in enumerate(line.tokens[first:last], first):
        if (code := names.get(token.low) or symbols.get(token.low)) is not None:
            yield at, code


def _scale_at(line: Line, at: int, bounds: tuple[int, int], words: MoneyWords) -> Decimal:
    """The scale beside the currency at a place: before it, "milliers d'euros", or behind it, "$ million"."""
    for near in (*range(at - 1, at - 1 - _BEFORE, -1), at + 1, at + _BEHIND):
        if not bounds[0] <= near < bounds[1]:
            continue
        if (scale := words.heads.get(line.tokens[near].low)) is not None:
            return scale
        if line.tokens[near].text == "1.000" or line.tokens[near].text == "1,000":
            return Decimal(1000)
    return _ONE


def _tells_sum(line: Line) -> bool:
    """Whether a line tells a sum of its own; "in Tausend Euro" (German) is none."""
    return any(s.amount is not None and any(t.form.figure for t in line.tokens[s.first : s.last]) for s in line.sums)


def _is_led(line: Line, at: int, words: MoneyWords) -> bool:
    """Whether "in", a bracket or the start of the line leads to the currency at a place, its scale passed."""
    back = at - 1
    while back >= 0:
        token = line.tokens[back]
        over = line.mark_over(back)
        if (
            token.low not in words.heads
            and token.low not in _SMALL
            and not (over and over.has_any("link.of", "money.vague"))
        ):
            break
        back -= 1
    return back < 0 or line.tokens[back].text in ("(", "[") or line.ends(back + 1, "link.in")
