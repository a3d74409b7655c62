"""Filed lines that are no recorded gift's: what was filed, and no page that was read tells of for sure."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.exports.request import ExportRequest
from onrecord.ledger import Derived, EntryFilter
from onrecord.matching import find_unannounced
from onrecord.matching.gift_lines import is_gift, is_sent_back
from onrecord.records import FiledEntry
from onrecord.reference.matching import load_match_policy

__all__ = ["list_other_lines"]


def list_other_lines(request: ExportRequest, derived: Derived) -> Iterator[FiledEntry]:
    """Yield the gifts of standing filings that are taken for no gift told of, and refunds, without streets.

    A line that waits for a person is among them, under the name it was filed with. What a giver filed of a line that
    the receiver filed too is left out: it is one gift. So are loans and other receipts that are none. Filters that only
    a told gift has (a status, a standing) leave none.
    """
    if request.status is not None or request.standing is not None:
        return
    accepted = [match for match in derived.matches if match.is_accepted]
    taken = {line.key for match in accepted for line in (*match.filed, *match.refunds)}
    given_alone, policy = _given_alone(request, derived), load_match_policy()
    for line in _lines(request):
        is_told = line.key in taken or (line.is_given and line.key not in given_alone)
        if not line.entry.is_memo and not is_told and (is_gift(line, policy) or is_sent_back(line)):
            yield line


def _given_alone(request: ExportRequest, derived: Derived) -> set[str]:
    """Return the lines of givers that are told nowhere else; all lines are held for it, so not where there are none."""
    if not any(filing.system == "lda" for filing in request.ledger.list_filings()):
        return set()
    gifts = find_unannounced(_lines(request), derived.matches, request.as_of or request.today)
    return {line.key for gift in gifts for line in gift.filed if line.is_given}


def _lines(request: ExportRequest) -> Iterator[FiledEntry]:
    wanted = EntryFilter(fund=request.fund, donor=request.donor, since=request.since, as_of=request.as_of)
    for one in request.ledger.list_entries(wanted):
        yield FiledEntry(entry=one.entry, filing=one.filing, fund_id=one.fund_id)
