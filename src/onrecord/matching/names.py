"""Names made comparable: an organisation's words without its legal form, a person's name in parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.filings.names import is_organization, part_name
from onrecord.records import NameParts
from onrecord.reference.folding import fold_words
from onrecord.reference.matching import load_match_policy
from onrecord.reference.names import load_names

__all__ = ["GiverName", "legal_forms", "make_name", "split_aliases"]

_ASIDE = re.compile(r"\(([^()]*)\)")
# Words that acronyms leave out.
_SMALL = frozenset(("of", "the", "for", "in", "fka", "formerly", "dba"))
# Words that names of organisations have or leave out alike; "s" is what is left of "'s".
_PASSED = frozenset(("and", "s"))
_DOTTED = re.compile(r"\b((?:\w\.){2,})")


@dataclass(frozen=True, slots=True, kw_only=True)
class GiverName:
    """A name as it is compared: `words` in small letters, without legal form; `parts` where it is a person's.

    `acronyms` are the first letters of an organisation's words, with its legal form and without ("nfl").
    `kind` is person, organization or unknown; `tight` is the words without a blank; `party_id` is the registry's.
    """

    text: str
    kind: str
    words: tuple[str, ...]
    acronyms: tuple[str, ...] = ()
    parts: NameParts | None = None
    party_id: str | None = None

    @property
    def tight(self) -> str:
        """The words spelt together: "JP MORGAN" and "JPMorgan" are alike."""
        return "".join(self.words)

    @property
    def family(self) -> str:
        """A person's family name, folded."""
        return _fold(self.parts.last) if self.parts else ""

    @property
    def given(self) -> str:
        """A person's first given name, folded."""
        return _fold(self.parts.first) if self.parts else ""


@lru_cache(maxsize=200_000)
def make_name(text: str, kind: str, parts: NameParts | None = None, party_id: str | None = None) -> GiverName:
    """Make a name comparable; a form's word for the kind counts less than what the name shows.

    >>> make_name("LMC Harbour Works, L.L.C.", "organization").words
    ('lmc', 'harbour', 'works')
    >>> make_name("ROE, ANN B.", "person").parts.last, make_name("Ann B. Roe", "person").parts.last
    ('ROE', 'Roe')
    >>> make_name("MICROSAIL", "person").kind
    'unknown'
    """
    parts = parts if parts and parts.last else _read_parts(text, kind)
    if parts and parts.first:
        words = fold_words(f"{parts.first} {parts.middle} {parts.last}")
        return GiverName(text=text, kind="person", words=words, parts=parts, party_id=party_id)
    shown = "organization" if kind == "organization" or is_organization(text) else "unknown"
    words = _organization_words(text)
    bare = _bare_words(words)
    acronyms = tuple(dict.fromkeys(short for some in (bare, words) if (short := _acronym(some))))
    return GiverName(text=text, kind=shown, words=bare, acronyms=acronyms, party_id=party_id)


def split_aliases(text: str) -> Iterator[str]:
    """Yield a name and what stands in brackets behind it, where that is a name too.

    >>> list(split_aliases("UTP (UNITED TIDE PARCEL)"))
    ['UTP', 'UNITED TIDE PARCEL']
    """
    outside = " ".join(_ASIDE.sub(" ", text).split())
    for part in (outside, *_ASIDE.findall(text)):
        if any(letter.isalpha() for letter in part):
            yield part.strip()


def _read_parts(text: str, kind: str) -> NameParts | None:
    """Part a name that is, or looks like, a person's: "ROE, ANN" of any kind but a firm's, "Ann Roe" of a person."""
    if kind == "organization" or is_organization(text):
        return None
    if "," in text:
        return part_name(text)
    return _part_spoken(text) if kind == "person" else None


def _part_spoken(text: str) -> NameParts | None:
    """Part a name in the order of speech: "Ann van der Roe Jr." has a family name of three words."""
    known, words = load_names(), text.split()
    suffix = words.pop() if len(words) > 2 and words[-1].casefold().rstrip(".") in known.suffixes else ""
    while len(words) > 2 and words[0].casefold().rstrip(".") in known.titles:
        words.pop(0)
    if len(words) < 2:
        return None
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in known.surname_particles:
        start -= 1
    return NameParts(first=words[0], middle=" ".join(words[1:start]), last=" ".join(words[start:]), suffix=suffix)


def _acronym(words: tuple[str, ...]) -> str:
    told = [word for word in words if word not in _SMALL]
    return "".join(word[0] for word in told) if len(told) > 1 else ""


def _organization_words(text: str) -> tuple[str, ...]:
    """Return the words of an organisation's name, with phrases that are written short in their short form."""
    joined = _DOTTED.sub(lambda found: found[0].replace(".", "") + " ", text.replace("&", " and "))
    plain = " ".join(("", *re.findall(r"[^\W_]+", _plain(joined)), ""))
    for phrase, short in load_match_policy().short.items():
        plain = plain.replace(f" {phrase} ", f" {short} ")
    return tuple(word for word in plain.split() if word not in _PASSED)


def _bare_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out "the" before and legal forms behind or in the middle."""
    # A legal form is never the first word: "AG Harbour", "SA Lamps".
    bare = words[:1] + tuple(word for word in words[1:] if word not in legal_forms())
    return bare[1:] if len(bare) > 1 and bare[0] == "the" else bare


def _plain(text: str) -> str:
    return text.casefold() if text.isascii() else "".join(_fold_letters(text))


def _fold_letters(text: str) -> Iterator[str]:
    for piece in re.split(r"(\W+)", text):
        yield "".join(fold_words(piece)) or piece.casefold() if piece.isalpha() else piece.casefold()


@cache
def legal_forms() -> frozenset[str]:
    """Return the legal forms without full stops: "inc", "llc".

    >>> "llc" in legal_forms()
    True
    """
    return frozenset(form.replace(".", "") for form in load_names().legal_forms)


def _fold(text: str) -> str:
    return "".join(fold_words(text))
