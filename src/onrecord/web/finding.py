"""Records by their ids, or by the beginning of one; and a page that helps on where none or several begin so."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response

from onrecord.web.visits import Visit

__all__ = ["find_one", "show_unfound"]

_PATHS = {"article": "/articles/", "filing": "/filings/", "gift": "/pledges/"}
_LONGEST = 200


def find_one(visit: Visit, kind: str, asked: str) -> str | Response:
    """Return the id that an address means, or the page that tells that it means none, or several."""
    found = visit.catalogue.find_ids(kind, asked) if len(asked) <= _LONGEST else []
    if len(found) == 1:
        return found[0]
    return show_unfound(visit, kind, asked, found)


def show_unfound(visit: Visit, kind: str, asked: str, found: Sequence[str]) -> Response:
    """Return the page that tells that an address means nothing, or each of `found`."""
    return visit.page("unfound.html", status=404, kind=kind, asked=asked[:_LONGEST], found=found, way=_PATHS[kind])
