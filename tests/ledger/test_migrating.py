"""The form of a ledger: what the migrations make is what the code asks, and nothing can be changed in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger, migrating, migrations, schema
from onrecord.ledger.derived.schema import DERIVED, make_tables
from onrecord.ledger.following.schema import FOLLOWING, following
from onrecord.ledger.migrating import HEAD, KNOWN_FORMS
from onrecord.ledger.migrations.versions import v0001_first, v0003_filings, v0006_following
from onrecord.ledger.migrations.views import FILING_VIEWS, FIRST_VIEWS
from onrecord.ledger.stores.files import FileStore
from tests.ledger.making import make_document
from tests.ledger.tables import damage

TABLES = sorted(schema.metadata.tables)


def test_the_known_forms_are_the_files() -> None:
    folder = Path(str(migrations.__file__)).parent / "versions"
    assert tuple(sorted(path.stem[1:5] for path in folder.glob("v*.py"))) == KNOWN_FORMS
    assert KNOWN_FORMS[-1] == HEAD


def _describe(url: str) -> dict[str, Any]:
    """Return the columns, keys, references and indexes of each table."""
    inspector = inspect(create_engine(url))
    return {
        table: {
            "columns": {
                (column["name"], str(column["type"]), column["nullable"]) for column in inspector.get_columns(table)
            },
            "key": inspector.get_pk_constraint(table)["constrained_columns"],
            "references": sorted(
                (key["constrained_columns"], key["referred_table"], key["referred_columns"])
                for key in inspector.get_foreign_keys(table)
            ),
            "unique": sorted(unique["column_names"] for unique in inspector.get_unique_constraints(table)),
            "checks": sorted(check["sqltext"] for check in inspector.get_check_constraints(table)),
            "indexes": sorted((index["name"] or "", index["column_names"]) for index in inspector.get_indexes(table)),
        }
        for table in inspector.get_table_names()
        if table not in ("alembic_version", "sqlite_sequence") and not table.startswith("pledge_words")
    }


def test_the_schema_is_what_the_migrations_make(filled: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'schema.db'}"
    schema.metadata.create_all(create_engine(url))
    following.create_all(create_engine(url))
    with create_engine(url).begin() as connection:
        make_tables(connection)
    assert _describe(f"sqlite:///{filled}") == _describe(url)


def test_the_search_finds_words_without_their_accents(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("INSERT INTO pledge_words (rowid, words) VALUES (7, 'Irène Nœl-Brask')")
        found = connection.execute("SELECT rowid FROM pledge_words WHERE pledge_words MATCH 'irene bra*'").fetchall()
    assert found == [(7,)]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("command", ["UPDATE {} SET {} = {}", "DELETE FROM {}", "REPLACE INTO {} SELECT * FROM {}"])
def test_a_fact_cannot_be_changed(filled: Path, table: str, command: str) -> None:
    column = next(iter(schema.metadata.tables[table].columns)).name
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("PRAGMA recursive_triggers = ON")
        names = (table, table) if command.startswith("REPLACE") else (table, column, column)
        with pytest.raises(sqlite3.IntegrityError, match=f"facts are append-only: .* on {table} is refused"):
            connection.execute(command.format(*names))


@pytest.mark.parametrize("view", sorted(FIRST_VIEWS))
def test_a_view_shows_the_current_list(filled: Path, view: str) -> None:
    wanted = {"current_claims": 6, "current_evidence": 15}.get(view, 3)
    with closing(sqlite3.connect(filled)) as connection:
        assert connection.execute(f"SELECT count(*) FROM {view}").fetchone() == (wanted,)


def test_an_older_ledger_that_is_only_read_is_refused(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrating, "HEAD", "9999")
    monkeypatch.setattr(FileStore, "may_change", lambda _: False)
    with pytest.raises(LedgerError, match="must be brought up to date first"):
        Ledger.open(filled, read_only=True)


def _make_first_form(path: Path) -> None:
    """Take a ledger back to the form of 0.1.0, which no migration does."""
    damage(path, "DROP VIEW current_claims", "DROP VIEW current_evidence", "ALTER TABLE claims DROP COLUMN reasons")
    damage(path, "ALTER TABLE attributions DROP COLUMN is_first")
    damage(path, *(f"CREATE VIEW {name} AS {FIRST_VIEWS[name]}" for name in ("current_claims", "current_evidence")))
    damage(path, *(f"DROP VIEW {name}" for name in FILING_VIEWS), "DROP INDEX problems_by_filing_reading")
    damage(path, "DELETE FROM problems WHERE filing_reading_id IS NOT NULL")
    damage(path, "ALTER TABLE problems DROP COLUMN filing_reading_id")
    dropped = [table.name for table in (*DERIVED, *FOLLOWING)]
    damage(path, *(f"DROP TABLE {name}" for name in (*dropped, *v0006_following.FACTS, "judgements")))
    damage(path, *(f"DROP TABLE {name}" for name in reversed(v0003_filings.FACTS)))
    damage(path, "UPDATE alembic_version SET version_num = '0001'")


@pytest.mark.parametrize("read_only", [True, False], ids=["to read", "to write"])
def test_a_ledger_of_the_first_form_is_brought_up_to_date(filled: Path, read_only: bool) -> None:
    with Ledger.open(filled) as ledger:
        before = list(ledger.list_claims())
    _make_first_form(filled)
    with Ledger.open(filled, read_only=read_only) as ledger:
        assert list(ledger.list_claims()) == before
        assert ledger.verify().holds


def test_a_ledger_is_never_taken_back() -> None:
    with pytest.raises(NotImplementedError, match="would lose facts"):
        v0001_first.downgrade()


def test_a_ledger_without_a_form_that_is_only_read_is_refused(filled: Path) -> None:
    damage(filled, "DELETE FROM alembic_version")
    with pytest.raises(LedgerError, match="not a ledger"):
        Ledger.open(filled, read_only=True)


def test_the_file_is_in_wal_mode(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_opening_again_changes_nothing(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        before = connection.execute("SELECT * FROM sqlite_master").fetchall()
    with Ledger.open(filled) as ledger:
        run = ledger.begin_run(make_document(1).capture.obtained_at, version="0", reader="r")  # type: ignore[union-attr,arg-type]
        assert ledger.record(run, [make_document(1)]).known == 1
    with closing(sqlite3.connect(filled)) as connection:
        assert connection.execute("SELECT * FROM sqlite_master").fetchall() == before
