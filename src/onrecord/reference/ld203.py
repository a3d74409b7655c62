"""Words of LD-203 reports, read from `data/filings/lda/`: what codes and words mean, how payees are named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from onrecord.errors import DataFileError
from onrecord.reference.tables import TableReader, read_toml

__all__ = ["Ld203Words", "PayeeWords", "load_ld203_words", "load_payee_words", "plain_words"]

_FOLDER = "filings/lda"
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Ld203Words:
    """What the words of a report mean, each as `plain_words` gives it: kinds of report, periods, types of items."""

    reports: Mapping[str, str]
    periods: Mapping[str, str]
    items: Mapping[str, str]
    self_words: frozenset[str]
    in_kind: tuple[str, ...]
    yes: frozenset[str]


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class PayeeWords:
    """How payees are named; `window_days` after the ceremony an item may still be of its inauguration."""

    inaugural_starts: tuple[str, ...]
    president: frozenset[str]
    titles: frozenset[str]
    bodies: frozenset[str]
    short: frozenset[str]
    others: tuple[str, ...]
    window_days: int


@lru_cache(maxsize=4096)
def plain_words(text: str) -> str:
    """Return the words of `text` in small letters, one space between them, without punctuation.

    >>> plain_words("Mid-Year (Jan 1 - Jun 30)")
    'mid year jan 1 jun 30'
    """
    return " ".join(_WORD.findall(text.casefold()))


@cache
def load_ld203_words() -> Ld203Words:
    """Read the packaged words of reports, once; raises DataFileError that names the file and the key at fault.

    >>> load_ld203_words().items["presidential inaugural comm"]
    'pic'
    """
    table = _open("ld203.toml")
    words = Ld203Words(
        reports=_meanings(table, "reports"),
        periods=_meanings(table, "periods"),
        items=_meanings(table, "items"),
        self_words=frozenset(table.texts("self", required=True)),
        in_kind=table.texts("in_kind", required=True),
        yes=frozenset(table.texts("yes", required=True)),
    )
    table.finish()
    return words


@cache
def load_payee_words() -> PayeeWords:
    """Read the packaged words of payees, once; raises DataFileError that names the file and the key at fault.

    >>> "pic" in load_payee_words().short
    True
    """
    table = _open("payees.toml")
    words = PayeeWords(
        inaugural_starts=table.texts("inaugural_starts", required=True),
        president=frozenset(table.texts("president", required=True)),
        titles=frozenset(table.texts("titles", required=True)),
        bodies=frozenset(table.texts("bodies", required=True)),
        short=frozenset(table.texts("short", required=True)),
        others=table.texts("others", required=True),
        window_days=table.integer("window_days") or 0,
    )
    table.finish()
    return words


def _open(name: str) -> TableReader:
    file = f"{_FOLDER}/{name}"
    return TableReader(read_toml(files("onrecord").joinpath("data", "filings", "lda", name), file), file)


def _meanings(table: TableReader, key: str) -> Mapping[str, str]:
    """Turn codes with their words into words with their code; a word may stand under one code only."""
    codes = table.table(key, required=True)
    meanings: dict[str, str] = {}
    for code in codes.remaining():
        for word in codes.texts(code, required=True):
            if word != plain_words(word) or meanings.setdefault(word, code) != code:
                raise DataFileError(f"{_FOLDER}/ld203.toml", f"{key}.{code}", f"{word!r} is not plain, or stands twice")
    return meanings
