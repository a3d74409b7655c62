"""Currencies: signs, codes and words as they are printed, and coins given in place of money, from `currencies.toml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.reference.tables import TableReader, read_toml

__all__ = ["Currencies", "load_currencies", "parse_currencies"]

_FILE = "currencies.toml"


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Currencies:
    """`symbols`: sign or code to ISO 4217 code. `words`: language code to words to code. `assets`: word to asset.

    Words and assets are case folded and may be several words parted by one blank. `codes` are the valid ISO 4217 codes.
    """

    symbols: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    assets: Mapping[str, str]
    codes: frozenset[str]


@cache
def load_currencies() -> Currencies:
    """Read the packaged currencies, once; raises DataFileError that names the key at fault.

    >>> load_currencies().symbols["CA$"], load_currencies().words["fr"]["dollars américains"]
    ('CAD', 'USD')
    """
    table = read_toml(files("onrecord").joinpath("data", _FILE), _FILE)
    return parse_currencies(TableReader(table, _FILE))


def parse_currencies(table: TableReader) -> Currencies:
    """Make the currencies of a parsed file; raises DataFileError for unknown codes and words with two meanings."""
    codes = frozenset(table.texts("codes", required=True))
    symbols = _invert(table.table("signs", required=True), codes, fold=False)
    languages = table.table("words")
    words = {language: _invert(languages.table(language), codes, fold=True) for language in languages.remaining()}
    assets = _invert(table.table("assets"), None, fold=True)
    table.finish()
    return Currencies(symbols=symbols, words=words, assets=assets, codes=codes)


def _invert(table: TableReader, codes: frozenset[str] | None, *, fold: bool) -> dict[str, str]:
    meanings: dict[str, str] = {}
    for word, meaning in _pairs(table, codes):
        key = word.casefold() if fold else word
        if fold and key != word:
            raise table.fail(meaning, f"{word!r} must be in small letters")
        if meanings.setdefault(key, meaning) != meaning:
            raise table.fail(meaning, f"{word!r} already means {meanings[key]}")
    return meanings


def _pairs(table: TableReader, codes: frozenset[str] | None) -> Iterator[tuple[str, str]]:
    for meaning in table.remaining():
        if codes is not None and meaning not in codes:
            raise table.fail(meaning, "is not among the codes")
        for word in table.texts(meaning):
            yield word, meaning
