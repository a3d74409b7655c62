"""What Splink is told: which pairs to look at, and by which fixed chances to score them. The same on every engine."""

from __future__ import annotations

from typing import Any

from onrecord.reference.bulk import BulkPolicy

__all__ = ["RULES", "linkage_settings"]

RULES = ("tied", "named", "wide", "narrow", "slip")
"""Columns that make a pair of the rows that have the same in one of them."""


def linkage_settings(policy: BulkPolicy) -> dict[str, Any]:
    """Return Splink's settings, in DuckDB's SQL. Nothing is trained: the same tables always give the same scores."""
    return {
        "link_type": "link_only",
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": 1 / policy.one_in,
        "retain_matching_columns": False,
        "blocking_rules_to_generate_predictions": [_blocking_rule(rule, policy) for rule in RULES],
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
