"""The guard before every page: which host, how much, who asks, may they, and was it our own form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from urllib.parse import parse_qsl, quote

from anyio.to_thread import run_sync
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.accounts.access import READING_METHODS, is_asking, may_pass, wanted_role
from onrecord.web.accounts.callers import Caller, find_judge, set_caller
from onrecord.web.accounts.cookies import FORM, SESSION, read_cookie, write_cookie
from onrecord.web.accounts.file import AccountsFile
from onrecord.web.accounts.sessions import find_session
from onrecord.web.accounts.settings import GuardSettings
from onrecord.web.accounts.users import User
from onrecord.web.languages import localized
from onrecord.web.safety.bodies import BodyTooLargeError, read_body, replay_body, stated_length
from onrecord.web.safety.hosts import HostRule
from onrecord.web.safety.origins import foreign_reason
from onrecord.web.safety.refusing import refuse
from onrecord.web.visits import show_page

__all__ = ["Guard"]

# Whoever sends these stands between a reader and us, so that "only this machine" no longer holds.
_PROXY_HEADERS = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")

_POLICY_VIOLATION = 1008  # RFC 6455

_TOKEN_FIELD, _TOKEN_HEADER = "csrf_token", "x-csrf-token"
_MOST_FIELDS = 500


class Guard:
    """Refuses what must not reach a page, and leaves the caller in the request's state for what may."""

    def __init__(
        self,
        app: ASGIApp,
        settings: GuardSettings,
        accounts: AccountsFile | None,
        hosts: HostRule,
        now: Callable[[], datetime],
    ) -> None:
        self._app, self._settings, self._accounts, self._hosts, self._now = app, settings, accounts, hosts, now

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it at the door."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # a socket would pass by all that follows, and no page has one
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
            return
        refusal = self._look_at(scope)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        caller = await self._find_caller(scope)
        set_caller(scope, caller)
        answer = self._gate(scope, caller)
        if answer is None and scope["method"] not in READING_METHODS:
            answer, receive = await self._check_sending(scope, receive, caller)
        await (answer or self._app)(scope, receive, self._with_cookies(scope, caller, send))

    def _look_at(self, scope: Scope) -> Response | None:
        """Refuse what is wrong whoever sends it."""
        headers, path = Headers(scope=scope), scope["path"]
        host = headers.get("host")
        if len(headers.getlist("host")) != 1 or not self._hosts.takes(host):
            what = f"this server is not called {host} (`onrecord serve --address http://NAME` tells it its name)"
            return refuse(path, 421, "Unknown host", what)
        if self._settings.access == "local" and any(name in headers for name in _PROXY_HEADERS):
            what = "a proxy sent this, and the page was started for this machine alone (`onrecord serve --trust-proxy`)"
            return refuse(path, 403, "Behind a proxy", what)
        if stated_length(scope) > self._settings.most_bytes:
            return self._too_large(path)
        return None

    def _too_large(self, path: str) -> Response:
        return refuse(path, 413, "Too large", f"at most {self._settings.most_bytes:,} bytes are taken")

    async def _find_caller(self, scope: Scope) -> Caller:
        form_key = read_cookie(scope, FORM)
        if self._accounts is None:
            local = User(name=find_judge(scope, self._settings.reviewer), role="admin", signed_in=False)
            return Caller(user=local, form_key=form_key)
        token = read_cookie(scope, SESSION)
        if not token:
            return Caller(user=None, form_key=form_key)
        user = await run_sync(find_session, self._accounts, token, self._now(), self._settings.life)
        return Caller(user=user, session=token if user else "", form_key=form_key)

    def _gate(self, scope: Scope, caller: Caller) -> Response | None:
        """Send whoever has no account to sign in, and tell whoever has that it is not for them."""
        path, method = scope["path"], scope["method"]
        role = wanted_role(self._settings.access, method, path, self._settings.paths)
        if may_pass(caller.user, role):
            return None
        if caller.user is not None:
            return _explain(scope, "Not allowed", f"this is for a {role}, and {caller.user.name} is not one", role)
        if method in ("GET", "HEAD") and not path.startswith("/api/"):
            return RedirectResponse(self._login_address(scope), 303, {"Cache-Control": "no-store"})
        return refuse(path, 401, "Sign in first", f"this is for a {role}", {"WWW-Authenticate": "Session"})

    def _login_address(self, scope: Scope) -> str:
        """Return where to sign in, in the reader's language, with the page to come back to."""
        language = scope.get("state", {}).get("language", "en")
        query = scope["query_string"].decode("latin-1")
        wanted = localized(quote(scope["path"]), language) + (f"?{query}" if query else "")
        return f"{localized('/login', language)}?next={quote(wanted, safe='')}"

    async def _check_sending(self, scope: Scope, receive: Receive, caller: Caller) -> tuple[Response | None, Receive]:
        """Let a request that changes something pass only where our own page sent it: by its origin and its token."""
        headers, path = Headers(scope=scope), scope["path"]
        try:
            body = await read_body(receive, self._settings.most_bytes)
        except BodyTooLargeError:
            return self._too_large(path), receive
        replay = replay_body(body, receive)
        if is_asking(scope["method"], path, self._settings.paths):
            return None, replay
        reason = foreign_reason(scope["scheme"], headers["host"], headers.get("origin"), headers.get("sec-fetch-site"))
        if reason is None and not caller.accepts(_find_token(headers, body)):
            reason = "its token is missing or of another session: open the page again, and send the form from there"
        if reason is not None:
            return _explain(scope, "Not from this page", reason), receive
        return None, replay

    def _with_cookies(self, scope: Scope, caller: Caller, send: Send) -> Send:
        """Add the cookies that were set on the way, and keep what is one reader's own from being stored for others."""

        async def send_with_cookies(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in caller.cookies.items():
                    headers.raw.append(write_cookie(scope, name, value))
                if not scope["path"].startswith("/static/"):
                    self._keep_apart(headers, caller)
            await send(message)

        return send_with_cookies

    def _keep_apart(self, headers: MutableHeaders, caller: Caller) -> None:
        """Let no cache show one reader's page, or one from before they signed in, to another."""
        headers.add_vary_header("Cookie")
        is_own = caller.session or caller.is_shown_a_form or caller.cookies or self._settings.access == "private"
        if is_own and "no-store" not in headers.get("Cache-Control", ""):
            headers["Cache-Control"] = "private, no-cache"


def _explain(scope: Scope, title: str, detail: str, role: str | None = None) -> Response:
    """Refuse with 403: a person with a page, a program in its own way."""
    if scope["path"].startswith("/api/"):
        return refuse(scope["path"], 403, title, detail)
    page = show_page(Request(scope), "refused.html", status=403, detail=detail, role=role)
    page.headers["Cache-Control"] = "no-store"
    return page


def _find_token(headers: Headers, body: bytes) -> str:
    """Return the token that a request carries: in its header, or in the field of a form."""
    if _TOKEN_HEADER in headers:
        return headers[_TOKEN_HEADER]
    if headers.get("content-type", "").partition(";")[0].strip().casefold() != "application/x-www-form-urlencoded":
        return ""
    try:
        fields = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except (UnicodeDecodeError, ValueError):
        return ""
    tokens = [value for name, value in fields if name == _TOKEN_FIELD]
    return tokens[0] if len(tokens) == 1 else ""
