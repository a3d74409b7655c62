"""What happens to a ledger that is written while the machine, the disk or another program gets in the way."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from onrecord.errors import LedgerError
from onrecord.ledger import FoundArticle, Ledger
from onrecord.records import DocumentReading
from tests.ledger.making import NOW, add, make_document
from tests.ledger.tables import count_rows, dump_facts

DOCUMENTS = 150
ROOT = Path(__file__).parents[2]


def start_writer(path: Path, *arguments: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.ledger.writer", str(path), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def _kill_at(writer: subprocess.Popen[str], batches: int, pause: float) -> int:
    """Kill a writer a moment after it said that so many batches are safe; return how many documents it called safe."""
    assert writer.stdout is not None
    said = [writer.stdout.readline() for _ in range(batches)]
    time.sleep(pause)
    writer.send_signal(signal.SIGKILL)
    rest, _ = writer.communicate()
    lines = [line for line in (*said, *rest.splitlines()) if line.strip()]
    return int(lines[-1]) if lines else 0


@pytest.mark.parametrize("seed", range(8 if "ONRECORD_SLOW" in os.environ else 3))
def test_a_killed_writer_loses_nothing_that_it_called_safe(tmp_path: Path, seed: int) -> None:
    moments = random.Random(seed)
    path = tmp_path / "onrecord.db"
    # Seed 0 kills while Python starts or the ledger is made; the others while batches are written.
    batches, pause = (0, moments.uniform(0.1, 0.6)) if seed == 0 else (moments.randint(1, 9), moments.uniform(0, 0.03))
    safe = _kill_at(start_writer(path, 0, DOCUMENTS), batches, pause)
    assert safe >= batches * 10
    with Ledger.open(path) as ledger:
        assert ledger.verify().faults == ()
        assert safe <= ledger.count().articles <= safe + 10
        for number in range(safe):
            article = make_document(number, padding=100).article
            assert article is not None
            assert isinstance(ledger.find(article.id), FoundArticle)
    finished = start_writer(path, 0, DOCUMENTS)
    assert finished.communicate()[0].split()[-1] == str(DOCUMENTS)
    with Ledger.open(path) as ledger:
        assert ledger.count().articles == DOCUMENTS
        assert ledger.verify().faults == ()


def test_two_programs_that_add_the_same_make_one_ledger(tmp_path: Path) -> None:
    path, alone = tmp_path / "onrecord.db", tmp_path / "alone.db"
    writers = [start_writer(path, 0, 80), start_writer(path, 0, 80), start_writer(path, 40, 80)]
    for writer in writers:
        said, _ = writer.communicate()
        assert (writer.returncode, said.split()[-1]) == (0, "80")
    add(alone, *(make_document(number, padding=100) for number in range(120)))
    assert count_rows(path) == count_rows(alone)
    assert {row[0] for row in dump_facts(path)["articles"]} == {row[0] for row in dump_facts(alone)["articles"]}
    with Ledger.open(path) as ledger:
        assert ledger.count().runs == 3
        assert ledger.verify().faults == ()


def test_two_ledgers_open_in_one_program_add_the_same_once(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    with Ledger.open(path) as one, Ledger.open(path) as other:
        runs = [ledger.begin_run(NOW, version="0.1.0", reader="reader-1") for ledger in (one, other)]
        assert one.record(runs[0], [make_document(1), make_document(2)]).new == 2
        assert other.record(runs[1], [make_document(2), make_document(3)]).new == 1


def test_a_full_disk_stops_the_writer_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    writer = start_writer(path, 0, DOCUMENTS, 1_300_000)
    *safe, message = writer.communicate()[0].splitlines()
    assert writer.returncode == 2
    assert str(path) in message
    assert "what was recorded is safe" in message
    assert 0 < int(safe[-1]) < DOCUMENTS
    with Ledger.open(path) as ledger:
        assert ledger.count().articles == int(safe[-1])
        assert ledger.verify().faults == ()
    assert start_writer(path, 0, DOCUMENTS).communicate()[0].split()[-1] == str(DOCUMENTS)


def test_a_ledger_that_cannot_grow_says_that_the_disk_is_full(filled: Path) -> None:
    before = dump_facts(filled)
    with Ledger.open(filled) as ledger:
        run = ledger.begin_run(NOW, version="0.1.0", reader="reader-1")

        def limit(connection: sqlite3.Connection, _: object) -> None:
            connection.execute("PRAGMA max_page_count = 1")  # SQLite takes the present size where that is more

        event.listen(ledger._engine, "connect", limit)
        with pytest.raises(LedgerError, match=r"cannot grow: the disk is full \(make room"):
            ledger.record(run, (make_document(number, padding=300) for number in range(50)))
    assert dump_facts(filled) == before
    with Ledger.open(filled) as ledger:
        assert ledger.verify().holds


def test_an_error_in_the_source_of_documents_keeps_the_batches_before_it(tmp_path: Path) -> None:
    def documents() -> Iterator[DocumentReading]:
        for number in range(530):
            yield make_document(number)
        raise KeyboardInterrupt

    with Ledger.open(tmp_path / "onrecord.db") as ledger:
        run = ledger.begin_run(NOW, version="0.1.0", reader="reader-1")
        with pytest.raises(KeyboardInterrupt):
            ledger.record(run, documents())
        assert ledger.count().articles == 500
        assert ledger.verify().holds
