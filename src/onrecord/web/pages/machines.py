"""What machines ask of the page itself: whether it answers, and what crawlers may read."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse

from onrecord.ledger import Ledger
from onrecord.web.settings import WebSettings

__all__ = ["router", "rules_for_crawlers"]

router = APIRouter(include_in_schema=False)

_NOT_FOR_CRAWLERS = ("/review", "/login", "/export/")
"""What is a reviewer's, or makes a whole file of the ledger each time that it is asked for."""


@router.get("/healthz")
def tell_health(request: Request) -> PlainTextResponse:
    """Say that the page answers and reads its ledger; where it cannot, the answer is 503. Asks for no account."""
    settings: WebSettings = request.app.state.settings
    ledger: Ledger = request.app.state.ledger
    with ledger.browse(settings.clock().date()) as catalogue:
        catalogue.version()
    return PlainTextResponse("ok\n", headers={"Cache-Control": "no-store"})


@router.get("/robots.txt")
async def show_rules(request: Request) -> PlainTextResponse:
    """Say what crawlers may read (RFC 9309): the public page, and of another one nothing."""
    settings: WebSettings = request.app.state.settings
    return PlainTextResponse(rules_for_crawlers(is_public=settings.guard.access == "public"))


def rules_for_crawlers(*, is_public: bool) -> str:
    """Return the text of robots.txt; the pages of each language begin with its code.

    >>> print(rules_for_crawlers(is_public=False), end="")
    User-agent: *
    Disallow: /
    """
    closed = [f"{start}{path}" for start in ("", "/*") for path in _NOT_FOR_CRAWLERS] if is_public else ["/"]
    return "".join(f"{line}\n" for line in ("User-agent: *", *(f"Disallow: {path}" for path in closed)))
