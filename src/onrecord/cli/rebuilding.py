"""`onrecord rebuild`: make again what follows from the facts."""

from __future__ import annotations

from onrecord.cli.ending import DONE
from onrecord.cli.options import AsJson, LedgerPath

__all__ = ["rebuild"]


def rebuild(ledger: LedgerPath = "onrecord.db", as_json: AsJson = False) -> int:
    """Drop gifts, sources and matches, and make them again of the recorded facts. Ends with the same rows.

    Pages, claims, filings and judgements are facts, and stay as they are.
    """
    from onrecord.cli.screen import page_text, print_json_line, screen
    from onrecord.ledger import Ledger
    from onrecord.pipeline import reader_fingerprint
    from onrecord.views.wording import count_words

    with Ledger.open(ledger, create=False) as opened:
        derived = opened.rebuild(reader_fingerprint())
    counts = {"pledges": derived.pledges, "origins": derived.origins, "matches": derived.matches}
    if as_json:
        print_json_line(counts)
        return DONE
    # Sources are counted for each gift, so that their sum counts a page of three gifts three times: it is not told.
    told = f"{count_words(counts['pledges'], 'gift')} made again, with sources, and held against what was filed"
    screen().print(page_text(f"{opened.store}: {told}"), soft_wrap=True)
    return DONE
