"""The search for pairs of pledges and filed lines on a cluster: the same queries and settings, on Splink's Spark side.

The queries are written in DuckDB's SQL, and sqlglot, which Splink brings along, says them in Spark's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from onrecord.extras import need
from onrecord.matching.preparing import alias_rows
from onrecord.matching.searching import BulkReport, find_candidates
from onrecord.pipeline.spark.session import address_of

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["similarity_jar", "write_candidates_on_spark"]


def write_candidates_on_spark(session: SparkSession, pledges: str, lines: str, out: str) -> BulkReport:
    """Write pairs of a pledge and a line that may be one gift below `out`: pledge, line, score.

    As `onrecord.matching.volume.write_candidates` does, on a session that has the jar of `similarity_jar` on its path
    (`spark.jars`). `pledges`, `lines` and `out` are paths or addresses that the cluster reaches. Raises ExtraError
    where the extra "bulk" is missing, TooManyPairsError where there would be no end.
    """
    for name in ("splink", "sqlglot"):
        need(name, extra="bulk", by="linking at volume")
    session.createDataFrame(alias_rows(), "name_key string, party string").createOrReplaceTempView("aliases")
    for name, path in (("told_raw", pledges), ("filed_raw", lines)):
        session.read.parquet(address_of(path)).createOrReplaceTempView(name)
    return find_candidates(_SparkTables(session, out))


def similarity_jar() -> str:
    """Return the path of the jar that comes with Splink and that names are compared by: for `spark.jars`."""
    need("splink", extra="bulk", by="linking at volume")
    from splink.backends.spark import similarity_jar_location

    return str(similarity_jar_location())


@cache
def accents() -> tuple[str, str]:
    """Return letters with marks, then marks, and the bare letters for them: what Spark's `translate` takes.

    Of DuckDB's `strip_accents` it is the part that a name in Latin letters shows; marks have no letter, and go.

    >>> marked, bare = accents()
    >>> "Müller Hernández".translate(str.maketrans(marked[: len(bare)], bare))
    'Muller Hernandez'
    """
    letters = {chr(code): _without_marks(chr(code)) for code in range(0x80, 0x3000)}
    marked = {letter: bare for letter, bare in letters.items() if len(bare) == 1 and bare.isascii()}
    marks = [letter for letter, bare in letters.items() if not bare]
    return "".join((*marked, *marks)), "".join(marked.values())


def _without_marks(letter: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", letter) if unicodedata.category(one) != "Mn")


# Its argument is a REPLACE of three, and holds no other parentheses.
_STRIPPED = re.compile(r"STRIP_ACCENTS\((REPLACE\([^()]*\))\)")


class _SparkTables:
    """Tables of a session: each is kept once it is made, since several queries ask it."""

    def __init__(self, session: SparkSession, out: str) -> None:
        self._session, self._out = session, out

    def make(self, name: str, sql: str) -> None:
        self._session.sql(_in_spark(sql)).cache().createOrReplaceTempView(name)

    def ask(self, sql: str) -> Sequence[tuple[Any, ...]]:
        return [tuple(row) for row in self._session.sql(_in_spark(sql)).collect()]

    def link(self, settings: dict[str, Any], least: float) -> str:
        from splink import Linker
        from splink.backends.spark import SparkAPI

        start: Any = SparkAPI  # it has no types
        api = start(spark_session=self._session, break_lineage_method="persist")
        # "a_told" sorts first, so that pledges are on the left of every pair.
        shown = (("told", "a_told"), ("filed", "b_filed"))
        frames = [api.register(self._session.table(name), dataset_display_name=display) for name, display in shown]
        linker = Linker(frames, settings_in_spark(settings), log_level=None)
        return str(linker.inference.predict(threshold_match_probability=least).physical_name)

    def write(self, sql: str) -> int:
        address = address_of(self._out)
        self._session.sql(_in_spark(sql)).write.mode("overwrite").parquet(address)
        return self._session.read.parquet(address).count()


def settings_in_spark(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return Splink's settings with their conditions in Spark's SQL; the chances stay as they are."""
    rules = [
        {"blocking_rule": _condition(rule["blocking_rule"]), "sql_dialect": "spark"}
        for rule in settings["blocking_rules_to_generate_predictions"]
    ]
    comparisons = [
        {**comparison, "comparison_levels": [_level(level) for level in comparison["comparison_levels"]]}
        for comparison in settings["comparisons"]
    ]
    return {**settings, "blocking_rules_to_generate_predictions": rules, "comparisons": comparisons}


def _level(level: Mapping[str, Any]) -> dict[str, Any]:
    condition = level["sql_condition"]
    return {**level, "sql_condition": condition if condition == "ELSE" else _condition(condition)}


def _condition(sql: str) -> str:
    return _in_spark(f"SELECT {sql}").removeprefix("SELECT ")


def _in_spark(sql: str) -> str:
    import sqlglot

    (told,) = sqlglot.transpile(sql, read="duckdb", write="spark")
    marked, bare = accents()
    named = str(told).replace("JAROWINKLER_SIMILARITY(", "jaro_winkler(")
    return _STRIPPED.sub(rf"TRANSLATE(\1, '{marked}', '{bare}')", named)
