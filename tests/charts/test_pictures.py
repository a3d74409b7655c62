"""What holds of every picture: nothing lies on anything, nothing hangs out, and the text tells every figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.charts import Chart, Words, largest_gaps, said_and_filed, svg_of, who_gives_through_what
from onrecord.charts.marks import Box, Drawing, Label, Path
from onrecord.charts.scales import spread
from onrecord.errors import OnrecordError
from onrecord.records import DueDay, Flow, Gap, WeekTotal

from . import drawn
from .invented import DUE, FLOWS, FUND, FUND_NAMES, GAPS, PICTURES, WEEKS, flow, gap, week

ENGLISH, FRENCH = Words(), Words(locale="fr")
_LOCALES = st.sampled_from((ENGLISH, FRENCH))


def _overlapping(drawing: Drawing) -> list[tuple[str, str]]:
    """Return the texts that lie on one another, by more than a hair."""
    found = []
    for one, other in combinations(drawing.labels, 2):
        left, top, right, foot = one.box
        other_left, other_top, other_right, other_foot = other.box
        across = min(right, other_right) - max(left, other_left)
        down = min(foot, other_foot) - max(top, other_top)
        if across > 0.5 and down > 0.5:
            found.append((one.text, other.text))
    return found


def _outside(drawing: Drawing) -> list[str]:
    boxes = [(label.text, label.box) for label in drawing.labels]
    return [
        text
        for text, (left, top, right, foot) in boxes
        if left < -0.5 or top < -0.5 or right > drawing.width + 0.5 or foot > drawing.height + 0.5
    ]


def _check(chart: Chart, words: Words, currency: str) -> None:
    """Check all that every chart has to keep."""
    assert chart.alternative.strip()
    assert all(len(row) == len(chart.header) for row in chart.rows)
    if chart.drawing is None:
        with pytest.raises(OnrecordError, match="has no picture"):
            svg_of(chart)
        return
    assert _overlapping(chart.drawing) == []
    assert _outside(chart.drawing) == []
    shown = {amount for label in chart.drawing.labels for amount in label.values}
    told = {amount: words.full(amount, currency) for amount in shown}
    assert {amount: text for amount, text in told.items() if text not in chart.alternative} == {}


def _currency(rows: Sequence[WeekTotal | Flow | Gap]) -> str:
    """Return the one currency that the rows are made to have."""
    return rows[0].currency or "USD" if rows else "USD"


@given(st.lists(drawn.week_totals, max_size=12), st.lists(drawn.due_days, max_size=9), drawn.widths, _LOCALES)
def test_sums_over_time_are_legible(totals: list[WeekTotal], due: list[DueDay], width: int, words: Words) -> None:
    currency = _currency(totals)
    chart = said_and_filed(totals, due, fund=FUND, currency=currency, words=words, width=width)
    _check(chart, words, currency)
    assert len(chart.rows) == len(totals)


@given(st.lists(drawn.flows, max_size=40), drawn.widths, _LOCALES)
def test_flows_are_legible(flows: list[Flow], width: int, words: Words) -> None:
    currency = _currency(flows)
    chart = who_gives_through_what(flows, fund_names=FUND_NAMES, currency=currency, words=words, width=width)
    _check(chart, words, currency)
    assert len(chart.rows) == len(flows)


@given(st.lists(drawn.gaps, max_size=20), drawn.widths, _LOCALES)
def test_gaps_are_legible(gaps: list[Gap], width: int, words: Words) -> None:
    currency = _currency(gaps)
    chart = largest_gaps(gaps, fund=FUND, currency=currency, words=words, width=width)
    _check(chart, words, currency)
    assert len(chart.rows) == len(gaps)


@pytest.mark.parametrize("name", PICTURES)
def test_every_figure_in_a_picture_is_told_or_belongs_to_the_scale(name: str) -> None:
    """A text with a dollar sign either carries its sums, which the alternative tells, or is a tick of the scale."""
    drawing = PICTURES[name].drawing
    assert drawing is not None
    figures = [label for label in drawing.labels if "$" in label.text and not label.values]
    assert {label.fill for label in figures} <= {"muted"}
    ticks = re.compile(r"−?\$?[\d.,\u202f\xa0]+[KMB]?(\xa0\$)?")
    assert [label.text for label in figures if not ticks.fullmatch(label.text.replace("M\xa0$", "M"))] == []


@pytest.mark.parametrize("width", [100, 319, 2001])
def test_a_width_that_no_reader_has_is_refused_with_what_to_do(width: int) -> None:
    with pytest.raises(OnrecordError, match="ask for a width from 320 to 2000"):
        said_and_filed(WEEKS, fund=FUND, width=width)


def test_a_theme_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(OnrecordError, match="light, dark"):
        svg_of(PICTURES["gaps"], "sepia")


EMPTY = {
    "no row": said_and_filed([], fund=FUND),
    "only undated": said_and_filed([week(None, "personal", "5")], fund=FUND),
    "only without a sum": said_and_filed([week(0, "personal", unstated=4)], fund=FUND),
    "no flow": who_gives_through_what([], fund_names={}),
    "all sent back": who_gives_through_what([flow("A", "company", "-5")], fund_names={}),
    "no gap": largest_gaps([], fund=FUND),
    "nothing differs": largest_gaps([gap("A", "filed_as_announced", "5", "5")], fund=FUND),
    "only a slip": said_and_filed(
        [WeekTotal(week=date(9999, 12, 27), capacity="company", currency="USD", filed=Decimal(7))], fund=FUND
    ),
    "another currency": said_and_filed(WEEKS, DUE, fund=FUND, currency="EUR"),
}


@pytest.mark.parametrize("name", EMPTY)
def test_a_sentence_stands_where_there_is_nothing_to_draw(name: str) -> None:
    assert EMPTY[name].drawing is None
    assert EMPTY[name].alternative.endswith(".")


SLIP = WeekTotal(week=date(9999, 12, 27), capacity="company", currency="USD", filed=Decimal(7))

NOTES = {
    "slip": (said_and_filed([*WEEKS, SLIP], fund=FUND), "$0 said and $7 filed in the week of December 27, 9999"),
    "undated": (said_and_filed(WEEKS, fund=FUND), "$250,000 said on days that are not known"),
    "without a sum": (said_and_filed(WEEKS, fund=FUND), "2 gifts are told of without a sum"),
    "other currency": (said_and_filed(WEEKS, fund=FUND, currency="EUR"), "not added to these: US dollars"),
    "found as said": (largest_gaps(GAPS, fund=FUND), "1 donor was found in the filings with the sum that was said"),
    "waiting": (largest_gaps(GAPS, fund=FUND), "1 donor is not in the picture: no filing"),
    "sent back": (
        who_gives_through_what([*FLOWS, flow("Osric Thane", "personal", "-50000")], fund_names={}),
        "What was sent back is taken off: 1 sum.",
    ),
}


@pytest.mark.parametrize("name", NOTES)
def test_what_a_picture_leaves_out_is_told_beside_it(name: str) -> None:
    chart, words = NOTES[name]
    assert any(words in note for note in chart.notes), chart.notes


def test_what_was_not_found_stands_apart_and_is_no_gap() -> None:
    chart = PICTURES["gaps"]
    assert "Not found in the filings that were read: Marrow & Finch: said $2,000,000." in chart.alternative
    assert "That is no proof that it was not given." in chart.alternative
    assert chart.drawing is not None
    heights = {label.text: label.y for label in chart.drawing.labels}
    assert heights["That is no proof that it was not given."] == heights["Not found in the filings that were read"] + 16
    ring_only = [mark for mark in chart.drawing.marks if isinstance(mark, Path) and mark.stroke == "gap"]
    assert len(ring_only) == 4, "a bar for each of the three that differ and the one that was sent back"
    with pytest.raises(ValueError, match="has no filed sum"):
        gap("Marrow & Finch", "not_found_though_due", "2000000", "0")


@pytest.mark.parametrize("name", PICTURES)
def test_no_text_says_that_somebody_did_not_give(name: str) -> None:
    assert not re.search(r"did not (give|donate|pay)|n't|broke|failed", PICTURES[name].alternative)


def test_a_bar_and_an_area_are_as_high_as_their_sum() -> None:
    """In the picture of sums by week, heights of bars stand in the proportion of the sums."""
    drawing = said_and_filed([week(0, "company", "1"), week(1, "personal", "3")], fund=FUND).drawing
    assert drawing is not None
    bars = [mark for mark in drawing.marks if isinstance(mark, Box) and mark.told]
    company, personal = (next(bar.height for bar in bars if bar.fill == paint) for paint in ("company", "personal"))
    assert personal == pytest.approx(3 * company)


def test_long_times_are_drawn_in_longer_periods_and_say_so() -> None:
    weeks = [week(number, "company", "1000") for number in range(0, 500, 10)]
    chart = said_and_filed(weeks, fund=FUND, width=360)
    assert "Each bar stands for 26 weeks." in chart.notes
    assert chart.drawing is not None
    assert "Said, by 26 weeks" in [label.text for label in chart.drawing.labels]
    bars = [mark for mark in chart.drawing.marks if isinstance(mark, Box) and mark.told]
    assert min(bar.width for bar in bars) > 3


def test_capacities_are_told_by_texture_and_name_and_said_and_filed_by_shape() -> None:
    drawing = PICTURES["over-time"].drawing
    assert drawing is not None
    swatches = [mark for mark in drawing.marks if isinstance(mark, Box) and not mark.told and mark.fill != "ground"]
    assert {(mark.fill, mark.textured) for mark in swatches} == {
        (paint, True) for paint in ("company", "personal", "unknown")
    }
    texts = " ".join(label.text for label in drawing.labels)
    assert all(name in texts for name in ("Company money", "Personal money", "Not told whose money", "Filed"))


def test_a_label_knows_its_box() -> None:
    label = Label(x=50, y=20, text="Form 13", anchor="middle")
    left, _, right, _ = label.box
    assert left + right == pytest.approx(100)


def test_the_table_of_a_chart_has_sums_to_the_last_digit() -> None:
    rows = PICTURES["flows"].rows
    assert (
        "Marrow & Finch",
        "organization",
        "company",
        "harbour",
        "4889345.33",
        "USD",
        "1",
        "0",
        "Ada Brandt; Osric Thane",
    ) in rows
    assert sum(Decimal(row[4]) for row in rows) == sum(one.amount for one in FLOWS)


@given(st.lists(st.floats(0, 300), min_size=1, max_size=10).map(sorted), st.sampled_from((14.0, 17.0)))
def test_places_are_moved_apart_and_stay_above_the_last(places: list[float], apart: float) -> None:
    moved = spread(places, apart, 300)
    assert all(after - before >= apart - 1e-9 for before, after in pairwise(moved))
    assert moved[-1] <= 300
    if all(after - before >= apart for before, after in pairwise(places)):
        assert moved == places


def test_names_beside_thin_areas_lie_on_no_other() -> None:
    weeks = [week(0, "company", "1000000", "1000000"), week(0, "personal", "1"), week(0, "unknown", "1")]
    _check(said_and_filed(weeks, fund=FUND), ENGLISH, "USD")
