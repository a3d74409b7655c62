"""How alike the names of two people are: family name, first name, middle names and suffix, each for itself."""

from __future__ import annotations

from onrecord.parties.findings import Findings
from onrecord.parties.spelling import find_slip
from onrecord.reference.likeness_weights import load_likeness_weights
from onrecord.reference.party_words import load_party_words
from onrecord.reference.person_names import PersonKey

__all__ = ["compare_people"]


def compare_people(one: PersonKey, other: PersonKey) -> Findings:
    """Return what is alike and what not in two names of people.

    >>> compare_people(PersonKey("roe", "sam"), PersonKey("roe", "samuel")).likeness().reasons
    ('family name: the same', 'first name: Sam and Samuel are forms of one name')
    >>> father = PersonKey("roe", "abe", suffix="sr")
    >>> compare_people(father._replace(suffix="jr"), father).likeness().contradictions
    ('suffix: Jr and Sr are two people',)
    """
    found = Findings(load_likeness_weights().person)
    if turned := _turned(one, other):
        found.speaks("names: the same words, first and family name the other way round", "transposed")
        other = turned
    _compare_family(one, other, found)
    _compare_given(one, other, found)
    _compare_suffix(one.suffix, other.suffix, found)
    return found


def _turned(one: PersonKey, other: PersonKey) -> PersonKey | None:
    """Return a name turned as the other is, where a family name stands first: "Zhang Weiming", "ZHANG, WEI MING"."""
    if not all((one.first, one.family, other.first, other.family)) or one.first == one.family:
        return None
    if (one.first, one.family) in ((other.family, other.first), (other.family, _joined(other))):
        return other._replace(
            family=one.family, first=one.first, middle="" if one.family != other.first else other.middle
        )
    if (one.family, _joined(one)) == (other.first, other.family) and not other.middle:
        return other._replace(family=one.family, first=one.first, middle=one.middle)
    return None


def _shown(word: str) -> str:
    return word.title()


def _compare_family(one: PersonKey, other: PersonKey, found: Findings) -> None:
    a, b = one.family, other.family
    slip = find_slip(a, b)
    if a == b:
        found.speaks("family name: the same")
    elif a.replace("-", "") == b.replace("-", ""):
        found.speaks(f"family name: {_shown(a)} and {_shown(b)} are the same written apart")
    elif set(a.split("-")) & set(b.split("-")):
        found.doubts(f"family name: a word more in one, {_shown(a)} and {_shown(b)}", "family_double")
    elif slip == "misread":
        found.doubts(f"family name: {_shown(a)} may be {_shown(b)} misread", "family_misread")
    elif slip:
        found.doubts(f"family name: {_shown(a)} and {_shown(b)} are one letter apart", "family_spelling")
    else:
        found.contradicts(f"family name: {_shown(a)} is not {_shown(b)}", "family_differs")


def _compare_given(one: PersonKey, other: PersonKey, found: Findings) -> None:
    a, b = one.first, other.first
    if not a or not b:
        if a or b:
            found.doubts("first name: on one side only, and a family name alone is nobody's", "first_missing")
        return
    if a == b:
        found.speaks("first name: the same")
        _compare_middle(one.middle, other.middle, found)
    elif _joined(one) == _joined(other):
        found.speaks("first name: the same written apart", "first_joined")
    elif load_party_words().are_nicknames(a, b):
        found.speaks(f"first name: {_shown(a)} and {_shown(b)} are forms of one name", "nickname")
        _compare_middle(one.middle, other.middle, found)
    elif a in other.middle.split("-") or b in one.middle.split("-"):
        found.speaks("first name: one goes by the middle name of the other", "by_middle")
    else:
        _compare_other_given(one, other, found)


def _joined(key: PersonKey) -> str:
    return f"{key.first}{key.middle}".replace("-", "")


def _compare_other_given(one: PersonKey, other: PersonKey, found: Findings) -> None:
    a, b = one.first, other.first
    if _are_initials(one, other):
        found.doubts(f"first name: only an initial, {_shown(min(a, b, key=len))}", "initial")
    elif find_slip(a, b):
        found.doubts(f"first name: {_shown(a)} and {_shown(b)} are one letter apart", "first_spelling")
        _compare_middle(one.middle, other.middle, found)
    else:
        found.contradicts(f"first name: {_shown(a)} is not {_shown(b)}", "first_differs")


def _are_initials(one: PersonKey, other: PersonKey) -> bool:
    """Whether one first name holds initials of the other's given names: "s" of "samuel", "jb" of "jay robert" not."""
    short, long = sorted((one, other), key=lambda key: len(key.first))
    if len(short.first) == 1:
        return long.first[0] == short.first
    letters = "".join(word[0] for word in (long.first, *long.middle.split("-")) if word)
    return short.first == letters


def _compare_middle(a: str, b: str, found: Findings) -> None:
    if not a or not b:
        if a or b:
            found.speaks("middle name: on one side only", "middle_missing")
    elif a == b:
        found.speaks("middle name: the same")
    elif all(x.startswith(y) or y.startswith(x) for x, y in zip(a.split("-"), b.split("-"), strict=False)):
        found.speaks(f"middle name: {_shown(min(a, b, key=len))} begins {_shown(max(a, b, key=len))}")
    elif find_slip(a, b):
        found.doubts(f"middle name: {_shown(a)} and {_shown(b)} are one letter apart", "first_spelling")
    else:
        found.contradicts(f"middle name: {_shown(a)} is not {_shown(b)}", "middle_differs")


def _compare_suffix(a: str, b: str, found: Findings) -> None:
    if a == b:
        if a:
            found.speaks("suffix: the same")
    elif a and b:
        found.contradicts(f"suffix: {_suffix(a)} and {_suffix(b)} are two people", "suffix_differs")
    else:
        found.doubts(f"suffix: {_suffix(a or b)} on one side only, may be parent and child", "suffix_missing")


def _suffix(mark: str) -> str:
    return mark.upper() if set(mark) <= set("iv") else mark.title()
