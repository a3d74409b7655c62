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

from onrecord.errors import OnrecordError
from onrecord.matching.preparing import alias_rows, prepare_sql
from onrecord.reference.bulk import BulkPolicy, load_bulk_policy

if TYPE_CHECKING:
    import duckdb

__all__ = ["BulkExtraError", "BulkLimits", "BulkReport", "TooManyPairsError", "read_candidates", "write_candidates"]


class BulkExtraError(OnrecordError):
    """The extra "bulk" is not installed."""


class TooManyPairsError(OnrecordError):
    """A rule makes more pairs than `most_pairs` of the policy: looking at them would not end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkLimits:
    """What the search may use of the machine. DuckDB writes to `folder` what does not fit into `memory`."""

    folder: Path
    memory: str = "3GB"
    threads: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkReport:
    """How many pairs each rule makes before any is scored, and how many are left as candidates."""

    pairs: tuple[tuple[str, int], ...]
    candidates: int


def write_candidates(pledges: Path, lines: Path, out: Path, limits: BulkLimits) -> BulkReport:
    """Write pairs of a pledge and a line that may be one gift to the Parquet file `out`: pledge, line, score.

    Both inputs are Parquet files with the columns `unique_id` (BIGINT), `fund_id`, `name`, `kind`, `amount` (may be
    empty for a pledge) and `day`. Pairs are counted before each rule: one that would make too many is tied to the sum.
    Raises BulkExtraError where the extra is not installed, TooManyPairsError where there would be no end.
    """
    connection = _connect(limits)
    policy = load_bulk_policy()
    try:
        _prepare(connection, pledges, lines, policy)
        counted = _count_pairs(connection, policy)
        table = _score(connection, policy)
        candidates = _write_best(connection, table, out, policy)
    finally:
        connection.close()
    return BulkReport(pairs=counted, candidates=candidates)


def read_candidates(path: Path) -> dict[int, list[int]]:
    """Return the lines of each pledge in a file of candidates, the likeliest first."""
    import pyarrow.parquet as parquet

    table = parquet.read_table(path, columns=["pledge", "line"])
    found: defaultdict[int, list[int]] = defaultdict(list)
    for pledge, line in zip(*(table.column(name).to_pylist() for name in ("pledge", "line")), strict=True):
        found[pledge].append(line)
    return dict(found)


def _connect(limits: BulkLimits) -> duckdb.DuckDBPyConnection:
    try:
        import duckdb
    except ImportError as error:
        raise BulkExtraError('matching at volume needs the extra "bulk": pip install "onrecord[bulk]"') from error
    limits.folder.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect(str(limits.folder / "matching.duckdb"))
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


def _prepare(connection: duckdb.DuckDBPyConnection, pledges: Path, lines: Path, policy: BulkPolicy) -> None:
    """Make names comparable, and leave out at once the lines whose names and sums no pledge has."""
    _run(connection, "CREATE OR REPLACE TABLE aliases (name_key VARCHAR, party VARCHAR)")
    names, parties = zip(*alias_rows(), strict=True)
    _run(connection, "INSERT INTO aliases SELECT unnest(?), unnest(?)", [list(names), list(parties)])
    for name, path in (("told", pledges), ("filed", lines)):
        _run(connection, f"CREATE OR REPLACE VIEW {name}_raw AS SELECT * FROM read_parquet('{path}')")
    _run(connection, f"CREATE OR REPLACE TABLE told_all AS {prepare_sql('told_raw')}")
    keys = ("block", "slip", "party")
    wanted = " OR ".join(
        f"(fund_id, {key}) IN (SELECT (fund_id, {key}) FROM told_all WHERE {key} IS NOT NULL)" for key in keys
    )
    _run(connection, f"CREATE OR REPLACE TABLE filed_all AS SELECT * FROM ({prepare_sql('filed_raw')}) WHERE {wanted}")
    _part_keys(connection, policy)


def _part_keys(connection: duckdb.DuckDBPyConnection, policy: BulkPolicy) -> None:
    """Tie a key that makes many pairs, such as a common family name, to the sum: `narrow` instead of `wide`."""
    _run(
        connection,
        f"""CREATE OR REPLACE TABLE crowded AS
        SELECT fund_id, block FROM (SELECT fund_id, block, count(*) AS told FROM told_all GROUP BY ALL)
        JOIN (SELECT fund_id, block, count(*) AS filed FROM filed_all GROUP BY ALL) USING (fund_id, block)
        WHERE told * filed > {policy.most_pairs_of_a_key}""",
    )
    for name in ("told", "filed"):
        _run(
            connection,
            f"""CREATE OR REPLACE TABLE {name} AS SELECT
            a.unique_id, a.fund_id, a.name_key, a.party, a.amount, a.day,
            CASE WHEN c.block IS NULL THEN a.fund_id || a.block END AS wide,
            CASE WHEN c.block IS NOT NULL THEN a.fund_id || a.block || a.amount END AS narrow,
            a.fund_id || a.slip || a.amount AS slip, a.fund_id || a.party AS tied, a.fund_id || a.core AS named
            FROM {name}_all AS a LEFT JOIN crowded AS c ON a.fund_id = c.fund_id AND a.block = c.block""",
        )
        _run(connection, f"DROP TABLE {name}_all")
    _drop_crowded(connection, policy)


def _drop_crowded(connection: duckdb.DuckDBPyConnection, policy: BulkPolicy) -> None:
    """Give up keys that make many pairs even with the sum: names that are quite the same are found without them."""
    _run(
        connection,
        f"""CREATE OR REPLACE TABLE crowded AS SELECT narrow AS k
        FROM (SELECT narrow, count(*) AS n FROM told WHERE narrow IS NOT NULL GROUP BY 1) AS l
        JOIN (SELECT narrow, count(*) AS n FROM filed WHERE narrow IS NOT NULL GROUP BY 1) AS r USING (narrow)
        WHERE l.n * r.n > {policy.most_pairs_with_sum}""",
    )
    _run(connection, "UPDATE told SET narrow = NULL WHERE narrow IN (SELECT k FROM crowded)")


_RULES = ("tied", "named", "wide", "narrow", "slip")


def _count_pairs(connection: duckdb.DuckDBPyConnection, policy: BulkPolicy) -> tuple[tuple[str, int], ...]:
    counted = tuple((rule, _pairs_of(connection, rule)) for rule in _RULES)
    for rule, pairs in counted:
        if pairs > policy.most_pairs:
            raise TooManyPairsError(f"the rule {rule!r} makes {pairs:,} pairs, more than {policy.most_pairs:,}")
    return counted


def _pairs_of(connection: duckdb.DuckDBPyConnection, rule: str) -> int:
    ((pairs,),) = _run(
        connection,
        f"""SELECT coalesce(sum(l.n * r.n), 0) FROM
        (SELECT {rule} AS k, count(*) AS n FROM told WHERE {rule} IS NOT NULL GROUP BY 1) AS l
        JOIN (SELECT {rule} AS k, count(*) AS n FROM filed WHERE {rule} IS NOT NULL GROUP BY 1) AS r USING (k)""",
    )
    return int(pairs)


def _score(connection: duckdb.DuckDBPyConnection, policy: BulkPolicy) -> str:
    """Let Splink score the pairs by fixed chances: no training, so the same tables always give the same scores."""
    from splink import DuckDBAPI, Linker

    api = DuckDBAPI(connection)
    # "a_told" sorts first, so that pledges are on the left of every pair.
    frames = [
        api.register(name, dataset_display_name=shown) for name, shown in (("told", "a_told"), ("filed", "b_filed"))
    ]
    linker = Linker(frames, _settings(policy), log_level=None)
    found = linker.inference.predict(threshold_match_probability=policy.least_probability)
    return str(found.physical_name)


def _settings(policy: BulkPolicy) -> dict[str, Any]:
    return {
        "link_type": "link_only",
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": 1 / policy.one_in,
        "retain_matching_columns": False,
        "blocking_rules_to_generate_predictions": [_blocking_rule(rule, policy) for rule in _RULES],
        "comparisons": [
            _comparison("name", "name_key", _name_levels(policy), policy),
            _comparison("amount", "amount", _amount_levels(policy), policy),
            _comparison("days", "day", _day_levels(policy), policy),
        ],
    }


def _blocking_rule(rule: str, policy: BulkPolicy) -> dict[str, str]:
    """Pairs of one key; where the key leaves sums open, with a sum that an instalment could be."""
    reach = f"r.amount BETWEEN l.amount * {policy.least_part} AND l.amount * {policy.most_times}"
    opened = f" AND (l.amount IS NULL OR {reach})" if rule in ("tied", "named", "wide") else ""
    return {"blocking_rule": f"l.{rule} = r.{rule}{opened}", "sql_dialect": "duckdb"}


def _name_levels(policy: BulkPolicy) -> list[str]:
    same = "name_key_l = name_key_r OR party_l = party_r"
    return [same, *(f"jaro_winkler_similarity(name_key_l, name_key_r) >= {alike}" for alike in policy.alike)]


def _amount_levels(policy: BulkPolicy) -> list[str]:
    return [
        "amount_l = amount_r",
        f"amount_r BETWEEN amount_l / {policy.most_times} AND amount_l * {policy.most_times}",
    ]


def _day_levels(policy: BulkPolicy) -> list[str]:
    return [f"abs(date_diff('day', day_l, day_r)) <= {days}" for days in policy.apart]


def _comparison(name: str, column: str, conditions: list[str], policy: BulkPolicy) -> dict[str, Any]:
    chances = policy.levels[name]
    levels: list[dict[str, Any]] = [
        {"sql_condition": f"{column}_l IS NULL OR {column}_r IS NULL", "is_null_level": True},
        *(
            {"sql_condition": condition, "m_probability": m, "u_probability": u}
            for condition, m, u in zip((*conditions, "ELSE"), chances.m, chances.u, strict=True)
        ),
    ]
    return {"output_column_name": name, "comparison_levels": levels}


def _write_best(connection: duckdb.DuckDBPyConnection, table: str, out: Path, policy: BulkPolicy) -> int:
    _run(
        connection,
        f"""COPY (
          SELECT unique_id_l AS pledge, unique_id_r AS line, match_probability AS score FROM {table}
          QUALIFY row_number() OVER (PARTITION BY unique_id_l ORDER BY match_probability DESC, unique_id_r)
            <= {policy.most_lines}
          ORDER BY pledge, score DESC, line
        ) TO '{out}' (FORMAT parquet)""",
    )
    ((count,),) = _run(connection, f"SELECT count(*) FROM read_parquet('{out}')")
    return int(count)
