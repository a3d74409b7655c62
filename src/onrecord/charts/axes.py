"""The scales of a picture as its reader sees them: lines and sums, months or weeks, and days that filings are due."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from onrecord.charts.lettering import cut_text, text_width
from onrecord.charts.marks import Label, Mark, Path, line
from onrecord.charts.scales import DayScale, SumScale, month_starts
from onrecord.charts.wording import Words
from onrecord.records import DueDay

__all__ = ["LANE", "MARGIN", "MOST_LABELLED", "DueLabel", "day_axis", "due_labels", "due_marks", "sum_axis"]

LANE = 16
"""The height of a line of labels."""
MARGIN = 8
"""What is left free at each side of a picture."""
_SIZE = 12
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
MOST_LABELLED = 6
"""How many due days have a rule and a label; the text tells all."""


def sum_axis(
    ticks: Sequence[Decimal], scale: SumScale, sides: tuple[float, float], currency: str, words: Words
) -> Iterator[Mark]:
    """Yield a line and a sum for each tick; the line of nothing is the ground that all stands on."""
    left, right = sides
    for tick in ticks:
        y = scale(tick)
        yield line((left, y), (right, y), "grid" if tick else "muted")
        yield Label(x=left - 8, y=y + 4, text=words.short(tick, currency), anchor="end", fill="muted")


def day_axis(scale: DayScale, foot: float, words: Words) -> Iterator[Mark]:
    """Yield the months below a picture, as many as there is room for; weeks where all is within two months."""
    days, name = _ticks(scale, words)
    for day in days:
        x = scale(day)
        yield line((x, foot), (x, foot + 5), "muted")
        # The last one may have no room to its right: its tick stands without a name then.
        if x + text_width(name(day), _SIZE) / 2 <= scale.end + 2 * MARGIN or day == days[0]:
            yield Label(x=x, y=foot + 18, text=name(day), anchor="middle", fill="muted")


def _ticks(scale: DayScale, words: Words) -> tuple[list[date], Callable[[date], str]]:
    room = scale.end - scale.start
    if (scale.last - scale.first).days < 75:
        weeks = [scale.first + timedelta(weeks=week) for week in range((scale.last - scale.first).days // 7 + 1)]
        fitting = max(1, int(room // (text_width(words.short_day(date(2024, 12, 30)), _SIZE) + 14)))
        return weeks[:: -(-len(weeks) // fitting)], words.short_day
    fitting = max(1, int(room // (text_width(words.month(date(2024, 12, 30)), _SIZE) + 14)))
    for every in _MONTHS:
        months = list(month_starts(scale.first, scale.last, every))
        if len(months) <= fitting:
            return months, words.month
    return [scale.first], words.month


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLabel:
    """A day on which something is due: its text, where it stands, in which line of labels, and to which side."""

    x: float
    text: str
    lane: int
    anchor: str


def due_labels(due_days: Sequence[DueDay], scale: DayScale, words: Words) -> tuple[DueLabel, ...]:
    """Return labels for the first days, each in the lowest line of labels where it lies on no other.

    >>> from onrecord.charts.wording import ENGLISH
    >>> days = DayScale(first=date(2025, 1, 1), last=date(2025, 12, 31), start=0, end=500)
    >>> due = [DueDay(day=date(2025, 4, 20), filing="Form 13"), DueDay(day=date(2025, 4, 30), filing="LD-203")]
    >>> [(label.text, label.lane) for label in due_labels(due, days, ENGLISH)]
    [('Form 13 due Apr 20, 2025', 0), ('LD-203 due Apr 30, 2025', 1)]
    """
    _ = words.gettext
    taken: list[list[tuple[float, float]]] = []
    placed = []
    for due in due_days[:MOST_LABELLED]:
        text = _("{filing} due {day}").format(filing=due.filing, day=words.short_day(due.day))
        text = cut_text(text, (scale.end - scale.start) * 0.9, _SIZE)
        left, anchor = _side(scale(due.day), text_width(text, _SIZE), scale)
        span = (left - 6, left + text_width(text, _SIZE) + 6)
        lane = next((lane for lane, spans in enumerate(taken) if not _meets(span, spans)), len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append(span)
        placed.append(DueLabel(x=scale(due.day), text=text, lane=lane, anchor=anchor))
    return tuple(placed)


def _side(x: float, width: float, scale: DayScale) -> tuple[float, str]:
    """Return where a label begins and how it hangs: to the right of its line, or to the left where it would leave."""
    if x + 4 + width <= scale.end + 12:
        return x + 4, "start"
    return (x - 4 - width, "end") if x - 4 - width >= MARGIN else (MARGIN, "over")


def _meets(span: tuple[float, float], others: Sequence[tuple[float, float]]) -> bool:
    return any(span[0] < right and left < span[1] for left, right in others)


def due_marks(labels: Sequence[DueLabel], top: float, foot: float) -> Iterator[Mark]:
    """Yield each rule from its label down to the foot; the lowest line of labels stands at `top`."""
    for label in labels:
        rule = f"M{label.x:.2f},{top - label.lane * LANE - 9:.2f}V{foot:.2f}"
        yield Path(d=rule, stroke="ground", stroke_width=2.4)
        yield Path(d=rule, stroke="ink", stroke_width=1.2, dashes="5 3")
    # After all rules, so that none of them runs through the words of another.
    yield from (_due_text(label, top - label.lane * LANE) for label in labels)


def _due_text(label: DueLabel, y: float) -> Label:
    if label.anchor == "over":
        return Label(x=MARGIN, y=y, text=label.text, halo=True)
    x = label.x + (4 if label.anchor == "start" else -4)
    return Label(x=x, y=y, text=label.text, anchor=label.anchor, halo=True)
