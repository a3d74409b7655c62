"""How alike the names of two organisations are: words, legal forms, initials, and words that make another body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from rapidfuzz import fuzz

from onrecord.parties.findings import Findings
from onrecord.reference.likeness_weights import load_likeness_weights
from onrecord.reference.names import load_names
from onrecord.reference.organization_names import fold_organization, organization_words
from onrecord.reference.party_words import fold_letters, load_party_words

__all__ = ["compare_organizations"]

_ALIKE = 90
"""Of 100: how alike two spellings must be; "thane beacon" and "thane beacons" are 96, "thane beans" and it 92."""
_LONGEST_SHIFT = 2
_SHORT_FORMS = {"incorporated": "inc", "corporation": "corp", "limited": "ltd", "company": "co", "companies": "co"}
_WORD = re.compile(r"[^\W_]+")


def compare_organizations(one: str, other: str) -> Findings:
    """Return what is alike and what not in two names of organisations, as written.

    >>> compare_organizations("Thane Beacons, Inc.", "THANE BEACONS LLC").likeness().reasons
    ('name: the same words', 'legal form: Inc is not Llc')
    >>> compare_organizations("Thane", "Thane PAC").likeness().contradictions
    ('name: Pac makes it another body',)
    """
    found = Findings(load_likeness_weights().organization)
    a, b = organization_words(one), organization_words(other)
    if a == b:
        found.speaks("name: the same words")
        _compare_forms(one, other, found)
    elif "".join(a) == "".join(b):
        found.speaks("name: the same letters, written apart", "written_apart")
    elif sorted(a) == sorted(b):
        found.speaks("name: the same words in another order", "order")
    elif bodies := _other_bodies(a, b):
        found.contradicts(f"name: {_shown(bodies)} makes it another body", "other_body")
    elif _are_initials(a, b):
        found.speaks("name: one has the initials of the other", "initials")
    else:
        _compare_words(a, b, found)
    return found


def _shown(words: Iterable[str]) -> str:
    return " ".join(words).title()


def _compare_forms(one: str, other: str, found: Findings) -> None:
    forms = [_form(name) for name in (one, other)]
    if all(forms) and forms[0] != forms[1]:
        found.speaks(f"legal form: {forms[0].title()} is not {forms[1].title()}", "legal_form")


def _form(name: str) -> str:
    """Return the last word of a name where it is a legal form that says another thing than "Company"."""
    words: list[str] = _WORD.findall(fold_letters(name).replace(".", ""))
    kept = fold_organization(name).split()
    if not words or words[-1] == kept[-1]:
        return ""
    return _SHORT_FORMS.get(words[-1], words[-1])


def _other_bodies(a: tuple[str, ...], b: tuple[str, ...]) -> list[str]:
    """Return words of one name alone that make it another body, where the names have another word in common."""
    bodies, shared = load_party_words().other_bodies, set(a) & set(b)
    return [word for word in (*a, *b) if word in bodies and word not in shared] if shared - bodies else []


def _are_initials(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    short, long = sorted((a, b), key=len)
    return len(short) == 1 and len(short[0]) > 1 and short[0] == "".join(word[0] for word in long)


def _compare_words(a: tuple[str, ...], b: tuple[str, ...], found: Findings) -> None:
    short, long = sorted((a, b), key=len)
    more = list((Counter(long) - Counter(short)).elements())
    if len(more) == len(long) - len(short):
        _compare_longer(short, long, more, found)
    elif _are_spelt_alike(a, b):
        found.doubts(f"name: {_shown(a)} and {_shown(b)} are spelt alike", "spelling")
    elif shared := [word for word in short if word in long]:
        found.doubts(f"name: only {_shown(shared)} is the same", "some_words")
    else:
        found.contradicts("name: no word is the same", "no_words")


def _compare_longer(short: tuple[str, ...], long: tuple[str, ...], more: list[str], found: Findings) -> None:
    if long[: len(short)] == short and all(word in load_names().generic_tails for word in more):
        found.speaks(f"name: {_shown(more)} only lengthens it", "generic")
    else:
        found.doubts(f"name: {_shown(more)} more in one", "more_words")


def _are_spelt_alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names are a letter or two apart, all words beside one of them the same."""
    if abs(len(a) - len(b)) > _LONGEST_SHIFT:
        return False
    return fuzz.ratio(" ".join(a), " ".join(b)) >= _ALIKE
