"""What only a browser can prove: its word on where a form comes from, and that cookies and policy let a person in."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from onrecord.web.accounts.settings import GuardSettings
from tests.chromium import OPTIONS, need_chromium

from .making import PASSWORD, Clock, make_accounts, make_client

if TYPE_CHECKING:
    from playwright.sync_api import Page


@contextmanager
def _serve(app: ASGIApp) -> Iterator[str]:
    """Serve an application on a free port of this machine."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", proxy_headers=False, lifespan="off"))
    thread = Thread(target=server.run, args=([listening],))
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    settings = GuardSettings(access="private", accounts=make_accounts(tmp_path).path)
    with _serve(make_client(settings, Clock()).app) as address:
        yield address


@pytest.fixture
def local_site() -> Iterator[str]:
    with _serve(make_client(GuardSettings(), Clock()).app) as address:
        yield address


@pytest.fixture
def foreign_site(site: str, local_site: str) -> Iterator[str]:
    """A page that sends forms to ours: to one where its reader is signed in, and to one on their own machine."""
    forms = {"out": f"{site}/logout", "decide": f"{local_site}/review"}
    body = "".join(
        f'<form id="{name}" method="post" action="{target}"><input name="by" value="Eve"></form>'
        for name, target in forms.items()
    )

    async def show(request: object) -> HTMLResponse:
        return HTMLResponse(body)

    with _serve(Starlette(routes=[Route("/", show)])) as address:
        yield address


@pytest.fixture
def page() -> Iterator[Page]:
    executable = need_chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=OPTIONS)
        yield browser.new_page()
        browser.close()


def _sign_in(page: Page, password: str = PASSWORD) -> None:
    page.fill("#name", "reviewer")
    page.fill("#password", password)
    page.click("main button")


def test_a_person_signs_in_and_out(page: Page, site: str) -> None:
    page.goto(f"{site}/plain")
    assert page.url == f"{site}/login?next=%2Fplain"
    _sign_in(page, "not the password")
    assert page.inner_text("[role=alert]") == "The name or the password is wrong."
    _sign_in(page)
    assert (page.url, page.inner_text("body")) == (f"{site}/plain", "words")
    assert page.evaluate("document.cookie") == ""


def test_a_form_of_a_foreign_page_changes_nothing(page: Page, site: str, foreign_site: str) -> None:
    page.goto(f"{site}/login")
    _sign_in(page)
    for form in ("out", "decide"):
        page.goto(foreign_site)
        with page.expect_navigation():
            page.evaluate(f"document.getElementById('{form}').submit()")
        assert page.inner_text("h1") == "Not from this page"
        assert "the browser says that another page sent it" in page.inner_text("main")
    page.goto(f"{site}/")
    assert "reviewer" in page.inner_text("body")
