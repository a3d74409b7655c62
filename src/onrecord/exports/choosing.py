"""The gifts that a request chooses, for what hangs on them: claims, statements."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.exports.request import ExportRequest
from onrecord.pipeline import list_pledges, reader_fingerprint
from onrecord.records import Pledge

__all__ = ["list_chosen"]


def list_chosen(request: ExportRequest) -> Iterator[Pledge]:
    """Yield the pledges that are wanted; where each stands is worked out only if it is asked for."""
    if request.standing is not None:
        listed = list_pledges(request.ledger, request.wanted, request.today, as_of=request.as_of, floor=request.floor)
        yield from (one.pledge for one in listed)
        return
    derived = request.ledger.derive(reader_fingerprint(), floor=request.floor, as_of=request.as_of)
    yield from filter(request.wanted.lets_by, derived.pledges)
