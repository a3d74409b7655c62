"""Parts of a sum told in one phrase: "half of the $1.2 million", "two-thirds of its $3 million"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from onrecord.claims.vocabulary.marking import Mark

if TYPE_CHECKING:
    from onrecord.claims.sums.money import Sum

__all__ = ["FRACTIONS", "take_fractions", "times", "to_cents"]

_SHARES = ("money.share.", "money.fraction.")
FRACTIONS = ("money.share", "money.fraction")
"""Words without one of which no fraction stands in a sentence."""


def take_fractions(sums: Sequence[Sum], ends: Mapping[int, Mark]) -> list[Sum]:
    """Return the sums with each that a fraction leads to replaced by its part; `ends` are the marks by their ends."""
    if not sums:
        return []
    return [_part_of(money, ends) for money in sums]


def _part_of(money: Sum, ends: Mapping[int, Mark]) -> Sum:
    for mark in _led_by(money.first, ends):
        shares = [c.rsplit(".", 1)[1] for c in mark.categories if c.startswith(_SHARES)]
        if shares and shares[0] != "rest" and money.amount is not None:
            share = Decimal(shares[0].replace("_", "."))
            return replace(money, first=mark.first, amount=times(money.amount, share))
    return money


def _led_by(at: int, ends: Mapping[int, Mark]) -> Iterator[Mark]:
    """The fraction that ends at `at`, small words passed: "half [of the]", "a third of [its]"."""
    mark = ends.get(at)
    if mark is not None and mark.has("link.determiner") and not mark.has("money"):
        if mark.has("link.of") or mark.has("link.genitive"):  # "la mitad [de los]" (Spanish), "die Hälfte [der]"
            share = ends.get(mark.first)
            if share is not None and share.has("money.share"):
                yield share
        mark = ends.get(mark.first)
    if mark is not None and mark.has("money.fraction"):
        yield mark
    if mark is not None and mark.has("link.of") and (share := ends.get(mark.first)) is not None:
        yield share


def times(amount: Decimal, share: Decimal) -> Decimal:
    """Return a share of a sum; thirds, which no decimal is, by their own figure.

    >>> times(Decimal(3_000_000), Decimal("0.6667"))
    Decimal('2000000')
    """
    thirds = (share * 3).quantize(Decimal(1))
    return amount * thirds / 3 if 0 < abs(share * 3 - thirds) < Decimal("0.001") else amount * share


_CENT = Decimal("0.01")
_COUNTED = Decimal(10) ** 20
"""A sum that nobody can give; its cents are more than the digits of a decimal."""


def to_cents(amount: Decimal) -> Decimal:
    """Return an amount in whole cents.

    >>> to_cents(Decimal(1000000) / 3)
    Decimal('333333.33')
    """
    return amount.quantize(_CENT) if abs(amount) < _COUNTED else amount
