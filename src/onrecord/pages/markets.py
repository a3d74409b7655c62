"""Market figures among the lines: a strip of indices, or a ticker that a page drops into a sentence."""

from __future__ import annotations

import re

from onrecord.pages.lines import Line
from onrecord.reference.page_words import Label, PageWords

__all__ = ["find_market_line", "is_ticker"]

# Examples: "KTB, -0.7%", "(F-0.3%)", "GM +1.2%", "BTC $101,420 +0.6%"
_TICKER = re.compile(
    r"\(?\$?[A-Z][A-Z0-9.&^-]{0,9}:?[,\s]*(?:[$€£]?\d[\d.,]*[,\s]+)?[-+−–▲▼↑↓]?\s?\d+(?:[.,]\d+)?\s?%\)?"
)

_PERCENT = re.compile(r"[-+−–▲▼↑↓]?\s?\d+(?:[.,]\d+)?\s?%")

_MOST_TICKER = 40

# Three figures in per cent and few words beside them make a strip.
_STRIP_FIGURES = 3


def is_ticker(text: str) -> bool:
    """True for a line that is nothing but a ticker and its move.

    >>> is_ticker("KTB, -0.7%"), is_ticker("(F-0.3%)"), is_ticker("Brewery")
    (True, True, False)
    """
    return len(text) <= _MOST_TICKER and _TICKER.fullmatch(text) is not None


def find_market_line(line: Line, page: PageWords) -> Label | None:
    """Return market_data for a strip of figures. A single ticker is left to the sentence that it stands in."""
    if line.text.count("%") < _STRIP_FIGURES:
        return None
    figures = len(_PERCENT.findall(line.text))
    if figures < _STRIP_FIGURES:
        return None
    names = sum(1 for word in line.words if word != "#")
    return Label(kind="market_data", opens=False) if names <= 2 * figures else None
