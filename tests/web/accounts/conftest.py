"""Accounts, a clock, and pages that are open in each of the three ways."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.web.accounts.file import AccountsFile
from onrecord.web.accounts.settings import GuardSettings

from .making import HTTPS, LOCAL, Clock, make_accounts, make_client

Open = Callable[..., TestClient]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def kept_accounts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once: each test has a copy."""
    return make_accounts(tmp_path_factory.mktemp("accounts")).path


@pytest.fixture
def accounts(kept_accounts: Path, tmp_path: Path) -> AccountsFile:
    return AccountsFile.open(Path(shutil.copy(kept_accounts, tmp_path / "accounts.db")))


@pytest.fixture
def open_page(accounts: AccountsFile, clock: Clock) -> Open:
    """Open a browser at a page: `open_page("private")`."""

    def open_one(access: str, **given: object) -> TestClient:
        raises = bool(given.pop("raises", True))
        base = str(given.pop("base", LOCAL if access == "local" else HTTPS))
        names = ("gifts.example.org",)
        path = None if access == "local" else accounts.path
        settings = GuardSettings(access=access, accounts=path, names=names, **given)  # type: ignore[arg-type]
        return make_client(settings, clock, base=base, raises=raises)

    return open_one


@pytest.fixture
def page(open_page: Open) -> TestClient:
    """A private page."""
    return open_page("private")
