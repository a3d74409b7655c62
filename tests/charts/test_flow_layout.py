"""The bands of a flow diagram: no money is lost, none is counted twice, and a part is as high as its share."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from onrecord.charts.flow_bands import Band, fold_flows, share_out
from onrecord.charts.flow_layout import UNIT, FlowLayout, Rows, lay_out
from onrecord.records import Flow

from . import drawn
from .invented import FLOWS, flow

ROWS = Rows(bands=330, highest=60, least=14, above=3, named_above=3, below=3, heading=26, top=0, fund_gap=44)


def _laid(flows: list[Flow]) -> tuple[tuple[Band, ...], FlowLayout | None]:
    bands = fold_flows(flows)
    return bands, lay_out(bands, ROWS) if bands else None


@given(st.integers(0, 100_000), st.lists(drawn.sums, max_size=40))
def test_parts_make_the_whole_and_are_never_a_unit_from_their_share(total: int, amounts: list[Decimal]) -> None:
    parts = share_out(total, amounts)
    assert sum(parts) == (total if amounts else 0)
    whole = sum(map(Fraction, amounts), Fraction(0))
    for part, amount in zip(parts, amounts, strict=True):
        assert abs(part - Fraction(amount) * total / whole) < 1


@given(st.lists(drawn.flows, max_size=60))
def test_bands_hold_all_money_that_is_left_after_what_was_sent_back(flows: list[Flow]) -> None:
    donors: dict[tuple[str, str, str], Fraction] = defaultdict(Fraction)
    for one in flows:
        donors[one.capacity, one.donor, one.fund] += Fraction(one.amount)
    bands = fold_flows(flows)
    assert sum((Fraction(band.amount) for band in bands), Fraction(0)) == sum(
        (amount for amount in donors.values() if amount > 0), Fraction(0)
    )
    assert len(bands) <= 25


@given(st.lists(drawn.flows, max_size=60))
def test_bands_end_where_they_begin_and_lie_on_no_other(flows: list[Flow]) -> None:
    bands, layout = _laid(flows)
    if layout is None:
        return
    total = sum(node.height for node in layout.nodes)
    assert total == sum(fund.height for fund in layout.funds) == min(330, 60 * len(bands)) * UNIT
    for node in layout.nodes:
        assert sum(laid.height for laid in node.bands) == node.height
        starts = [laid.start for laid in node.bands] + [node.top + node.height]
        assert [start + laid.height for start, laid in zip(starts, node.bands, strict=False)] == starts[1:]
    for fund in layout.funds:
        ends = sorted(
            (laid.end, laid.height) for node in layout.nodes for laid in node.bands if laid.band.fund == fund.fund
        )
        y = fund.top
        for end, height in ends:
            assert end == y
            y += height
        assert y == fund.top + fund.height


@given(st.lists(drawn.flows, max_size=60))
def test_rows_of_donors_lie_below_one_another_within_the_picture(flows: list[Flow]) -> None:
    _, layout = _laid(flows)
    if layout is None:
        return
    foot = 0
    for node in layout.nodes:
        assert node.row >= foot
        foot = max(node.top + node.height, node.row + ROWS.least * UNIT)
    assert layout.height >= max(foot, *(fund.top + fund.height for fund in layout.funds), foot)
    assert min(fund.top for fund in layout.funds) >= 0


def test_in_the_picture_of_one_fund_no_band_crosses_another() -> None:
    _, layout = _laid(list(FLOWS))
    assert layout is not None
    laid = [laid for node in layout.nodes for laid in node.bands]
    assert [one.end for one in laid] == sorted(one.end for one in laid)
    assert [one.start for one in laid] == sorted(one.start for one in laid)


def test_who_is_told_beside_a_gift_adds_nothing_to_it() -> None:
    alone = fold_flows([flow("Lumenforge", "company", "10")])
    beside = fold_flows([flow("Lumenforge", "company", "10", beside=("Petra Vancroft", "Ada Brandt"))])
    assert [band.amount for band in alone] == [band.amount for band in beside] == [Decimal(10)]


def test_a_tail_of_funds_is_folded_too() -> None:
    flows = [flow(f"Donor {number}", "personal", str(number + 1), fund=f"fund-{number}") for number in range(12)]
    bands = fold_flows(flows)
    assert len({band.fund for band in bands}) == 6
    assert {band.other_funds for band in bands} == {0, 7}


def test_a_rest_of_one_donor_keeps_its_name() -> None:
    flows = [flow(f"Company {number:02}", "company", str(100 - number)) for number in range(25)]
    assert [band.others for band in fold_flows(flows)] == [0] * 25
    assert [band.others for band in fold_flows([*flows, flow("Last", "company", "1")])][-1] == 2


def test_the_order_of_rows_changes_nothing() -> None:
    assert fold_flows(FLOWS) == fold_flows(reversed(FLOWS))
