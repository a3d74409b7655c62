"""The copy for the public: what the ledger says, and no byte of what it keeps for itself."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.ledger import Ledger
from onrecord.ledger.copying import LEFT_OUT, PUBLIC_FACTS
from onrecord.ledger.derived.schema import DERIVED
from onrecord.pipeline import reader_fingerprint
from tests.exports.ledgers import SECRETS


@pytest.fixture(scope="module")
def copy(linked_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("copy") / "public.db"
    with Ledger.open(linked_ledger, read_only=True) as ledger:
        ledger.copy_public(target, reader_fingerprint())
    return target


def ask(path: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        return connection.execute(question).fetchall()


def tables(path: Path) -> set[str]:
    shadows = "AND name NOT LIKE 'pledge_words_%' AND name NOT LIKE 'sqlite_%'"
    return {str(row[0]) for row in ask(path, f"SELECT name FROM sqlite_master WHERE type = 'table' {shadows}")}


def test_every_table_of_a_ledger_is_copied_or_left_out_on_purpose(linked_ledger: Path) -> None:
    chosen = {*PUBLIC_FACTS, *LEFT_OUT, *(table.name for table in DERIVED), "alembic_version"}
    assert tables(linked_ledger) == chosen


def test_the_ledger_itself_holds_what_the_copy_must_not(linked_ledger: Path) -> None:
    with closing(sqlite3.connect(linked_ledger)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    held = linked_ledger.read_bytes().upper()
    assert [secret for secret in SECRETS if secret.upper().encode() not in held] == []


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_no_byte_of_the_copy_tells_it(copy: Path, secret: str, encoding: str) -> None:
    data = copy.read_bytes()
    assert secret.upper().encode(encoding) not in data.upper()


def test_nothing_that_was_captured_is_there(copy: Path) -> None:
    packed = bytes.fromhex("28b52ffd")  # how what Zstandard packs begins
    assert packed not in copy.read_bytes()
    assert all(ask(copy, f"SELECT count(*) FROM {table}") == [(0,)] for table in LEFT_OUT)


@pytest.mark.parametrize("table", [*PUBLIC_FACTS, *(table.name for table in DERIVED)])
def test_all_else_is_there(copy: Path, linked_ledger: Path, table: str) -> None:
    count = f"SELECT count(*) FROM {table}"
    assert ask(copy, count) == ask(linked_ledger, count)


def test_a_memo_that_tells_the_street_is_blank_and_another_stays(copy: Path) -> None:
    assert ask(copy, "SELECT name, memo FROM entries ORDER BY position") == [
        ("VARGA MILLS INC", None),
        ("ROE, ANN", "LANTERNS"),
        ("ROE, ANN", None),
    ]


def test_where_people_live_is_a_state_and_a_mark(copy: Path) -> None:
    assert ask(copy, "SELECT name, city, state, zip FROM entries ORDER BY position") == [
        ("VARGA MILLS INC", "TIDEWATER", "VA", "22209"),
        ("ROE, ANN", None, "VA", "00000"),
        ("ROE, ANN", None, None, None),
    ]


def test_it_is_one_file_that_needs_nothing_beside_it(copy: Path) -> None:
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]
    assert ask(copy, "PRAGMA journal_mode") == [("delete",)]
    assert ask(copy, "PRAGMA freelist_count") == [(0,)]
    assert ask(copy, "PRAGMA integrity_check") == [("ok",)]


@pytest.mark.parametrize(
    "arguments", [("list",), ("list", "--filed"), ("list", "--standing", "due"), ("show", "FEC-1")]
)
def test_what_onrecord_lists_of_it_is_the_same(copy: Path, linked_ledger: Path, arguments: tuple[str, ...]) -> None:
    told = [CliRunner().invoke(app, [*arguments, "--ledger", str(path)]) for path in (copy, linked_ledger)]
    if arguments[0] == "list":
        assert told[0].stdout == told[1].stdout
    assert told[0].exit_code == told[1].exit_code == 0


def test_gifts_that_were_not_derived_yet_are_derived_in_the_copy(linked_ledger: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare.db"
    with closing(sqlite3.connect(linked_ledger)) as source, closing(sqlite3.connect(bare)) as target:
        source.backup(target)
        target.execute("DELETE FROM derivations")
        target.execute("DELETE FROM pledges")
        target.commit()
    with Ledger.open(bare, read_only=True) as ledger:
        ledger.copy_public(tmp_path / "public.db", reader_fingerprint())
    assert ask(tmp_path / "public.db", "SELECT count(*) FROM pledges") == ask(
        linked_ledger, "SELECT count(*) FROM pledges"
    )
