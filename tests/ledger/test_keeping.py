"""A ledger kept up step by step ends with the rows that a rebuild makes, whatever comes in whatever order."""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Table

from onrecord.ledger import Kept, Ledger
from onrecord.ledger.derived import keeping
from onrecord.ledger.derived.schema import DERIVED, sketches, touches
from tests.ledger.growing import READER, STEPS, World
from tests.ledger.making import add, make_document

ROOT = Path(__file__).parents[2]

_HAPPENS = st.lists(
    st.tuples(st.sampled_from(["page", "page", "page", *(name for name, _ in STEPS)]), st.booleans()), max_size=22
)


def _columns(table: Table) -> str:
    return ", ".join(column.name for column in table.c)


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        return {
            table.name: sorted(connection.execute(f"SELECT {_columns(table)} FROM {table.name}"), key=repr)
            for table in DERIVED
            if table not in (touches, sketches)  # when they were made, not what is told
        }


@given(happens=_HAPPENS, seed=st.integers(0, 2**32))
@settings(max_examples=25, deadline=None)
def test_kept_up_is_as_rebuilt(happens: list[tuple[str, bool]], seed: int) -> None:
    steps = dict(STEPS)
    # A small ledger is mostly new at each step, and would be made anew.
    with TemporaryDirectory() as folder, mock.patch.object(keeping, "_is_mostly_new", return_value=False):
        world = World(Path(folder) / "grown.db", seed)
        world.keep_up()
        for name, then_keeps in happens:
            steps[name](world)
            if then_keeps:
                world.keep_up()
        world.keep_up()
        again = World(Path(shutil.copy(world.path, Path(folder) / "rebuilt.db")), seed)
        again.rebuild()
        kept, rebuilt = dump(world.path), dump(again.path)
    for table, rows in rebuilt.items():
        assert kept[table] == rows, table


def _start_keeper(path: Path, first: int, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.ledger.keeper", str(path), str(first), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def _is_as_rebuilt(path: Path) -> bool:
    with Ledger.open(path) as ledger:
        ledger.keep_up(READER)
        kept = dump(path)
        ledger.rebuild(READER)
    return kept == dump(path)


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_keeper_leaves_nothing_to_mend(tmp_path: Path, seed: int) -> None:
    moments = random.Random(seed)
    path = tmp_path / "onrecord.db"
    keeper = _start_keeper(path, 0, 40)
    assert keeper.stdout is not None
    for _ in range(moments.randint(1, 6)):
        keeper.stdout.readline()
    time.sleep(moments.uniform(0, 0.05))
    keeper.send_signal(signal.SIGKILL)
    keeper.communicate()
    assert _is_as_rebuilt(path)


def test_two_keepers_at_once_end_with_the_rows_of_a_rebuild(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    keepers = [_start_keeper(path, first, 8) for first in (0, 4)]
    for keeper in keepers:
        said, _ = keeper.communicate()
        assert (keeper.returncode, said.split()[-1]) == (0, "8")
    assert _is_as_rebuilt(path)


def test_what_is_fresh_is_left_as_it_is(filled: Path) -> None:
    with Ledger.open(filled) as ledger:
        assert ledger.keep_up(READER) == Kept(remade=True)
        assert ledger.keep_up(READER) == Kept()
        assert ledger.keep_up("reader-2") == Kept(remade=True)


def test_a_page_is_kept_up_without_its_neighbours(tmp_path: Path) -> None:
    """Twelve pages tell of two gifts each, no two of one gift: a thirteenth changes none of them."""
    path = tmp_path / "onrecord.db"
    add(path, *(make_document(number) for number in range(12)))
    with Ledger.open(path) as ledger:
        ledger.keep_up(READER)
    add(path, make_document(12))
    with Ledger.open(path) as ledger:
        assert ledger.keep_up(READER).groups == 2
