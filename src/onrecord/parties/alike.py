"""Which names are worth holding side by side: two that have no mark in common are never much alike."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from onrecord.records import Identity
from onrecord.reference.organization_names import organization_words
from onrecord.reference.person_names import part_person, person_key

__all__ = ["ALIKE", "name_marks"]

ALIKE = Decimal("0.7")
"""From this likeness on a person is asked about two names; below it they stay apart."""

_BEGINNING = 4


def name_marks(donor: Identity) -> frozenset[str]:
    """Return marks of a name, such that names that a person would be asked about have one in common.

    Of thousands of donors all pairs are millions; those with a mark in common are some thousands. A first name alone is
    no mark, and neither is a last word such as "Holdings".

    >>> ann = Identity(key="person:roe:ann", name="Ann Roe", kind="person")
    >>> sorted(name_marks(ann))
    ['ann+e', 'ann+r', 'ann+roe', 'roe']
    >>> firm = Identity(key="organization:thane-beacons", name="Thane Beacons, Inc.", kind="organization")
    >>> sorted(name_marks(firm))
    ['beacons thane', 'beacons+t', 'than', 'thane', 'thanebeacons']
    """
    marks: set[str] = set()
    if donor.kind != "organization":
        marks.update(_of_person(donor))
    if donor.kind != "person":
        marks.update(_of_organization(donor.name))
    return frozenset(marks)


def _of_person(donor: Identity) -> Iterator[str]:
    """Yield marks that survive a letter misread in the family name, and names told the other way round."""
    name = person_key(donor.parts or part_person(donor.name))
    if not name.family:
        return
    yield from name.family.split("-")
    if name.first:
        yield "+".join(sorted((name.first, name.family)))
        yield f"{name.first}+{name.family[0]}"
        yield f"{name.first}+{name.family[-1]}"


def _of_organization(name: str) -> Iterator[str]:
    """Yield marks that survive words written apart, in another order, lengthened, or with a letter misread."""
    words = [word for word in organization_words(name) if word]
    if not words:
        return
    joined = "".join(words)
    yield words[0]
    yield joined
    yield joined[:_BEGINNING]
    yield " ".join(sorted(words))
    yield f"{words[-1]}+{words[0][0]}"
