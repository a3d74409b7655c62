"""One session of Spark for all tests that need one: starting it takes seconds. They stand in one group of xdist."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .store import VARIABLES, serve_store

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

ROOT = Path(__file__).parents[3]

# Small and soon there: a test has a hundred rows.
_SMALL = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.log.level": "ERROR",
}


def _require_spark() -> None:
    missing = "pyspark" if find_spec("pyspark") is None else "java" if shutil.which("java") is None else None
    if missing and os.environ.get("ONRECORD_CI"):
        pytest.fail(f"{missing} is missing: `make spark-setup`, apt-get install default-jre-headless")
    if missing:
        pytest.skip(f"{missing} is not installed (`make spark-setup`, and a Java of at least 17)")


def _jars() -> list[tuple[str, str]]:
    if find_spec("splink") is None:
        return []
    from onrecord.pipeline.spark.linking import similarity_jar

    return [("spark.jars", similarity_jar())]


@pytest.fixture(scope="session")
def bucket(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the folder that is the bucket s3a://bucket while Spark runs."""
    root = tmp_path_factory.mktemp("store")
    (root / "bucket").mkdir()
    with serve_store(root) as address, pytest.MonkeyPatch.context() as patch:
        for name, value in {**VARIABLES, "AWS_ENDPOINT_URL": address}.items():
            patch.setenv(name, value)
        yield root / "bucket"


@pytest.fixture(scope="session")
def running_spark(bucket: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    """Start Spark on two cores of this machine; its tasks see the modules of these tests."""
    _require_spark()
    from pyspark.sql import SparkSession

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT / "src"), str(ROOT), os.environ.get("PYTHONPATH", "")]))
        patch.setenv("SPARK_LOCAL_DIRS", str(tmp_path_factory.mktemp("spark")))
        builder = SparkSession.builder.appName("onrecord").master("local[2,4]")
        for name, value in (*_SMALL.items(), *_jars()):
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        yield session
        session.stop()


@pytest.fixture
def spark(running_spark: SparkSession, loopback: None) -> SparkSession:
    """Let a test talk to the session, which listens on loopback."""
    return running_spark
