"""A filing is recorded whole or not at all, whenever the process that records it is killed."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from tests.ledger.making import add
from tests.ledger.making_filings import make_filing

LINES = 5_000
ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from tests.ledger.making import add
from tests.ledger.making_filings import make_filing
for number in (1, 2):
    filing = make_filing(number, lines=int(sys.argv[2]))
    print("ready", flush=True)
    add(sys.argv[1], filing)
"""


def _count(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


@pytest.mark.parametrize("seed", range(6 if "ONRECORD_SLOW" in os.environ else 3))
def test_a_killed_recording_leaves_all_of_a_filing_or_none(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "onrecord.db"
    add(path, make_filing(0))
    command = [sys.executable, "-c", WRITER, str(path), str(LINES)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert writer.stdout is not None
    writer.stdout.readline()
    time.sleep(random.Random(seed).uniform(0, 0.4))
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    with Ledger.open(path) as ledger:
        whole = len(ledger.list_filings()) - 1
        assert ledger.verify().faults == ()
    assert _count(path, "entries") == 4 + whole * (LINES + 1)
    assert _count(path, "filing_readings") == 1 + whole
    add(path, *(make_filing(number, lines=LINES) for number in (1, 2)))
    assert _count(path, "entries") == 4 + 2 * (LINES + 1)
