"""What a paper shows: "Records show $1 million from X", "Records attribute to X a gift of $500 to the fund"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.receipts.receiving import read_receiving

__all__ = ["read_shown"]


def read_shown(work: ClauseWork, at: int) -> None:
    """Add the frames of "Records show $1 million from X": a paper that lists a sum and whom it is from."""
    if work.row[at].has("filing.credits") and _read_credited(work, at):
        return
    ahead = [i.kind for i in work.row[at + 1 : at + 5] if i.kind not in ("determiner", "gift", "of")]
    if ahead[:2] == ["sum", "from"] and any(i.kind == "filing" for i in work.row[:at]):
        read_receiving(work, at)


def _read_credited(work: ClauseWork, at: int) -> bool:
    """Add the frame of "Records attribute to X a gift of $500 to the fund"; tells whether it is of that form."""
    upper = work.upper(at)
    lead = next((n for n in range(at + 1, min(at + 4, upper)) if work.kind(n) == "party"), None)
    if lead is None or not any(i.kind in ("gift", "sum") for i in work.row[lead:upper]):
        return False
    telling = Telling(status="given", rule="receive", zone=(0, upper), verb=work.row[at], lean="weak")
    work.emit(givers_of([work.row[lead]], work.line.number), work.objects(lead + 1, upper), telling)
    return True
