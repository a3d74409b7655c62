"""Pages for what goes wrong: what it is, and what to do, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from onrecord.errors import ExportError, ExtraError, LedgerError
from onrecord.reference.translations import load_translations
from onrecord.web.accounts.callers import Caller, set_caller
from onrecord.web.languages import part_language
from onrecord.web.safety.refusing import refuse
from onrecord.web.visits import show_page

__all__ = ["add_failure_pages"]


def add_failure_pages(app: FastAPI) -> None:
    """Show a page for every error of `app`: what is not there, what cannot be read, what is too much, what broke."""
    app.add_exception_handler(HTTPException, _show_refusal)
    app.add_exception_handler(RequestValidationError, _show_unreadable)
    app.add_exception_handler(LedgerError, _show_busy)
    app.add_exception_handler(ExportError, _show_unmade)
    app.add_exception_handler(ExtraError, _show_unmade)
    app.add_exception_handler(Exception, _show_broken)


def _show_refusal(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise TypeError(f"{error!r} is no refusal")
    return _page(request, error.status_code, dict(error.headers or {}))


def _show_unreadable(request: Request, _: Exception) -> Response:
    return _page(request, 400)


def _show_busy(request: Request, _: Exception) -> Response:
    return _page(request, 503, {"Retry-After": "5"})


def _show_unmade(request: Request, _: Exception) -> Response:
    return _page(request, 501)


def _show_broken(request: Request, _: Exception) -> Response:
    return _page(request, 500)


def _page(request: Request, status: int, headers: dict[str, str] | None = None) -> Response:
    request = _with_language(request)
    language = request.state.language
    title, advice = _words(status, load_translations(language).gettext)
    if request.url.path.startswith("/api/"):
        return refuse(request.url.path, status, title, advice, headers)
    if "caller" not in request.scope.get("state", {}):
        # Whatever broke before the guard knew who asks: the page is for nobody in particular.
        set_caller(request.scope, Caller(user=None))
    page = show_page(request, "failed.html", status=status, code=status, title=title, advice=advice)
    page.headers.update({"Cache-Control": "no-store", **(headers or {})})
    return page


def _with_language(request: Request) -> Request:
    """Return the request as pages know it: what broke is told from outside of what parts the language off."""
    if hasattr(request.state, "language"):
        return request
    language, path = part_language(request.scope["path"])
    state = {**request.scope.get("state", {}), "language": language}
    return Request({**request.scope, "path": path, "raw_path": path.encode("utf-8"), "state": state})


def _words(status: int, _: Callable[[str], str]) -> tuple[str, str]:
    told = {
        400: (
            _("This cannot be read"),
            _("The address asks for something in a way that cannot be read. Look it over."),
        ),
        401: (_("Sign in first"), _("This is for people with an account.")),
        403: (_("Not allowed"), _("This is for another role than yours.")),
        404: (
            _("There is no such page"),
            _("The address leads to nothing. The ledger may not hold what it names, or no longer under this name."),
        ),
        405: (_("Not in this way"), _("This page can be looked at, and takes nothing.")),
        422: (
            _("This cannot be read"),
            _("The form has something in it that cannot be read. Go back, and look it over."),
        ),
        429: (_("Too often"), _("You ask more often than is answered here. Wait a minute, and try again.")),
        501: (
            _("This file cannot be made here"),
            _("Something that it takes is not installed where this page runs. Take another format."),
        ),
        503: (_("The ledger cannot be read just now"), _("Somebody may be writing to it. Try again in a moment.")),
    }
    broken = _("Something broke here"), _("This is not your doing. Try again, and tell whoever runs this page.")
    return told.get(status, told[400] if 400 <= status < 500 else broken)
