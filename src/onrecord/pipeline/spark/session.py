"""Start Spark: on all cores of this machine, or on the cluster that is named or that started this program."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import EngineError
from onrecord.extras import need

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["address_of", "count_tries", "is_local", "spark_session"]

_LOCAL = re.compile(r"local(?:\[(?P<cores>\*|\d+)(?:,(?P<tries>\d+))?\])?$")

# Spark tries a task once only where it runs on one machine; a cluster's default is this.
_TRIES = 4

# All that a session on one machine does differently from a cluster's: nobody else is to reach it, and it is quiet.
_ON_ONE_MACHINE = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
}


@contextmanager
def spark_session(master: str | None) -> Iterator[SparkSession]:
    """Give a session, and end it unless it was there before. Raises ExtraError and EngineError where none can be had.

    Without `master` it is the one of `spark-submit` where that started this program, else all cores of this machine.
    """
    sql = need("pyspark.sql", extra="spark", by="Spark")
    if (active := sql.SparkSession.getActiveSession()) is not None:
        yield active
        return
    session = _start(sql, master)
    try:
        yield session
    finally:
        session.stop()


def is_local(master: str) -> bool:
    """Whether a master is this machine.

    >>> is_local("local[*,4]"), is_local("yarn")
    (True, False)
    """
    return _LOCAL.match(master) is not None


def count_tries(session: SparkSession) -> int:
    """Return how often a task that fails is run before the job is given up."""
    if match := _LOCAL.match(str(session.sparkContext.master)):
        return int(match["tries"] or 1)
    return int(session.conf.get("spark.task.maxFailures", str(_TRIES)) or _TRIES)


def address_of(path: str) -> str:
    """Return a path as Spark takes it: without a scheme it would look in the cluster's own store.

    >>> address_of("/data/readings"), address_of("s3a://bucket/readings")
    ('file:///data/readings', 's3a://bucket/readings')
    """
    return path if "://" in path or path.startswith("file:") else Path(path).absolute().as_uri()


def _start(sql: object, master: str | None) -> SparkSession:
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession as Session

    builder = Session.builder.appName("onrecord")
    # spark-submit starts this program with a gateway, and has a master of its own.
    if master is None and "PYSPARK_GATEWAY_PORT" not in os.environ:
        master = "local[*]"
    with as_file(files("onrecord") / "data" / "spark" / "log4j2.properties") as quiet:
        if master is not None:
            builder = builder.master(_with_tries(master))
        if master is not None and is_local(master):
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
            settings: dict[str, bool | float | int | str | None] = {
                **_ON_ONE_MACHINE,
                "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={quiet.as_uri()}",
            }
            builder = builder.config(map=settings)
        try:
            return builder.getOrCreate()
        except PySparkException as error:
            raise EngineError(_explain(error)) from error


def _with_tries(master: str) -> str:
    """Let one machine try a task again as a cluster does.

    >>> _with_tries("local[2]"), _with_tries("local"), _with_tries("yarn")
    ('local[2,4]', 'local[1,4]', 'yarn')
    """
    match = _LOCAL.match(master)
    return f"local[{match['cores'] or 1},{match['tries'] or _TRIES}]" if match else master


def _explain(error: Exception) -> str:
    if "JAVA_GATEWAY_EXITED" in str(error):
        return "Spark does not start: it needs Java 17 or newer (on Debian: apt-get install default-jre-headless)"
    return f"Spark does not start: {' '.join(str(error).split())[:300]}"
