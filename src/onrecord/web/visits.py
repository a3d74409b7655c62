"""A visit: one request of a reader, with what its page needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse

from onrecord.ledger import Catalogue, Ledger
from onrecord.web.accounts.callers import account_values
from onrecord.web.languages import localized
from onrecord.web.rendering import render
from onrecord.web.settings import WebSettings

__all__ = ["Visit", "Visiting", "find_visit", "show_page"]


def show_page(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:  # noqa: ANN401
    """Return the page that a template makes of `context`: also of a request that asks the ledger nothing."""
    settings: WebSettings = request.app.state.settings
    own = {"path": request.url.path, "today": settings.clock().date(), **account_values(request)}
    return HTMLResponse(render(request.state.language, template, **{**own, **context}), status_code=status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """In which `language`, on which day, and of which `ledger`; `catalogue` is that ledger at one moment."""

    request: Request
    language: str
    today: date
    ledger: Ledger
    catalogue: Catalogue
    settings: WebSettings

    def page(self, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:  # noqa: ANN401
        """Return the page that a template makes of `context`."""
        return show_page(self.request, template, status=status, visit=self, **context)

    def address(self, path: str) -> str:
        """Return the whole address of a page of this site, in the language of the visit."""
        return f"{self.settings.address}{localized(path, self.language)}"


def find_visit(request: Request) -> Iterator[Visit]:
    """Give the visit that a request is; its catalogue is open as long as the page is made."""
    settings: WebSettings = request.app.state.settings
    ledger: Ledger = request.app.state.ledger
    today = settings.clock().date()
    with ledger.browse(today) as catalogue:
        yield Visit(
            request=request,
            language=request.state.language,
            today=today,
            ledger=ledger,
            catalogue=catalogue,
            settings=settings,
        )


Visiting = Annotated[Visit, Depends(find_visit)]
"""What the function of a page takes."""
