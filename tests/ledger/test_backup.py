"""A copy of a ledger: whole, of one moment, whatever is written meanwhile, or none at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger
from onrecord.ledger.backup import placing
from onrecord.ledger.backup.facts import copy_facts, is_empty
from tests.ledger.making import NOW, add, make_document
from tests.ledger.servers import Server
from tests.ledger.tables import damage, dump_facts
from tests.ledger.test_surviving import start_writer

READER = "reader-1"
ROOT = Path(__file__).parents[2]


def back_up(source: Path, target: Path, *, replaces: bool = False) -> None:
    with Ledger.open(source, read_only=True) as ledger:
        ledger.back_up(target, READER, replaces=replaces)


def dump_derived(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with Ledger.open(path) as ledger:
        ledger.keep_up(READER)
        found = ledger.derive(READER)
        return {"pledges": sorted((one.id, repr(one)) for one in found.pledges), "matches": [(repr(found.matches),)]}


def test_a_copy_holds_all_that_the_ledger_holds(filled: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    back_up(filled, target)
    assert dump_facts(target) == dump_facts(filled)
    assert dump_derived(target) == dump_derived(filled)
    assert sorted(path.name for path in tmp_path.iterdir() if "copy" in path.name) == ["copy.db"]
    assert add(target, make_document(9)).new == 1, "a copy is a ledger like any other"


def test_a_copy_taken_while_others_write_is_of_one_moment(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    writer = start_writer(path, 0, 5000)
    assert writer.stdout is not None
    safe = int(writer.stdout.readline())
    copied = []
    for number in range(3):
        target = tmp_path / f"copy-{number}.db"
        back_up(path, target)
        with Ledger.open(target, read_only=True) as copy:
            assert copy.verify().faults == ()
            copied.append(copy.count().articles)
    assert writer.poll() is None, "it wrote all the while"
    writer.kill()
    safe_after = [int(line) for line in (writer.communicate()[0] or "").split()]
    assert copied == sorted(copied)
    assert safe <= copied[0]
    assert all(count % 10 == 0 for count in copied), "whole batches only"
    assert copied[-1] <= max(safe_after, default=safe) + 10


def test_a_copy_by_rows_holds_the_same_facts(filled: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    with Ledger.open(filled, read_only=True) as source, Ledger.open(target) as copy:
        assert is_empty(copy._engine)
        copy_facts(source._engine, copy._engine)
        assert not is_empty(copy._engine)
        assert copy.verify().holds
    assert dump_facts(target) == dump_facts(filled)
    assert dump_derived(target) == dump_derived(filled)


def test_a_ledger_moves_to_a_server_and_back(filled: Path, tmp_path: Path, server: Server) -> None:
    url, target = server.new_ledger(), tmp_path / "back.db"
    with Ledger.open(filled, read_only=True) as ledger:
        assert ledger.move_to(url, READER).holds
        with pytest.raises(LedgerError, match=r"it holds a ledger already \(name a database that is empty"):
            ledger.move_to(url, READER)
    with Ledger.open(url) as moved:
        run = moved.begin_run(NOW, version="0.1.0", reader=READER)
        assert moved.record(run, [make_document(2), make_document(9)]).new == 1, "numbers go on behind the last"
        moved.back_up(target, READER)
    assert add(filled, make_document(2), make_document(9)).new == 1
    ours, theirs = dump_facts(filled), dump_facts(target)
    assert {name: len(rows) for name, rows in ours.items()} == {name: len(rows) for name, rows in theirs.items()}
    assert all(ours[name] == theirs[name] for name in ("articles", "claims", "evidence", "entries", "judgements"))
    assert dump_derived(target) == dump_derived(filled)


def _occupy(path: Path) -> None:
    path.write_bytes(b"something else")


REFUSALS = {
    "itself": ("filled.db", None, r"filled.db: this is the ledger itself \(name another file to copy it to\)"),
    "there already": ("copy.db", _occupy, r"copy.db: there is a file already \(name another, or replace .* --force\)"),
    "a folder": ("folder", Path.mkdir, r"folder: this is a folder, not a file \(name a file in it"),
    "no folder": ("away/copy.db", None, r"away/copy.db: the folder .*away does not exist \(make it"),
    "open elsewhere": (
        "copy.db",
        lambda path: _occupy(path.with_name("copy.db-wal")),
        r"copy.db: copy.db-wal beside it belongs to a ledger that is open or was cut off \(see that no program",
    ),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_refuses_a_place_and_says_what_to_do(filled: Path, tmp_path: Path, case: str) -> None:
    name, prepare, message = REFUSALS[case]
    target = tmp_path / name
    if prepare:
        prepare(target)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(LedgerError, match=message):
        back_up(filled, target)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_refuses_the_ledger_itself_under_another_name(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(filled)
    with pytest.raises(LedgerError, match="this is the ledger itself"):
        back_up(filled, tmp_path / "link.db", replaces=True)


def test_replaces_a_file_where_it_is_told_to(filled: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    _occupy(target)
    back_up(filled, target, replaces=True)
    assert dump_facts(target) == dump_facts(filled)


def test_a_damaged_ledger_replaces_no_copy(filled: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    back_up(filled, target)
    before = target.read_bytes()
    damage(filled, "UPDATE articles SET text = 'Another text.'")
    with pytest.raises(LedgerError, match=r"copy.db: the copy does not hold: .*nothing was written; `onrecord verify`"):
        back_up(filled, target, replaces=True)
    assert target.read_bytes() == before
    assert not (tmp_path / ".copy.db.part").exists()


def test_what_a_killed_backup_left_is_written_over(filled: Path, tmp_path: Path) -> None:
    for name in (".copy.db.part", ".copy.db.part-wal", ".copy.db.part-journal"):
        (tmp_path / name).write_bytes(b"left over" * 10_000)
    back_up(filled, tmp_path / "copy.db")
    assert dump_facts(tmp_path / "copy.db") == dump_facts(filled)
    assert not [path for path in tmp_path.iterdir() if "part" in path.name]


def test_two_backups_to_one_place_do_not_meet(filled: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    with placing.drafted(target, replaces=False) as draft:
        draft.write_bytes(b"half")
        with pytest.raises(LedgerError, match=r"another program writes a copy there now \(wait until it is done\)"):
            back_up(filled, target)
        assert draft.read_bytes() == b"half"
    assert target.read_bytes() == b"half"


SHORT_OF_ROOM = """
import resource, sys
from pathlib import Path
from onrecord.errors import LedgerError
from onrecord.ledger import Ledger
with Ledger.open(sys.argv[1], read_only=True) as ledger:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
    try:
        ledger.back_up(Path(sys.argv[2]), "reader-1", replaces=True)
    except LedgerError as error:
        print(error)
"""


def test_a_full_disk_leaves_the_copy_that_was_there(filled: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    _occupy(target)
    room = filled.stat().st_size // 2
    command = [sys.executable, "-c", SHORT_OF_ROOM, str(filled), str(target), str(room)]
    said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert said.startswith(f"{target}: ")
    assert "check that the disk has room" in said
    assert target.read_bytes() == b"something else"
    assert not (tmp_path / ".copy.db.part").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_named(filled: Path, tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o500)
    with pytest.raises(LedgerError, match=r"copy.db: it cannot be written: Permission denied"):
        back_up(filled, shut / "copy.db")


def test_a_ledger_that_may_only_be_read_is_copied(filled: Path, tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir()
    shutil.copy(filled, shut / "onrecord.db")
    (shut / "onrecord.db").chmod(0o444)
    shut.chmod(0o555)
    back_up(shut / "onrecord.db", tmp_path / "copy.db")
    shut.chmod(0o755)
    assert dump_facts(tmp_path / "copy.db") == dump_facts(filled)
