"""Where pages are read: on this machine, or on a cluster; the options that say so, and what they start."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.ending import RefusedError

if TYPE_CHECKING:
    from onrecord.pipeline import ReadingOptions
    from onrecord.records import Reading

__all__ = ["Engine", "Master", "ReadSources", "ReadingsFolder", "choose_engine"]

Engine = Annotated[
    str, typer.Option("--engine", metavar="local|spark", help="Where pages are read: here, or on Apache Spark.")
]
Master = Annotated[
    str | None,
    typer.Option("--master", help="With --engine spark: the cluster. Default: spark-submit's, else this machine."),
]
ReadingsFolder = Annotated[
    str | None,
    typer.Option("--out", "-o", metavar="FOLDER", help="With --engine spark: where the readings are written and stay."),
]

ReadSources = Callable[[Iterable[str], "ReadingOptions"], "Iterator[Reading]"]


def choose_engine(engine: str, master: str | None, out: str | None, jobs: int | None) -> ReadSources:
    """Return what reads sources as `read_documents` does; raises RefusedError for options that do not fit together."""
    if engine == "spark":
        return _choose_spark(master, out, jobs)
    if engine != "local":
        raise RefusedError(f"--engine {engine}: there is local, and spark")
    for option, value in (("--master", master), ("--out", out)):
        if value is not None:
            raise RefusedError(f"{option} {value}: it goes with --engine spark")
    from onrecord.pipeline import read_documents

    return read_documents


def _choose_spark(master: str | None, out: str | None, jobs: int | None) -> ReadSources:
    if jobs is not None:
        raise RefusedError(f"--jobs {jobs}: with --engine spark, --master says how many cores: local[{jobs}]")
    # spark-submit starts this program with a gateway; which master that is shows only once Spark has started.
    elsewhere = (master is not None and not master.startswith("local")) or "PYSPARK_GATEWAY_PORT" in os.environ
    if out is None and elsewhere:
        raise RefusedError("--out: on a cluster, name a folder that all its machines share, such as s3a:// or hdfs://")

    def read(sources: Iterable[str], options: ReadingOptions) -> Iterator[Reading]:
        if out is not None:
            yield from _read_on_spark(sources, options, master, out)
            return
        with TemporaryDirectory(prefix="onrecord-") as folder:
            yield from _read_on_spark(sources, options, master, folder)

    return read


def _read_on_spark(sources: Iterable[str], options: ReadingOptions, master: str | None, out: str) -> Iterator[Reading]:
    from datetime import UTC, datetime

    from onrecord.pipeline.spark import SparkOptions, read_on_spark

    at, keeps_time = (options.clock(), True) if options.clock else (datetime.now(UTC), False)
    chosen = SparkOptions(
        out=out, at=at, master=master, keeps_time=keeps_time, mapping=options.mapping, sweep=options.sweep
    )
    return read_on_spark(sources, chosen)
