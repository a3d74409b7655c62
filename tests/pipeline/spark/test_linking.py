"""Linking pledges to filed lines finds the same pairs, with the same scores, on Spark as on DuckDB."""

from __future__ import annotations

import os
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pyarrow.parquet as parquet
import pytest

from onrecord.matching.linkage import linkage_settings
from onrecord.reference.bulk import load_bulk_policy

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = pytest.mark.xdist_group("spark")

BENCH = Path(__file__).parents[3] / "bench" / "matching.py"


def _bench() -> ModuleType:
    pytest.importorskip("splink", reason='the extra "bulk" is not installed')
    spec = spec_from_file_location("bench_matching", BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_settings_are_said_in_the_words_of_spark() -> None:
    pytest.importorskip("splink", reason='the extra "bulk" is not installed')
    from onrecord.pipeline.spark.linking import settings_in_spark

    policy = load_bulk_policy()
    told = linkage_settings(policy)
    said = settings_in_spark(told)
    levels = [level["sql_condition"] for one in said["comparisons"] for level in one["comparison_levels"]]
    assert [level for level in levels if level.startswith("jaro_winkler(name_key_l, name_key_r) >= ")]
    assert f"ABS(DATEDIFF(DAY, day_l, day_r)) <= {policy.apart[0]}" in levels
    chances = [
        [[level.get("m_probability") for level in one["comparison_levels"]] for one in settings["comparisons"]]
        for settings in (told, said)
    ]
    assert chances[0] == chances[1]


@pytest.mark.parametrize(("pledges", "lines"), [(100, 2000), (10_000, 200_000)])
def test_pairs_and_scores_are_the_same(spark: SparkSession, tmp_path: Path, pledges: int, lines: int) -> None:
    if not os.environ.get("ONRECORD_SLOW"):
        pytest.skip("a minute for the small table: set ONRECORD_SLOW")
    bench = _bench()
    from onrecord.matching.volume import BulkLimits, write_candidates
    from onrecord.pipeline.spark.linking import write_candidates_on_spark

    made = bench.make_tables(tmp_path, pledges, lines)
    here, there = tmp_path / "here.parquet", tmp_path / "there.parquet"
    report = write_candidates(made.pledges, made.lines, here, BulkLimits(folder=tmp_path / "work"))
    assert write_candidates_on_spark(spark, str(made.pledges), str(made.lines), str(there)) == report
    found = [_pairs(path) for path in (here, there)]
    assert len(found[0]) > pledges // 2
    assert found[1] == found[0]


def _pairs(path: Path) -> list[tuple[int, int, float]]:
    rows = parquet.read_table(path).to_pylist()
    return sorted((row["pledge"], row["line"], round(row["score"], 9)) for row in rows)
