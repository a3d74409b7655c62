"""Reports that replace one another: of a registrant, a lobbyist or none, a year and a half of it, the last stands.

An amendment under the LDA is a whole report again, with all items (Lobbying Disclosure Act Guidance, section 7), and
does not name the report that it replaces: what both are of ties them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from onrecord.records.filing import Filing
from onrecord.reference.ld203 import plain_words

__all__ = ["chain_key", "current_reports"]


def chain_key(filing: Filing) -> str:
    """Return what reports that replace one another have in common.

    >>> chain_key(Filing(system="lda", form="LD-203", digest="", filer_id="12527", covers_from=date(2016, 7, 1)))
    'LD-203 12527 2016-07-01'
    """
    who = filing.filer_id or plain_words(filing.filer_name)
    parts = ("LD-203", who, plain_words(filing.lobbyist), filing.covers_from.isoformat() if filing.covers_from else "")
    return " ".join(part for part in parts if part)


def current_reports(filings: Iterable[Filing], as_of: date | None = None) -> tuple[Filing, ...]:
    """Return the reports that stand: of each chain the one posted last, on `as_of` or before where that is given.

    Where two were posted at the same moment, an amendment stands over a report. A report whose period is not known
    stands by itself, and the same report met twice (in two files, or by the API and in a bulk file) counts once.

    >>> first = Filing(system="lda", form="LD-203", digest="a", filer_id="1", posted="2017-01-30T14:59:47")
    >>> current_reports([first, first]) == (first,)
    True
    """
    standing: dict[str, Filing] = {}
    for filing in filings:
        if as_of is not None and filing.filed is not None and filing.filed > as_of:
            continue
        key = chain_key(filing) if filing.covers_from else filing.number or filing.id
        other = standing.get(key)
        if other is None or _order(filing) > _order(other):
            standing[key] = filing
    return tuple(standing.values())


def _order(filing: Filing) -> tuple[date, str, bool, str, str]:
    # Clocks of the same office: the offset that the API writes is left away, so that texts sort as moments.
    moment = filing.posted[:19] if "T" in filing.posted else ""
    return filing.filed or date.min, moment, filing.amends is not None, filing.number or "", filing.digest
