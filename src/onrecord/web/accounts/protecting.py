"""Put the guard before an application."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from fastapi import FastAPI

from onrecord.web.accounts.attempts import Attempts
from onrecord.web.accounts.guard import Guard
from onrecord.web.accounts.pages import make_limiter, router
from onrecord.web.accounts.passwords import Hashing
from onrecord.web.accounts.settings import GuardSettings, open_accounts
from onrecord.web.accounts.signing_in import Door
from onrecord.web.safety.hosts import HostRule

__all__ = ["protect"]


def protect(
    app: FastAPI,
    settings: GuardSettings,
    listens_on: str,
    now: Callable[[], datetime],
    hashing: Callable[[], Hashing] = Hashing,
) -> None:
    """Guard every page of `app`, and give it the pages for signing in where they are needed.

    To be called before LanguagePrefix is added, so that the guard sees paths without a language. Raises AccountsError
    where the page is reached from beyond this machine and nobody could sign in.
    """
    accounts = open_accounts(settings)
    if accounts is not None:
        attempts = Attempts(accounts, settings.limits, now)
        app.state.door = Door(accounts, hashing(), attempts, settings.life, now)
        app.state.hashing_limiter = make_limiter()
        app.include_router(router)
    hosts = HostRule.of(listens_on, settings.names, is_local=settings.access == "local")
    app.add_middleware(Guard, settings=settings, accounts=accounts, hosts=hosts, now=now)
