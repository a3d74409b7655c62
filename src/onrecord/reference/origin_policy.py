"""When articles count as copies of one another: thresholds, weights and words of credits, from `origins.toml`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from onrecord.reference.folding import fold_words
from onrecord.reference.tables import TableReader, read_toml

__all__ = ["FactWeights", "OriginPolicy", "Thresholds", "load_origin_policy", "parse_origin_policy"]

_FILE = "origins.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """From what share on (0 to 1) two articles are copies, by what they share; `origins.toml` says what each means."""

    passages: float
    passages_runs: float
    passages_note: float
    passages_whole: float
    passages_facts: float
    facts: float
    fact_weight: float
    note_facts: float
    note_weight: float
    note_told: float
    reworded_passages: float
    reworded_quotes: float
    reworded_facts: float
    credited_facts: float
    credited_days: float
    cited_days: float
    quote_words: float
    joining: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FactWeights:
    """What a fact weighs by its kind, before it is known how many articles have it."""

    plain: float
    weak: float
    known: float
    lead: float


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class OriginPolicy:
    """All that decides on copies; `credit_words` are folded.

    >>> "quelle" in load_origin_policy().credit_words
    True
    """

    thresholds: Thresholds
    weights: FactWeights
    credit_words: frozenset[str]


@cache
def load_origin_policy() -> OriginPolicy:
    """Read the packaged policy, once; raises DataFileError that names the key at fault."""
    return parse_origin_policy(TableReader(read_toml(files("onrecord").joinpath("data", _FILE), _FILE), _FILE))


def parse_origin_policy(table: TableReader) -> OriginPolicy:
    """Make the policy of a parsed file; raises DataFileError for a key that is missing, unknown or no number."""
    credits = table.table("credits", required=True)
    words = (word for language in credits.remaining() for word in credits.texts(language))
    policy = OriginPolicy(
        thresholds=Thresholds(**_numbers(table.table("thresholds", required=True), Thresholds)),
        weights=FactWeights(**_numbers(table.table("weights", required=True), FactWeights)),
        credit_words=frozenset(folded for word in words for folded in fold_words(word)),
    )
    table.finish()
    return policy


def _numbers(table: TableReader, kind: type[Thresholds] | type[FactWeights]) -> dict[str, float]:
    numbers = {field.name: float(table.number(field.name)) for field in fields(kind)}
    table.finish()
    return numbers
