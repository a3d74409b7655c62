"""Answers: JSON that was made once, with a tag by which a caller learns that nothing is new (RFC 9110, ETag)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response

from onrecord import __version__
from onrecord.ledger import Catalogue, Ledger
from onrecord.views.visible import json_line
from onrecord.web.api.accepting import check_accepts
from onrecord.web.api.problems import FieldError, RequestError
from onrecord.web.disclosing import may_know_files
from onrecord.web.keeping import has_tag, make_tag
from onrecord.web.settings import WebSettings

__all__ = ["answer", "following_address", "is_known", "tag_of", "today_of"]

_REVALIDATE = "no-cache"
"""Keep it, and ask each time whether it is still so: that costs a question for one row."""


def answer(request: Request, make: Callable[[Catalogue], Mapping[str, Any]], as_of: date | None = None) -> Response:
    """Return what `make` says of the ledger, as JSON; 304 where the caller has it already.

    The body of a list names the address of its next piece in `next`, which is told in the header `Link` too. Nothing
    is checked against its documented shape here: it was made by us, and tests hold it against the shape.
    """
    check_accepts(request, "application/json")
    ledger: Ledger = request.app.state.ledger
    day = today_of(request)
    _check_has_come(as_of, day)
    with ledger.browse(day, as_of=as_of) as catalogue:
        headers = _tag_headers(request, catalogue.version(), day)
        if "ETag" in headers and is_known(request, headers["ETag"]):
            return Response(status_code=304, headers=headers)
        body = make(catalogue)
    if body.get("next"):
        headers["Link"] = f'<{body["next"]}>; rel="next"'
    return Response(json_line(body), headers=headers, media_type="application/json")


def _tag_headers(request: Request, version: str, day: date) -> dict[str, str]:
    """What is asked by POST is not in the address: its answer has no tag, and is not kept."""
    if request.method != "GET":
        return {"Cache-Control": "no-store"}
    return {"ETag": tag_of(request, version, day), "Cache-Control": _REVALIDATE}


def _check_has_come(as_of: date | None, today: date) -> None:
    if as_of is not None and as_of > today:
        what = f"{as_of} has not come yet: today is {today}, in UTC"
        raise RequestError("invalid", f"as_of: {what}", (FieldError(where="query", field="as_of", what=what),))


def today_of(request: Request) -> date:
    """Return the day as of which standings are told, unless another is asked for."""
    settings: WebSettings = request.app.state.settings
    return settings.clock().date()


def tag_of(request: Request, version: str, day: date) -> str:
    """Return the tag of an answer: another one where the ledger, the day, the question or onrecord is another.

    Whoever keeps the list may be told more: a browser does not show that again to who comes after.
    """
    asked = urlencode(sorted(request.query_params.multi_items()), errors="replace")
    told = "named" if may_know_files(request) else "unnamed"
    return make_tag(__version__, version, day.isoformat(), request.url.path, asked, told)


def is_known(request: Request, tag: str) -> bool:
    """Whether the caller says that it has the answer with this tag."""
    return has_tag(request.headers.get("if-none-match", ""), tag)


def following_address(request: Request, following: str | None) -> str | None:
    """Return the address of the next piece of a list, None at its end: the same question, behind another place."""
    if following is None:
        return None
    asked = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
    return f"{request.url.path}?{urlencode([*asked, ('after', following)])}"
