"""The scale that a small figure leaves to the sum before it: the million of "$14.9 million in July, 30 in August"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from onrecord.claims.sums.money import Sum
from onrecord.claims.vocabulary.moneywords import MoneyWords
from onrecord.claims.vocabulary.text import Token

__all__ = ["scale_for", "scale_of"]

_THOUSAND = Decimal(1000)
_HUNDREDS = Decimal(100)


def scale_of(tokens: Sequence[Token], money: Sum, words: MoneyWords) -> Decimal:
    """Return the scale word of a sum: a million in "14,9 millions de dollars"; 1 for none."""
    found = [words.scales[t.low] for t in tokens[money.first : money.last] if t.low in words.scales]
    return found[0] if found else Decimal(1)


def scale_for(value: Decimal, tokens: Sequence[Token], told: Sum, words: MoneyWords) -> Decimal:
    """Return the scale that a figure has of the sum `told` before it.

    In "3 mila euro da A e 500 da B" (Italian, "3 thousand euros from A and 500 from B") it is 1, as hundreds behind a
    few thousands are none of thousands.
    """
    scale = scale_of(tokens, told, words)
    few = scale == _THOUSAND and told.amount is not None and told.amount < _HUNDREDS * _THOUSAND
    return Decimal(1) if few and value >= _HUNDREDS else scale
