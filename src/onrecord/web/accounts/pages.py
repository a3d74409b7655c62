"""The pages for signing in and out."""

from __future__ import annotations

import logging
import re
from math import ceil
from typing import Annotated
from urllib.parse import urlsplit

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord.web.accounts.attempts import network_of
from onrecord.web.accounts.callers import caller_of
from onrecord.web.accounts.signing_in import Door, Outcome
from onrecord.web.languages import localized
from onrecord.web.visits import show_page

__all__ = ["make_limiter", "own_path", "router"]

_log = logging.getLogger("onrecord.web")

router = APIRouter(include_in_schema=False)

# Hashing a password takes 64 MiB and a core for a twentieth of a second: two at once, a few waiting, no more.
_HASHING_AT_ONCE = 2
_MOST_WAITING = 20
_BUSY_SECONDS = 5

_OWN_PATH = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")

_Field = Annotated[str, Form()]


def own_path(wanted: str) -> str:
    r"""Return where to go after signing in: the page that was asked for where it is ours, else the list.

    >>> own_path("/fr/review?page=2"), own_path("https://evil.example")
    ('/fr/review?page=2', '/')
    >>> own_path("//evil.example"), own_path("/\\evil.example")
    ('/', '/')
    """
    if len(wanted) > 2000 or not _OWN_PATH.fullmatch(wanted):
        return "/"
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return "/"
    return "/" if parts.scheme or parts.netloc else wanted


@router.get("/login")
async def show_login(request: Request, next: str = "/") -> Response:
    """Show the form; whoever is signed in goes on."""
    user = caller_of(request).user
    if user is not None:
        return RedirectResponse(own_path(next), 303)
    return _form(request, next)


@router.post("/login")
async def sign_in(
    request: Request,
    name: _Field = "",
    password: _Field = "",
    next: _Field = "/",
) -> Response:
    """Sign in, or say that it was wrong, or when to come back."""
    door, limiter = _door(request)
    if limiter.statistics().tasks_waiting >= _MOST_WAITING:
        return _later(request, next, _BUSY_SECONDS, 503)
    caller = caller_of(request)
    address = request.client.host if request.client else ""

    def attempt() -> Outcome:
        return door.sign_in(name, password, address=address, before=caller.session)

    outcome = await run_sync(attempt, limiter=limiter)
    if outcome.wait is not None:
        _log.warning("signing in was tried too often from %s", network_of(address))
        return _later(request, next, outcome.wait, 429)
    if outcome.token is None:
        _log.info("signing in was refused to %s", network_of(address))  # never the name: it may be a password
        return _form(request, next, name=name, status=403, is_wrong=True)
    caller.begin(outcome.token)
    return RedirectResponse(own_path(next), 303)


@router.post("/logout")
async def sign_out(request: Request) -> Response:
    """Sign out; the browser lets go of pages that it has kept."""
    door, _ = _door(request)
    caller = caller_of(request)
    if caller.session:
        await run_sync(door.sign_out, caller.session)
    caller.end()
    return RedirectResponse(localized("/", request.state.language), 303, {"Clear-Site-Data": '"cache"'})


def make_limiter() -> CapacityLimiter:
    """Return what lets only so many passwords be hashed at once."""
    return CapacityLimiter(_HASHING_AT_ONCE)


def _door(request: Request) -> tuple[Door, CapacityLimiter]:
    return request.app.state.door, request.app.state.hashing_limiter


def _later(request: Request, wanted: str, wait: int, status: int) -> HTMLResponse:
    page = _form(request, wanted, status=status, minutes=ceil(wait / 60))
    page.headers["Retry-After"] = str(wait)
    return page


def _form(
    request: Request, wanted: str, *, name: str = "", status: int = 200, is_wrong: bool = False, minutes: int = 0
) -> HTMLResponse:
    shown = {"name": name, "next": own_path(wanted), "is_wrong": is_wrong, "minutes": minutes}
    return show_page(request, "login.html", status=status, **shown)
