"""The date that a page shows, where it states none: the last resort."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.pages.bylines import find_byline
from onrecord.pages.dates import read_date
from onrecord.pages.html.tree import GIVES_UP, Element
from onrecord.pages.html.walking import Piece
from onrecord.pages.lines import Line
from onrecord.pages.shown_dates import find_shown_date
from onrecord.records import PartialDate
from onrecord.reference.page_words import PageWords

__all__ = ["find_near_date", "find_visible_date"]

# Kickers and bars stand between the headline and the day, a deck and a byline below it.
_ABOVE, _BELOW = 3, 6

_FROM, _TO = "1990-01-01", "2100-12-31"


def find_visible_date(root: Element) -> PartialDate | None:
    """Return the date of publication that the page shows, or None; looks only where dates are marked as such."""
    from htmldate import find_date

    # With both ends given it does not look at the clock.
    try:
        found = find_date(root, extensive_search=False, original_date=True, min_date=_FROM, max_date=_TO)
    except GIVES_UP:
        return None
    return read_date(found)


def find_near_date(
    pieces: Sequence[Piece], headline: int | None, page: PageWords, language: str | None
) -> PartialDate | None:
    """Return the day in the lines of time and writers beside the headline, whatever the markup takes them for.

    Extraction leaves out what stands above the headline, and often what stands right below it.
    """
    if headline is None:
        return None
    above = pieces[max(0, headline - _ABOVE) : headline]
    below = pieces[headline + 1 : headline + 1 + _BELOW]
    day_first = language not in (None, "en")
    return find_shown_date(_lines_of_time(below, page), page, day_first=day_first) or find_shown_date(
        _lines_of_time(above, page), page, day_first=day_first
    )


def _lines_of_time(pieces: Sequence[Piece], page: PageWords) -> Iterator[str]:
    for piece in pieces:
        if not piece.links and find_byline(Line(text=piece.text, start=0, end=len(piece.text)), page):
            yield piece.text
