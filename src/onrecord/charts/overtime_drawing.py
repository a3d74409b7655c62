"""How said and filed over time are drawn: sums added up as piled areas, sums by week as piled bars, filed as a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from onrecord.charts.axes import LANE, MARGIN, MOST_LABELLED, DueLabel, day_axis, due_labels, due_marks, sum_axis
from onrecord.charts.capacities import STACKED, capacity_name
from onrecord.charts.lettering import cut_text, text_width
from onrecord.charts.marks import Box, Drawing, Label, Mark, Path, diamond, plate, polyline
from onrecord.charts.scales import DayScale, SumScale, round_ticks, spread
from onrecord.charts.weeks import PeriodSums, added_up
from onrecord.charts.wording import Words
from onrecord.records import DueDay

__all__ = ["draw_over_time", "most_periods"]

_NARROW = 600
_TOP_HEIGHT, _BOTTOM_HEIGHT, _HEADING, _BETWEEN, _FOOT = 210, 120, 30, 14, 26
_LINE = 17
_SWATCH = 11
_ZERO = Decimal(0)

Points = tuple[tuple[float, float], ...]


def most_periods(width: int) -> int:
    """Return how many bars fit into a picture of a width, each wide enough to be seen.

    >>> most_periods(1000) > most_periods(360)
    True
    """
    return max(10, (width - 100) // 7)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Panel:
    """A part of the picture: where days and sums lie in it."""

    days: DayScale
    sums: SumScale
    ticks: tuple[Decimal, ...]

    @property
    def ground(self) -> float:
        return self.sums(_ZERO)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Series:
    """A line of the legend: a paint, its name, and the sum that it comes to."""

    paint: str
    name: str
    total: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """The two parts, the labels above them, and the height of all."""

    upper: _Panel
    lower: _Panel
    due: tuple[DueLabel, ...]

    @property
    def height(self) -> float:
        return self.lower.sums.start + _FOOT


def draw_over_time(sums: PeriodSums, due_days: Sequence[DueDay], *, currency: str, words: Words, width: int) -> Drawing:
    """Return the picture of sums over time.

    >>> from datetime import date
    >>> from onrecord.charts.weeks import sum_periods
    >>> from onrecord.charts.wording import ENGLISH
    >>> from onrecord.records import WeekTotal
    >>> week = WeekTotal(week=date(2024, 12, 16), capacity="personal", currency="USD", said=Decimal(5))
    >>> drawing = draw_over_time(sum_periods([week], 50), (), currency="USD", words=ENGLISH, width=360)
    >>> [label.text for label in drawing.labels][:2]
    ['Personal money $5', '$0']
    """
    series = tuple(_series(sums, currency, words))
    is_narrow = width < _NARROW
    legend = tuple(_legend(series, width)) if is_narrow else ()
    top = max((mark.y for mark in legend if isinstance(mark, Label)), default=0.0) + 8
    right = width - 18 if is_narrow else width - _end_room(series)
    layout = _laid_out(sums, due_days, currency, words, (top, right))
    marks = (
        *legend,
        *_axes(layout, currency, words),
        *_areas(sums, layout.upper),
        *_bars(sums, layout.lower, currency, words),
        *due_marks(layout.due, layout.upper.sums.end - _HEADING, layout.lower.sums.start),
        *_heading_labels(sums, layout, words),
        *_filed(sums, layout),
        *(() if is_narrow else _end_labels(series, sums, layout.upper)),
    )
    return Drawing(width=width, height=layout.height, marks=marks)


def _series(sums: PeriodSums, currency: str, words: Words) -> Iterator[_Series]:
    """Yield what is drawn, from the top of the pile to the ground, and what was filed."""
    _ = words.gettext
    for capacity in reversed(STACKED):
        if any(sums.said[capacity]):
            total = sum(sums.said[capacity], _ZERO)
            name = f"{capacity_name(capacity, words)} {words.short(total, currency)}"
            yield _Series(paint=capacity, name=name, total=total)
    if sums.filed is not None:
        total = sum(sums.filed, _ZERO)
        yield _Series(paint="filed", name=f"{_('Filed')} {words.short(total, currency)}", total=total)


def _laid_out(
    sums: PeriodSums, due_days: Sequence[DueDay], currency: str, words: Words, sides: tuple[float, float]
) -> _Layout:
    top, right = sides
    due_days = due_days[:MOST_LABELLED]
    many = round_ticks(*_reach(sums, is_added_up=True), 6)
    few = round_ticks(*_reach(sums, is_added_up=False), 4)
    sums_room = 8 + max(text_width(words.short(tick, currency), 12) for tick in (*many, *few))
    left = MARGIN + max(sums_room, text_width(words.short_day(sums.starts[0]), 12) / 2)
    last = max(sums.ends[-1], *(due.day + timedelta(days=3) for due in due_days), sums.ends[-1])
    first = min(sums.starts[0], *(due.day for due in due_days), sums.starts[0])
    days = DayScale(first=first, last=last, start=left, end=right)
    due = due_labels(due_days, days, words)
    start = top + _HEADING + LANE * max((label.lane + 1 for label in due), default=0)
    middle = start + _TOP_HEIGHT + _HEADING + _BETWEEN
    upper = SumScale(low=many[0], high=many[-1], start=start + _TOP_HEIGHT, end=start)
    lower = SumScale(low=few[0], high=few[-1], start=middle + _BOTTOM_HEIGHT, end=middle)
    return _Layout(
        upper=_Panel(days=days, sums=upper, ticks=many), lower=_Panel(days=days, sums=lower, ticks=few), due=due
    )


def _reach(sums: PeriodSums, *, is_added_up: bool) -> tuple[Decimal, Decimal]:
    """Return the lowest and the highest sum of a part; a pile of bars is as high as what in it is above nothing."""
    filed = sums.filed or (_ZERO,)
    if is_added_up:
        sides = [*added_up(sums.said_in_all), *added_up(filed)]
        return min(_ZERO, *sides), max(*sides, _least(sides))
    piles = list(zip(*sums.said.values(), strict=True))
    above = [sum((one for one in pile if one > 0), _ZERO) for pile in piles]
    below = [sum((one for one in pile if one < 0), _ZERO) for pile in piles]
    return min(_ZERO, *below, *filed), max(*above, *filed, _least([*below, *filed]))


def _least(sides: Sequence[Decimal]) -> Decimal:
    """Return what a scale reaches up to at least: nothing, or a little where all is nothing."""
    return _ZERO if any(sides) else Decimal(1)


def _axes(layout: _Layout, currency: str, words: Words) -> Iterator[Mark]:
    for panel in (layout.upper, layout.lower):
        yield from sum_axis(panel.ticks, panel.sums, (panel.days.start, panel.days.end), currency, words)
    yield from day_axis(layout.lower.days, layout.lower.sums.start, words)


def _heading_labels(sums: PeriodSums, layout: _Layout, words: Words) -> Iterator[Mark]:
    for panel, heading in zip((layout.upper, layout.lower), _headings(sums, words), strict=True):
        text = cut_text(heading, panel.days.end - MARGIN, 12, bold=True)
        label = Label(x=MARGIN, y=panel.sums.end - 14, text=text, bold=True)
        yield from (plate(label), label)


def _headings(sums: PeriodSums, words: Words) -> tuple[str, str]:
    """Return what the two parts show: never what was given, only what was said and what was filed."""
    _ = words.gettext
    by = _("by week") if sums.weeks == 1 else _("by {weeks} weeks").format(weeks=sums.weeks)
    if sums.filed is None:
        what = _("Said, {how}")
    else:
        what = _("Said (filled) and filed (line), {how}") if any(sums.said_in_all) else _("Filed, {how}")
    return what.format(how=_("added up")), what.format(how=by)


def _areas(sums: PeriodSums, panel: _Panel) -> Iterator[Path]:
    """Yield the areas from the ground up, each on the one below it."""
    below = tuple(_ZERO for _ in sums.starts)
    for capacity in STACKED:
        if not any(sums.said[capacity]):
            continue
        above = tuple(low + high for low, high in zip(below, added_up(sums.said[capacity]), strict=True))
        upper, lower = _points(sums, above, panel), _points(sums, below, panel)
        yield Path(d=f"{polyline((*upper, *reversed(lower)))}Z", fill=capacity, textured=True)
        yield Path(d=polyline(upper), stroke=capacity, stroke_width=1.5)
        below = above


def _points(sums: PeriodSums, totals: Sequence[Decimal], panel: _Panel) -> Points:
    """Return the line of sums that are reached at the end of each period, from nothing at the beginning."""
    ends = ((panel.days(day), panel.sums(total)) for day, total in zip(sums.ends, totals, strict=True))
    return ((panel.days(sums.starts[0]), panel.ground), *ends)


def _bars(sums: PeriodSums, panel: _Panel, currency: str, words: Words) -> Iterator[Box]:
    width = panel.days(sums.ends[0]) - panel.days(sums.starts[0])
    gap = min(2.0, width / 5)
    breadth = min(width - gap, 40)
    for place, start in enumerate(sums.starts):
        up = down = _ZERO
        for capacity in STACKED:
            amount = sums.said[capacity][place]
            if not amount:
                continue
            foot = up if amount > 0 else down
            y, end = sorted((panel.sums(foot), panel.sums(foot + amount)))
            up, down = (up + amount, down) if amount > 0 else (up, down + amount)
            told = f"{words.day(start)} · {capacity_name(capacity, words)} {words.full(amount, currency)}"
            x = panel.days(start) + (width - breadth) / 2
            yield Box(x=x, y=y, width=breadth, height=end - y, fill=capacity, textured=True, stroke=capacity, told=told)


def _filed(sums: PeriodSums, layout: _Layout) -> Iterator[Path]:
    """Yield the line of what was filed in both parts, with a diamond at each period in which a line was filed."""
    if sums.filed is None:
        return
    upper = _points(sums, added_up(sums.filed), layout.upper)
    yield from _line_with_diamonds(upper, [place + 1 for place, amount in enumerate(sums.filed) if amount])
    width = layout.lower.days(sums.ends[0]) - layout.lower.days(sums.starts[0])
    lower = tuple(
        (layout.lower.days(start) + width / 2, layout.lower.sums(amount))
        for start, amount in zip(sums.starts, sums.filed, strict=True)
    )
    yield from _line_with_diamonds(lower, [place for place, amount in enumerate(sums.filed) if amount])


def _line_with_diamonds(points: Points, places: Sequence[int]) -> Iterator[Path]:
    yield Path(d=polyline(points), stroke="ground", stroke_width=5)
    yield Path(d=polyline(points), stroke="filed", stroke_width=2)
    for place in places:
        yield Path(d=diamond(*points[place], 4.5), fill="filed", stroke="ground")


def _legend(series: Sequence[_Series], width: int) -> Iterator[Mark]:
    """Yield the legend above a narrow picture, as many names in a line as fit."""
    x, y = float(MARGIN), 20.0
    for one in series:
        room = _SWATCH + 6 + text_width(one.name, 12) + 16
        if x > MARGIN and x + room > width:
            x, y = float(MARGIN), y + _LINE
        yield from _swatch(one.paint, x, y)
        yield Label(x=x + _SWATCH + 6, y=y, text=one.name, values=(one.total,))
        x += room


def _swatch(paint: str, x: float, y: float) -> Iterator[Mark]:
    if paint == "filed":
        yield Path(d=polyline(((x, y - 4), (x + _SWATCH, y - 4))), stroke="filed", stroke_width=2)
        yield Path(d=diamond(x + _SWATCH / 2, y - 4, 4.5), fill="filed")
    else:
        yield Box(x=x, y=y - 10, width=_SWATCH, height=_SWATCH, fill=paint, textured=True, stroke=paint)


def _end_room(series: Sequence[_Series]) -> float:
    return MARGIN + 14 + _SWATCH + 6 + max(text_width(one.name, 12) for one in series)


def _end_labels(series: Sequence[_Series], sums: PeriodSums, panel: _Panel) -> Iterator[Mark]:
    """Yield a name beside the end of each area and line, moved apart where they would lie on one another."""
    height, ends = _ZERO, {}
    for one in reversed([one for one in series if one.paint != "filed"]):
        ends[one.paint] = panel.sums(height + one.total / 2)
        height += one.total
    ends |= {one.paint: panel.sums(one.total) for one in series if one.paint == "filed"}
    ordered = sorted(series, key=lambda one: (ends[one.paint], one.paint))
    places = spread([ends[one.paint] + 4 for one in ordered], _LINE, panel.sums.start + 4)
    x = panel.days(sums.ends[-1])
    for one, y in zip(ordered, places, strict=True):
        leader = ((x + 4, ends[one.paint]), (panel.days.end, ends[one.paint]), (panel.days.end + 11, y - 4))
        yield Path(d=polyline(leader), stroke="muted", dashes="1 3")
        yield from _swatch(one.paint, panel.days.end + 14, y)
        yield Label(x=panel.days.end + 14 + _SWATCH + 6, y=y, text=one.name, values=(one.total,))
