"""Who gives what to whom in a made ledger: invented donors, some told of far more often than others."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate, islice

from made.names import make_firms, make_fund_name, make_people
from onrecord.reference.funds import load_funds

__all__ = ["MadeDonor", "MadeFund", "MadeGift", "World", "make_world"]

FIRST_DAY = date(2024, 11, 6)
DAYS = 730
_SKEW = 0.7
"""How fast donors are told of less: of 12,500, the first has two claims in a hundred, the last a few in all."""

_SUMS = (10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_000_000, 5_000_000, 10_000_000)
_SUM_WEIGHTS = (2, 4, 6, 10, 14, 14, 30, 10, 6, 4)
_FUND_WEIGHTS = {"us-inaugural-2025": 40, "us-white-house-ballroom-2025": 16, "us-superpac-maga-inc": 14}
_UNREGISTERED = 30
_UNREGISTERED_PART = 0.12


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeDonor:
    """A person with a firm, or a firm with who leads it (`associated`)."""

    name: str
    kind: str
    associated: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeFund:
    """A fund by its names in each language; `id` is None where the registry does not know it."""

    id: str | None
    names: tuple[str, ...]
    wordings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    committees: tuple[str, ...] = ()

    def called(self, language: str, choice: int) -> str:
        """Return one of its names as pages in a language call it."""
        names = (*self.names[:3], *self.wordings.get(language, ())[:2])
        return names[choice % len(names)]


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeGift:
    """What is true of a gift; pages tell it now and then otherwise. `low` is set where it is only known as a range."""

    donor: MadeDonor
    fund: MadeFund
    first_day: date
    amount: Decimal | None
    low: Decimal | None
    currency: str
    in_kind: bool
    is_declined: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Donors with their gifts; `weights` count up, so that the first donors are drawn most often."""

    gifts: tuple[tuple[MadeGift, ...], ...]
    weights: tuple[float, ...]
    by_fund: dict[str, tuple[MadeGift, ...]]

    def draw(self, rng: random.Random) -> MadeGift:
        """Draw a gift: of a donor as often as pages tell of them, and one of that donor's gifts."""
        own = rng.choices(self.gifts, cum_weights=self.weights)[0]
        return own[int(len(own) * rng.random() ** 1.5)]

    @property
    def all(self) -> Iterator[MadeGift]:
        """Every gift, the most told donors first."""
        return (gift for own in self.gifts for gift in own)


def make_world(rng: random.Random, donors: int) -> World:
    """Make so many donors, half of them people, and about one and a half gifts for each."""
    funds, weights = _make_funds(rng)
    gifts = [
        tuple(_make_gifts(rng, donor, rank / donors, funds, weights))
        for rank, donor in enumerate(_make_donors(rng, donors))
    ]
    by_fund: dict[str, list[MadeGift]] = {}
    for gift in (gift for own in gifts for gift in own):
        by_fund.setdefault(gift.fund.names[0], []).append(gift)
    return World(
        gifts=tuple(gifts),
        weights=tuple(accumulate((rank + 3) ** -_SKEW for rank in range(donors))),
        by_fund={name: tuple(own) for name, own in by_fund.items()},
    )


def _make_donors(rng: random.Random, count: int) -> Iterator[MadeDonor]:
    people, firms = make_people(rng, count), make_firms(rng, count)
    for person, firm in islice(zip(people, firms, strict=False), count):
        if rng.random() < 0.5:
            yield MadeDonor(name=person, kind="person", associated=firm)
        else:
            yield MadeDonor(name=firm, kind="organization", associated=person)


def _make_funds(rng: random.Random) -> tuple[list[MadeFund], list[float]]:
    known = [
        MadeFund(id=fund.id, names=fund.names, wordings=dict(fund.wordings), committees=fund.committees)
        for fund in load_funds().all
    ]
    weights: list[float] = [_FUND_WEIGHTS.get(fund.id or "", 2) for fund in known]
    others = [MadeFund(id=None, names=(make_fund_name(rng),)) for _ in range(_UNREGISTERED)]
    share = sum(weights) * _UNREGISTERED_PART
    tail = [1 / (rank + 1) for rank in range(len(others))]
    return [*known, *others], [*weights, *(share * part / sum(tail) for part in tail)]


def _make_gifts(
    rng: random.Random, donor: MadeDonor, rank: float, funds: Sequence[MadeFund], weights: Sequence[float]
) -> Iterator[MadeGift]:
    """Yield the gifts of a donor: up to six of those whom everybody tells of, one or two of the others."""
    count = 1 + int(5 * rng.random() / (1 + 60 * rank)) + (rng.random() < 0.2)
    chosen = {fund.names[0]: fund for fund in rng.choices(funds, weights=weights, k=count)}
    for fund in chosen.values():
        yield _make_gift(rng, donor, fund)
        if rng.random() < 0.04:
            yield _make_gift(rng, donor, fund)


def _make_gift(rng: random.Random, donor: MadeDonor, fund: MadeFund) -> MadeGift:
    amount = Decimal(rng.choices(_SUMS, weights=_SUM_WEIGHTS)[0])
    if rng.random() < 0.1:
        amount += rng.randrange(1, 99) * 100
    known = rng.random()
    return MadeGift(
        donor=donor,
        fund=fund,
        first_day=FIRST_DAY + timedelta(days=int(DAYS * rng.random() ** 1.3)),
        amount=None if 0.03 <= known < 0.06 else amount,
        low=amount / 2 if known < 0.03 else None,
        currency="EUR" if rng.random() < 0.02 else "USD",
        in_kind=rng.random() < 0.08,
        is_declined=rng.random() < 0.04,
    )
