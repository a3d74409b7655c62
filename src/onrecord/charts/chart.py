"""A chart: a picture, the text that tells the same, and the figures that both were made from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.charts.marks import Drawing
from onrecord.charts.svg import paint_svg
from onrecord.charts.themes import THEMES
from onrecord.errors import OnrecordError
from onrecord.views.visible import visible

__all__ = ["NARROW", "WIDE", "Chart", "check_width", "svg_of"]

WIDE, NARROW = 1000, 360
"""The widths that a page asks for: a desk's screen and paper, and a phone."""

_NARROWEST, _WIDEST = 320, 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A picture with its title, its text alternative, notes on what it leaves out, and its figures as a table.

    `drawing` is None where there is nothing to draw: `alternative` is then the sentence that stands in its place.
    `header` and `rows` are for a table of text, sums to the last digit; who writes them as CSV guards them.
    """

    title: str
    alternative: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    drawing: Drawing | None = None
    notes: tuple[str, ...] = ()
    language: str = "en"

    def __post_init__(self) -> None:
        # Names of funds and filings stand in these: none of them may turn the direction of reading.
        object.__setattr__(self, "title", visible(self.title))
        object.__setattr__(self, "alternative", visible(self.alternative))
        object.__setattr__(self, "notes", tuple(map(visible, self.notes)))


def svg_of(chart: Chart, theme: str = "light") -> str:
    """Return the picture of a chart as SVG, in the theme "light" or "dark"; the last ones are kept, by their content.

    It takes a millisecond. To make a chart takes three to thirty, so a page makes it in a thread of its own.

    >>> chart = Chart(title="Gifts", alternative="No gift is known.", header=("week",), rows=())
    >>> svg_of(chart)
    Traceback (most recent call last):
    ...
    onrecord.errors.OnrecordError: the chart "Gifts" has no picture: show its text, "No gift is known.", in its place
    """
    if theme not in THEMES:
        raise OnrecordError(f"there is no theme {theme!r}: ask for one of {', '.join(THEMES)}")
    if chart.drawing is None:
        raise OnrecordError(
            f'the chart "{chart.title}" has no picture: show its text, "{chart.alternative}", in its place'
        )
    return _painted(chart.drawing, chart.title, chart.alternative, chart.language, theme)


# The rows are no part of the key: a drawing is small, however many rows it was made from.
@lru_cache(maxsize=256)
def _painted(drawing: Drawing, title: str, alternative: str, language: str, theme: str) -> str:
    return paint_svg(drawing, THEMES[theme], title=title, alternative=alternative, language=language)


def check_width(width: int) -> int:
    """Return a width that a chart can be drawn at; raises OnrecordError for another.

    >>> check_width(100)
    Traceback (most recent call last):
    ...
    onrecord.errors.OnrecordError: no chart is drawn 100 pixels wide: ask for a width from 320 to 2000
    """
    if not _NARROWEST <= width <= _WIDEST:
        raise OnrecordError(f"no chart is drawn {width} pixels wide: ask for a width from {_NARROWEST} to {_WIDEST}")
    return width
