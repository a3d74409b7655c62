"""`onrecord user`: the accounts of the page. A password is asked for on a terminal or read from standard input."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.ending import DONE, RefusedError
from onrecord.cli.options import AsJson, LedgerPath

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.web.accounts.file import AccountsFile
    from onrecord.web.accounts.users import Account

__all__ = [
    "AccountsPath",
    "add_user",
    "disable_user",
    "enable_user",
    "list_users",
    "remove_user",
    "set_user_password",
    "set_user_role",
]

AccountsPath = Annotated[
    str | None,
    typer.Option(
        "--accounts",
        envvar="ONRECORD_ACCOUNTS",
        help="The file that keeps the accounts. Default: onrecord-accounts.db beside the ledger.",
    ),
]
_Name = Annotated[str, typer.Argument(metavar="NAME", help="The user's name; it stands under their judgements.")]
_Role = Annotated[str, typer.Option("--role", help="reader, reviewer (also decides) or admin.")]
_NewRole = Annotated[str, typer.Argument(metavar="ROLE", help="reader, reviewer (also decides) or admin.")]
_FromStdin = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from the first line of standard input.")
]

_LONGEST_LINE = 10_000


def add_user(
    name: _Name,
    role: _Role = "reader",
    password_stdin: _FromStdin = False,
    accounts: AccountsPath = None,
    ledger: LedgerPath = "onrecord.db",
) -> int:
    """Add an account to the page. The password is asked for twice; it needs at least 12 characters.

    Accounts are kept in a file of their own that its owner alone may read, with a hash of each password (argon2id).
    """
    path = _find(accounts, ledger)
    from onrecord.web.accounts.file import AccountsFile
    from onrecord.web.accounts.keeping import add_account, check_free
    from onrecord.web.accounts.users import check_name, check_role

    check_role(role)
    check_name(name)
    if path.exists():
        check_free(AccountsFile.open(path, create=True), name)  # before anybody thinks of a password
    hashed = _new_hash(name, password_stdin)
    file = AccountsFile.open(path, create=True)  # not before: a refused password would leave a file without an account
    add_account(file, name, role, hashed, datetime.now(UTC))
    typer.echo(f"{name}: added as {role} to {file.path}")
    return DONE


def list_users(accounts: AccountsPath = None, ledger: LedgerPath = "onrecord.db", as_json: AsJson = False) -> int:
    """List the accounts of the page with their roles, and when each signed in last."""
    file = _open(accounts, ledger)
    from onrecord.cli.screen import print_json_line, screen
    from onrecord.cli.tables import new_table
    from onrecord.web.accounts.keeping import list_accounts

    found = list_accounts(file)
    if as_json:
        for account in found:
            print_json_line(_account_object(account))
        return DONE
    table = new_table("name", "role", "added", "signed in", "disabled")
    for account in found:
        table.add_row(account.name, account.role, *map(_day, (account.created, account.last_login, account.disabled)))
    screen().print(table)
    return DONE


def set_user_role(
    name: _Name, role: _NewRole, accounts: AccountsPath = None, ledger: LedgerPath = "onrecord.db"
) -> int:
    """Give an account another role; it holds from the account's next page on."""
    file = _open(accounts, ledger)
    from onrecord.web.accounts.keeping import set_role

    set_role(file, name, role)
    typer.echo(f"{name}: {role}")
    return DONE


def set_user_password(
    name: _Name,
    password_stdin: _FromStdin = False,
    accounts: AccountsPath = None,
    ledger: LedgerPath = "onrecord.db",
) -> int:
    """Give an account another password; wherever it is signed in, it is signed out."""
    file = _open(accounts, ledger)
    from onrecord.web.accounts.keeping import find_account, set_hash

    find_account(file, name)
    set_hash(file, name, _new_hash(name, password_stdin))
    typer.echo(f"{name}: another password; signed out everywhere")
    return DONE


def disable_user(name: _Name, accounts: AccountsPath = None, ledger: LedgerPath = "onrecord.db") -> int:
    """Let an account no longer sign in, and sign it out; `onrecord user enable` takes that back."""
    file = _open(accounts, ledger)
    from onrecord.web.accounts.keeping import disable_account

    disable_account(file, name, datetime.now(UTC))
    typer.echo(f"{name}: disabled; signed out everywhere")
    return DONE


def enable_user(name: _Name, accounts: AccountsPath = None, ledger: LedgerPath = "onrecord.db") -> int:
    """Let a disabled account sign in again."""
    file = _open(accounts, ledger)
    from onrecord.web.accounts.keeping import enable_account

    enable_account(file, name)
    typer.echo(f"{name}: may sign in")
    return DONE


def remove_user(name: _Name, accounts: AccountsPath = None, ledger: LedgerPath = "onrecord.db") -> int:
    """Remove an account and sign it out. Its judgements stay, so its name is given to nobody else."""
    file = _open(accounts, ledger)
    from onrecord.web.accounts.keeping import remove_account

    remove_account(file, name, datetime.now(UTC))
    typer.echo(f"{name}: removed; signed out everywhere")
    return DONE


def _open(accounts: str | None, ledger: str) -> AccountsFile:
    path = _find(accounts, ledger)
    from onrecord.web.accounts.file import AccountsFile

    return AccountsFile.open(path)


def _find(accounts: str | None, ledger: str) -> Path:
    try:
        from onrecord.web.accounts.file import find_accounts
        from onrecord.web.accounts.passwords import Hashing  # noqa: F401 - so that what is missing is told at once
    except ModuleNotFoundError as error:
        raise RefusedError(f"accounts need the package {error.name}: pip install 'onrecord[web]'") from None
    return find_accounts(ledger, accounts)


def _new_hash(name: str, password_stdin: bool) -> str:
    from onrecord.web.accounts.passwords import Hashing, check_password

    return Hashing().hash(check_password(_read_password(password_stdin), name))


def _read_password(password_stdin: bool) -> str:
    if password_stdin:
        line = sys.stdin.buffer.readline(_LONGEST_LINE).removesuffix(b"\n").removesuffix(b"\r")
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            raise RefusedError("the password on standard input is not UTF-8") from None
    if not sys.stdin.isatty():
        raise RefusedError("a password is asked for on a terminal: without one, add --password-stdin")
    asked: str = typer.prompt("password", hide_input=True, confirmation_prompt="the same once more", err=True)
    return asked


def _account_object(account: Account) -> dict[str, object]:
    return {
        "name": account.name,
        "role": account.role,
        "created": account.created.isoformat(),
        "last_login": account.last_login.isoformat() if account.last_login else None,
        "disabled": account.disabled.isoformat() if account.disabled else None,
    }


def _day(moment: datetime | None) -> str:
    return "" if moment is None else moment.date().isoformat()
