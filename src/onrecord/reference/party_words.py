"""Words in names of parties: what counts as nothing, what makes another body, generations, nicknames, common names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.reference.names import load_names
from onrecord.reference.tables import TableReader, read_toml

__all__ = ["PartyWords", "fold_letters", "load_party_words", "parse_party_words"]

_ACCENTS = dict.fromkeys(range(0x300, 0x370))
_LIGATURES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
_NOT_LETTERS = re.compile(r"[^\w ]+|_")


def fold_letters(text: str) -> str:
    """Return `text` in small letters without accents.

    >>> fold_letters("Société GÉNÉRALE, Straße, Ørsted")
    'societe generale, strasse, orsted'
    """
    folded = text.casefold()
    if folded.isascii():
        return folded
    return unicodedata.normalize("NFKD", folded).translate(_ACCENTS).translate(_LIGATURES)


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class PartyWords:
    """Words of `data/party_names/`, folded, one blank between two of them.

    `forms` are legal forms as they end a name ("s a de c v" is "sa de cv"), `not_forms` those that tell firms apart all
    the same ("holdings"), `form_sizes` how many words one may have by
    its last word, the longest first; `tails` what a filer adds for all that belongs to it, `short_for` short words by
    the long ones, `also_called` what stands before another name, as written; `other_bodies` make another body of a name
    ("pac"), `no_employer` stand where an employer would. `generations` maps the words for a generation to its mark;
    `degrees` are the other words after a name, `wives` titles of married women. `full_names` maps a short given name to
    the names that it is short for.
    """

    lead: frozenset[str]
    joining: frozenset[str]
    forms: frozenset[tuple[str, ...]]
    not_forms: frozenset[str]
    form_sizes: Mapping[str, tuple[int, ...]]
    tails: tuple[tuple[str, ...], ...]
    short_for: Mapping[str, str]
    also_called: tuple[str, ...]
    other_bodies: frozenset[str]
    no_employer: frozenset[str]
    generations: Mapping[str, str]
    degrees: frozenset[str]
    titles: frozenset[str]
    wives: frozenset[str]
    particles: frozenset[str]
    full_names: Mapping[str, frozenset[str]]
    common_family: frozenset[str]
    common_given: frozenset[str]

    def are_nicknames(self, one: str, other: str) -> bool:
        """Whether one folded given name is short for the other, or both are for a third.

        >>> words = load_party_words()
        >>> words.are_nicknames("sam", "samuel"), words.are_nicknames("bob", "rob"), words.are_nicknames("sam", "tom")
        (True, True, False)
        """
        of_one, of_other = self.full_names.get(one, frozenset()), self.full_names.get(other, frozenset())
        return one in of_other or other in of_one or bool(of_one & of_other)

    def is_common(self, first: str, family: str) -> bool:
        """Whether so many people bear this name that it does not tell who it is.

        >>> load_party_words().is_common("john", "smith"), load_party_words().is_common("sam", "altman")
        (True, False)
        """
        return family in self.common_family and first in self.common_given


@cache
def load_party_words() -> PartyWords:
    """Read the packaged words, once; raises DataFileError that names the file and the key at fault."""
    folder = files("onrecord").joinpath("data", "party_names")
    names = ("words", "nicknames", "common")
    return parse_party_words(
        *(read_toml(folder.joinpath(f"{name}.toml"), f"party_names/{name}.toml") for name in names)
    )


def parse_party_words(
    words: Mapping[str, object], nicknames: Mapping[str, object], common: Mapping[str, object]
) -> PartyWords:
    """Gather the three files; raises DataFileError on a key that is missing or not known."""
    table = TableReader(words, "party_names/words.toml")
    own, generation = table.table("organization", required=True), table.table("generation", required=True)
    people = table.table("person", required=True)
    frequent = TableReader(common, "party_names/common.toml")
    not_forms = own.texts("not_forms")
    forms = _forms((*load_names().legal_forms, *own.texts("forms")), not_forms)
    generations = {folded: mark for mark in generation.remaining() for folded in generation.texts(mark)}
    gathered = PartyWords(
        lead=frozenset(own.texts("lead")),
        joining=frozenset(own.texts("joining")),
        forms=forms,
        not_forms=frozenset(not_forms),
        form_sizes=_sizes(forms),
        tails=tuple(tuple(tail.split()) for tail in sorted(own.texts("tails"), key=len, reverse=True)),
        short_for=dict(_pair(own, line) for line in own.texts("short_for")),
        also_called=own.texts("also_called"),
        no_employer=frozenset(own.texts("no_employer")),
        other_bodies=frozenset(own.texts("other_bodies")),
        generations=generations,
        degrees=frozenset(map(_bare, load_names().suffixes)) - set(generations),
        titles=_titles(),
        wives=frozenset(people.texts("wives", required=True)),
        particles=frozenset(map(_bare, load_names().surname_particles)),
        full_names=_full_names(TableReader(nicknames, "party_names/nicknames.toml")),
        common_family=frozenset(frequent.texts("family", required=True)),
        common_given=frozenset(frequent.texts("given", required=True)),
    )
    for reader in (own, generation, people, table, frequent):
        reader.finish()
    return gathered


def _bare(text: str) -> str:
    return _NOT_LETTERS.sub("", fold_letters(text)).strip()


def _pair(table: TableReader, line: str) -> tuple[str, str]:
    long, _, short = line.partition(" = ")
    if not short:
        raise table.fail("short_for", f"{line!r} is not words and what is short for them, parted by ' = '")
    return long, short


def _titles() -> frozenset[str]:
    """Return the titles that are no given names: "Don", "Regina" and "Justice" may be either, and stay in the name."""
    known = load_names()
    return frozenset(map(_bare, known.titles - known.given_names - known.ambiguous_given_names))


def _forms(written: tuple[str, ...], but: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Fold legal forms as names are folded: "s.a. de c.v." is ("sa", "de", "cv")."""
    folded = {tuple(_bare(form).split()) for form in written}
    return frozenset(form for form in folded if form and form not in {(word,) for word in but})


def _sizes(forms: frozenset[tuple[str, ...]]) -> Mapping[str, tuple[int, ...]]:
    sizes: dict[str, set[int]] = {}
    for form in forms:
        sizes.setdefault(form[-1], set()).add(len(form))
    return {end: tuple(sorted(some, reverse=True)) for end, some in sizes.items()}


def _full_names(table: TableReader) -> Mapping[str, frozenset[str]]:
    full: dict[str, set[str]] = {}
    for name in table.remaining():
        for short in table.texts(name, required=True):
            if not (short.isascii() and short.isalpha() and short.islower()):
                raise table.fail(name, f"{short!r} must be in small letters without accents")
            full.setdefault(short, set()).add(name)
    return {short: frozenset(names) for short, names in full.items()}
