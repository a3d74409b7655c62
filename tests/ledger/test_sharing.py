"""Several writers at once: one ledger, the rows of one writer, and nothing to mend where one is killed."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from tests.ledger.making import Place, add, make_document
from tests.ledger.tables import dump_facts

ROOT = Path(__file__).parents[2]
_WRITERS, _EACH, _STEP = 3, 30, 10
_NUMBERED = {"readings", "filing_readings", "judgements", "sightings"}


def _start(place: Place, first: int, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.ledger.writer", str(place), str(first), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def _facts(place: Place) -> dict[str, list[str]]:
    """Return what the rows say; who was first to add one, and in which order, is chance."""
    dumped = dump_facts(place)
    return {name: sorted(repr(_plain(name, row)) for row in rows) for name, rows in dumped.items()}


def _plain(table: str, row: tuple[object, ...]) -> tuple[object, ...]:
    said = row[1:] if table in _NUMBERED else row
    return tuple(value for value in said if not (isinstance(value, str) and value.startswith("run-")))


def test_many_writers_of_overlapping_pages_leave_the_rows_of_one(new_place: Callable[[], Place]) -> None:
    place, alone = new_place(), new_place()
    writers = [_start(place, number * _STEP, _EACH) for number in range(_WRITERS)]
    for writer in writers:
        said, _ = writer.communicate()
        assert (writer.returncode, said.split()[-1]) == (0, str(_EACH))
    add(alone, *(make_document(number, padding=100) for number in range((_WRITERS - 1) * _STEP + _EACH)))
    shared, own = _facts(place), _facts(alone)
    for table in own:
        if table != "observations":  # whose digest covers the run
            assert shared[table] == own[table], table
    with Ledger.open(place, read_only=True) as ledger:
        assert ledger.verify().faults == ()


@pytest.mark.parametrize("kept_in", ["server"], indirect=True)
@pytest.mark.parametrize("seed", range(1))
def test_a_killed_writer_hurts_nobody(place: Place, seed: int) -> None:
    moments = random.Random(seed)
    killed, other = _start(place, 0, 200), _start(place, 0, 40)
    assert killed.stdout is not None
    for _ in range(moments.randint(1, 3)):
        safe = int(killed.stdout.readline())
    time.sleep(moments.uniform(0, 0.1))
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert other.wait() == 0
    with Ledger.open(place) as ledger:
        assert ledger.verify().faults == ()
        assert ledger.count().articles >= max(safe, 40)
    assert add(place, *(make_document(number, padding=100) for number in range(40))).new == 0
