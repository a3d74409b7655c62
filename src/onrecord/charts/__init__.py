"""Charts: pictures of what was said and filed, each with a text that tells the same, and its figures.

Pure makers: frozen records in, a `Chart` out, painted as SVG in light or dark by `svg_of`. The reader's language, the
width of the picture and the currency are arguments.

    chart = said_and_filed(totals, due_days, fund="Harbour Fund", words=words, width=NARROW)
    svg_of(chart, "dark")
"""

from onrecord.charts.chart import NARROW, WIDE, Chart, svg_of
from onrecord.charts.flows import who_gives_through_what
from onrecord.charts.gaps import largest_gaps
from onrecord.charts.overtime import said_and_filed
from onrecord.charts.picture import png_of
from onrecord.charts.sparkline import sparkline
from onrecord.charts.themes import DARK, LIGHT, THEMES, Theme
from onrecord.charts.wording import ENGLISH, Words

__all__ = [
    "DARK",
    "ENGLISH",
    "LIGHT",
    "NARROW",
    "THEMES",
    "WIDE",
    "Chart",
    "Theme",
    "Words",
    "largest_gaps",
    "png_of",
    "said_and_filed",
    "sparkline",
    "svg_of",
    "who_gives_through_what",
]
