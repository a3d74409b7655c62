"""What each finding about two names counts, read from `data/party_names/likeness.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from onrecord.reference.tables import TableReader, read_toml

__all__ = ["LikenessWeights", "load_likeness_weights", "parse_likeness_weights"]

_FILE = "party_names/likeness.toml"
_PERSON = (
    *("family_misread", "family_spelling", "family_double", "transposed", "nickname", "first_spelling", "first_joined"),
    *("by_middle", "initial", "first_missing", "middle_missing", "suffix_missing", "common", "state"),
    *("family_differs", "first_differs", "middle_differs", "suffix_differs"),
)
_ORGANIZATION = (
    *("legal_form", "written_apart", "order", "generic", "initials", "more_words", "spelling", "other_body"),
    *("some_words", "no_words", "state"),
)
_TIE = ("parent", "siblings", "role", "kind", "apart")


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class LikenessWeights:
    """Factors by finding, each from 0 to 1; `misread` are pairs of letters that scanners take for each other."""

    person: Mapping[str, Decimal]
    organization: Mapping[str, Decimal]
    tie: Mapping[str, Decimal]
    misread: frozenset[frozenset[str]]
    shortest_slip: int


@cache
def load_likeness_weights() -> LikenessWeights:
    """Read the packaged weights, once; raises DataFileError that names the key at fault.

    >>> load_likeness_weights().person["nickname"] > load_likeness_weights().person["initial"]
    True
    """
    return parse_likeness_weights(read_toml(files("onrecord").joinpath("data", "party_names", "likeness.toml"), _FILE))


def parse_likeness_weights(raw: Mapping[str, object]) -> LikenessWeights:
    """Make weights of the parsed file; raises DataFileError on a key that is missing, not known or beyond 0 to 1."""
    table = TableReader(raw, _FILE)
    reading = table.table("reading", required=True)
    shortest = reading.integer("shortest_slip")
    if shortest is None:
        raise reading.fail("shortest_slip", "a number is wanted here")
    weights = LikenessWeights(
        person=_factors(table.table("person", required=True), _PERSON),
        organization=_factors(table.table("organization", required=True), _ORGANIZATION),
        tie=_factors(table.table("tie", required=True), _TIE),
        misread=frozenset(map(frozenset, reading.texts("misread"))),
        shortest_slip=shortest,
    )
    reading.finish()
    table.finish()
    return weights


def _factors(table: TableReader, keys: tuple[str, ...]) -> Mapping[str, Decimal]:
    factors = {key: table.number(key) for key in keys}
    if wrong := next((key for key, factor in factors.items() if not 0 <= factor <= 1), None):
        raise table.fail(wrong, f"{factors[wrong]} is not between 0 and 1")
    table.finish()
    return factors
