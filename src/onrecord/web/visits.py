"""A visit: one request of a reader, with what its page needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse

from onrecord.ledger import Ledger
from onrecord.web.accounts.callers import account_values
from onrecord.web.languages import localized
from onrecord.web.rendering import render
from onrecord.web.settings import WebSettings

__all__ = ["Visit", "Visiting", "find_visit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Who asks is all one; in which `language`, on which day, of which ledger."""

    request: Request
    language: str
    today: date
    ledger: Ledger
    settings: WebSettings

    def page(self, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:  # noqa: ANN401
        """Return the page that a template makes of `context`."""
        path = self.request.url.path
        shown = {"visit": self, "path": path, "today": self.today, **account_values(self.request), **context}
        return HTMLResponse(render(self.language, template, **shown), status_code=status)

    def address(self, path: str) -> str:
        """Return the whole address of a page of this site, in the language of the visit."""
        return f"{self.settings.address}{localized(path, self.language)}"


def find_visit(request: Request) -> Visit:
    """Return the visit that a request is."""
    settings: WebSettings = request.app.state.settings
    return Visit(
        request=request,
        language=request.state.language,
        today=settings.clock().date(),
        ledger=request.app.state.ledger,
        settings=settings,
    )


Visiting = Annotated[Visit, Depends(find_visit)]
"""What the function of a page takes."""
