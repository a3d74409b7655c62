"""What a gift's tellings say together: its status, its sum, its capacity, and who told what first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from onrecord.pledges.amounts import agree, exactness
from onrecord.records import Money, Telling

__all__ = [
    "believed_capacity",
    "believed_money",
    "believed_status",
    "first_told",
    "in_order",
    "sureness",
    "told_capacity",
    "told_on",
]

OriginOf = Mapping[str, str]
"""The id of its origin, by the id of an article."""

_PROGRESS = ("planned", "given", "reported_in_filing")

_UNDATED = date.max

# However many say so, it is what papers say.
_SUREST = Decimal("0.99")


def told_on(telling: Telling) -> date:
    """Return the day of a telling; one without a day comes last."""
    return telling.published.value if telling.published else _UNDATED


def believed_money(gift: Sequence[Telling], origin_of: OriginOf) -> Money | None:
    """Return the sum that most origins tell, in its most exact telling; where as many tell another, the later one.

    A sum in another currency than the first one told is mostly a paper's own conversion: it gives way.
    """
    told = [telling for telling in gift if telling.claim.money is not None]
    if not told:
        return None
    currency = _currency(first_told(told))

    weights = _weigh_sums(told, origin_of)

    def weight(telling: Telling) -> tuple[int, bool, date, tuple[int, int], str]:
        origins, latest = weights[_sum_of(telling)]
        return (origins, _currency(telling) == currency, latest, exactness(telling.claim.money), telling.claim.id)

    return max(told, key=weight).claim.money


_Sum = tuple[object, ...]


def _sum_of(telling: Telling) -> _Sum:
    """Return what makes two sums the same, however they are worded."""
    money = telling.claim.money
    return (money.currency, money.amount, money.low, money.high, money.qualifier) if money else ()


def _weigh_sums(told: Iterable[Telling], origin_of: OriginOf) -> dict[_Sum, tuple[int, date]]:
    """Return, for each sum, how many origins tell it or one that can be it, and the last day on which any does.

    Each sum is compared once: a gift that thousands of pages tell of is told in a dozen sums.
    """
    by_sum: dict[_Sum, list[Telling]] = {}
    for telling in told:
        by_sum.setdefault(_sum_of(telling), []).append(telling)
    origins = {key: {origin_of[telling.claim.article_id] for telling in own} for key, own in by_sum.items()}
    latest = {key: _latest(own) for key, own in by_sum.items()}
    found = {}
    for key, own in by_sum.items():
        alike = [other for other, its in by_sum.items() if agree(own[0].claim.money, its[0].claim.money)]
        found[key] = (len(set().union(*(origins[other] for other in alike))), max(latest[other] for other in alike))
    return found


def _currency(telling: Telling) -> str | None:
    return telling.claim.money.currency if telling.claim.money else None


def _count_origins(tellings: Iterable[Telling], origin_of: OriginOf) -> int:
    return len({origin_of[telling.claim.article_id] for telling in tellings})


def believed_status(gift: Sequence[Telling], origin_of: OriginOf) -> str:
    """Return how far a gift is: what was sent back stays so; of refusals and gifts what more origins tell holds.

    Where as many tell one as the other, the later day decides. A promise goes on to be given and to be filed, whatever
    day tells of it: an old page still says "plans to".
    """
    said = {telling.claim.status for telling in gift}
    if "refunded" in said:
        return "refunded"
    refusals = [telling for telling in gift if telling.claim.status == "declined"]
    gifts = [telling for telling in gift if telling.claim.status in _PROGRESS]
    if refusals and _weight(refusals, origin_of) > _weight(gifts, origin_of):
        return "declined"
    return max((telling.claim.status for telling in gifts), key=_PROGRESS.index, default="declined")


def _weight(tellings: Sequence[Telling], origin_of: OriginOf) -> tuple[int, date]:
    return (_count_origins(tellings, origin_of), _latest(tellings))


def _latest(tellings: Iterable[Telling]) -> date:
    return max((told_on(telling) for telling in tellings if telling.published), default=date.min)


def believed_capacity(gift: Sequence[Telling], origin_of: OriginOf) -> str:
    """Return the capacity that most origins tell; "unknown" only where none tells another."""
    counted: Counter[str] = Counter()
    for capacity in {told_capacity(telling) for telling in gift} - {"unknown"}:
        counted[capacity] = _count_origins((t for t in gift if told_capacity(t) == capacity), origin_of)
    return max(sorted(counted), key=lambda capacity: counted[capacity], default="unknown")


def told_capacity(telling: Telling) -> str:
    """Return the capacity that a page tells; a page that takes a firm for a person has none of its own."""
    told, known = telling.claim.donor.kind, telling.donor.kind
    if told == known or known == "unknown" or telling.claim.capacity == "unknown":
        return telling.claim.capacity
    return "company" if known == "organization" else "personal"


def first_told(gift: Sequence[Telling]) -> Telling:
    """Return the telling of the first day; of one day the one whose outlet sorts first, whatever order they come in."""
    return in_order(gift)[0]


def in_order(gift: Iterable[Telling], copies: Collection[str] = ()) -> list[Telling]:
    """Return tellings by day; of one day those of no copy first, then by outlet.

    A report and its copies mostly bear one day. `copies` are ids of articles that are taken for copies.
    """

    def place(telling: Telling) -> tuple[date, bool, str, str]:
        claim = telling.claim
        return (told_on(telling), claim.article_id in copies, telling.outlet or "~", claim.id)

    return sorted(gift, key=place)


def sureness(gift: Iterable[Telling], origin_of: OriginOf) -> Decimal:
    """Return how sure a gift is: independent origins add up, copies of one do not.

    Two origins that are right nine times in ten are both wrong once in a hundred times.
    """
    best: dict[str, Decimal] = {}
    for telling in gift:
        origin = origin_of[telling.claim.article_id]
        best[origin] = max(best.get(origin, Decimal(0)), telling.claim.confidence)
    doubt = Decimal(1)
    for confidence in best.values():
        doubt *= 1 - confidence
    return min((1 - doubt).quantize(Decimal("0.01")), _SUREST)
