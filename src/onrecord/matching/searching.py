"""The search for pairs of a pledge and a line among millions, in tables of whatever engine holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from onrecord.errors import OnrecordError
from onrecord.matching.linkage import RULES, linkage_settings
from onrecord.matching.preparing import prepare_sql
from onrecord.reference.bulk import BulkPolicy, load_bulk_policy

__all__ = ["BulkReport", "Tables", "TooManyPairsError", "find_candidates"]


class TooManyPairsError(OnrecordError):
    """A rule makes more pairs than `most_pairs` of the policy: looking at them would not end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkReport:
    """How many pairs each rule makes before any is scored, and how many are left as candidates."""

    pairs: tuple[tuple[str, int], ...]
    candidates: int


class Tables(Protocol):
    """Tables of an engine. It holds `told_raw` and `filed_raw` (the inputs) and `aliases`; SQL is that of DuckDB."""

    def make(self, name: str, sql: str) -> None:
        """Make a table of what a query gives, in place of one of that name, if any."""

    def ask(self, sql: str) -> Sequence[tuple[Any, ...]]:
        """Return the rows of a query."""

    def link(self, settings: dict[str, Any], least: float) -> str:
        """Let Splink score pairs of `told` and `filed`; return the table of those of a chance of `least` or more."""

    def write(self, sql: str) -> int:
        """Write the rows of a query to where they are wanted, as Parquet, and return how many they are."""


def find_candidates(tables: Tables) -> BulkReport:
    """Find pairs that may be one gift, and write them: pledge, line, score.

    Pairs are counted before each rule: one that would make too many is tied to the sum. Raises TooManyPairsError where
    there would be no end.
    """
    policy = load_bulk_policy()
    _prepare(tables, policy)
    counted = _count_pairs(tables, policy)
    table = tables.link(linkage_settings(policy), policy.least_probability)
    return BulkReport(pairs=counted, candidates=tables.write(_best_sql(table, policy)))


def _prepare(tables: Tables, policy: BulkPolicy) -> None:
    """Make names comparable, and leave out at once the lines whose names and sums no pledge has."""
    tables.make("told_all", prepare_sql("told_raw"))
    wanted = " OR ".join(
        f"fund_id || {key} IN (SELECT fund_id || {key} FROM told_all WHERE {key} IS NOT NULL)"
        for key in ("block", "slip", "party")
    )
    tables.make("filed_all", f"SELECT * FROM ({prepare_sql('filed_raw')}) AS filed_prepared WHERE {wanted}")
    _part_keys(tables, policy)


def _part_keys(tables: Tables, policy: BulkPolicy) -> None:
    """Tie a key that makes many pairs, such as a common family name, to the sum: `narrow` instead of `wide`."""
    tables.make(
        "crowded",
        f"""SELECT l.fund_id, l.block
        FROM (SELECT fund_id, block, count(*) AS told FROM told_all GROUP BY fund_id, block) AS l
        JOIN (SELECT fund_id, block, count(*) AS filed FROM filed_all GROUP BY fund_id, block) AS r
        ON l.fund_id = r.fund_id AND l.block = r.block WHERE told * filed > {policy.most_pairs_of_a_key}""",
    )
    for name in ("told", "filed"):
        tables.make(
            f"{name}_keyed",
            f"""SELECT a.unique_id, a.fund_id, a.name_key, a.party, a.amount, a.day,
            CASE WHEN c.block IS NULL THEN a.fund_id || a.block END AS wide,
            CASE WHEN c.block IS NOT NULL THEN a.fund_id || a.block || a.amount END AS narrow,
            a.fund_id || a.slip || a.amount AS slip, a.fund_id || a.party AS tied, a.fund_id || a.core AS named
            FROM {name}_all AS a LEFT JOIN crowded AS c ON a.fund_id = c.fund_id AND a.block = c.block""",
        )
    _drop_crowded(tables, policy)


def _drop_crowded(tables: Tables, policy: BulkPolicy) -> None:
    """Give up keys that make many pairs even with the sum: names that are quite the same are found without them."""
    tables.make(
        "crowded_with_sum",
        f"""SELECT l.narrow AS k
        FROM (SELECT narrow, count(*) AS n FROM told_keyed WHERE narrow IS NOT NULL GROUP BY narrow) AS l
        JOIN (SELECT narrow, count(*) AS n FROM filed_keyed WHERE narrow IS NOT NULL GROUP BY narrow) AS r
        ON l.narrow = r.narrow WHERE l.n * r.n > {policy.most_pairs_with_sum}""",
    )
    tables.make(
        "told",
        """SELECT unique_id, fund_id, name_key, party, amount, day, wide, slip, tied, named,
        CASE WHEN k IS NULL THEN narrow END AS narrow
        FROM told_keyed LEFT JOIN crowded_with_sum ON narrow = k""",
    )
    tables.make("filed", "SELECT * FROM filed_keyed")


def _count_pairs(tables: Tables, policy: BulkPolicy) -> tuple[tuple[str, int], ...]:
    found = {rule: int(pairs) for rule, pairs in tables.ask(" UNION ALL ".join(map(_pairs_sql, RULES)))}
    for rule, pairs in found.items():
        if pairs > policy.most_pairs:
            raise TooManyPairsError(f"the rule {rule!r} makes {pairs:,} pairs, more than {policy.most_pairs:,}")
    return tuple((rule, found[rule]) for rule in RULES)


def _pairs_sql(rule: str) -> str:
    return f"""SELECT '{rule}' AS rule, coalesce(sum(l.n * r.n), 0) AS pairs FROM
        (SELECT {rule} AS k, count(*) AS n FROM told WHERE {rule} IS NOT NULL GROUP BY {rule}) AS l
        JOIN (SELECT {rule} AS k, count(*) AS n FROM filed WHERE {rule} IS NOT NULL GROUP BY {rule}) AS r
        ON l.k = r.k"""


def _best_sql(table: str, policy: BulkPolicy) -> str:
    return f"""SELECT pledge, line, score FROM (
          SELECT unique_id_l AS pledge, unique_id_r AS line, match_probability AS score,
            row_number() OVER (PARTITION BY unique_id_l ORDER BY match_probability DESC, unique_id_r) AS place
          FROM {table}
        ) AS ordered WHERE place <= {policy.most_lines} ORDER BY pledge, score DESC, line"""
