"""Who calls: the user behind a request, the token of their forms, and the dependencies of pages."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Request
from starlette.types import Scope

from onrecord.views.visible import visible_line
from onrecord.web.accounts.cookies import FORM, JUDGE, SESSION, read_cookie
from onrecord.web.accounts.users import User

__all__ = [
    "Caller",
    "CurrentUser",
    "account_values",
    "caller_of",
    "current_user",
    "find_judge",
    "judge_name",
    "require",
    "set_caller",
]

_KEY = "caller"
_LONGEST_JUDGE = 80


@dataclass(slots=True, kw_only=True)
class Caller:
    """Whoever made a request. `cookies` are those that its response will set, "" for one that is taken away."""

    user: User | None
    session: str = ""
    form_key: str = ""
    is_shown_a_form: bool = False
    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def csrf_token(self) -> str:
        """What each form of ours carries: nobody can make it who cannot read the cookies of this browser.

        It is tied to the session where there is one: a token from before signing in, or of another, is worth nothing.
        """
        self.is_shown_a_form = True
        if not self.session and not self.form_key:
            self.form_key = self.cookies[FORM] = secrets.token_urlsafe(32)
        return self._token()

    def accepts(self, token: str) -> bool:
        """Whether a form's token is the one that this caller was given."""
        known = bool(self.session or self.form_key)
        return known and hmac.compare_digest(self._token().encode(), token.encode("utf-8", "replace"))

    def begin(self, session: str) -> None:
        """Go on in a new session."""
        self.session, self.cookies = session, {**self.cookies, SESSION: session, FORM: ""}

    def end(self) -> None:
        """Leave the session."""
        self.user, self.session, self.form_key = None, "", ""
        self.cookies = {**self.cookies, SESSION: "", FORM: ""}

    def _token(self) -> str:
        made = hmac.digest((self.session or self.form_key).encode(), b"onrecord form", hashlib.sha256)
        return base64.urlsafe_b64encode(made).decode().rstrip("=")


def set_caller(scope: Scope, caller: Caller) -> None:
    """Leave the caller where pages find it."""
    scope.setdefault("state", {})[_KEY] = caller


def caller_of(request: Request) -> Caller:
    """Return who made a request; raises RuntimeError where no guard stands before the page."""
    found: Caller | None = request.scope.get("state", {}).get(_KEY)
    if found is None:
        raise RuntimeError("no guard stands before this page: see onrecord.web.accounts.guard")
    return found


async def current_user(request: Request) -> User | None:
    """Return who asks; None for somebody without an account. A page takes it as `user: CurrentUser`."""
    return caller_of(request).user


CurrentUser = Annotated[User | None, Depends(current_user)]
"""What the function of a page takes to know who asks."""


def require(role: str) -> Callable[[Request], Awaitable[User]]:
    """Return the dependency of a page that is for `role` and above: `user: Annotated[User, Depends(require("admin"))]`.

    The guard has asked already, by address; this keeps a page safe that moves to another.
    """

    async def required_user(request: Request) -> User:
        user = caller_of(request).user
        if user is None:
            raise HTTPException(401, f"This is for a {role}: sign in first.")
        if not user.may(role):
            raise HTTPException(403, f"This is for a {role}, and {user.name} is a {user.role}.")
        return user

    return required_user


def judge_name(request: Request, typed: str = "") -> str:
    """Return whose a judgement is: the account's name, and on a page without accounts the name that was typed.

    A typed name is remembered for the next form. Raises HTTPException 422 where nobody says who decides.
    """
    caller = caller_of(request)
    user = caller.user
    if user is not None and user.signed_in:
        return user.name
    name = visible_line(typed)[:_LONGEST_JUDGE] or (user.name if user else "")
    if not name:
        raise HTTPException(422, "Say who decides: the name is kept with the judgement.")
    if typed:
        caller.cookies[JUDGE] = name
    return name


def find_judge(scope: Scope, reviewer: str) -> str:
    """Return the name that a page without accounts proposes: the one typed last, else ONRECORD_REVIEWER."""
    return visible_line(read_cookie(scope, JUDGE))[:_LONGEST_JUDGE] or reviewer


class _Token:
    """The token of forms as templates print it, made only where one does: a page without a form sets no cookie."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def __str__(self) -> str:
        return self._caller.csrf_token

    def __html__(self) -> str:
        return self._caller.csrf_token


def account_values(request: Request) -> dict[str, Any]:
    """Return what every template may use: `user`, and `csrf_token` for the hidden field of that name in each form."""
    caller = caller_of(request)
    return {"user": caller.user, "csrf_token": _Token(caller)}
