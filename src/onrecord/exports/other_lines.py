"""Filed lines that are no recorded gift's: what was filed, and no page that was read tells of for sure."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.exports.request import ExportRequest
from onrecord.ledger import EntryFilter
from onrecord.pipeline import PledgeFilter, list_unannounced, reader_fingerprint
from onrecord.records import FiledEntry

__all__ = ["list_other_lines"]


def list_other_lines(request: ExportRequest) -> Iterator[FiledEntry]:
    """Yield the lines of standing filings that are taken for no gift, refunds too, without streets.

    A line that waits for a person is among them, under the name it was filed with. What a giver filed of a line that
    the receiver filed too is left out: it is one gift. Filters that only a told gift has (a status, a standing) leave
    none.
    """
    if request.status is not None or request.standing is not None:
        return
    ledger, as_of = request.ledger, request.as_of
    derived = ledger.derive(reader_fingerprint(), floor=request.floor, as_of=as_of)
    accepted = [match for match in derived.matches if match.is_accepted]
    taken = {line.key for match in accepted for line in (*match.filed, *match.refunds)}
    wanted = PledgeFilter(fund=request.fund, donor=request.donor, since=request.since)
    alone = list_unannounced(ledger, wanted, request.today, as_of=as_of)
    given_alone = {line.key for gift in alone for line in gift.filed if line.is_given}
    for one in ledger.list_entries(_filter(request)):
        line = FiledEntry(entry=one.entry, filing=one.filing, fund_id=one.fund_id)
        if not line.entry.is_memo and line.key not in taken and (not line.is_given or line.key in given_alone):
            yield line


def _filter(request: ExportRequest) -> EntryFilter:
    return EntryFilter(fund=request.fund, donor=request.donor, since=request.since, as_of=request.as_of)
