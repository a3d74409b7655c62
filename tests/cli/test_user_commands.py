"""Accounts from the command line."""

from __future__ import annotations

import json
import os
import pty
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]

PASSWORD = b"seven lamps at low tide\n"


@pytest.fixture
def accounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "desk.db"
    monkeypatch.setenv("ONRECORD_ACCOUNTS", str(path))
    return path


@pytest.fixture
def added(run: Run, accounts: Path) -> Path:
    assert run("user", "add", "ann", "--role", "reviewer", "--password-stdin", text=PASSWORD).exit_code == 0
    return accounts


def _listed(run: Run) -> list[dict[str, object]]:
    return [json.loads(line) for line in run("user", "list", "--json").stdout.splitlines()]


def test_an_account_is_added_and_listed(run: Run, added: Path) -> None:
    (account,) = _listed(run)
    assert {key: account[key] for key in ("name", "role", "last_login", "disabled")} == {
        "name": "ann",
        "role": "reviewer",
        "last_login": None,
        "disabled": None,
    }
    assert "ann   reviewer" in run("user", "list").stdout
    assert added.stat().st_mode & 0o777 == 0o600


def test_accounts_stand_beside_the_ledger(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONRECORD_ACCOUNTS", raising=False)
    ledger = str(tmp_path / "gifts.db")
    assert run("user", "add", "ann", "--password-stdin", "--ledger", ledger, text=PASSWORD).exit_code == 0
    assert (tmp_path / "onrecord-accounts.db").exists()
    assert not (tmp_path / "gifts.db").exists()


@pytest.mark.parametrize(
    ("command", "field", "value"),
    [
        (("role", "ann", "admin"), "role", "admin"),
        (("disable", "ANN"), "disabled", "a day"),
        (("enable", "ann"), "disabled", None),
    ],
)
def test_an_account_is_changed(run: Run, added: Path, command: tuple[str, ...], field: str, value: str | None) -> None:
    assert run("user", *command).exit_code == 0
    (account,) = _listed(run)
    assert account[field] == value or (value == "a day" and account[field] is not None)


def test_an_account_is_removed_for_good(run: Run, added: Path) -> None:
    assert run("user", "remove", "ann").exit_code == 0
    assert _listed(run) == []
    again = run("user", "add", "Ann", "--password-stdin", text=PASSWORD)
    assert (again.exit_code, "judgements may carry it" in again.stderr) == (2, True)


def test_a_password_is_changed(run: Run, added: Path) -> None:
    before = added.read_bytes()
    assert run("user", "passwd", "ann", "--password-stdin", text=b"nine buoys in the sound\r\n").exit_code == 0
    assert added.read_bytes() != before or added.with_name("desk.db-wal").exists()


@pytest.mark.parametrize(
    ("arguments", "text", "told"),
    [
        (("add", "ann", "--password-stdin"), PASSWORD, "there is such an account"),
        (("add", "ben", "--password-stdin"), b"short\n", "it needs at least 12"),
        (("add", "ben", "--password-stdin"), b"", "it needs at least 12"),
        (("add", "ben", "--password-stdin"), b"password1234\n", "one of those tried first"),
        (("add", "ben", "--password-stdin"), b"\xff\xfe seven lamps at low tide\n", "is not UTF-8"),
        (("add", "ben"), PASSWORD, "add --password-stdin"),
        (("add", "b b", "--password-stdin"), PASSWORD, "cannot stand in it"),
        (("add", "ben", "--role", "chief", "--password-stdin"), PASSWORD, "not one of reader, reviewer, admin"),
        (("role", "ann", "chief"), b"", "not one of reader, reviewer, admin"),
        (("role", "eve", "admin"), b"", "there is no such account"),
        (("passwd", "eve", "--password-stdin"), PASSWORD, "there is no such account"),
        (("passwd", "ann", "--password-stdin"), b"ann\n", "it needs at least 12"),
        (("disable", "eve"), b"", "there is no such account"),
    ],
)
def test_what_cannot_be_is_told(run: Run, added: Path, arguments: tuple[str, ...], text: bytes, told: str) -> None:
    result = run("user", *arguments, text=text)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert "seven lamps" not in result.stderr


@pytest.mark.parametrize("refused", [("ann", "--password-stdin"), ("b b", "--password-stdin"), ("ann", "--role", "x")])
def test_an_account_that_is_refused_leaves_no_file_behind(run: Run, accounts: Path, refused: tuple[str, ...]) -> None:
    assert run("user", "add", *refused, text=b"short\n").exit_code == 2
    assert not accounts.exists()


def test_without_accounts_a_list_says_how_to_make_one(run: Run, accounts: Path) -> None:
    result = run("user", "list")
    assert (result.exit_code, "`onrecord user add NAME" in result.stderr) == (2, True)
    assert not accounts.exists()


def test_a_missing_package_is_named(run: Run, accounts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "argon2", None)
    monkeypatch.delitem(sys.modules, "onrecord.web.accounts.passwords", raising=False)
    result = run("user", "add", "ann", "--password-stdin", text=PASSWORD)
    assert (result.exit_code, "pip install 'onrecord[web]'" in result.stderr) == (2, True)


def _type_on_a_terminal(arguments: list[str], typed: list[bytes]) -> tuple[int, bytes]:
    """Run a command on a terminal of its own, and answer each of its questions."""
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, "-m", "onrecord", *arguments])
    said = b""
    for line in typed:
        asked = len(said)
        while b": " not in said[asked:]:
            said += os.read(terminal, 1024)
        os.write(terminal, line)
    try:
        while more := os.read(terminal, 1024):
            said += more
    except OSError:  # Linux says so when the other side has closed
        pass
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), said


def test_on_a_terminal_a_password_is_asked_for_twice_and_not_shown(run: Run, accounts: Path) -> None:
    code, said = _type_on_a_terminal(["user", "add", "ann"], [PASSWORD, PASSWORD])
    assert (code, b"ann: added as reader" in said) == (0, True)
    assert b"seven lamps" not in said
    assert [account["name"] for account in _listed(run)] == ["ann"]


@pytest.mark.parametrize("access", [["--host", "0.0.0.0"], ["--private"], ["--trust-proxy", "127.0.0.1"]])
def test_a_page_reached_from_beyond_does_not_start_without_accounts(
    run: Run, ledger_path: str, accounts: Path, access: list[str]
) -> None:
    result = run("serve", "--ledger", ledger_path, "--port", "0", *access)
    assert (result.exit_code, "`onrecord user add NAME --role admin`" in result.stderr) == (2, True)


@pytest.mark.parametrize("address", ["gifts.example.org", "ftp://gifts.example.org", "https://", "https://[::1", ""])
def test_an_address_that_is_none_is_told(run: Run, ledger_path: str, address: str) -> None:
    result = run("serve", "--ledger", ledger_path, "--address", address)
    assert (result.exit_code, "https://gifts.example.org is wanted" in result.stderr) == (2, True)


@pytest.mark.parametrize("proxy", ["localhost", "*", "10.0.0.0/99", "", "10.1.2.3/8"])
def test_a_proxy_that_could_not_be_known_is_told(run: Run, ledger_path: str, proxy: str) -> None:
    result = run("serve", "--ledger", ledger_path, "--trust-proxy", proxy)
    assert (result.exit_code, "an address or a network in figures is wanted" in result.stderr) == (2, True)


def test_serving_without_the_page_names_what_is_missing(
    run: Run, ledger_path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("onrecord.web")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "jinja2", None)
    result = run("serve", "--ledger", ledger_path)
    assert (result.exit_code, "pip install 'onrecord[web]'" in result.stderr) == (2, True)
