"""Words of tables of receipts, read from `data/filings/table_words.toml`: headings, kinds, rows that are no donor's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.reference.table_mappings import FIELDS, KINDS
from onrecord.reference.tables import TableReader, read_toml

__all__ = ["TableWords", "load_table_words"]

_FILE = "filings/table_words.toml"


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class TableWords:
    """Plain words: `headings` by field, in the order of likelihood, `kinds` by word."""

    headings: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, str]
    unitemized: frozenset[str]
    totals: frozenset[str]
    in_kind: tuple[str, ...]
    yes: frozenset[str]
    currency: frozenset[str]
    dollars: frozenset[str]


@cache
def load_table_words() -> TableWords:
    """Read the packaged words, once; raises DataFileError that names the file and the key at fault.

    >>> load_table_words().kinds["ind"]
    'person'
    """
    table = TableReader(read_toml(files("onrecord").joinpath("data", *_FILE.split("/")), _FILE), _FILE)
    headings, kinds = table.table("headings", required=True), table.table("kinds", required=True)
    words = TableWords(
        headings={name: headings.texts(name, required=True) for name in FIELDS},
        kinds={word: kind for kind in KINDS for word in kinds.texts(kind, required=True)},
        unitemized=frozenset(table.texts("unitemized", required=True)),
        totals=frozenset(table.texts("totals", required=True)),
        in_kind=table.texts("in_kind", required=True),
        yes=frozenset(table.texts("yes", required=True)),
        currency=frozenset(table.texts("currency", required=True)),
        dollars=frozenset(table.texts("dollars", required=True)),
    )
    for part in (headings, kinds, table):
        part.finish()
    return words
