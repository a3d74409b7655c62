"""When articles count as copies of one another: thresholds, weights and words of credits, from `origins.toml`."""

from __future__ import annotations

import re
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
    credited_note_facts: float
    credited_note_weight: float
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
    """All that decides on copies. `credit_words` are folded, and so are phrases for an `own_paper` ("this newspaper").

    `no_answer` are words of sentences by which an outlet says that nobody told it anything ("respond"), `aside` finds
    those of sentences that name an outlet for another reason ("columnist").

    >>> "quelle" in load_origin_policy().credit_words
    True
    """

    thresholds: Thresholds
    weights: FactWeights
    credit_words: frozenset[str]
    own_paper: frozenset[str]
    no_answer: frozenset[str]
    aside: re.Pattern[str]


@cache
def load_origin_policy() -> OriginPolicy:
    """Read the packaged policy, once; raises DataFileError that names the key at fault."""
    return parse_origin_policy(TableReader(read_toml(files("onrecord").joinpath("data", _FILE), _FILE), _FILE))


def parse_origin_policy(table: TableReader) -> OriginPolicy:
    """Make the policy of a parsed file; raises DataFileError for a key that is missing, unknown or no number."""
    policy = OriginPolicy(
        thresholds=Thresholds(**_numbers(table.table("thresholds", required=True), Thresholds)),
        weights=FactWeights(**_numbers(table.table("weights", required=True), FactWeights)),
        credit_words=frozenset(word for phrase in _phrases(table, "credits") for word in phrase),
        own_paper=frozenset(" ".join(phrase) for phrase in _phrases(table, "own_paper")),
        no_answer=frozenset(word for phrase in _phrases(table, "no_answer") for word in phrase),
        aside=_any_of(table, "aside"),
    )
    table.finish()
    return policy


def _phrases(table: TableReader, name: str) -> list[tuple[str, ...]]:
    """Return the folded phrases of all languages in one table."""
    told = table.table(name, required=True)
    return [fold_words(phrase) for language in told.remaining() for phrase in told.texts(language)]


def _any_of(table: TableReader, name: str) -> re.Pattern[str]:
    """Return what finds one of the phrases of a table, of any language, as a text has it."""
    told = table.table(name, required=True)
    phrases = sorted({phrase for language in told.remaining() for phrase in told.texts(language)}, key=len)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, reversed(phrases)))})\b", re.IGNORECASE)


def _numbers(table: TableReader, kind: type[Thresholds] | type[FactWeights]) -> dict[str, float]:
    numbers = {field.name: float(table.number(field.name)) for field in fields(kind)}
    table.finish()
    return numbers
