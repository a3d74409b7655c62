"""Bring a ledger to the form that this onrecord knows, and refuse what is no ledger or a newer one."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, inspect, text

from onrecord.errors import LedgerError
from onrecord.ledger.stores import Store, begin_writing

__all__ = ["HEAD", "KNOWN_FORMS", "bring_up_to_date", "is_behind"]

# The forms of a ledger, oldest first. A test holds them to the files in migrations/versions: asking Alembic here would
# add a third of a second to every command.
KNOWN_FORMS = ("0001", "0002", "0003", "0004", "0005", "0006")
HEAD = KNOWN_FORMS[-1]


def bring_up_to_date(engine: Engine, store: Store, *, may_write: bool = True, may_make: bool = True) -> None:
    """Make or migrate the tables of the ledger in `store` where it is needed.

    Two programs may do so at once: the second waits for the first and finds nothing left to do. A database of
    something else is left as it is. Raises LedgerError when it is such a database, was made by a newer onrecord, is too
    old to be only read, or is empty where none is to be made.
    """
    with engine.connect() as connection:
        form = _find_form(connection, store)
    if not may_write:
        _refuse_to_read(form, store)
        return
    if form is None and not may_make:
        raise LedgerError(f"{store}: {store.when_empty}")
    store.prepare(engine)
    if form == HEAD:
        return
    with begin_writing(engine) as connection:
        if _find_form(connection, store) != HEAD:
            _migrate(connection)


def is_behind(engine: Engine, store: Store) -> bool:
    """Whether the ledger in `store` has an older form than this onrecord knows; raises LedgerError as above."""
    with engine.connect() as connection:
        return _find_form(connection, store) not in (None, HEAD)


def _refuse_to_read(form: str | None, store: Store) -> None:
    if form is None:
        raise LedgerError(f"{store}: {store.when_empty}")
    if form != HEAD:
        raise LedgerError(
            f"{store}: the ledger must be brought up to date first (make it writable, then open it again)"
        )


def _find_form(connection: Connection, store: Store) -> str | None:
    """Return the form that the ledger has, or None for an empty file."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if not {"alembic_version", "captures", "articles", "claims"} <= set(tables):
        raise LedgerError(f"{store}: this is a database, but not a ledger (name {store.another})")
    form: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if form is not None and form not in KNOWN_FORMS:
        what = f"was made by a newer onrecord (form {form}, this version knows {HEAD})"
        raise LedgerError(f"{store}: the ledger {what} (install that version, or name another ledger)")
    return form


def _migrate(connection: Connection) -> None:
    from alembic import command  # here, not above: only a new or old ledger pays for the import
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "onrecord.ledger:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
