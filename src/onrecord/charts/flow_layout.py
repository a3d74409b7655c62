"""Where the bands of a flow diagram lie: worked out in whole hundredths of a pixel, so that the parts make the whole.

Donors stand in rows, one below the other: personal money first, companies below, in a column of their own. All bands
are at one scale, and a fund is exactly as high as the bands that come to it. Where there is one fund, it stands so that
money that goes straight to it comes in above the money that goes through companies, and no band crosses another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from onrecord.charts.flow_bands import Band, by_fund, share_out

__all__ = ["UNIT", "FlowLayout", "FundNode", "Laid", "Node", "Rows", "lay_out"]

UNIT = 100
"""Places and heights are in hundredths of a pixel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """How rows are spaced, in pixels: the height of all bands together and of one at most, and what is around them."""

    bands: int
    highest: int
    least: int
    above: int
    named_above: int
    below: int
    heading: int
    top: int
    fund_gap: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A band in its place: where it begins at its donor and where it ends at its fund, and how high it is."""

    band: Band
    start: int
    end: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A donor in its place, with the bands that begin there; `row` is where its row begins."""

    capacity: str
    donor: str
    others: int
    associated: tuple[str, ...]
    row: int
    top: int
    height: int
    bands: tuple[Laid, ...]

    @property
    def amount(self) -> Decimal:
        """All that the donor gives in this capacity."""
        return sum((laid.band.amount for laid in self.bands), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class FundNode:
    """A fund in its place."""

    fund: str
    other_funds: int
    top: int
    height: int
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowLayout:
    """Donors, funds, where the heading of each capacity stands, and the height of all, in hundredths of a pixel."""

    nodes: tuple[Node, ...]
    funds: tuple[FundNode, ...]
    headings: Mapping[str, int]
    height: int


@dataclass(frozen=True, slots=True)
class _Place:
    """A donor's bands and their heights, before funds are placed."""

    bands: tuple[Band, ...]
    heights: tuple[int, ...]
    row: int
    top: int


def lay_out(bands: Sequence[Band], rows: Rows) -> FlowLayout:
    """Return where all lies.

    >>> rows = Rows(bands=100, highest=60, least=14, above=2, named_above=2, below=2, heading=20, top=0, fund_gap=20)
    >>> bands = [Band(capacity="company", donor=name, fund="f", amount=Decimal(1)) for name in ("A", "B", "C")]
    >>> laid = lay_out(bands, rows)
    >>> [node.height for node in laid.nodes], laid.funds[0].height
    ([3334, 3333, 3333], 10000)
    """
    together = min(rows.bands, rows.highest * len(bands)) * UNIT
    heights = dict(zip(bands, share_out(together, [band.amount for band in bands]), strict=True))
    order = {fund: place for place, fund in enumerate(by_fund(bands))}
    places, headings, foot = _rows(bands, heights, order, rows)
    funds, foot = _funds(bands, heights, places, (rows.top * UNIT, foot), rows)
    return FlowLayout(
        nodes=tuple(_nodes(places, {fund.fund: fund.top for fund in funds})),
        funds=funds,
        headings=headings,
        height=foot,
    )


def _rows(
    bands: Sequence[Band], heights: Mapping[Band, int], order: Mapping[str, int], rows: Rows
) -> tuple[list[_Place], dict[str, int], int]:
    """Put donors into rows from the top down, with a heading above each capacity."""
    places: list[_Place] = []
    headings: dict[str, int] = {}
    y = rows.top * UNIT
    for donor_bands in _by_donor(bands):
        own = sorted(donor_bands, key=lambda band: order[band.fund])
        if own[0].capacity not in headings:
            y += rows.heading * UNIT
            headings[own[0].capacity] = y
        is_named = own[0].capacity == "company" and any(band.associated for band in own)
        above = rows.named_above if is_named else rows.above
        high = tuple(heights[band] for band in own)
        room = max(sum(high), rows.least * UNIT)
        places.append(_Place(bands=tuple(own), heights=high, row=y, top=y + above * UNIT + (room - sum(high)) // 2))
        y += above * UNIT + room + rows.below * UNIT
    return places, headings, y


def _by_donor(bands: Sequence[Band]) -> list[list[Band]]:
    """Return the bands of each donor together, in the order of the donors' first."""
    gathered: dict[tuple[str, str, int, str], list[Band]] = {}
    for band in bands:
        rest = band.fund if band.others else ""
        gathered.setdefault((band.capacity, band.donor, band.others, rest), []).append(band)
    by_capacity = groupby(gathered.values(), key=lambda group: group[0].capacity)
    return [group for _, groups in by_capacity for group in groups]


def _funds(
    bands: Sequence[Band], heights: Mapping[Band, int], places: Sequence[_Place], span: tuple[int, int], rows: Rows
) -> tuple[tuple[FundNode, ...], int]:
    top, foot = span
    grouped, gap = by_fund(bands), rows.fund_gap * UNIT
    total = sum(heights.values()) + gap * (len(grouped) - 1)
    y = _fund_top(places, top) if len(grouped) == 1 else max(top + gap, top + (foot - top - total) // 2)
    funds = []
    for fund, group in grouped.items():
        height = sum(heights[band] for band in group)
        amount = sum((band.amount for band in group), Decimal(0))
        funds.append(FundNode(fund=fund, other_funds=group[0].other_funds, top=y, height=height, amount=amount))
        y += height + gap
    return tuple(funds), max(foot, y - gap)


def _fund_top(places: Sequence[_Place], top: int) -> int:
    """Return where the one fund begins: what comes straight to it ends where the rows of companies begin."""
    straight = sum(sum(place.heights) for place in places if place.bands[0].capacity != "company")
    companies = [place.row for place in places if place.bands[0].capacity == "company"]
    if straight and companies:
        return companies[0] - straight
    rows_end = places[-1].top + sum(places[-1].heights)
    return top + (places[0].top - top + rows_end - top - sum(sum(place.heights) for place in places)) // 2


def _nodes(places: Sequence[_Place], fund_tops: Mapping[str, int]) -> list[Node]:
    ends = dict(fund_tops)
    nodes = []
    for place in places:
        laid, start = [], place.top
        for band, height in zip(place.bands, place.heights, strict=True):
            laid.append(Laid(band=band, start=start, end=ends[band.fund], height=height))
            start += height
            ends[band.fund] += height
        first = place.bands[0]
        names = dict.fromkeys(name for band in place.bands for name in band.associated)
        nodes.append(
            Node(
                capacity=first.capacity,
                donor=first.donor,
                others=first.others,
                associated=tuple(names),
                row=place.row,
                top=place.top,
                height=sum(place.heights),
                bands=tuple(laid),
            )
        )
    return nodes
