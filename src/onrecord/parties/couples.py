"""Two people in one name, "Judd and Marcella Roe": one donor, in whatever order and language they are named."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import NameParts
from onrecord.reference.names import load_names
from onrecord.reference.party_words import fold_letters, load_party_words
from onrecord.reference.person_names import part_person, person_key

__all__ = ["couple_key", "couple_members"]


def couple_key(name: str) -> str | None:
    """Return the key that two people share who are named as one donor, None where a name is of one.

    Of a couple of whom one is named alone, "Mr. and Mrs. Judd Roe", the key is that one's with a mark behind it.

    >>> {couple_key(name) for name in ("Marcella e Judd Roe", "ROE, MARCELLA & JUDD", "Judd Roe & Marcella Roe")}
    {'roe:judd+roe:marcella'}
    >>> couple_key("Marcella Ortega y Gasset"), couple_key("Mr. and Mrs. Judd Roe")
    (None, 'roe:judd+')
    """
    people = sorted(person_key(parts).text for parts in couple_members(name))
    return "+".join(people if len(people) > 1 else (*people, "")) if people else None


def couple_members(name: str, parts: NameParts | None = None) -> tuple[NameParts, ...]:
    """Return the people whom one name is of, in the order of the press or of filings; none where it is of one.

    Where only one of the two is named, as "Mr. and Mrs. Judd Roe" are, or a wife is by her husband's name, it is the
    one. `parts` is the name as a form parts it.

    >>> [one.joined for one in couple_members("ROE, JUDD & MARCELLA B.")]
    ['ROE, JUDD', 'ROE, MARCELLA B.']
    >>> [[one.joined for one in couple_members(name)] for name in ("ROE, MRS. JAMES", "Mr. and Mrs. Judd Roe")]
    [['ROE, JAMES'], ['Roe, Judd']]
    >>> [one.joined for one in couple_members("Judd Roe, Jr. and Marcella Roe")]
    ['Roe, Judd Jr.', 'Roe, Marcella']
    >>> couple_members("ROE, MRS. MARCELLA"), couple_members("Marcella Roe"), couple_members("ROE, ED")
    ((), (), ())
    """
    family, comma, behind = name.partition(",")
    if parts is not None and parts.last:
        family, comma, behind = parts.last, ",", f"{parts.prefix} {parts.first} {parts.middle}"
    first, other = _parted(behind.split())
    if not comma or (first and all(map(_is_suffix, first))):
        return _in_press(name.replace(",", " ").split())  # "Judd Roe, Jr. and Marcella Roe"
    if "," in " ".join(other):
        return part_person(f"{family}, {' '.join(first)}"), part_person(" ".join(other))
    given = [" ".join(_untitled(words)).strip(", ") for words in (first, other)]
    if not first or not other:
        return (part_person(f"{family}, {behind}"),) if _is_of_wife(behind.split()) else ()
    return tuple(part_person(f"{family}, {words}") for words in given if words)


def _in_press(words: list[str]) -> tuple[NameParts, ...]:
    first, other = _parted(words)
    if not first:
        return (part_person(" ".join(words)),) if _is_of_wife(words[:-1]) else ()
    # "Ortega y Gasset" is one family name: behind the word another given name stands before the family's.
    named = _untitled(other)
    if len(named) <= 1:
        return ()
    last = part_person(" ".join(named))
    if not _untitled(first):
        return (last,)
    if _is_title(first[-1]):
        return ()
    own = _untitled(first)
    return part_person(f"{own[0]} {last.last}" if len(own) == 1 else " ".join(own)), last


def _parted(words: list[str]) -> tuple[list[str], list[str]]:
    """Part words at the one that joins two names; nothing where none does."""
    at = next((at for at, word in enumerate(words) if at and _is_conjunction(word)), 0)
    return words[:at], words[at + 1 :] if at else []


def _is_conjunction(word: str) -> bool:
    """Whether a word joins two names: a capital letter is the initial of one ("John E Roe Jr"), "Ed" a given name."""
    is_name = (len(word) == 1 and word.isupper()) or fold_letters(word) in load_names().given_names
    return not is_name and word.casefold() in load_names().conjunctions


def _untitled(words: Sequence[str]) -> list[str]:
    return [word for word in words if not _is_title(word)]


def _is_title(word: str) -> bool:
    return fold_letters(word).strip(".,") in load_party_words().titles


def _is_suffix(word: str) -> bool:
    known, bare = load_party_words(), fold_letters(word).strip(".,")
    return bare in known.generations or bare in known.degrees


def _is_of_wife(given: Sequence[str]) -> bool:
    """Whether given names behind a wife's title are a man's: "Mrs. James", and not "Mrs. Ann"."""
    named = _untitled(given)
    has_title = any(fold_letters(word).strip(".,") in load_party_words().wives for word in given)
    return has_title and bool(named) and load_names().gender_of(fold_letters(named[0]).strip(".,")) == "male"
