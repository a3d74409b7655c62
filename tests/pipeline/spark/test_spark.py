"""One corpus on this machine and on Spark: every reading, and every row of the ledgers, is the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from shutil import copy
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import EngineError
from onrecord.ledger import Ledger, Recorded
from onrecord.pipeline import ReadingOptions, read_documents, reader_fingerprint
from onrecord.pipeline.spark import SparkOptions, engine, read_on_spark, run_on_spark
from onrecord.records import Reading
from tests.samples.expectations import SAMPLES

from .corpus import make_archive, make_pages
from .flaky import run_flaky_tasks

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = pytest.mark.xdist_group("spark")

AT = datetime(2025, 1, 1, tzinfo=UTC)


def _options(out: Path, **more: object) -> SparkOptions:
    return SparkOptions(out=str(out), at=AT, **more)  # type: ignore[arg-type]


def _locally(*sources: Path) -> list[Reading]:
    """Read as one process does."""
    return list(read_documents(map(str, sources), ReadingOptions(jobs=1, clock=lambda: AT)))


def _record(path: Path, readings: Iterable[Reading]) -> Recorded:
    with Ledger.open(path) as ledger:
        run = ledger.begin_run(AT, version="1", reader=reader_fingerprint())
        recorded = ledger.record(run, readings)
        ledger.end_run(run, recorded, AT)
        ledger.keep_up(reader_fingerprint())
        assert ledger.verify().holds
    return recorded


def _rows(path: Path) -> dict[str, list[str]]:
    """Return all rows of all tables of a ledger, sorted, less what a run is called and the order in which they came."""
    with sqlite3.connect(path) as connection:
        connection.row_factory = sqlite3.Row
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: sorted(_told(row) for row in connection.execute(f'SELECT * FROM "{table}"')) for table in tables}


def _told(row: sqlite3.Row) -> str:
    """A row names its run, and the digest of an observation seals that name too."""
    names = row.keys()
    left_out = {"sequence", "digest"} if "obtained_at" in names else {"sequence"}
    kept = {name: row[name] for name in names if name not in left_out}
    return repr([(name, value) for name, value in kept.items() if not str(value).startswith("run-")])


def test_every_row_is_the_same_as_on_one_machine(spark: SparkSession, tmp_path: Path) -> None:
    pages, archive = make_pages(tmp_path / "pages", 8), make_archive(tmp_path / "crawl.warc.gz", 6)
    sources = [pages, SAMPLES, tmp_path / "none.html"]
    here = _locally(*sources, archive)
    there = list(read_on_spark([*map(str, sources), str(archive)], _options(tmp_path / "out")))
    assert len(there) > 30
    assert there == here
    local, cluster = tmp_path / "local.db", tmp_path / "cluster.db"
    assert _record(local, here) == _record(cluster, read_documents([str(tmp_path / "out")]))
    told, again = _rows(local), _rows(cluster)
    assert len(told["claims"]) > 10
    assert {name: rows for name, rows in again.items() if rows != told[name]} == {}
    assert _record(cluster, read_documents([str(tmp_path / "out")])).new == 0


def test_tasks_that_fail_and_are_run_again_double_nothing(
    spark: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "run_tasks", run_flaky_tasks)
    pages, archive = make_pages(tmp_path / "pages", 3), make_archive(tmp_path / "crawl.warc.gz", 3)
    there = list(read_on_spark([str(pages), str(archive)], _options(tmp_path / "out")))
    assert there == _locally(pages, archive)


def test_an_archive_of_a_store_is_read_as_one_of_the_disk(spark: SparkSession, tmp_path: Path, bucket: Path) -> None:
    archive = make_archive(tmp_path / "crawl.warc.gz", 3)
    (bucket / "crawl").mkdir()
    copy(archive, bucket / "crawl" / "crawl.warc.gz")
    there = list(read_on_spark(["s3a://bucket/crawl/", "s3a://bucket/none/"], _options(tmp_path / "out")))
    *found, missing = there
    assert [one.problems[0].code for one in [missing]] == ["vanished"]
    here = _locally(archive)
    assert [one.claims for one in found] == [one.claims for one in here]  # type: ignore[union-attr]
    assert {one.source.partition("#")[0] for one in found} == {"s3a://bucket/crawl/crawl.warc.gz"}


def test_the_same_command_again_reads_what_is_missing(spark: SparkSession, tmp_path: Path) -> None:
    first, second = make_archive(tmp_path / "a.warc.gz", 1), make_archive(tmp_path / "b.warc.gz", 2)
    out = tmp_path / "out"
    run_on_spark([str(first)], _options(out, pieces=1))
    later = SparkOptions(out=str(out), at=datetime(2025, 1, 2, tzinfo=UTC), pieces=1)
    there = list(read_on_spark([str(first), str(second)], later))
    assert there == _locally(first, second)
    assert len(list(out.iterdir())) == 2


def test_a_folder_of_something_else_is_refused(spark: SparkSession, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "other.parquet").write_bytes(b"PAR1 something else")
    with pytest.raises(EngineError, match="something else"):
        run_on_spark([str(make_archive(tmp_path / "a.warc.gz", 1))], _options(tmp_path / "out"))
