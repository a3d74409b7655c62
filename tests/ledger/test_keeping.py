"""A ledger kept up step by step ends with the rows that a rebuild makes, whatever comes in whatever order."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ledger import Kept, Ledger
from onrecord.ledger.derived import keeping
from tests.ledger.growing import READER, STEPS, World
from tests.ledger.making import Place, add, make_document
from tests.ledger.servers import Server
from tests.ledger.tables import dump_derived

ROOT = Path(__file__).parents[2]

_HAPPENS = st.lists(
    st.tuples(st.sampled_from(["page", "page", "change", "change", *(name for name, _ in STEPS)]), st.booleans()),
    max_size=22,
)


@given(happens=_HAPPENS, seed=st.integers(0, 2**32))
@settings(max_examples=8, deadline=None)
def test_kept_up_is_as_rebuilt(happens: list[tuple[str, bool]], seed: int) -> None:
    with TemporaryDirectory() as folder:
        world = _grow(Path(folder) / "grown.db", happens, seed)
        _is_like(world, Path(shutil.copy(world.path, Path(folder) / "rebuilt.db")))


@given(happens=_HAPPENS, seed=st.integers(0, 2**32))
@settings(max_examples=4, deadline=None)
def test_kept_up_on_a_server_is_as_rebuilt(server: Server, happens: list[tuple[str, bool]], seed: int) -> None:
    world = _grow(server.new_ledger(), happens, seed)
    _is_like(world, server.copy(str(world.path)))


def _grow(place: Place, happens: list[tuple[str, bool]], seed: int) -> World:
    steps = dict(STEPS)
    # A small ledger is mostly new at each step, and would be made anew.
    with mock.patch.object(keeping, "_is_mostly_new", return_value=False):
        world = World(place, seed)
        world.keep_up()
        for name, then_keeps in happens:
            steps[name](world)
            if then_keeps:
                world.keep_up()
        world.keep_up()
    return world


def _is_like(world: World, copy: Place) -> None:
    """A rebuild of the copy makes the rows that were kept up."""
    with Ledger.open(copy) as ledger:
        ledger.rebuild(READER)
    kept, rebuilt = dump_derived(world.path), dump_derived(copy)
    for table, rows in rebuilt.items():
        assert kept[table] == rows, table


def _start_keeper(path: Place, first: int, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.ledger.keeper", str(path), str(first), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def _is_as_rebuilt(path: Place) -> bool:
    with Ledger.open(path) as ledger:
        ledger.keep_up(READER)
        kept = dump_derived(path)
        ledger.rebuild(READER)
    return kept == dump_derived(path)


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


def test_two_keepers_at_once_end_with_the_rows_of_a_rebuild(place: Place) -> None:
    keepers = [_start_keeper(place, first, 8) for first in (0, 4)]
    for keeper in keepers:
        said, _ = keeper.communicate()
        assert (keeper.returncode, said.split()[-1]) == (0, "8")
    assert _is_as_rebuilt(place)


def test_what_is_fresh_is_left_as_it_is(full: Place) -> None:
    with Ledger.open(full) as ledger:
        assert ledger.keep_up(READER) == Kept(remade=True)
        assert ledger.keep_up(READER) == Kept()
        assert ledger.keep_up("reader-2") == Kept(remade=True)


def test_a_page_is_kept_up_without_its_neighbours(place: Place) -> None:
    """Twelve pages tell of two gifts each, no two of one gift: a thirteenth changes none of them."""
    add(place, *(make_document(number) for number in range(12)))
    with Ledger.open(place) as ledger:
        ledger.keep_up(READER)
    add(place, make_document(12))
    with Ledger.open(place) as ledger:
        assert ledger.keep_up(READER).groups == 2
