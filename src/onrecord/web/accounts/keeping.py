"""What an admin does with accounts: add, list, change, disable, remove. Each takes the moment as `now`."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from onrecord.errors import AccountsError
from onrecord.web.accounts.file import AccountsFile
from onrecord.web.accounts.schema import retired_names, sessions, users
from onrecord.web.accounts.users import Account, check_name, check_role, fold_name

__all__ = [
    "add_account",
    "check_free",
    "count_accounts",
    "disable_account",
    "enable_account",
    "find_account",
    "list_accounts",
    "remove_account",
    "seconds",
    "set_hash",
    "set_role",
]


def seconds(moment: datetime) -> int:
    """Return a moment as it is kept; raises ValueError where it has no time zone.

    >>> seconds(datetime(1970, 1, 2, tzinfo=UTC))
    86400
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return int(moment.timestamp())


def add_account(file: AccountsFile, name: str, role: str, kept_hash: str, now: datetime) -> None:
    """Add an account; raises AccountsError where the name is bad, taken, or was taken once."""
    kept, folded = check_name(name), fold_name(name)
    row = {"name": kept, "folded": folded, "hash": kept_hash, "role": check_role(role), "created": seconds(now)}
    with file.writing() as connection:
        _check_free(connection, name, folded)
        connection.execute(insert(users), row)


def check_free(file: AccountsFile, name: str) -> None:
    """Raise AccountsError where no account can be added under a name."""
    check_name(name)
    with file.reading() as connection:
        _check_free(connection, name, fold_name(name))


def _check_free(connection: Connection, name: str, folded: str) -> None:
    if connection.scalar(select(users.c.id).where(users.c.folded == folded)) is not None:
        raise AccountsError(f"{name}: there is such an account (`onrecord user list`)")
    if connection.scalar(select(retired_names.c.folded).where(retired_names.c.folded == folded)) is not None:
        raise AccountsError(f"{name}: a removed account had this name, and judgements may carry it; choose another")


def list_accounts(file: AccountsFile) -> tuple[Account, ...]:
    """Return all accounts, by name."""
    with file.reading() as connection:
        return tuple(_account(row) for row in connection.execute(select(users).order_by(users.c.folded)).mappings())


def find_account(file: AccountsFile, name: str) -> Account:
    """Return an account; raises AccountsError where there is none of this name."""
    with file.reading() as connection:
        user_id = _find_id(connection, name)
        return _account(connection.execute(select(users).where(users.c.id == user_id)).mappings().one())


def count_accounts(file: AccountsFile) -> int:
    """Return how many accounts can sign in."""
    with file.reading() as connection:
        return connection.scalar(select(func.count()).select_from(users).where(users.c.disabled.is_(None))) or 0


def set_role(file: AccountsFile, name: str, role: str) -> None:
    """Give an account another role, which holds from its next page on."""
    with file.writing() as connection:
        _change(connection, name, role=check_role(role))


def set_hash(file: AccountsFile, name: str, kept_hash: str) -> None:
    """Give an account another password; its sessions end."""
    with file.writing() as connection:
        _end_sessions(connection, _change(connection, name, hash=kept_hash))


def disable_account(file: AccountsFile, name: str, now: datetime) -> None:
    """Let an account no longer sign in; its sessions end."""
    with file.writing() as connection:
        _end_sessions(connection, _change(connection, name, disabled=seconds(now)))


def enable_account(file: AccountsFile, name: str) -> None:
    """Let a disabled account sign in again."""
    with file.writing() as connection:
        _change(connection, name, disabled=None)


def remove_account(file: AccountsFile, name: str, now: datetime) -> None:
    """Take an account away with its sessions. Its name is given to nobody else, since judgements carry it."""
    with file.writing() as connection:
        user_id = _find_id(connection, name)
        connection.execute(delete(users).where(users.c.id == user_id))
        connection.execute(insert(retired_names), {"folded": fold_name(name), "retired": seconds(now)})


def _change(connection: Connection, name: str, **values: str | int | None) -> int:
    user_id = _find_id(connection, name)
    connection.execute(update(users).where(users.c.id == user_id).values(**values))
    return user_id


def _find_id(connection: Connection, name: str) -> int:
    found: int | None = connection.scalar(select(users.c.id).where(users.c.folded == fold_name(name)))
    if found is None:
        raise AccountsError(f"{name}: there is no such account (`onrecord user list`)")
    return found


def _end_sessions(connection: Connection, user_id: int) -> None:
    connection.execute(delete(sessions).where(sessions.c.user_id == user_id))


def _account(row: RowMapping) -> Account:
    return Account(
        name=row["name"],
        role=row["role"],
        created=datetime.fromtimestamp(row["created"], UTC),
        last_login=_moment(row["last_login"]),
        disabled=_moment(row["disabled"]),
    )


def _moment(kept: int | None) -> datetime | None:
    return None if kept is None else datetime.fromtimestamp(kept, UTC)
