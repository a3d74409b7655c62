"""Opening: a ledger is made where there is none, and whatever is wrong is said with its place and what to do."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger
from onrecord.ledger.stores import files
from tests.ledger.making import NOW, add, make_document
from tests.ledger.tables import damage, dump_facts


def _make_text(path: Path) -> None:
    path.write_text("<html>" + "a page, not a ledger " * 100)


def _make_other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
        connection.commit()


def _make_newer(path: Path) -> None:
    add(path)
    damage(path, "UPDATE alembic_version SET version_num = '9999'")


def _make_folder(path: Path) -> None:
    path.mkdir()


def _make_empty(path: Path) -> None:
    path.touch()


def _make_nothing(path: Path) -> None:
    del path


REFUSED: list[tuple[str, Callable[[Path], None], dict[str, bool], str]] = [
    ("a text file", _make_text, {}, r"onrecord\.db: this is not a ledger \(name another file\)"),
    ("a text file to read", _make_text, {"read_only": True}, "this is not a ledger"),
    ("another database", _make_other_database, {}, "this is a database, but not a ledger"),
    ("a newer ledger", _make_newer, {}, r"made by a newer onrecord \(form 9999, this version knows \d{4}\)"),
    ("a folder", _make_folder, {}, "this is a folder, not a ledger"),
    ("an empty file to read", _make_empty, {"read_only": True}, "the file is empty, not a ledger"),
    ("nothing to read", _make_nothing, {"read_only": True}, "there is no ledger"),
    ("nothing, not to be made", _make_nothing, {"create": False}, "there is no ledger"),
]


@pytest.mark.parametrize(("make", "how", "message"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_refuses(tmp_path: Path, make: Callable[[Path], None], how: dict[str, bool], message: str) -> None:
    path = tmp_path / "onrecord.db"
    make(path)
    with pytest.raises(LedgerError, match=message):
        Ledger.open(path, **how)


def test_another_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "recipes.db"
    _make_other_database(path)
    before = path.read_bytes()
    with pytest.raises(LedgerError):
        Ledger.open(path)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["recipes.db"]


@pytest.mark.parametrize(
    "location",
    ["mysql://me:secret@db.example/gifts?password=secret", "sqlite:///onrecord.db", "postgresql://me:secret@db:x/g"],
    ids=["mysql", "sqlite", "no port"],
)
def test_a_url_is_refused_without_its_password(location: str) -> None:
    with pytest.raises(LedgerError, match=r"on servers of PostgreSQL|this address cannot be read") as raised:
        Ledger.open(location)
    assert "secret" not in str(raised.value)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"the folder .*nowhere does not exist"):
        Ledger.open(tmp_path / "nowhere" / "onrecord.db")


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    path.touch()
    assert add(path, make_document(1)).new == 1


def test_a_locked_ledger_says_so(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with Ledger.open(filled) as ledger:
            assert ledger.count().articles == 3, "who reads does not wait for who writes"
            with pytest.raises(LedgerError, match="locked by another program"):
                ledger.begin_run(NOW, version="0.1.0", reader="reader-1")


def test_a_new_ledger_waits_for_another_program_that_makes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "onrecord.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        monkeypatch.setattr(files, "BUSY_SECONDS", 0.1)
        for lock in ("EXCLUSIVE", "IMMEDIATE"):
            other.execute(f"BEGIN {lock}")
            with pytest.raises(LedgerError, match="locked by another program"):
                Ledger.open(path)
            other.execute("ROLLBACK")
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr(time, "sleep", lambda _: other.in_transaction and other.execute("ROLLBACK"))
        with Ledger.open(path) as ledger:
            assert ledger.count().articles == 0


def _forbid_writing(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """Play a system that lets nobody write there: root, who may run the tests, may write everywhere."""
    monkeypatch.setattr(os, "access", lambda path, _, **how: path not in paths)


# What may not be written, whether a writer left something beside the ledger, and how SQLite is told to open it.
MODES = [
    ("writable", [], False, "mode=rw"),
    ("file", ["filled.db"], False, "mode=ro"),
    ("folder", ["."], False, "mode=ro&immutable=1"),
    ("file and folder", ["filled.db", "."], False, "mode=ro&immutable=1"),
    ("folder that a writer uses", ["."], True, "mode=ro"),
]


@pytest.mark.parametrize(("forbidden", "used", "mode"), [row[1:] for row in MODES], ids=[row[0] for row in MODES])
def test_a_ledger_is_read_where_nobody_may_write(
    filled: Path, monkeypatch: pytest.MonkeyPatch, forbidden: list[str], used: bool, mode: str
) -> None:
    _forbid_writing(monkeypatch, *(filled.parent / name for name in forbidden))
    names: list[str] = []
    connect = sqlite3.connect

    def listen(name: str, **how: object) -> sqlite3.Connection:
        names.append(name)
        return connect(name, **how)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(sqlite3, "connect", listen)
    with closing(connect(filled, isolation_level=None)) as writer:
        if used:
            writer.execute("INSERT INTO runs VALUES ('run-1', '2025-01-01T00:00:00+00:00', '0', 'r')")
        with Ledger.open(filled, read_only=True) as ledger:
            assert ledger.count().runs == 2 + used
            assert ledger.verify().holds
    assert {name.partition("?")[2] for name in names} == {mode}


def test_reading_leaves_nothing_beside_the_ledger(filled: Path) -> None:
    with Ledger.open(filled, read_only=True) as ledger:
        list(ledger.list_claims())
    assert [entry.name for entry in filled.parent.iterdir()] == [filled.name]


def test_what_a_killed_writer_left_beside_the_ledger_is_read(filled: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with closing(sqlite3.connect(filled, isolation_level=None)) as writer:
        writer.execute("PRAGMA wal_autocheckpoint = 0")
        writer.execute("INSERT INTO runs VALUES ('run-1', '2025-01-01T00:00:00+00:00', '0', 'r')")
        for beside in ("", "-wal"):
            copy.with_name(copy.name + beside).write_bytes(filled.with_name(filled.name + beside).read_bytes())
    with Ledger.open(copy, read_only=True) as ledger:
        assert ledger.count().runs == 3


def test_a_ledger_opened_to_read_refuses_to_write(filled: Path) -> None:
    before = dump_facts(filled)
    with Ledger.open(filled, read_only=True) as ledger:
        assert len(list(ledger.list_claims())) == 6
        with pytest.raises(LedgerError, match="is read-only"):
            ledger.begin_run(NOW, version="0.1.0", reader="reader-1")
    assert dump_facts(filled) == before


def test_a_reader_sees_what_a_writer_adds_meanwhile(filled: Path) -> None:
    with Ledger.open(filled, read_only=True) as reader:
        assert reader.count().articles == 3
        add(filled, make_document(7))
        assert reader.count().articles == 4


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_file_says_so(filled: Path) -> None:
    filled.chmod(0o444)
    with Ledger.open(filled) as ledger, pytest.raises(LedgerError, match="is read-only"):
        ledger.begin_run(NOW, version="0.1.0", reader="reader-1")


def test_a_damaged_ledger_says_so(filled: Path) -> None:
    content = bytearray(filled.read_bytes())
    content[4096 * 2 :] = os.urandom(len(content) - 4096 * 2)
    filled.write_bytes(content)
    with pytest.raises(LedgerError, match=r"is damaged|cannot be used"), Ledger.open(filled) as ledger:
        list(ledger.list_claims())
