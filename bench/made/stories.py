"""Made stories, before any words: which gifts a story tells of and how, whom it quotes, and what else it is about."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate

from made.names import make_family, make_place
from made.wording import LANGUAGES
from made.world import DAYS, FIRST_DAY, MadeGift, World

__all__ = ["Filler", "Quote", "Story", "Telling", "make_story"]

_CLAIMS = {1: 30, 2: 22, 3: 17, 4: 11, 5: 8, 6: 5, 8: 4, 12: 3}
"""How many of a hundred stories tell of so many gifts: 3.1 in the middle."""
_QUALIFIERS = {"exact": 84, "about": 6, "more_than": 6, "nearly": 4}
_DISPUTED = 0.05
_UNSURE = 0.08
_SAME_FUND = 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How one story tells of one gift; `amount` None leaves the sum out. `headline` credits who is behind the donor."""

    gift: MadeGift
    status: str
    capacity: str
    amount: Decimal | None
    low: Decimal | None
    qualifier: str
    confidence: Decimal
    is_headline: bool
    choice: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words in somebody's mouth: the number of a template, and what they are about."""

    speaker: str
    place: str
    choice: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """A sentence that is not of gifts."""

    place: str
    name: str
    number: int
    choice: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What a story tells, in any language; `wording` picks other templates for the same facts."""

    language: str
    outlet: str
    published: date | None
    tellings: tuple[Telling, ...]
    quotes: tuple[Quote, ...]
    fillers: tuple[Filler, ...]
    place: str
    wording: int = 0


def make_story(rng: random.Random, world: World, part: float, *, outlet: str) -> Story:
    """Make a story of the day that `part` of the two years have gone by; one in fifty does not tell its day."""
    day = FIRST_DAY + timedelta(days=int(DAYS * part))
    gifts = list(_choose_gifts(rng, world))
    return Story(
        language=rng.choices(tuple(LANGUAGES), cum_weights=tuple(accumulate(LANGUAGES.values())))[0],
        outlet=outlet,
        published=None if rng.random() < 0.02 else day,
        tellings=tuple(_tell(rng, gift, day, is_first=not at) for at, gift in enumerate(gifts)),
        quotes=tuple(_quote(rng, gifts[0]) for _ in range(rng.choice((0, 1, 1, 2)))),
        fillers=tuple(_filler(rng) for _ in range(rng.randrange(4, 9))),
        place=make_place(rng),
        wording=rng.randrange(100),
    )


def _choose_gifts(rng: random.Random, world: World) -> Iterator[MadeGift]:
    """Yield different gifts; a roundup is mostly of one fund."""
    first = world.draw(rng)
    yield first
    taken = {(first.donor.name, first.fund.names[0])}
    own = world.by_fund[first.fund.names[0]]
    for _ in range(rng.choices(tuple(_CLAIMS), cum_weights=tuple(accumulate(_CLAIMS.values())))[0] - 1):
        gift = own[int(len(own) * rng.random() ** 3)] if rng.random() < _SAME_FUND else world.draw(rng)
        if (key := (gift.donor.name, gift.fund.names[0])) not in taken:
            taken.add(key)
            yield gift


def _tell(rng: random.Random, gift: MadeGift, day: date, *, is_first: bool) -> Telling:
    amount = gift.amount if rng.random() > 0.06 else None
    if amount is not None and rng.random() < _DISPUTED:
        amount = amount * rng.choice((Decimal(2), Decimal("0.5"), Decimal(10)))
    own = "company" if gift.donor.kind == "organization" else "personal"
    other = "company" if own == "personal" and rng.random() < 0.3 else "unknown"
    return Telling(
        gift=gift,
        status=_status(rng, gift, day),
        capacity=own if rng.random() > _DISPUTED else other,
        amount=amount,
        low=gift.low,
        qualifier=rng.choices(tuple(_QUALIFIERS), cum_weights=tuple(accumulate(_QUALIFIERS.values())))[0],
        confidence=_confidence(rng),
        is_headline=is_first and gift.donor.kind == "organization" and rng.random() < 0.1,
        choice=rng.randrange(100),
    )


def _confidence(rng: random.Random) -> Decimal:
    sureness = rng.uniform(0.05, 0.29) if rng.random() < _UNSURE else 0.55 + 0.42 * rng.random() ** 0.5
    return Decimal(f"{sureness:.2f}")


def _status(rng: random.Random, gift: MadeGift, day: date) -> str:
    """A promise is kept after a while, and told from the filings long after."""
    if gift.is_declined or rng.random() < 0.01:
        return "declined"
    age = (day - gift.first_day).days
    if age > 120 and rng.random() < 0.4:
        return "refunded" if rng.random() < 0.03 else "reported_in_filing"
    return "given" if rng.random() < (0.6 if age > 30 else 0.2) else "planned"


def _quote(rng: random.Random, gift: MadeGift) -> Quote:
    speaker = gift.donor.name if gift.donor.kind == "person" else gift.donor.associated
    return Quote(speaker=speaker, place=make_place(rng), choice=rng.randrange(100))


def _filler(rng: random.Random) -> Filler:
    return Filler(
        place=make_place(rng), name=make_family(rng), number=rng.randrange(13, 1800), choice=rng.randrange(1000)
    )
