"""A language's words, read from `data/languages/<code>/lexicon.toml`.

A lexicon maps categories to phrases. A table in the file is a prefix: `[give] past = ["gave"]` is the category
`give.past`. Rules in `claims/` speak of categories only, so a language can be added without touching code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from onrecord.errors import DataFileError
from onrecord.reference.tables import TableReader, read_toml

__all__ = ["LanguageSettings", "Lexicon", "language_codes", "load_lexicon", "parse_lexicon"]

STATUSES = ("supported", "draft")

# Marks that papers of every language print; a lexicon that gives its own `quotes` replaces them.
DEFAULT_QUOTES = (("“", "”"), ("«", "»"), ('"', '"'), ("„", "“"), ("„", "”"), ("‘", "’"), ("'", "'"))


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageSettings:
    """How a language writes: which character parts decimals, which short forms take an apostrophe or a full stop.

    `noun_capitals` is True where every noun has a capital (German), so that a capital does not make a name.
    `quotes` are pairs of an opening and a closing quotation mark; `inversions` are the ends of verbs that hold their
    subject ("-t-il", "-elle"). `adjective_endings` make an adjective of a name: "-based" in "Denver-based".
    `participle_endings` are those of participles that open a sentence with a capital ("Installée à ...").
    `home_currency` is the money of a bare figure that no fund of the registry gets.
    `dropped_subjects` is True where a verb may leave its subject out or have it behind ("Donó un millón"), and
    `plural_endings` are those of its forms for several ("donaron").
    `possessive_s` is True where a possessive "s" stands without apostrophe ("Trumps"), `hyphen_compounds` where a
    name makes compounds with a hyphen ("Meta-Chef"). `unstopped` are short words that are written without a full
    stop, so that one behind them ends the sentence ("Spa"). `ordinals` are words beside an ordinal figure, whose
    stop ends no sentence ("am 9. Januar"). `compound_surnames` is True where people have family names of several
    parts with "of" between them ("Leonor Meira de Sá"). `enclitics` are ends of verbs with a pronoun, each with
    what stands there without it: "-lhe" with nothing, "ándole" with "ando". `former` are what a role begins with
    that somebody had once ("ex-minister"). `origin_endings` are ends of words for where somebody is from ("Kasseler").
    """

    decimal: str = "."
    elisions: tuple[str, ...] = ()
    abbreviations: frozenset[str] = frozenset()
    noun_capitals: bool = False
    verb_final: bool = False
    quotes: tuple[tuple[str, str], ...] = DEFAULT_QUOTES
    inversions: tuple[str, ...] = ()
    adjective_endings: tuple[str, ...] = ()
    participle_endings: tuple[str, ...] = ()
    home_currency: str = "USD"
    dropped_subjects: bool = False
    plural_endings: tuple[str, ...] = ()
    possessive_s: bool = False
    hyphen_compounds: bool = False
    compound_surnames: bool = False
    enclitics: tuple[tuple[str, str], ...] = ()
    unstopped: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    former: tuple[str, ...] = ()
    origin_endings: tuple[str, ...] = ()


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


@cache
def load_lexicon(code: str) -> Lexicon:
    """Read the lexicon of the language `code`, once; raises DataFileError that names the file and the key at fault."""
    name = f"languages/{code}/lexicon.toml"
    path = _languages_folder().joinpath(code, "lexicon.toml")
    if not path.is_file():
        raise DataFileError(name, code, "there is no such language")
    lexicon = parse_lexicon(read_toml(path, name), name)
    if lexicon.code != code:
        raise DataFileError(name, "code", f"{lexicon.code!r} is not the name of the folder, {code!r}")
    return lexicon


def parse_lexicon(raw: Mapping[str, Any], name: str) -> Lexicon:
    """Make a lexicon of a parsed file; `name` is what errors call the file."""
    table = TableReader(raw, name)
    return Lexicon(
        code=table.text("code"),
        name=table.text("name"),
        status=_status(table),
        settings=_settings(table.table("settings")),
        numbers=_values(table.table("numbers")),
        scales=_values(table.table("scales")),
        phrases=dict(_flatten(table, "")),
    )


def _status(table: TableReader) -> str:
    status = table.text("status")
    if status not in STATUSES:
        raise table.fail("status", f"{status!r} is not one of {STATUSES}")
    return status


def _settings(table: TableReader) -> LanguageSettings:
    settings = LanguageSettings(
        decimal=_decimal(table),
        elisions=table.texts("elisions"),
        abbreviations=frozenset(word.casefold() for word in table.texts("abbreviations")),
        noun_capitals=table.flag("noun_capitals"),
        verb_final=table.flag("verb_final"),
        quotes=_quotes(table),
        inversions=table.texts("inversions"),
        adjective_endings=table.texts("adjective_endings"),
        participle_endings=table.texts("participle_endings"),
        home_currency=table.optional_text("home_currency") or "USD",
        dropped_subjects=table.flag("dropped_subjects"),
        plural_endings=table.texts("plural_endings"),
        possessive_s=table.flag("possessive_s"),
        hyphen_compounds=table.flag("hyphen_compounds"),
        compound_surnames=table.flag("compound_surnames"),
        enclitics=tuple((end, rest) for pair in table.texts("enclitics") for end, _, rest in [pair.partition(" ")]),
        unstopped=frozenset(word.casefold() for word in table.texts("unstopped")),
        ordinals=frozenset(word.casefold() for word in table.texts("ordinals")),
        former=table.texts("former"),
        origin_endings=table.texts("origin_endings"),
    )
    table.finish()
    return settings


def _decimal(table: TableReader) -> str:
    mark = table.optional_text("decimal") or "."
    if mark not in (".", ","):
        raise table.fail("decimal", f"{mark!r} is neither a full stop nor a comma")
    return mark


def _quotes(table: TableReader) -> tuple[tuple[str, str], ...]:
    """Pairs of marks, each written with a blank between: "« »"."""
    pairs = [tuple(pair.split()) for pair in table.texts("quotes")]
    if wrong := next((pair for pair in pairs if len(pair) != 2), None):
        raise table.fail("quotes", f"{' '.join(wrong)!r} is not an opening and a closing mark")
    return tuple((pair[0], pair[1]) for pair in pairs) or DEFAULT_QUOTES


def _values(table: TableReader) -> dict[str, Decimal]:
    values: dict[str, Decimal] = {}
    for value in table.remaining():
        number = _number(table, value)
        for word in table.texts(value):
            if values.setdefault(word.casefold(), number) != number:
                raise table.fail(value, f"{word!r} means {values[word.casefold()]} already")
    return values


def _number(table: TableReader, value: str) -> Decimal:
    try:
        number = Decimal(value)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise table.fail(value, "the key must be a number")
    return number


def _flatten(table: TableReader, prefix: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key in table.remaining():
        if table.is_table(key):
            yield from _flatten(table.table(key), f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", table.texts(key)
