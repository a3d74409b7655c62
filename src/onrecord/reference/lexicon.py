"""A language's words, read from `data/languages/<code>/lexicon.toml`.

A lexicon maps categories to phrases. A table in the file is a prefix: `[give] past = ["gave"]` is the category
`give.past`. Rules in `claims/` speak of categories only, so a language can be added without touching code.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from onrecord.errors import DataFileError

__all__ = ["LanguageSettings", "Lexicon", "language_codes", "load_lexicon"]

STATUSES = ("supported", "draft")

# Marks that papers of every language print; a lexicon that gives its own `quotes` replaces them.
DEFAULT_QUOTES = (("“", "”"), ("«", "»"), ('"', '"'), ("„", "“"), ("„", "”"), ("‘", "’"), ("'", "'"))


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageSettings:
    """How a language writes: which character parts decimals, which short forms take an apostrophe or a full stop.

    `noun_capitals` is True where every noun has a capital (German), so that a capital does not make a name.
    `quotes` are pairs of an opening and a closing quotation mark; `inversions` are the ends of verbs that hold their
    subject ("-t-il", "-elle").
    """

    decimal: str = "."
    elisions: tuple[str, ...] = ()
    abbreviations: frozenset[str] = frozenset()
    noun_capitals: bool = False
    verb_final: bool = False
    quotes: tuple[tuple[str, str], ...] = DEFAULT_QUOTES
    inversions: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Lexicon:
    """One language: `phrases` by category, `numbers` (words to values), `settings`, and where it comes from.

    >>> load_lexicon("en").name
    'English'
    """

    code: str
    name: str
    status: str
    phrases: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    settings: LanguageSettings = field(default_factory=LanguageSettings)


def _languages_folder() -> Traversable:
    return files("onrecord").joinpath("data", "languages")


def language_codes() -> tuple[str, ...]:
    """Return the codes of the languages that have a lexicon, sorted.

    >>> "en" in language_codes()
    True
    """
    return tuple(sorted(f.name for f in _languages_folder().iterdir() if f.joinpath("lexicon.toml").is_file()))


def load_lexicon(code: str) -> Lexicon:
    """Read the lexicon of the language `code`; raises DataFileError that names the file and the key at fault."""
    name = f"languages/{code}/lexicon.toml"
    path = _languages_folder().joinpath(code, "lexicon.toml")
    if not path.is_file():
        raise DataFileError(name, code, "there is no such language")
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataFileError(name, "TOML", str(error)) from error
    return parse_lexicon(raw, name)


def parse_lexicon(raw: Mapping[str, Any], name: str) -> Lexicon:
    """Make a lexicon of a parsed file; `name` is what errors call the file."""
    tables = dict(raw)
    head = {key: _text(tables, key, name) for key in ("code", "name", "status")}
    if head["status"] not in STATUSES:
        raise DataFileError(name, "status", f"{head['status']!r} is not one of {STATUSES}")
    settings = _settings(tables.pop("settings", {}), name)
    numbers = _values(tables.pop("numbers", {}), name, "numbers")
    scales = _values(tables.pop("scales", {}), name, "scales")
    phrases = dict(_flatten(tables, name, ""))
    return Lexicon(**head, phrases=phrases, numbers=numbers, scales=scales, settings=settings)


def _text(tables: dict[str, Any], key: str, name: str) -> str:
    value = tables.pop(key, None)
    if not isinstance(value, str) or not value:
        raise DataFileError(name, key, "a text is wanted here")
    return value


def _settings(raw: Mapping[str, Any], name: str) -> LanguageSettings:
    known = {"decimal", "elisions", "abbreviations", "noun_capitals", "verb_final", "quotes", "inversions"}
    if unknown := sorted(set(raw) - known):
        raise DataFileError(name, f"settings.{unknown[0]}", f"not one of {sorted(known)}")
    return LanguageSettings(
        decimal=raw.get("decimal", "."),
        elisions=tuple(raw.get("elisions", ())),
        abbreviations=frozenset(word.casefold() for word in raw.get("abbreviations", ())),
        noun_capitals=bool(raw.get("noun_capitals", False)),
        verb_final=bool(raw.get("verb_final", False)),
        quotes=_quotes(raw["quotes"], name) if "quotes" in raw else DEFAULT_QUOTES,
        inversions=tuple(raw.get("inversions", ())),
    )


def _quotes(raw: Any, name: str) -> tuple[tuple[str, str], ...]:  # noqa: ANN401 - anything that TOML can hold
    """Pairs of marks, each written with a blank between: "« »"."""
    pairs = [tuple(pair.split()) for pair in _strings(raw, name, "settings.quotes")]
    if wrong := next((pair for pair in pairs if len(pair) != 2), None):
        raise DataFileError(name, "settings.quotes", f"{' '.join(wrong)!r} is not an opening and a closing mark")
    return tuple((pair[0], pair[1]) for pair in pairs)


def _values(raw: Mapping[str, Any], name: str, table: str) -> dict[str, Decimal]:
    values: dict[str, Decimal] = {}
    for value, words in raw.items():
        try:
            number = Decimal(value)
        except InvalidOperation:
            raise DataFileError(name, f"{table}.{value}", "the key must be a number") from None
        for word in _strings(words, name, f"{table}.{value}"):
            values[word.casefold()] = number
    return values


def _flatten(tables: Mapping[str, Any], name: str, prefix: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key, value in tables.items():
        category = f"{prefix}{key}"
        if isinstance(value, Mapping):
            yield from _flatten(value, name, f"{category}.")
        else:
            yield category, _strings(value, name, category)


def _strings(value: Any, name: str, key: str) -> tuple[str, ...]:  # noqa: ANN401 - anything that TOML can hold
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise DataFileError(name, key, "a list of words or phrases is wanted here")
    seen: set[str] = set()
    for item in value:
        if item in seen:
            raise DataFileError(name, key, f"{item!r} stands twice")
        seen.add(item)
    return tuple(value)
