"""A visit: one request of a reader, with what its page needs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse
from starlette.responses import Response

from onrecord import __version__
from onrecord.ledger import Catalogue, Ledger
from onrecord.reference.translations import load_translations
from onrecord.web.accounts.callers import account_values, caller_of
from onrecord.web.keeping import KeptPage, KeptPages, Seen, has_tag, make_tag
from onrecord.web.languages import localized
from onrecord.web.rendering import render
from onrecord.web.settings import WebSettings

__all__ = ["Visit", "Visiting", "find_visit", "repeat_page", "show_page"]


def show_page(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:  # noqa: ANN401
    """Return the page that a template makes of `context`: also of a request that asks the ledger nothing."""
    settings: WebSettings = request.app.state.settings
    own = {"path": _own_path(request), "asked_for": request.url.query, "today": settings.clock().date()}
    shown = {**own, "is_static": settings.is_static, **account_values(request), **context}
    return HTMLResponse(render(request.state.language, template, **shown), status_code=status)


def _own_path(request: Request) -> str:
    """Return the path that was asked for as a link may have it: `//evil.example` would lead to another host."""
    return f"/{quote(request.url.path).lstrip('/')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """In which `language`, on which day, and of which `ledger`; `catalogue` is that ledger at one moment."""

    request: Request
    language: str
    today: date
    ledger: Ledger
    settings: WebSettings
    opened: ExitStack = field(default_factory=ExitStack, repr=False)
    _moment: list[Catalogue] = field(default_factory=list, repr=False)

    @property
    def catalogue(self) -> Catalogue:
        """The ledger at the moment when it was first asked in this visit."""
        if not self._moment:
            self._moment.append(self.opened.enter_context(self.ledger.browse(self.today)))
        return self._moment[0]

    def page(self, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:  # noqa: ANN401
        """Return the page that a template makes of `context`."""
        return show_page(self.request, template, status=status, visit=self, **context)

    def answer(self, make: Callable[[], Response], *, of: tuple[str, ...] = ()) -> Response:
        """Return what `make` makes of the catalogue, unless it was made before of the same ledger on the same day.

        `of` are the subjects that it shows (`Catalogue.version`): as long as these are the same, so is the page,
        whatever is added of others.

        A browser that has it already is told so (304). What is made for one who signed in, or with a form that changes
        something, is that reader's own, and made each time. For pages that show what the catalogue answers, and no
        more.
        """
        if not _is_shared(self.request):
            return make()
        tag = _tag(self.request, self.catalogue.version(of), self.today)
        self._pages.see(_address(self.request, self.today), Seen(self.catalogue.version(), tag, of))
        if has_tag(self.request.headers.get("if-none-match", ""), tag):
            return Response(status_code=304, headers=_freshness(tag))
        found = self._pages.find(tag)
        return self._keep(tag, make()) if found is None else _again(tag, found)

    @property
    def _pages(self) -> KeptPages:
        pages: KeptPages = self.request.app.state.pages
        return pages

    def _keep(self, tag: str, response: Response) -> Response:
        if response.status_code == 200 and not caller_of(self.request).is_shown_a_form:
            response.headers.update(_freshness(tag))
            disposition = response.headers.get("Content-Disposition")
            self._pages.keep(tag, KeptPage(bytes(response.body), response.media_type, disposition))
        return response

    def address(self, path: str) -> str:
        """Return the whole address of a page of this site, in the language of the visit."""
        return f"{self.settings.address}{localized(path, self.language)}"

    def gettext(self, text: str) -> str:
        """Return a text in the language of the visit."""
        return load_translations(self.language).gettext(text)


def repeat_page(request: Request) -> Response | None:
    """Return what `Visit.answer` kept of this address, as the ledger is now; None where that has to be made.

    Raises LedgerError.
    """
    version: Callable[[], str] | None = getattr(request.app.state, "version", None)
    if version is None or not _is_shared(request):  # None while the ledger is being opened
        return None
    settings: WebSettings = request.app.state.settings
    pages: KeptPages = request.app.state.pages
    tag = _find_tag(request, settings.clock().date(), version())
    found = pages.find(tag) if tag else None
    if tag and found is not None and has_tag(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=_freshness(tag))
    return _again(tag, found) if tag and found is not None else None


def _find_tag(request: Request, today: date, version: str) -> str | None:
    """Return the tag that the page of an address has now, where that can be told without making it."""
    pages: KeptPages = request.app.state.pages
    address = _address(request, today)
    seen = pages.seen(address)
    if seen is None or seen.version == version or not seen.subjects:
        return seen.tag if seen and seen.version == version else None
    ledger: Ledger = request.app.state.ledger
    with ledger.browse(today) as catalogue:
        tag = _tag(request, catalogue.version(seen.subjects), today)
        pages.see(address, Seen(catalogue.version(), tag, seen.subjects))
    return tag


def _is_shared(request: Request) -> bool:
    """Whether what is asked for is the same for all readers: asked by nobody who signed in, and changing nothing."""
    user = caller_of(request).user
    return request.method in ("GET", "HEAD") and (user is None or not user.signed_in)


def _address(request: Request, today: date) -> str:
    """Return what an address is remembered by: short, since anybody may ask for thousands of 60 kB each."""
    return make_tag(str(today), request.state.language, str(request.url))


def _tag(request: Request, version: str, today: date) -> str:
    return make_tag(__version__, version, str(today), request.state.language, str(request.url))


def _again(tag: str, kept: KeptPage) -> Response:
    saved = {} if kept.disposition is None else {"Content-Disposition": kept.disposition}
    return Response(kept.body, headers={**_freshness(tag), **saved}, media_type=kept.media_type)


def _freshness(tag: str) -> dict[str, str]:
    return {"ETag": tag, "Cache-Control": "no-cache"}


async def find_visit(request: Request) -> AsyncIterator[Visit]:
    """Give the visit that a request is; its catalogue is open from when it is first asked until the page is made.

    No thread waits for the ledger before the page is made in one: with more readers than connections, those who hold a
    connection would wait for a thread, and the threads for a connection.
    """
    settings: WebSettings = request.app.state.settings
    visit = Visit(
        request=request,
        language=request.state.language,
        today=settings.clock().date(),
        ledger=request.app.state.ledger,
        settings=settings,
    )
    with visit.opened:
        yield visit


Visiting = Annotated[Visit, Depends(find_visit)]
"""What the function of a page takes."""
