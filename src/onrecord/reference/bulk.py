"""Numbers of the search among millions of lines, read from `data/matching/bulk.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.reference.tables import TableReader, read_toml

__all__ = ["BulkPolicy", "LevelChances", "load_bulk_policy", "parse_bulk_policy"]

_FILE = "matching/bulk.toml"
_LEVELS = {"name": 4, "amount": 3, "days": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelChances:
    """Chances that a match (m) and a pair that is none (u) reach each level, the most alike first."""

    m: tuple[float, ...]
    u: tuple[float, ...]


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class BulkPolicy:
    """The numbers, explained in the file. Chances are floats, since the search is one of chances and shows no sum."""

    most_pairs_of_a_key: int
    most_pairs_with_sum: int
    most_pairs: int
    least_part: float
    most_times: float
    least_probability: float
    most_lines: int
    one_in: int
    alike: tuple[float, ...]
    apart: tuple[int, ...]
    levels: Mapping[str, LevelChances]


@cache
def load_bulk_policy() -> BulkPolicy:
    """Read the packaged numbers, once; raises DataFileError that names the key at fault.

    >>> len(load_bulk_policy().levels["name"].m)
    4
    """
    path = files("onrecord").joinpath("data", *_FILE.split("/"))
    return parse_bulk_policy(TableReader(read_toml(path, _FILE), _FILE))


def parse_bulk_policy(table: TableReader) -> BulkPolicy:
    """Make the policy of a parsed file; raises DataFileError for what is missing, unknown or no number."""
    limits, levels = table.table("limits", required=True), table.table("levels", required=True)
    parts = {name: levels.table(name, required=True) for name in _LEVELS}
    names = ("most_pairs_of_a_key", "most_pairs_with_sum", "most_pairs", "most_lines", "one_in")
    whole = {name: limits.integer(name) or 0 for name in names}
    policy = BulkPolicy(
        **whole,
        least_part=float(limits.number("least_part")),
        most_times=float(limits.number("most_times")),
        least_probability=float(limits.number("least_probability")),
        alike=_numbers(parts["name"], "alike", 2),
        apart=tuple(int(days) for days in _numbers(parts["days"], "apart", 2)),
        levels={name: _chances(part, _LEVELS[name]) for name, part in parts.items()},
    )
    for part in (*parts.values(), limits, levels, table):
        part.finish()
    return policy


def _chances(table: TableReader, size: int) -> LevelChances:
    return LevelChances(m=_numbers(table, "m", size), u=_numbers(table, "u", size))


def _numbers(table: TableReader, key: str, size: int) -> tuple[float, ...]:
    texts = table.texts(key, required=True)
    try:
        numbers = tuple(float(text) for text in texts)
    except ValueError:
        numbers = ()
    if len(numbers) != size:
        raise table.fail(key, f'{size} numbers in quotation marks are wanted here, such as "0.5"')
    return numbers
