"""Which gift a refund is of: the one of its sum, several whose sum it is, else the last before it, then the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, combinations

__all__ = ["Share", "SharedGift", "share_refunds"]

_MOST_ADDED = 8
"""Gifts of one donor that are tried for adding up to a refund, in all ways; of more none is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedGift:
    """A gift that a refund may be of: its sum and day. `is_own` is False where a memo line tells of it."""

    key: str
    amount: Decimal
    day: str
    is_own: bool = True

    @property
    def order(self) -> tuple[bool, str, str]:
        """A gift with a line of its own goes before one of a memo line, and a later one before an earlier one."""
        return self.is_own, self.day, self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How much of a refund is of a gift. `has_line` is True for one gift only, so that a refund is told once."""

    refund: str
    amount: Decimal
    has_line: bool = True


def share_refunds(
    refunds: Iterable[tuple[str, Decimal]], gifts: Mapping[str, Sequence[SharedGift]]
) -> dict[str, list[Share]]:
    """Return the shares of each gift, by its key. `refunds` are keys and sums; those below zero, at the end, void one.

    >>> first, second = (SharedGift(key=key, amount=Decimal(sum_), day=key) for key, sum_ in (("a", 500), ("b", 700)))
    >>> shares = share_refunds([("r", Decimal(1200))], {"r": [first, second]})
    >>> [(key, int(share.amount), share.has_line) for key, own in shares.items() for share in own]
    [('b', 700, True), ('a', 500, False)]
    """
    shares: defaultdict[str, list[Share]] = defaultdict(list)
    sums: dict[str, Decimal] = {}
    for refund, amount in refunds:
        sums[refund] = amount
        ordered = sorted(gifts[refund], key=lambda gift: gift.order, reverse=True)
        if amount < 0:
            _take_back(refund, sums, ordered, shares)
            continue
        for at, (gift, part) in enumerate(_parts(amount, ordered, shares)):
            shares[gift.key].append(Share(refund=refund, amount=part, has_line=at == 0))
    return dict(shares)


def _parts(
    amount: Decimal, gifts: Sequence[SharedGift], shares: Mapping[str, Sequence[Share]]
) -> list[tuple[SharedGift, Decimal]]:
    """Part a refund among gifts, the likeliest first; what no gift has room for is of the first, which is told so."""
    own = [gift for gift in gifts if gift.is_own] or list(gifts)
    room = {gift.key: gift.amount - _held(shares.get(gift.key, ())) for gift in own}
    chosen = _adding_up(amount, own, room)
    parts: list[tuple[SharedGift, Decimal]] = []
    for gift in (*chosen, *(gift for gift in own if gift not in chosen)):
        part = min(amount, max(room[gift.key], Decimal(0)))
        if part:
            parts.append((gift, part))
            amount -= part
    return parts or [(own[0], amount)]


def _held(shares: Iterable[Share]) -> Decimal:
    return sum((share.amount for share in shares), Decimal(0))


def _adding_up(amount: Decimal, gifts: Sequence[SharedGift], room: Mapping[str, Decimal]) -> tuple[SharedGift, ...]:
    """Return the fewest gifts that add up to a sum, whole ones before a part, later ones before earlier."""
    whole = [gift for gift in gifts if room[gift.key] == gift.amount]
    most = len(whole) if len(whole) <= _MOST_ADDED else 1
    ways = (some for size in range(1, most + 1) for some in combinations(whole, size))
    parted = ((gift,) for gift in gifts if room[gift.key] > 0)
    return next((some for some in chain(ways, parted) if sum(gift.amount for gift in some) == amount), ())


def _take_back(
    refund: str, sums: Mapping[str, Decimal], gifts: Sequence[SharedGift], shares: defaultdict[str, list[Share]]
) -> None:
    """Take back the refund of that sum, from each gift that has a part of it; else so much of the first gift's.

    Gifts may have less of a refund than its sum: what was sent back can be more than they are.
    """
    amount = sums[refund]
    parts: defaultdict[str, dict[str, Decimal]] = defaultdict(dict)
    for gift in gifts:
        for share in shares[gift.key]:
            parts[share.refund][gift.key] = parts[share.refund].get(gift.key, Decimal(0)) + share.amount
    whole = (own for other, own in parts.items() if sums[other] == -amount)
    voided = next(whole, {gifts[0].key: -amount})
    for at, (key, part) in enumerate(voided.items()):
        shares[key].append(Share(refund=refund, amount=-part, has_line=at == 0))
