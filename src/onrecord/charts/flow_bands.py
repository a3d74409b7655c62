"""Who gives through what, as bands: gifts of one donor to one fund in one capacity, and long tails folded together.

A band is a sum that was said once. People who are told beside a company's gift are named on its band and have none of
their own, so that no money is counted twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from onrecord.records import Flow

__all__ = ["DRAWN", "Band", "by_fund", "fold_flows", "share_out"]

DRAWN = ("personal", "unknown", "company")
"""The capacities from the top down: what goes straight to a fund, then what goes through a company."""

_MOST_BANDS, _FEWEST_NAMED, _MOST_FUNDS = 25, 5, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A sum on its way: from `donor`, or from so many `others`, to a fund; `other_funds` where `fund` is folded too."""

    capacity: str
    donor: str
    fund: str
    amount: Decimal
    pledges: int = 1
    associated: tuple[str, ...] = ()
    others: int = 0
    other_funds: int = 0


def fold_flows(flows: Iterable[Flow]) -> tuple[Band, ...]:
    """Return the bands of flows of one currency, the largest first within a capacity, at most about 25.

    What is nothing or less (all of it sent back) makes no band. The sum of the bands is the sum of the other flows.

    >>> from functools import partial
    >>> personal = partial(Flow, kind="person", capacity="personal", fund="f", currency="USD")
    >>> def one(donor, amount):
    ...     return personal(donor=donor, amount=Decimal(amount))
    >>> [(band.donor, str(band.amount)) for band in fold_flows([one("A", 1), one("B", 5), one("A", 2), one("C", -1)])]
    [('B', '5'), ('A', '3')]
    >>> folded = fold_flows(one(f"Donor {number}", number) for number in range(1, 101))
    >>> len(folded), folded[-1].others, str(sum(band.amount for band in folded))
    (25, 76, '5050')
    """
    bands = _fold_funds(_together(flows))
    ordered = sorted(bands, key=_rank)
    tails = {(band.capacity, band.fund) for band in bands}
    named = max(_MOST_BANDS - len(tails), _FEWEST_NAMED) if len(bands) > _MOST_BANDS else len(bands)
    return tuple(sorted((*ordered[:named], *_folded(ordered[named:])), key=_place))


def _together(flows: Iterable[Flow]) -> list[Band]:
    """Add up what one donor gives to one fund in one capacity."""
    gathered: dict[tuple[str, str, str], list[Flow]] = defaultdict(list)
    for flow in flows:
        gathered[flow.capacity, flow.donor, flow.fund].append(flow)
    bands = (
        Band(
            capacity=capacity,
            donor=donor,
            fund=fund,
            amount=sum((flow.amount for flow in own), Decimal(0)),
            pledges=sum(flow.pledges for flow in own),
            associated=tuple(dict.fromkeys(name for flow in own for name in flow.associated)),
        )
        for (capacity, donor, fund), own in gathered.items()
    )
    return [band for band in bands if band.amount > 0]


def _fold_funds(bands: Sequence[Band]) -> list[Band]:
    """Fold funds beyond the five that get most into one, where there are more than six."""
    totals: dict[str, Decimal] = defaultdict(Decimal)
    for band in bands:
        totals[band.fund] += band.amount
    if len(totals) <= _MOST_FUNDS + 1:
        return list(bands)
    rest = set(sorted(totals, key=lambda fund: (-totals[fund], fund))[_MOST_FUNDS:])
    kept: list[Band] = [band for band in bands if band.fund not in rest]
    folded: dict[tuple[str, str], list[Band]] = defaultdict(list)
    for band in bands:
        if band.fund in rest:
            folded[band.capacity, band.donor].append(band)
    return kept + [replace(_one(group), fund="", other_funds=len(rest)) for group in folded.values()]


def _folded(bands: Sequence[Band]) -> Iterator[Band]:
    """Yield one band for the rest of each capacity and fund; a rest of one keeps its name."""
    tails: dict[tuple[str, str], list[Band]] = defaultdict(list)
    for band in bands:
        tails[band.capacity, band.fund].append(band)
    for tail in tails.values():
        if len(tail) == 1:
            yield tail[0]
        else:
            yield replace(_one(tail), donor="", associated=(), others=len(tail))


def _one(bands: Sequence[Band]) -> Band:
    """Return one band of the sum of several."""
    return replace(
        bands[0],
        amount=sum((band.amount for band in bands), Decimal(0)),
        pledges=sum(band.pledges for band in bands),
        associated=tuple(dict.fromkeys(name for band in bands for name in band.associated)),
    )


def _rank(band: Band) -> tuple[Decimal, str, str, str]:
    return -band.amount, band.donor, band.fund, band.capacity


def _place(band: Band) -> tuple[int, bool, Decimal, str, str]:
    """Sort by capacity, the folded ones last, the largest first."""
    return DRAWN.index(band.capacity), band.others > 0, -band.amount, band.donor, band.fund


def share_out(total: int, amounts: Sequence[Decimal]) -> tuple[int, ...]:
    """Return whole parts of `total` in proportion to sums, which add up to it exactly (largest remainders).

    >>> share_out(100, [Decimal(1), Decimal(1), Decimal(1)])
    (34, 33, 33)
    >>> share_out(100, [])
    ()
    """
    whole = sum(map(Fraction, amounts), Fraction(0))
    if not whole:
        return tuple(0 for _ in amounts)
    exact = [Fraction(amount) * total / whole for amount in amounts]
    parts = [int(part) for part in exact]
    by_remainder = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_remainder[: total - sum(parts)]:
        parts[place] += 1
    return tuple(parts)


def by_fund(bands: Iterable[Band]) -> Mapping[str, list[Band]]:
    """Return bands by fund, the fund that gets most first, folded funds last."""
    grouped: dict[str, list[Band]] = defaultdict(list)
    for band in bands:
        grouped[band.fund].append(band)
    totals = {fund: sum((band.amount for band in group), Decimal(0)) for fund, group in grouped.items()}
    return {fund: grouped[fund] for fund in sorted(grouped, key=lambda fund: (not fund, -totals[fund], fund))}
