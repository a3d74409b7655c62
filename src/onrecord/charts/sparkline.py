"""A small picture of how many articles told of a gift, week by week: it stands in a line of text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from onrecord.charts.chart import Chart
from onrecord.charts.marks import Box, Drawing, line
from onrecord.charts.wording import ENGLISH, Words
from onrecord.records import ArticleWeek

__all__ = ["sparkline"]

_HEIGHT, _MOST_BREADTH = 28, 10


def sparkline(weeks: Sequence[ArticleWeek], *, words: Words = ENGLISH, width: int = 120) -> Chart:
    """Return the chart of articles a week.

    >>> from datetime import date
    >>> sparkline([ArticleWeek(week=date(2024, 12, 16), articles=3)]).alternative
    '3 articles in 1 week; most, 3, in the week of December 16, 2024.'
    """
    _ = words.gettext
    counted = sorted((week for week in weeks if week.articles > 0), key=lambda week: week.week)
    return Chart(
        title=_("Articles a week"),
        alternative=_alternative(counted, words),
        header=("week", "articles"),
        rows=tuple((week.week.isoformat(), str(week.articles)) for week in counted),
        drawing=_drawn(counted, width) if counted else None,
        language=words.language,
    )


def _alternative(weeks: Sequence[ArticleWeek], words: Words) -> str:
    _, ngettext, number = words.gettext, words.ngettext, words.number
    if not weeks:
        return _("No dated article tells of it.")
    articles, highest = sum(week.articles for week in weeks), max(weeks, key=lambda week: week.articles)
    span = (weeks[-1].week - weeks[0].week).days // 7 + 1
    return _("{articles} in {weeks}; most, {most}, in the week of {day}.").format(
        articles=ngettext("{number} article", "{number} articles", articles).format(number=number(articles)),
        weeks=ngettext("{number} week", "{number} weeks", span).format(number=number(span)),
        most=number(highest.articles),
        day=words.day(highest.week),
    )


def _drawn(weeks: Sequence[ArticleWeek], width: int) -> Drawing:
    """Return a bar a week on a line; where weeks are too many to be seen apart, bars lie side by side without a gap."""
    first, most = weeks[0].week, max(week.articles for week in weeks)
    step = min(_MOST_BREADTH + 2, (width - 4) / ((weeks[-1].week - first) // timedelta(weeks=1) + 1))
    bars = (
        Box(
            x=2 + step * ((week.week - first) // timedelta(weeks=1)),
            y=_HEIGHT - 3 - (_HEIGHT - 7) * week.articles / most,
            width=max(step - 1.5, 1),
            height=(_HEIGHT - 7) * week.articles / most,
            fill="company",
        )
        for week in weeks
    )
    ground = line((0, _HEIGHT - 2), (width, _HEIGHT - 2), "muted")
    return Drawing(width=width, height=_HEIGHT, marks=(*bars, ground))
