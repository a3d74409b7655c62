"""The words that give furniture away, of all languages at once, read from `data/languages/<code>/furniture.toml`.

All languages together, because pages mix them: a French page that a machine translated keeps an English share bar.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from onrecord.errors import DataFileError
from onrecord.records.article import FURNITURE_KINDS
from onrecord.reference.folding import fold_words
from onrecord.reference.outlets import Outlets, load_outlets

__all__ = ["Label", "PageWords", "Phrase", "PhraseIndex", "load_page_words"]

# Tables whose keys are kinds of furniture, and tables whose keys are named here.
_KIND_TABLES = ("lines", "headings", "openings", "starts", "phrases")
_OTHER_TABLES: Mapping[str, tuple[str, ...]] = {
    "glued": ("ad_label",),
    "byline": ("words", "joiners", "agents"),
    "credit": ("words", "agencies", "libraries"),
    "caption": ("marks",),
    "items": ("navigation", "share_bar"),
    "consent": ("matters", "asking"),
    "translation": ("machine", "human"),
    "dates": ("words", "months", "updated"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a whole line is: its kind of furniture, and whether it opens a section (a list, a box) below it."""

    kind: str
    opens: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A run of folded words that marks a kind of furniture; `later` are words that stand somewhere behind it."""

    words: tuple[str, ...]
    kind: str
    opens: bool = False
    later: tuple[str, ...] = ()


PhraseIndex = Mapping[str, tuple[Phrase, ...]]


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class PageWords:
    """Furniture words of every language, folded and indexed by first word.

    `lines` are whole lines; `tails` whole lines of which only the beginning is known ("More from ..."); `openings`
    count when a sign (colon, bar, dash) follows them; `starts` begin a line; `phrases` stand anywhere in one.
    `items` maps entries of menus and share bars to their kind. `glued` finds an ad label that sticks to a sentence.
    `byline_openers` are the words before a maker's name ("by"); `libraries` give pictures only, `agencies` texts too.
    `months` numbers the names of months, and `updates` stand before the day of a change; `machine` holds the
    translation phrases that name a machine; `consent_matters` are what a site asks
    consent for, and `consent_asking` how; `languages` maps the name of a language in any language to its code.
    `hints` maps tokens of class, id and role in HTML to kinds of furniture; `deck_hints` are the tokens of the line
    below the headline.
    """

    lines: Mapping[str, Label]
    tails: PhraseIndex
    openings: PhraseIndex
    starts: PhraseIndex
    phrases: PhraseIndex
    glued: re.Pattern[str]
    bylines: PhraseIndex
    byline_joiners: frozenset[str]
    byline_openers: frozenset[str]
    credits: PhraseIndex
    agencies: PhraseIndex
    libraries: PhraseIndex
    caption_marks: PhraseIndex
    consent_matters: PhraseIndex
    consent_asking: PhraseIndex
    items: Mapping[str, str]
    machine: frozenset[tuple[str, ...]]
    date_words: frozenset[str]
    months: Mapping[str, int]
    updates: frozenset[str]
    languages: Mapping[str, str]
    hints: Mapping[str, str]
    deck_hints: frozenset[str]
    outlets: Outlets


@cache
def load_page_words() -> PageWords:
    """Read the furniture words of all languages; raises DataFileError that names the file and the key at fault.

    >>> load_page_words().lines["publicite"].kind
    'ad_label'
    """
    folder = files("onrecord").joinpath("data", "languages")
    tables = [
        (f"languages/{language.name}/furniture.toml", _read_toml(language.joinpath("furniture.toml")))
        for language in sorted(folder.iterdir(), key=lambda f: f.name)
        if language.joinpath("furniture.toml").is_file()
    ]
    for name, table in tables:
        _check_tables(name, table)
    return _compile(tables)


def _read_toml(path: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataFileError(str(path.name), "TOML", str(error)) from error


def _check_tables(name: str, raw: Mapping[str, Any]) -> None:
    for table, entries in raw.items():
        if table in _KIND_TABLES:
            allowed: tuple[str, ...] = FURNITURE_KINDS
        elif table in _OTHER_TABLES:
            allowed = _OTHER_TABLES[table]
        elif table == "languages":
            continue
        else:
            raise DataFileError(name, table, "there is no such table")
        for key, phrases in entries.items():
            if key not in allowed:
                raise DataFileError(name, f"{table}.{key}", f"not one of {', '.join(allowed)}")
            if not isinstance(phrases, list) or not all(isinstance(p, str) and _fold_entry(p) for p in phrases):
                raise DataFileError(name, f"{table}.{key}", "is not a list of phrases")


Tables = list[tuple[str, dict[str, Any]]]


def _compile(tables: Tables) -> PageWords:
    lines, tails = _compile_lines(tables)
    translations = _translation_phrases(tables)
    hints_all = _load_hints()
    hints = {token: kind for token, kind in hints_all.items() if kind != "deck"}
    return PageWords(
        lines=lines,
        tails=_index(tails),
        openings=_index(_phrases(tables, "openings")),
        starts=_index(_phrases(tables, "starts")),
        phrases=_index([*_phrases(tables, "phrases"), *translations]),
        glued=_glued_pattern(tables),
        bylines=_index(_listed(tables, "byline", "words")),
        byline_joiners=frozenset(w for p in _listed(tables, "byline", "joiners") for w in p.words),
        byline_openers=frozenset(w for p in _listed(tables, "byline", "agents") for w in p.words),
        credits=_index(_listed(tables, "credit", "words")),
        agencies=_index(_listed(tables, "credit", "agencies")),
        libraries=_index(_listed(tables, "credit", "libraries")),
        caption_marks=_index(_listed(tables, "caption", "marks")),
        consent_matters=_index(_listed(tables, "consent", "matters")),
        consent_asking=_index(_listed(tables, "consent", "asking")),
        items={
            " ".join(phrase.words): kind
            for kind in ("share_bar", "navigation")
            for phrase in _listed(tables, "items", kind)
        },
        machine=frozenset(p.words for p in _listed(tables, "translation", "machine")),
        date_words=frozenset(w for p in _listed(tables, "dates", "words") for w in p.words),
        months=_number_months(tables),
        updates=frozenset(w for p in _listed(tables, "dates", "updated") for w in p.words),
        languages={
            " ".join(fold_words(n)): code for _, t in tables for code, ns in t.get("languages", {}).items() for n in ns
        },
        hints=hints,
        deck_hints=frozenset(token for token, kind in hints_all.items() if kind == "deck"),
        outlets=load_outlets(),
    )


def _compile_lines(tables: Tables) -> tuple[dict[str, Label], list[Phrase]]:
    """Return the whole lines by their folded text, and those that end in "*", whose tail may be anything short."""
    lines: dict[str, Label] = {}
    tails: list[Phrase] = []
    for table, opens in (("lines", False), ("headings", True)):
        for name, raw in tables:
            for kind, phrases in raw.get(table, {}).items():
                for phrase in phrases:
                    words = _fold_entry(phrase)
                    if phrase.endswith("*"):
                        tails.append(Phrase(words=words, kind=kind, opens=opens))
                        continue
                    label = Label(kind=kind, opens=opens)
                    if lines.setdefault(" ".join(words), label) != label:
                        raise DataFileError(name, f"{table}.{kind}", f"{phrase!r} already means something else")
    return lines, tails


def _fold_entry(entry: str) -> tuple[str, ...]:
    """Fold an entry of a data file, in which "#" stands for any number."""
    return fold_words(entry.replace("#", "0"))


def _phrases(tables: Tables, table: str) -> Iterator[Phrase]:
    for _, raw in tables:
        for kind, phrases in raw.get(table, {}).items():
            for phrase in phrases:
                first, _, later = phrase.partition("...")
                opens = phrase.endswith("*")
                yield Phrase(words=_fold_entry(first), kind=kind, opens=opens, later=_fold_entry(later))


def _listed(tables: Tables, table: str, key: str) -> Iterator[Phrase]:
    for _, raw in tables:
        for phrase in raw.get(table, {}).get(key, ()):
            yield Phrase(words=_fold_entry(phrase), kind=table)


def _translation_phrases(tables: Tables) -> list[Phrase]:
    keys = ("machine", "human")
    return [
        Phrase(words=phrase.words, kind="translation_notice")
        for key in keys
        for phrase in _listed(tables, "translation", key)
    ]


def _index(phrases: Iterator[Phrase] | list[Phrase]) -> PhraseIndex:
    """Index phrases by their first word, the longest first, so that the most exact one is found first."""
    index: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        index.setdefault(phrase.words[0], []).append(phrase)
    return {word: tuple(sorted(set(found), key=_longest_first)) for word, found in index.items()}


def _longest_first(phrase: Phrase) -> tuple[int, tuple[str, ...], str, tuple[str, ...]]:
    return -len(phrase.words), phrase.words, phrase.kind, phrase.later


def _number_months(tables: Tables) -> dict[str, int]:
    """Number the names of months from 1; each entry of the list is one month with its short forms."""
    months: dict[str, int] = {}
    for name, raw in tables:
        for number, entry in enumerate(raw.get("dates", {}).get("months", ()), start=1):
            for word in fold_words(entry):
                if months.setdefault(word, number) != number:
                    raise DataFileError(name, "dates.months", f"{word!r} is another month in another language")
    return months


def _glued_pattern(tables: Tables) -> re.Pattern[str]:
    """Return the pattern of an ad label that sticks to the end of a sentence: "...to the fund.Advertisement".

    After the label the line ends or a sentence begins, so "...the fund. Advertisement spending rose" is left alone.
    """
    labels = {label for _, raw in tables for label in raw.get("glued", {}).get("ad_label", ())}
    forms = {form for label in labels for form in (label, label.upper())}
    either = "|".join(sorted((re.escape(form) for form in forms), key=lambda form: (-len(form), form)))
    after_stop = r"(?<=[.!?…”»\"’)])"
    return re.compile(
        rf"{after_stop}(?:(?P<glued>{either})(?=\s*$|[A-ZÀ-ÞŒ“«„\"¿¡])|\s+(?P<last>{either})\s*$)", re.MULTILINE
    )


def _load_hints() -> dict[str, str]:
    """Read the tokens of class, id and role that mark furniture in HTML, from `data/page_hints.toml`."""
    name = "page_hints.toml"
    raw = _read_toml(files("onrecord").joinpath("data", name))
    hints: dict[str, str] = {}
    kinds = {*FURNITURE_KINDS, "hidden", "deck"}
    for kind, tokens in raw["tokens"].items():
        if kind not in kinds:
            raise DataFileError(name, f"tokens.{kind}", "is not a kind of furniture")
        for token in tokens:
            if hints.setdefault(token, kind) != kind:
                raise DataFileError(name, f"tokens.{kind}", f"{token!r} stands twice")
    return hints
