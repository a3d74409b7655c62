"""Reports that replace one another: of a registrant, a lobbyist or none, a year and a half of it, the last stands.

An amendment under the LDA is a whole report again, with all items (Lobbying Disclosure Act Guidance, section 7), and
does not name the report that it replaces: what both are of ties them. `filings/chains.py` says which one stands.
"""

from __future__ import annotations

from onrecord.records.filing import Filing
from onrecord.reference.ld203 import plain_words

__all__ = ["chain_key"]


def chain_key(filing: Filing) -> str:
    """Return what reports that replace one another have in common.

    >>> from datetime import date
    >>> chain_key(Filing(system="lda", form="LD-203", digest="", filer_id="12527", covers_from=date(2016, 7, 1)))
    'LD-203 12527 2016-07-01'
    """
    who = filing.filer_id or plain_words(filing.filer_name)
    parts = ("LD-203", who, plain_words(filing.lobbyist), filing.covers_from.isoformat() if filing.covers_from else "")
    return " ".join(part for part in parts if part)
