"""The chart of what was said and what was filed over time: added up, and by week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from onrecord.charts.capacities import STACKED, capacity_name
from onrecord.charts.chart import WIDE, Chart, check_width
from onrecord.charts.overtime_drawing import draw_over_time, most_periods
from onrecord.charts.weeks import PeriodSums, main_currency, near_weeks, sum_periods
from onrecord.charts.wording import ENGLISH, Words
from onrecord.records import DueDay, WeekTotal

__all__ = ["said_and_filed"]

_HEADER = ("week", "capacity", "said", "filed", "currency", "gifts_without_a_sum")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What the chart is about."""

    fund: str
    currency: str
    totals: tuple[WeekTotal, ...]
    due_days: tuple[DueDay, ...]
    words: Words

    def full(self, amount: Decimal) -> str:
        return self.words.full(amount, self.currency)


def said_and_filed(
    totals: Sequence[WeekTotal],
    due_days: Sequence[DueDay] = (),
    *,
    fund: str,
    currency: str | None = None,
    words: Words = ENGLISH,
    width: int = WIDE,
) -> Chart:
    """Return the chart of a fund's sums over time, in one currency: the one that is asked for, or else the commonest.

    >>> from datetime import date
    >>> week = WeekTotal(week=date(2024, 12, 16), capacity="personal", currency="USD", said=Decimal(250000))
    >>> chart = said_and_filed([week], fund="Harbour Fund")
    >>> chart.alternative
    'In US dollars, from December 16, 2024 to December 22, 2024. Said: $250,000 in all. Personal money: $250,000. \
Most was said in the week of December 16, 2024: $250,000. No filing that was read shows a sum.'
    >>> said_and_filed([], fund="Harbour Fund").alternative
    'No page that was read tells of a dated gift to Harbour Fund with its sum, and no filing shows one.'
    """
    _ = words.gettext
    code = currency or main_currency(total.currency for total in totals) or ""
    told = _Told(
        fund=fund,
        currency=code,
        totals=tuple(total for total in totals if total.currency == code),
        due_days=tuple(sorted(due_days, key=lambda due: (due.day, due.filing))),
        words=words,
    )
    near, far = near_weeks(told.totals)
    sums = sum_periods(near, most_periods(width))
    return Chart(
        title=_("{fund}: said and filed over time").format(fund=fund),
        alternative=_alternative(told, sums) if sums else _nothing(told),
        header=_HEADER,
        rows=tuple(_rows(totals)),
        drawing=draw_over_time(sums, told.due_days, currency=code, words=words, width=check_width(width))
        if sums
        else None,
        notes=(*_undated(told, far), *_notes(told, totals, sums)),
        language=words.language,
    )


def _rows(totals: Sequence[WeekTotal]) -> Iterator[tuple[str, ...]]:
    order = sorted(totals, key=lambda total: (total.week is None, str(total.week), total.currency, total.capacity))
    for total in order:
        week = total.week.isoformat() if total.week else ""
        yield week, total.capacity, f"{total.said:f}", f"{total.filed:f}", total.currency, str(total.unstated)


def _nothing(told: _Told) -> str:
    _ = told.words.gettext
    sentence = _("No page that was read tells of a dated gift to {fund} with its sum, and no filing shows one.")
    return sentence.format(fund=told.fund)


def _alternative(told: _Told, sums: PeriodSums) -> str:
    return " ".join((_scope(told, sums), *_said(told, sums), *_filed(told, sums), *_due(told)))


def _scope(told: _Told, sums: PeriodSums) -> str:
    _, last = told.words.gettext, sums.ends[-1]
    return _("In {currency}, from {first} to {last}.").format(
        currency=told.words.currency(told.currency),
        first=told.words.day(sums.starts[0]),
        last=told.words.day(last.fromordinal(last.toordinal() - 1)),
    )


def _said(told: _Told, sums: PeriodSums) -> Iterator[str]:
    _, in_all = told.words.gettext, sums.said_in_all
    if not any(in_all):
        yield _("No page that was read tells of a gift with its sum.")
        return
    yield _("Said: {sum} in all.").format(sum=told.full(sum(in_all, Decimal(0))))
    for capacity in STACKED:
        if any(sums.said[capacity]):
            name, amount = capacity_name(capacity, told.words), sum(sums.said[capacity], Decimal(0))
            yield _("{name}: {sum}.").format(name=name, sum=told.full(amount))
    yield _most(told, sums, in_all, _("Most was said in the week of {day}: {sum}."))


def _filed(told: _Told, sums: PeriodSums) -> Iterator[str]:
    _ = told.words.gettext
    if sums.filed is None:
        yield _("No filing that was read shows a sum.")
        return
    yield _("Filed: {sum} in all.").format(sum=told.full(sum(sums.filed, Decimal(0))))
    yield _most(told, sums, sums.filed, _("Most of it was received in the week of {day}: {sum}."))


def _most(told: _Told, sums: PeriodSums, amounts: Sequence[Decimal], sentence: str) -> str:
    place = max(range(len(amounts)), key=lambda place: amounts[place])
    if sums.weeks > 1:
        _ = told.words.gettext
        sentence = _("The highest bar is that of the {weeks} weeks from {day} on: {sum}.")
    return sentence.format(weeks=sums.weeks, day=told.words.day(sums.starts[place]), sum=told.full(amounts[place]))


def _due(told: _Told) -> Iterator[str]:
    _ = told.words.gettext
    for due in told.due_days:
        yield _("{filing} is due on {day}.").format(filing=due.filing, day=told.words.day(due.day))


def _undated(told: _Told, far: Sequence[WeekTotal]) -> Iterator[str]:
    """Yield the sums that have no place in the picture."""
    _ = told.words.gettext
    undated = [total for total in told.totals if total.week is None]
    if said := sum((total.said for total in undated), Decimal(0)):
        yield _("Not in the picture: {sum} said on days that are not known.").format(sum=told.full(said))
    if filed := sum((total.filed for total in undated), Decimal(0)):
        yield _("Not in the picture: {sum} filed without a day.").format(sum=told.full(filed))
    for total in far:
        sentence = _("Not in the picture: {said} said and {filed} filed in the week of {day}, far from all others.")
        yield sentence.format(
            said=told.full(total.said), filed=told.full(total.filed), day=told.words.day(total.week or date.min)
        )


def _notes(told: _Told, totals: Sequence[WeekTotal], sums: PeriodSums | None) -> Iterator[str]:
    _, ngettext = told.words.gettext, told.words.ngettext
    if unstated := sum(total.unstated for total in totals):
        sentence = ngettext(
            "{number} gift is told of without a sum that could be added, and is not in the picture.",
            "{number} gifts are told of without a sum that could be added, and are not in the picture.",
            unstated,
        )
        yield sentence.format(number=told.words.number(unstated))
    if others := sorted({total.currency for total in totals} - {told.currency}):
        names = ", ".join(told.words.currency(code) for code in others)
        yield _("Sums in other currencies are not added to these: {names}.").format(names=names)
    if sums and sums.weeks > 1:
        yield _("Each bar stands for {weeks} weeks.").format(weeks=sums.weeks)
