"""Whether one sum is what a rough one is about: $999,990 and "nearly $1 million"."""

from __future__ import annotations

from decimal import Decimal

from onrecord.claims.sums.money import Sum

__all__ = ["is_exact_of"]


def is_exact_of(told: Sum | None, rough: Sum | None, share: Decimal) -> bool:
    """Return whether `told` is exact, and `rough` a rough figure of it: same money, within `share` of it, not equal."""
    if told is None or rough is None or not told.amount or not rough.amount:
        return False
    if rough.currency and rough.currency != told.currency:
        return False
    exact = told.qualifier == "exact" and not told.rate and rough.qualifier != "exact"
    return exact and 0 < abs(told.amount - rough.amount) <= share * told.amount
