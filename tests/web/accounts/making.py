"""A small application behind the guard, a clock that is set by hand, and accounts whose passwords hash fast."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

from argon2 import PasswordHasher
from fastapi import Depends, Form, Request
from fastapi.responses import HTMLResponse, PlainTextResponse
from starlette.staticfiles import StaticFiles
from starlette.testclient import TestClient

from onrecord.web.accounts.callers import CurrentUser, account_values, judge_name, require
from onrecord.web.accounts.file import AccountsFile
from onrecord.web.accounts.keeping import add_account
from onrecord.web.accounts.passwords import Hashing
from onrecord.web.accounts.protecting import protect
from onrecord.web.accounts.settings import GuardSettings
from onrecord.web.accounts.users import ROLES, User
from onrecord.web.languages import LanguagePrefix
from onrecord.web.safety.application import SafeApplication
from onrecord.web.settings import WebSettings

__all__ = [
    "HTTPS",
    "LOCAL",
    "PASSWORD",
    "START",
    "Clock",
    "fast_hashing",
    "make_accounts",
    "make_client",
    "sign_in",
    "token_in",
]

PASSWORD = "seven lamps at low tide"
START = datetime(2025, 3, 1, 12, tzinfo=UTC)
HTTPS = "https://gifts.example.org"
LOCAL = "http://127.0.0.1:8765"

_TOKEN = re.compile(r'name="csrf_token" value="([^"]*)"')


class Clock:
    """Tells the time that the test sets."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **span: float) -> None:
        self.now += timedelta(**span)


def fast_hashing() -> Hashing:
    return Hashing(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def make_accounts(folder: Path) -> AccountsFile:
    """Accounts named as their roles, all with one password."""
    file = AccountsFile.open(folder / "accounts.db", create=True)
    for role in ROLES:
        add_account(file, role, role, fast_hashing().hash(PASSWORD), START)
    return file


def make_client(settings: GuardSettings, clock: Clock, *, base: str = HTTPS, raises: bool = True) -> TestClient:
    """A browser at a page that is served with `settings`; `base` is how it calls the page."""
    app = SafeApplication(trusted_proxies=settings.trusted_proxies, docs_url=None, redoc_url=None)
    app.state.settings = WebSettings(ledger=Path("none.db"), guard=settings, clock=clock)
    app.state.ledger = None
    app.mount("/static", StaticFiles(packages=[("onrecord.web", "static")]))
    _add_pages(app)
    listens_on = "127.0.0.1" if settings.access == "local" else "0.0.0.0"
    protect(app, settings, listens_on, clock, fast_hashing)
    app.add_middleware(LanguagePrefix)
    return TestClient(
        app, base_url=base, follow_redirects=False, raise_server_exceptions=raises, client=("192.0.2.200", 50000)
    )


def _add_pages(app: SafeApplication) -> None:
    """Pages such as the real ones: to read, to decide, for an admin, for programs, and one that breaks."""

    @app.get("/", response_class=HTMLResponse)
    def show(request: Request, user: CurrentUser) -> str:
        name = "nobody" if user is None else user.name
        return f'<p>{name}</p><input name="csrf_token" value="{account_values(request)["csrf_token"]}">'

    @app.get("/plain", response_class=PlainTextResponse)
    @app.get("/review", response_class=PlainTextResponse)
    @app.get("/admin", response_class=PlainTextResponse)
    @app.get("/admin/people", response_class=PlainTextResponse)
    @app.get("/api/v1/pledges", response_class=PlainTextResponse)
    def show_words() -> str:
        return "words"

    @app.get("/desk", response_class=PlainTextResponse)
    def show_desk(user: Annotated[User, Depends(require("reviewer"))]) -> str:
        return user.name

    @app.post("/review", response_class=PlainTextResponse)
    @app.post("/pledges/1", response_class=PlainTextResponse)
    def decide(request: Request, by: Annotated[str, Form()] = "") -> str:
        return judge_name(request, by)

    @app.post("/api/v1/reconcile", response_class=PlainTextResponse)
    def ask(queries: Annotated[str, Form()] = "") -> str:
        return queries

    @app.get("/boom")
    def break_down() -> None:
        raise ZeroDivisionError


def token_in(page: str) -> str:
    """The token of the forms of a page."""
    found: list[str] = _TOKEN.findall(page)
    return found[-1]


def sign_in(client: TestClient, name: str, password: str = PASSWORD, wanted: str = "/plain") -> int:
    """Sign in as a person does: open the form, fill it in, send it. Returns the status of the answer."""
    token = token_in(client.get("/login").text)
    fields = {"csrf_token": token, "name": name, "password": password, "next": wanted}
    return client.post("/login", data=fields).status_code
