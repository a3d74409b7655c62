"""The date that a page shows, where it states none: the last resort."""

from __future__ import annotations

from onrecord.pages.dates import read_date
from onrecord.pages.html.tree import GIVES_UP, Element
from onrecord.records import PartialDate

__all__ = ["find_visible_date"]

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
