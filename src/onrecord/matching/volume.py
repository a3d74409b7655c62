"""Candidates among millions of filed lines, through Splink on DuckDB: the extra "bulk", imported only when asked for.

A search in tables, where `match_pledges` would look at every line in Python: it writes pairs that may be matches, with
their scores, and the same policy then decides on those (`match_pledges` with `candidates`). DuckDB works inside this
process on files; no server and no network is used.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.extras import need
from onrecord.matching.preparing import alias_rows
from onrecord.matching.searching import BulkReport, TooManyPairsError, find_candidates

if TYPE_CHECKING:
    import duckdb

__all__ = ["BulkLimits", "BulkReport", "TooManyPairsError", "read_candidates", "write_candidates"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkLimits:
    """What the search may use of the machine. DuckDB writes to `folder` what does not fit into `memory`."""

    folder: Path
    memory: str = "3GB"
    threads: int = 2


def write_candidates(pledges: Path, lines: Path, out: Path, limits: BulkLimits) -> BulkReport:
    """Write pairs of a pledge and a line that may be one gift to the Parquet file `out`: pledge, line, score.

    Both inputs are Parquet files with the columns `unique_id` (BIGINT), `fund_id`, `name`, `kind`, `amount` (may be
    empty for a pledge) and `day`. Pairs are counted before each rule: one that would make too many is tied to the sum.
    Raises ExtraError where the extra is not installed, TooManyPairsError where there would be no end.
    """
    connection = _connect(limits)
    try:
        return find_candidates(_DuckTables(connection, pledges, lines, out))
    finally:
        connection.close()


def read_candidates(path: Path) -> dict[int, list[int]]:
    """Return the lines of each pledge in a file of candidates, the likeliest first."""
    import pyarrow.parquet as parquet

    table = parquet.read_table(path, columns=["pledge", "line"])
    found: defaultdict[int, list[int]] = defaultdict(list)
    for pledge, line in zip(*(table.column(name).to_pylist() for name in ("pledge", "line")), strict=True):
        found[pledge].append(line)
    return dict(found)


def _connect(limits: BulkLimits) -> duckdb.DuckDBPyConnection:
    engine = need("duckdb", extra="bulk", by="matching at volume")
    limits.folder.mkdir(parents=True, exist_ok=True)
    connection: duckdb.DuckDBPyConnection = engine.connect(str(limits.folder / "matching.duckdb"))
    # Insertion order kept would hold whole tables in memory.
    _run(connection, "SET preserve_insertion_order = false")
    _run(connection, f"SET memory_limit = '{limits.memory}'")
    _run(connection, f"SET threads = {int(limits.threads)}")
    _run(connection, f"SET temp_directory = '{limits.folder / 'spill'}'")
    return connection


def _run(connection: duckdb.DuckDBPyConnection, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
    """Run a statement to its end: DuckDB 2 lets no other begin before."""
    rows: list[tuple[Any, ...]] = connection.execute(sql, list(values)).fetchall()
    return rows


def _quoted(path: Path) -> str:
    """Return a path as a text of SQL, where no parameter may stand: a folder may be called "O'Brien".

    >>> _quoted(Path("O'Brien/told.parquet"))
    "'O''Brien/told.parquet'"
    """
    return "'" + str(path).replace("'", "''") + "'"


class _DuckTables:
    """The tables of a connection to DuckDB."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, pledges: Path, lines: Path, out: Path) -> None:
        self._connection, self._out = connection, out
        _run(connection, "CREATE OR REPLACE TABLE aliases (name_key VARCHAR, party VARCHAR)")
        names, parties = zip(*alias_rows(), strict=True)
        _run(connection, "INSERT INTO aliases SELECT unnest(?), unnest(?)", [list(names), list(parties)])
        for name, path in (("told", pledges), ("filed", lines)):
            _run(connection, f"CREATE OR REPLACE VIEW {name}_raw AS SELECT * FROM read_parquet({_quoted(path)})")

    def make(self, name: str, sql: str) -> None:
        _run(self._connection, f"CREATE OR REPLACE TABLE {name} AS {sql}")

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        return _run(self._connection, sql)

    def link(self, settings: dict[str, Any], least: float) -> str:
        from splink import DuckDBAPI, Linker

        api = DuckDBAPI(self._connection)
        # "a_told" sorts first, so that pledges are on the left of every pair.
        shown = (("told", "a_told"), ("filed", "b_filed"))
        frames = [api.register(name, dataset_display_name=display) for name, display in shown]
        found = Linker(frames, settings, log_level=None).inference.predict(threshold_match_probability=least)
        return str(found.physical_name)

    def write(self, sql: str) -> int:
        _run(self._connection, f"COPY ({sql}) TO {_quoted(self._out)} (FORMAT parquet)")
        ((count,),) = _run(self._connection, f"SELECT count(*) FROM read_parquet({_quoted(self._out)})")
        return int(count)
