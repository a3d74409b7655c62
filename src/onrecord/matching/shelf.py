"""Filings that are known to stand: what was put in chains once is not put in chains again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from onrecord.filings.chains import chain_filings
from onrecord.records import Filing

__all__ = ["Shelf", "standing_as_of"]


class Shelf(tuple[Filing, ...]):
    """Filings of which each stands for its report, those of the earliest period first.

    To put the filings of a fund in chains takes some milliseconds, and a page of a gift asked for it each time.
    """

    __slots__ = ()


def standing_as_of(filings: Iterable[Filing], day: date) -> list[Filing]:
    """Return the filings that stand as of a day, those of the earliest period first.

    Of a shelf they are those that were filed by then. What they replaced is not on it: a shelf is made as of a day.

    >>> one = Filing(system="fec", form="F13N", digest="a", received=date(2025, 4, 20))
    >>> standing_as_of(Shelf([one]), date(2025, 4, 19)), len(standing_as_of(Shelf([one]), date(2025, 4, 20)))
    ([], 1)
    """
    if isinstance(filings, Shelf):
        return [filing for filing in filings if filing.filed is None or filing.filed <= day]
    return [chain.standing for chain in chain_filings(filings, day)]
