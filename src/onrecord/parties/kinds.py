"""What kind of party a name is, where nobody says, or where a form says what cannot be: a firm filed as a person."""

from __future__ import annotations

from onrecord.filings.names import is_organization
from onrecord.reference.names import load_names
from onrecord.reference.organization_names import fold_organization, organization_names
from onrecord.reference.parties import Parties
from onrecord.reference.party_words import load_party_words
from onrecord.reference.person_names import part_person, person_key

__all__ = ["find_kind"]

_SHORTEST_BODY = 3
"""Of so many words is a name whose last word is "Trust" no person's, whatever begins it."""


def find_kind(name: str, kind: str, parties: Parties) -> tuple[str, tuple[str, ...]]:
    """Return the kind of a party and why, where it is another than the `kind` that was said.

    >>> from onrecord.reference.parties import load_parties
    >>> find_kind("MICROSOFT", "person", load_parties())
    ('organization', ('kind: filed as a person, and the registry knows a firm of this name',))
    >>> find_kind("Ford", "person", load_parties()), find_kind("ROE, ANN", "unknown", load_parties())[0]
    (('person', ()), 'person')
    """
    if kind == "organization":
        return kind, ()
    if kind == "person":
        return _of_said_person(name, parties)
    return _of_unknown(name, parties)


def _of_said_person(name: str, parties: Parties) -> tuple[str, tuple[str, ...]]:
    if "," in name and not _ends_in_form(name):
        return "person", ()
    words = fold_organization(name).split()
    if _ends_in_form(name) or _ends_in_body(name, words):
        return "organization", ("kind: filed as a person, and its last word is an organization's",)
    if len(words) == 1 and words[0] in parties.by_organization and _is_filed_firm(name, words[0], parties):
        return "organization", ("kind: filed as a person, and the registry knows a firm of this name",)
    return "person", ()


def _ends_in_body(name: str, words: list[str]) -> bool:
    """Whether "Trust", "Family" or the like ends a name: "Doug Roe Trust", "The Roe Family", and not "Frank Church"."""
    if not words or words[-1] not in _bodies():
        return False
    is_long = len(words) >= _SHORTEST_BODY or name.split()[0].casefold() in load_party_words().lead
    return is_long or (len(words) > 1 and words[0] not in load_names().given_names)


def _bodies() -> frozenset[str]:
    return load_party_words().other_bodies - load_names().family_names


def _is_filed_firm(name: str, word: str, parties: Parties) -> bool:
    """Whether one word is a firm though it was said to be a person.

    Filings write capitals, and part a person's name with a comma; the press calls people by a family name alone, and
    "Bechtel" may be Mr Bechtel there.
    """
    return name.isupper() and word not in parties.by_family and word not in load_names().family_names


def _ends_in_form(name: str) -> bool:
    """Whether a legal form ends the name; "V", "SE" and "PC" also end names of people."""
    known, words = load_party_words(), name.casefold().replace(".", "").replace(",", " ").split()
    if len(words) < 2 or words[-1] in known.generations or words[-1] in known.degrees:
        return False
    return words[-1] in load_names().legal_forms


def _of_unknown(name: str, parties: Parties) -> tuple[str, tuple[str, ...]]:
    if is_organization(name) or _ends_in_body(name, fold_organization(name).split()):
        return "organization", ("kind: a word of the name is an organization's",)
    if any(folded in parties.by_organization for folded in organization_names(name)):
        return "organization", ("kind: the registry knows an organization of this name",)
    key = person_key(part_person(name))
    if key in parties.by_person:
        return "person", ("kind: the registry knows a person of this name",)
    if "," in name and key.first:
        return "person", ("kind: family name, comma, given name",)
    if "&" in name and name.split()[0].casefold() not in load_names().given_names:
        return "organization", ("kind: two names joined by &",)
    if key.first in load_names().given_names and key.family in load_names().family_names:
        return "person", ("kind: a given name and a family name",)
    return "unknown", ()
