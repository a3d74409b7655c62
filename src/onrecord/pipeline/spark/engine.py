"""Run the stages on a cluster over many sources, write what was read as Parquet, and hand it on."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import EngineError
from onrecord.pipeline.fingerprint import reader_fingerprint
from onrecord.pipeline.spark.session import address_of, count_tries, is_local, spark_session
from onrecord.pipeline.spark.task import TaskSettings, run_tasks
from onrecord.pipeline.spark.work import Work, plan_work
from onrecord.pipeline.stored import read_stored_addresses, read_stored_files
from onrecord.pipeline.sweeping import SweepCounts
from onrecord.pipeline.sweeps import Sweep
from onrecord.records import Reading
from onrecord.sources.listing import FoundFile, find_files
from onrecord.sources.readings import spark_schema
from onrecord.sources.remote import is_remote, list_remote

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["SparkOptions", "check_folder", "read_on_spark", "run_on_spark"]

# A job that fails loses what it did, and jobs before it do not: this many pieces a core make an hour or so of archives.
_PIECES_A_CORE = 64

# A group of rows stands in the memory of the cluster's process until it is written.
_GROUP_BYTES = 32 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SparkOptions:
    """How to run: `master` as Spark names it (None: spark-submit's, else this machine), `out` for the readings.

    `at` is the moment that files count as obtained and that the folders of this run are named by. `pieces` is how many
    pieces one job has (None: by the number of cores). `sweep` is told what was met in archives.
    """

    out: str
    at: datetime
    master: str | None = None
    keeps_time: bool = True
    mapping: str | None = None
    pieces: int | None = None
    sweep: Sweep | None = None


def run_on_spark(sources: Iterable[str], options: SparkOptions) -> None:
    """Read `sources` on a cluster and write the readings below `out`. What was read before is not read again.

    Raises ExtraError where pyspark is missing, EngineError where Spark does not start or gives a job up.
    """
    works = list(plan_work(sources))
    with spark_session(options.master) as session:
        if not is_remote(options.out):
            check = check_folder if is_local(str(session.sparkContext.master)) else _check_shared
            check(options.out)
        done = _find_done(session, options.out)
        left = iter([work for work in works if work.name not in done])
        size = options.pieces or max(1, session.sparkContext.defaultParallelism) * _PIECES_A_CORE
        wave = 0
        while some := tuple(islice(left, size)):
            _write(session, some, options, f"{options.out.rstrip('/')}/{options.at:%Y%m%dT%H%M%S%f}-{wave:05}")
            wave += 1
        if options.sweep and any(work.archive for work in works):
            _tell_sweep(options.sweep, works, done, _find_done(session, options.out))


def read_on_spark(sources: Iterable[str], options: SparkOptions) -> Iterator[Reading]:
    """Read `sources` on a cluster, then yield what stands in `out`: also what was read into it before.

    Raises as `run_on_spark` does.
    """
    run_on_spark(sources, options)
    if is_remote(options.out):
        yield from read_stored_addresses(address for address, _ in list_remote(options.out))
    else:
        found = (one for one in find_files(options.out) if isinstance(one, FoundFile) and one.holds_readings)
        yield from read_stored_files(found)


def check_folder(out: str) -> None:
    """Make the folder for readings; raises EngineError, since Spark says where it failed in its own code, not why."""
    try:
        folder = Path(out.removeprefix("file:"))
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK):
            raise PermissionError(errno.EACCES, "this account may not write into it")
    except (OSError, ValueError) as error:  # ValueError: a null byte in the path
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise EngineError(f"--out {out}: no readings can be written there: {why} (name another folder)") from None


def _check_shared(out: str) -> None:
    """A folder of this machine is none of a cluster's, unless it is shared: then it is written out as one."""
    if not out.startswith("file:") and not Path(out).is_absolute():
        raise EngineError(
            f"--out {out}: name a folder that all machines of the cluster share, such as s3a:// or hdfs://"
        )


def _tell_sweep(sweep: Sweep, works: Sequence[Work], before: Mapping[str, str], now: Mapping[str, str]) -> None:
    """Count the archives that this run swept to their ends, and those that an earlier one did."""
    for work in works:
        if work.archive and work.name in before:
            sweep.skipped += 1
        elif work.archive and work.name in now:
            told = json.loads(now[work.name])
            sweep.counts += SweepCounts(**{**told, "set_aside": tuple(map(tuple, told["set_aside"]))})
            sweep.pieces += 1


def _find_done(session: SparkSession, out: str) -> dict[str, str]:
    """Return the names of the work that was done to its end, each with what was counted in it, as JSON."""
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import AnalysisException, PySparkException

    try:
        kept = session.read.schema(spark_schema()).option("recursiveFileLookup", "true").parquet(address_of(out))
        rows = kept.where("kind = 'counts'").select("piece", "record").collect()
    except AnalysisException as error:
        if error.getCondition() == "PATH_NOT_FOUND":
            return {}
        raise EngineError(f"--out {out}: {_in_short(error)}") from error
    except (PySparkException, Py4JJavaError) as error:
        raise EngineError(f"--out {out}: it holds something else than readings: {_in_short(error)}") from error
    return {str(row["piece"]): str(row["record"]) for row in rows}


def _write(session: SparkSession, works: Sequence[Work], options: SparkOptions, folder: str) -> None:
    """Run one job: a task a piece of work. Spark keeps of each task what one run of it wrote to its end."""
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import PySparkException

    at = options.at if options.keeps_time else None
    settings = TaskSettings(reader=reader_fingerprint(), at=at, mapping=options.mapping, tries=count_tries(session))
    numbers = session.range(0, len(works), 1, len(works))
    rows = numbers.mapInArrow(partial(run_tasks, tuple(works), settings), spark_schema())
    try:
        rows.write.option("compression", "zstd").option("parquet.block.size", _GROUP_BYTES).parquet(address_of(folder))
    except (PySparkException, Py4JJavaError) as error:
        raise EngineError(f"Spark gave up a job: {_in_short(error)}") from error


def _in_short(error: Exception) -> str:
    lines = [line for line in str(error).splitlines() if line.strip()]
    # The last line that names an error of Python is what happened; the first is where Spark was.
    told = next((line for line in reversed(lines) if "Error: " in line), lines[0] if lines else type(error).__name__)
    return " ".join(told.split())[:300]
