"""Sums that are the price of a thing or the change in one: "195 pages, 17 euros", "paid 2 euros more a ride"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.claims.frames import Frame
from onrecord.claims.funds.fundchoice import Recipient

__all__ = ["drop_too_small"]

_COINS = 20
_PAID = ("verb.give_weak", "verb.come", "verb.announce", "verb.services", "listing", "receive", "noun")
"""Rules of whose gifts none of a few coins is in annotated articles; "gave $10 to her campaign" is one."""


def drop_too_small(found: Sequence[tuple[Frame, Recipient]]) -> Iterator[tuple[Frame, Recipient]]:
    """Yield what is more than a few coins, or given in so many words."""
    return ((f, r) for f, r in found if not (f.rule.startswith(_PAID) and _is_small(f)))


def _is_small(frame: Frame) -> bool:
    money = frame.money.money if frame.money is not None else None
    return money is not None and money.amount is not None and 0 < money.amount < _COINS
