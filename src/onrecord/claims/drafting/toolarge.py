"""Sums that no gift to a fund can have: billions are what somebody is worth, or what a firm invests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from onrecord.claims.frames import Frame
from onrecord.claims.funds.fundchoice import Recipient

__all__ = ["drop_too_large"]

_BILLION = Decimal(10) ** 9
_STRONG = frozenset(("USD", "EUR", "GBP", "CHF"))
"""Money of which nobody gave a party or a candidate a billion; a billion rupees have been given."""

_TAKES_MORE = "accounts"
"""A fund that opens accounts for children got billions."""

_HUNDRED_MILLION = Decimal(10) ** 8
_HARD = _STRONG | {"BRL", "MXN", "PEN", "CAD", "AUD", "NZD", "SEK", "NOK", "DKK", "PLN", "ZAR"}
_IN_HUNDREDS = {"party": _HARD, "campaign": _HARD - {"USD"}}
"""Money of which none of these got a hundred million in an annotated article; a city spends that.

The press puts down to an American campaign what its super PACs got: "gave at least $260 million to Trump's campaign".
"""


def drop_too_large(found: Sequence[tuple[Frame, Recipient]]) -> Iterator[tuple[Frame, Recipient]]:
    """Yield what goes to a fund, and not "Jo Hale ($3 billion)" of a guest, or "will invest $9 billion"."""
    return ((f, r) for f, r in found if r.fund.kind == _TAKES_MORE or not _is_too_large(f, r.fund.kind))


def _is_too_large(frame: Frame, kind: str) -> bool:
    money = frame.money.money if frame.money is not None else None
    if money is None or not money.amount:
        return False
    if money.amount >= _BILLION and (not money.currency or money.currency in _STRONG):
        return True
    hard = _IN_HUNDREDS.get(kind)
    return hard is not None and (not money.currency or money.currency in hard) and money.amount >= _HUNDRED_MILLION
