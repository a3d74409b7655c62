"""Names of people in parts, from the order of the press and of filings, and the key that two spellings share."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.records.filing import NameParts
from onrecord.reference.names import load_names
from onrecord.reference.party_words import fold_letters, load_party_words

__all__ = ["PersonKey", "is_full", "part_person", "person_key"]

_NICKNAME = re.compile(r"[\"“”„«»‘(]\s*[^\"“”„«»’()]+[\"“”„«»’)]")
_NOT_NAME = re.compile(r"[\W_]+")
_DOTTED = re.compile(r"(?<=\b[^\W\d_]\.)(?=[^\W\d_])")


_SHORTEST_PARTICLE = 2
"""Of so many letters: "D." is an initial, whatever "d'" is."""


class PersonKey(NamedTuple):
    """A name folded: each part in small letters without accents or signs, its words parted by "-"."""

    family: str
    first: str = ""
    middle: str = ""
    suffix: str = ""

    @property
    def text(self) -> str:
        """The key as text; empty parts at the end are left out.

        >>> PersonKey("roe", "ann").text, PersonKey("roe", "ann", suffix="jr").text
        ('roe:ann', 'roe:ann::jr')
        """
        return ":".join(self).rstrip(":")


def is_full(middle: str) -> bool:
    """Whether folded middle names are more than initials.

    >>> is_full("b"), is_full("anne-b")
    (False, True)
    """
    return any(len(word) > 1 for word in middle.split("-"))


@lru_cache(maxsize=200_000)
def part_person(name: str) -> NameParts:
    """Part a name in the order of the press ("Ann B. van Roe Jr.") or of filings ("ROE JR., ANN, B."), titles left out.

    A name in quotation marks or brackets is left out ('Robert "Bob" Roe'); of one word, it is the family name.

    >>> part_person("Dr. Ann B. van der Roe Jr.")
    NameParts(last='van der Roe', first='Ann', middle='B.', prefix='', suffix='Jr.')
    >>> part_person("ROE III, JOHN, L.").joined, part_person("Roe").last, part_person("J. B. Roe").first
    ('ROE, JOHN L. III', 'Roe', 'J. B.')
    """
    plain = name if name.replace(" ", "").isalnum() else " ".join(_NICKNAME.sub(" ", name).split())
    before, _, behind = _misread_comma(plain or name).partition(",")
    words, suffix = _without_suffix(_words(behind), least=0)
    if not words:
        return _of_press(_words(before), suffix)
    family, own = _without_suffix(_words(before))
    first, middle = _parted_given(_without_titles(words))
    return NameParts(last=" ".join(family), first=first, middle=middle, suffix=suffix or own)


# "CRAIG. STEVEN L." has its comma misread by a scanner; "GEN. STEVEN CRAIG" has a title.
_STOPPED = re.compile(r"(?P<family>[^\W\d_]{3,})\. (?=[^\W\d_]{2})")


def _misread_comma(name: str) -> str:
    found = _STOPPED.match(name) if ". " in name and "," not in name and name.isupper() else None
    if found is None or _bare(found["family"]) in load_party_words().titles:
        return name
    return f"{found['family']}, {name[found.end() :]}"


def _of_press(words: list[str], suffix: str) -> NameParts:
    words, own = _without_suffix(_without_titles(words))
    cut = len(words) - 1
    while cut > 1 and _is_particle(words[cut - 1], is_behind=cut < len(words) - 1):
        cut -= 1
    first, middle = _parted_given(words[:cut])
    return NameParts(last=" ".join(words[max(cut, 0) :]), first=first, middle=middle, suffix=suffix or own)


def _words(text: str) -> list[str]:
    plain = text.replace(",", " ")
    if plain.replace(" ", "").isalpha():
        return plain.split()
    return [word for word in _DOTTED.sub(" ", plain).split() if _bare(word)]


@lru_cache(maxsize=100_000)
def _bare(word: str) -> str:
    return _NOT_NAME.sub("", fold_letters(word))


def _without_titles(words: list[str]) -> list[str]:
    titles = load_party_words().titles
    while len(words) > 1 and len(_bare(words[0])) > 1 and _bare(words[0]) in titles:
        words = words[1:]
    return words


def _without_suffix(words: list[str], *, least: int = 1) -> tuple[list[str], str]:
    """Take generations and degrees off the end, but leave `least` words; the generation is a part of the name."""
    known, generation = load_party_words(), ""
    while len(words) > least:
        bare = _bare(words[-1])
        if bare in known.generations:
            generation = words[-1]
        elif bare not in known.degrees:
            break
        words = words[:-1]
    return words, generation


def _is_particle(word: str, *, is_behind: bool) -> bool:
    """Whether a word before the family name is part of it: "Van" is a given name too, but not before "Der"."""
    bare, known = _bare(word), load_names()
    if len(bare) < _SHORTEST_PARTICLE or bare not in load_party_words().particles:
        return False
    return is_behind or word.islower() or not (bare in known.given_names or bare in known.ambiguous_given_names)


def _parted_given(words: list[str]) -> tuple[str, str]:
    """Part given names in the first and the others; initials alone are one name: "J. B." is how somebody is called."""
    if len(words) > 1 and all(len(_bare(word)) == 1 for word in words):
        return " ".join(words), ""
    return " ".join(words[:1]), " ".join(words[1:])


@lru_cache(maxsize=200_000)
def person_key(parts: NameParts) -> PersonKey:
    """Return the key of a name in parts, where a suffix may stand in the family name, as filings have it.

    >>> person_key(part_person("O'Roe-Tully, ANN MARIE, Jr.")), person_key(part_person("J.B. Roe"))[:2]
    (PersonKey(family='oroe-tully', first='ann', middle='marie', suffix='jr'), ('roe', 'jb'))
    """
    family, own = _without_suffix(_words(parts.last))
    suffix = _bare(parts.suffix or own)
    first, middle = _parted_given(_words(f"{parts.first} {parts.middle}"))
    return PersonKey(
        _folded(" ".join(family)),
        _bare(first),
        _folded(middle),
        load_party_words().generations.get(suffix, ""),
    )


def _folded(text: str) -> str:
    folded = fold_letters(text).replace("'", "").replace("’", "").replace("-", " ")
    return "-".join(filter(None, (_NOT_NAME.sub("", word) for word in folded.split())))
