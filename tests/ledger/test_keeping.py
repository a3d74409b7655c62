"""A ledger kept up step by step ends with the rows that a rebuild makes, whatever comes in whatever order."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Table

from onrecord.ledger.derived import keeping
from onrecord.ledger.derived.schema import DERIVED
from tests.ledger.growing import STEPS, World

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
