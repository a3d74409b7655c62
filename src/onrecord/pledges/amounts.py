"""Do two tellings of a sum tell the same sum: "more than $6 billion" and then "$6.25 billion" do."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from onrecord.records import Money

__all__ = ["agree", "exactness", "worded"]

# "About $1 million" may be this far off; "more than $6 billion" may be 6.25, and hardly 7: a paper would say so.
_ABOUT = Decimal("0.10")
_MORE = Decimal("0.20")

_BELOW = ("nearly", "up_to")
_ABOVE = ("more_than", "at_least")


def agree(one: Money | None, other: Money | None) -> bool:
    """Return whether two sums can be one: alike, one a rounder telling of the other, or one of them not told.

    >>> six = Money(amount=Decimal("6e9"), currency="USD", wording="more than $6bn", qualifier="more_than")
    >>> exact = Money(amount=Decimal("6.25e9"), currency="USD", wording="$6.25 billion")
    >>> agree(six, exact), agree(exact, None)
    (True, True)
    >>> agree(exact, Money(amount=Decimal("6.2e9"), currency="USD", wording="$6.2 billion"))
    True
    >>> agree(exact, Money(amount=Decimal("5e9"), currency="USD", wording="$5 billion"))
    False
    """
    if one is None or other is None:
        return True
    if one.currency != other.currency:
        return False
    low, high = _reach(one)
    other_low, other_high = _reach(other)
    return low <= other_high and other_low <= high


@lru_cache(maxsize=10_000)
def _reach(money: Money) -> tuple[Decimal, Decimal]:
    """Return the least and the most that a telling may mean."""
    if money.amount is None:
        return money.low or Decimal(0), money.high if money.high is not None else Decimal("Infinity")
    amount = money.amount
    if money.qualifier in _ABOVE:
        return amount, amount * (1 + _MORE)
    if money.qualifier in _BELOW:
        return amount * (1 - _ABOUT), amount
    if money.qualifier == "about":
        return amount * (1 - _ABOUT), amount * (1 + _ABOUT)
    half = _rounding(amount) / 2
    return amount - half, amount + half


def _rounding(amount: Decimal) -> Decimal:
    """Return how coarse a sum is told: 6.2 billion to the nearest 100 million. A round one of one digit is exact.

    "$1 million" is a sum that people give, while "$6.2 billion" is what is left of a longer figure.
    """
    digits = amount.normalize().as_tuple()
    if len(digits.digits) < 2 or not isinstance(digits.exponent, int):
        return Decimal(0)
    return Decimal(1).scaleb(digits.exponent) if digits.exponent >= 3 else Decimal(0)


def exactness(money: Money | None) -> tuple[int, int]:
    """Return how exact a telling is, to be compared: a sum before a range, exact before about, more digits first.

    >>> exactness(None) < exactness(Money(low=Decimal(1), high=Decimal(9), currency="USD", wording="up to nine"))
    True
    """
    if money is None:
        return (0, 0)
    if money.amount is None:
        return (1, 0)
    return (3 if money.qualifier == "exact" else 2, len(money.amount.normalize().as_tuple().digits))


def worded(money: Money | None) -> str:
    """Return a sum as text for a disagreement: "1000000 USD", "about 5000 USD", "" where none is told."""
    if money is None:
        return ""
    if money.amount is None:
        return money.wording
    qualifier = "" if money.qualifier == "exact" else f"{money.qualifier.replace('_', ' ')} "
    return f"{qualifier}{money.amount:f} {money.currency}"
