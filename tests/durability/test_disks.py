"""A disk that is full or may only be read, a clock that goes back, a journal that a power cut leaves half."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger, Recorded, recording
from onrecord.records import Judgement, in_force
from tests.ledger.making import NOW, add, make_document
from tests.ledger.making_filings import make_filing
from tests.ledger.tables import dump_facts

READER = "reader-1"
ROOM = 6_000_000


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of six megabytes, where whoever runs the tests may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(disk)]
    if os.geteuid() or not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def test_a_full_disk_ends_the_recording_and_keeps_what_was_safe(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "_BATCH_DOCUMENTS", 20)
    path = small_disk / "onrecord.db"
    safe: list[Recorded] = []
    with Ledger.open(path) as ledger:
        run = ledger.begin_run(NOW, version="0.1.0", reader=READER)
        with pytest.raises(
            LedgerError, match=r"onrecord.db: the ledger cannot grow: the disk is full \(make room and run"
        ):
            ledger.record(run, (make_document(number, padding=200) for number in range(5000)), safe.append)
        assert ledger.verify().faults == ()
        assert ledger.count().articles == sum(recorded.seen for recorded in safe)
    assert safe, "something was recorded before the disk was full"


def test_a_full_disk_ends_a_rebuild_and_keeps_the_list_that_was_there(small_disk: Path) -> None:
    path = small_disk / "onrecord.db"
    add(path, *(make_document(number) for number in range(30)))
    with Ledger.open(path) as ledger:
        ledger.keep_up(READER)
        before = repr(ledger.derive(READER))
    with (small_disk / "filler").open("wb") as filler:
        while _grow(filler.fileno()):
            pass
    is_full = pytest.raises(LedgerError, match=r"onrecord.db: the ledger .*(disk is full|disk has room)")
    with is_full, Ledger.open(path) as ledger:
        ledger.rebuild(READER)
    (small_disk / "filler").unlink()
    with Ledger.open(path) as ledger:
        assert not ledger.is_stale(READER)
        assert repr(ledger.derive(READER)) == before
        assert ledger.verify().holds
        ledger.rebuild(READER)
        assert repr(ledger.derive(READER)) == before


def _grow(opened: int) -> bool:
    try:
        return os.write(opened, bytes(4096)) > 0
    except OSError:
        return False


def test_a_backup_to_a_full_disk_leaves_nothing(small_disk: Path, tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    add(path, *(make_document(number, padding=500) for number in range(500)))
    assert path.stat().st_size > ROOM
    with Ledger.open(path, read_only=True) as ledger, pytest.raises(LedgerError, match=r"copy.db: .*disk is full"):
        ledger.back_up(small_disk / "copy.db", READER)
    assert list(small_disk.iterdir()) == []


def test_a_disk_that_may_only_be_read_is_named(small_disk: Path) -> None:
    path = small_disk / "onrecord.db"
    add(path, make_document(1))
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    try:
        with Ledger.open(path, read_only=True) as ledger:
            assert ledger.verify().holds
            assert ledger.count().articles == 1
        with pytest.raises(
            LedgerError, match=r"the ledger is read-only \(make file and folder writable|cannot be opened"
        ):
            add(path, make_document(2))
        shut = pytest.raises(LedgerError, match=r"copy.db: it cannot be written: Read-only file system")
        with shut, Ledger.open(path, read_only=True) as ledger:
            ledger.back_up(small_disk / "copy.db", READER)
    finally:
        subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)


def test_a_list_that_finds_no_room_leaves_the_facts(tmp_path: Path) -> None:
    """Where no disk may be mounted: SQLite is told that the file may not grow."""
    path = tmp_path / "onrecord.db"
    add(path, *(make_document(number) for number in range(30)))
    before = dump_facts(path)
    with Ledger.open(path) as ledger:

        def limit(connection: sqlite3.Connection, _: object) -> None:
            connection.execute("PRAGMA max_page_count = 1")  # SQLite takes the present size where that is more

        event.listen(ledger._engine, "connect", limit)
        with pytest.raises(LedgerError, match="the disk is full"):
            ledger.rebuild(READER)
    assert dump_facts(path) == before
    with Ledger.open(path) as ledger:
        ledger.rebuild(READER)
        assert ledger.verify().holds


def test_a_clock_that_goes_back_changes_no_order(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    with Ledger.open(path) as ledger:
        for number, days in enumerate((0, -400, 3)):
            began = NOW + timedelta(days=days)
            run = ledger.begin_run(began, version="0.1.0", reader=READER)
            recorded = ledger.record(run, [make_document(number), make_filing(number)])
            ledger.end_run(run, recorded, began - timedelta(hours=5))  # set back while it ran
            ledger.keep_up(READER)
        claim = next(ledger.list_claims()).id
        for decision, days in (("accept", 0), ("reject", -400)):
            at = NOW + timedelta(days=days)
            ledger.judge(Judgement(kind="claim", subject=claim, decision=decision, by="ann", at=at))
        assert [one.decision for one in ledger.list_judgements()] == ["accept", "reject"], "in the order they were made"
        assert [one.decision for one in in_force(ledger.list_judgements())][-1] == "reject"
        assert ledger.verify().faults == ()
        kept = repr(ledger.derive(READER))
        ledger.keep_up(READER)
        ledger.rebuild(READER)
        assert repr(ledger.derive(READER)).count("Pledge(") == kept.count("Pledge(")
        assert ledger.verify().holds


def test_a_journal_cut_anywhere_leaves_whole_batches(tmp_path: Path) -> None:
    """A power cut may leave any part of the journal: what is read of it are the transactions before the cut."""
    path = tmp_path / "onrecord.db"
    counts = {0}
    with Ledger.open(path) as ledger, closing(sqlite3.connect(path)) as holder:
        holder.execute("SELECT count(*) FROM runs").fetchone()  # so that the journal stays where it is
        run = ledger.begin_run(NOW, version="0.1.0", reader=READER)
        for batch in range(6):
            ledger.record(run, [make_document(batch * 4 + at, padding=20) for at in range(4)])
            counts.add(batch * 4 + 4)
        bytes_of = {name: path.with_name(path.name + name).read_bytes() for name in ("", "-wal")}
    wal, dice, seen = bytes_of["-wal"], random.Random(5), set()
    for number in range(9):
        place = tmp_path / f"cut-{number}.db"
        place.write_bytes(bytes_of[""])
        cut = dice.randrange(len(wal)) if number else len(wal)
        noise = dice.randbytes(5000) if number % 3 == 2 else b""  # what the disk held there before
        place.with_name(place.name + "-wal").write_bytes(wal[:cut] + noise)
        with Ledger.open(place) as ledger:
            articles = ledger.count().articles
            assert ledger.verify().faults == ()
        assert articles in counts, "a batch is there whole or not at all"
        seen.add(articles)
        assert add(place, *(make_document(at, padding=20) for at in range(24))).new == 24 - articles
    assert 24 in seen
    assert len(seen) > 2
