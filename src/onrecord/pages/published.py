"""The day of publication: what the page states, its address holds, and it shows a reader."""

from __future__ import annotations

from onrecord.pages.addresses import find_day
from onrecord.pages.draft import PageFacts
from onrecord.records import PartialDate

__all__ = ["decide_published"]

_NOON = 12


def decide_published(facts: PageFacts, shown: PartialDate | None) -> PartialDate | None:
    """Return the day that the page states, or else that of its address, or else the one that it shows.

    A time in UTC may be of the day after or before where the page is written; its address and its byline tell which.

    >>> from onrecord.pages.dates import make_day
    >>> facts = PageFacts(published=make_day(2024, 12, 13), utc_hour=2, url="https://daily.example/2024/12/12/mill-pays")
    >>> str(decide_published(facts, None))
    '2024-12-12'
    """
    addressed, likely, stated = find_day(facts.url), facts.likely, facts.published
    if stated is None:
        return addressed or shown or likely
    if stated.precision != "day":
        return next((day for day in (addressed, shown, likely) if day and _is_within(day, stated)), stated)
    if addressed and _is_local_day(addressed, facts):
        return addressed
    # Only the day before: the day after may be that of a change.
    is_before = shown is not None and shown.value < stated.value
    return shown if is_before and shown and _is_local_day(shown, facts) else stated


def _is_within(day: PartialDate, stated: PartialDate) -> bool:
    """Whether a day is of the month or the year that a page states."""
    if day.precision != "day" or day.value.year != stated.value.year:
        return False
    return stated.precision == "year" or day.value.month == stated.value.month


def _is_local_day(day: PartialDate, facts: PageFacts) -> bool:
    """Whether it may be that day somewhere when it is the stated hour in UTC: the day before in the morning only."""
    if facts.published is None or facts.utc_hour is None or facts.published.precision != "day":
        return False
    return (day.value - facts.published.value).days == (-1 if facts.utc_hour < _NOON else 1)
