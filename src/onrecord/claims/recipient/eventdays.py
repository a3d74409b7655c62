"""Days that are of something else than the gift: "despite their vows after the attack of January 6, 2021"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["is_of_event"]

_IN_DATE = ("date", "comma", "of", "from")


def is_of_event(year: Item, row: Sequence[Item]) -> bool:
    """Whether a year belongs to a full date that only tells which event is meant: "the [Jan. 6, 2021] attack"."""
    at = next((n for n, i in enumerate(row) if i is year), 0)
    first = at
    while row[first].kind != "date" and first and _is_in_date(row[first - 1]) and at - first < _LONGEST:
        first -= 1
    if row[first].kind != "date":
        return False
    first -= first > 0 and row[first - 1].first == row[first].first - 2 and _is_day(row[first - 1])
    lead = first - 1
    if lead > 1 and row[lead].kind in ("of", "from"):
        return _is_plain(row[lead - 1]) and not _is_day(row[lead - 1])
    behind = row[at + 1 : at + 3]
    named = bool(behind) and _is_plain(behind[1] if behind[0].kind == "comma" and len(behind) > 1 else behind[0])
    return named and lead > 0 and row[lead].kind == "determiner"


_LONGEST = 3


def _is_in_date(item: Item) -> bool:
    return item.kind in _IN_DATE or _is_plain(item)


def _is_plain(item: Item) -> bool:
    return item.kind == "word" and not item.categories


def _is_day(item: Item) -> bool:
    """Whether a word is the day of a month that the date leaves out: "vom [6.] Januar 2021" (German)."""
    return _is_plain(item) and item.last - item.first == _FIGURE_AND_STOP


_FIGURE_AND_STOP = 2
