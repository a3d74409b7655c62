"""Money: a decimal amount, its currency, how exact the wording was, and the wording itself."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

__all__ = ["QUALIFIERS", "Money"]

QUALIFIERS = ("exact", "at_least", "more_than", "about", "nearly", "up_to")


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount as a text words it. A range has `low` and `high` and no `amount` ("a seven-figure gift").

    >>> Money(amount=Decimal("1000000"), currency="USD", wording="$1 million").qualifier
    'exact'
    >>> Money(low=Decimal(9), high=Decimal(1), currency="USD", wording="?")
    Traceback (most recent call last):
    ...
    ValueError: low 9 is above high 1
    """

    wording: str
    currency: str
    amount: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: str = "exact"

    def __post_init__(self) -> None:
        if self.qualifier not in QUALIFIERS:
            raise ValueError(f"qualifier {self.qualifier!r} is not one of {QUALIFIERS}")
        if len(self.currency) != 3 or not self.currency.isupper():
            raise ValueError(f"{self.currency!r} is not an ISO 4217 code")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high}")
