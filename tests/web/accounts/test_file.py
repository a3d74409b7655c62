"""The file of accounts: for its owner alone, apart from the ledger, and nothing else taken for it."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from onrecord.errors import AccountsError
from onrecord.ledger import Ledger
from onrecord.web.accounts.file import AccountsFile, find_accounts
from onrecord.web.accounts.keeping import (
    add_account,
    check_free,
    count_accounts,
    disable_account,
    enable_account,
    list_accounts,
    remove_account,
    set_hash,
    set_role,
)
from onrecord.web.accounts.settings import GuardSettings, open_accounts

from .making import START

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes of files are those of POSIX")


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_a_new_file_is_its_owners_alone(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        AccountsFile.open(tmp_path / "a.db", create=True)
    finally:
        os.umask(before)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {0o600}


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660, 0o666])
@pytest.mark.parametrize("create", [True, False])
def test_a_file_that_others_may_read_is_not_opened(accounts: AccountsFile, mode: int, create: bool) -> None:
    accounts.path.chmod(mode)
    with pytest.raises(AccountsError, match="others on this machine may read the accounts"):
        AccountsFile.open(accounts.path, create=create)


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(AccountsError, match=r"no accounts yet .`onrecord user add NAME --role admin`"):
        AccountsFile.open(tmp_path / "a.db")
    assert not (tmp_path / "a.db").exists()


@pytest.mark.parametrize("create", [True, False])
def test_a_ledger_is_no_file_of_accounts(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "onrecord.db"
    with Ledger.open(path):
        pass
    path.chmod(0o600)
    with pytest.raises(AccountsError, match="this file does not hold accounts"):
        AccountsFile.open(path, create=create)
    with Ledger.open(path, create=False):
        pass


def test_what_is_no_database_is_no_file_of_accounts(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("words " * 1000)
    path.chmod(0o600)
    with pytest.raises(AccountsError, match="this file does not hold accounts"):
        AccountsFile.open(path, create=True)
    assert path.read_text() == "words " * 1000


def test_a_folder_is_no_file_of_accounts(tmp_path: Path) -> None:
    with pytest.raises(AccountsError, match="this is not a file"):
        AccountsFile.open(tmp_path, create=True)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(AccountsError, match="accounts cannot be kept there: No such file"):
        AccountsFile.open(tmp_path / "gone" / "a.db", create=True)


def test_a_newer_file_is_not_opened(accounts: AccountsFile) -> None:
    connection = sqlite3.connect(accounts.path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(AccountsError, match="made by a newer onrecord"):
        AccountsFile.open(accounts.path)


@pytest.mark.parametrize(
    ("ledger", "named", "path"),
    [
        ("onrecord.db", None, "onrecord-accounts.db"),
        ("/data/gifts.db", None, "/data/onrecord-accounts.db"),
        ("/data/gifts.db", "desk.db", "desk.db"),
        ("postgresql://ann:secret@db.example/gifts", None, "onrecord-accounts.db"),
        ("postgresql://ann:secret@db.example/gifts", "/data/desk.db", "/data/desk.db"),
    ],
)
def test_accounts_stand_beside_the_ledger(ledger: str, named: str | None, path: str) -> None:
    assert find_accounts(ledger, named) == Path(path)


@pytest.mark.parametrize("name", ["reader", "READER"])
def test_a_name_is_taken_once(accounts: AccountsFile, name: str) -> None:
    with pytest.raises(AccountsError, match="there is such an account"):
        add_account(accounts, name, "admin", "hash", START)


def test_the_name_of_a_removed_account_is_given_to_nobody(accounts: AccountsFile) -> None:
    remove_account(accounts, "reader", START)
    assert [account.name for account in list_accounts(accounts)] == ["admin", "reviewer"]
    with pytest.raises(AccountsError, match="judgements may carry it"):
        check_free(accounts, "Reader")
    with pytest.raises(AccountsError, match="judgements may carry it"):
        add_account(accounts, "Reader", "admin", "hash", START)


def test_a_disabled_account_is_kept_and_may_come_back(accounts: AccountsFile) -> None:
    disable_account(accounts, "reader", START)
    assert {account.name: account.disabled for account in list_accounts(accounts)}["reader"] == START
    assert count_accounts(accounts) == 2
    enable_account(accounts, "reader")
    assert count_accounts(accounts) == 3


@pytest.mark.parametrize(
    "change",
    [
        partial(set_role, name="eve", role="admin"),
        partial(set_hash, name="eve", kept_hash="hash"),
        partial(disable_account, name="eve", now=START),
        partial(enable_account, name="eve"),
        partial(remove_account, name="eve", now=START),
    ],
)
def test_a_change_of_nobody_is_told(accounts: AccountsFile, change: Callable[[AccountsFile], None]) -> None:
    with pytest.raises(AccountsError, match="eve: there is no such account"):
        change(accounts)


@pytest.mark.parametrize("access", ["private", "public"])
def test_a_page_without_anybody_who_could_sign_in_does_not_start(accounts: AccountsFile, access: str) -> None:
    settings = GuardSettings(access=access, accounts=accounts.path)
    assert open_accounts(settings) is not None
    for name in ("reader", "reviewer", "admin"):
        disable_account(accounts, name, START)
    with pytest.raises(AccountsError, match="no account can sign in"):
        open_accounts(settings)


def test_a_local_page_opens_no_accounts(tmp_path: Path) -> None:
    assert open_accounts(GuardSettings(accounts=tmp_path / "none.db")) is None


@pytest.mark.parametrize("given", [{"access": "open"}, {"access": "private"}])
def test_settings_that_guard_nothing_are_refused(given: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"access|needs a file of accounts"):
        GuardSettings(**given)  # type: ignore[arg-type]
