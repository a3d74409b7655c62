"""How alike two names are, with the reasons in words: what matching and review read. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from onrecord.parties.findings import Findings
from onrecord.parties.organizations import compare_organizations
from onrecord.parties.people import compare_people
from onrecord.parties.surroundings import Surroundings, compare_surroundings
from onrecord.records import Identity, Likeness, Party, PartyMention
from onrecord.reference.likeness_weights import load_likeness_weights
from onrecord.reference.parties import Parties, load_parties
from onrecord.reference.party_words import load_party_words
from onrecord.reference.person_names import PersonKey, part_person, person_key

__all__ = ["likeness"]


def likeness(
    one: Identity | PartyMention, other: Identity | PartyMention, *, parties: Parties | None = None
) -> Likeness:
    """Return how alike two names are; a mention brings the firms, the town and the state that stand beside its name.

    Of a party of the registry all names are compared, and the one that is most alike tells.

    >>> from onrecord.parties.identifying import identify
    >>> likeness(identify("Kraken", "organization"), identify("PAYWARD INC", "organization")).reasons
    ('registry: both are Kraken',)
    >>> likeness(identify("Ann Roe", "person"), identify("ROE, ANNE B.", "person")).score
    Decimal('0.902')
    >>> likeness(identify("FCA US LLC", "organization"), identify("Stellantis", "organization")).reasons[0]
    'registry: FCA US belongs to Stellantis'
    """
    known = load_parties() if parties is None else parties
    a, b = _mention(one), _mention(other)
    if a.identity.party_id is not None and b.identity.party_id is not None:
        return _compare_known(a.identity, b.identity, known)
    around = compare_surroundings(a, b, known)
    compared = [
        _compare(a.identity, b.identity, kinds, around, known) for kinds in _kinds(a.identity.kind, b.identity.kind)
    ]
    return max(compared, key=lambda found: (found.score, found.reasons))


def _mention(told: Identity | PartyMention) -> PartyMention:
    return told if isinstance(told, PartyMention) else PartyMention(identity=told)


def _kinds(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Yield the kinds as which two names are compared: of a name without a kind, the kind of the other, else both."""
    if one != "unknown" and other != "unknown":
        yield one, other
    elif one == other:
        yield from (("person", "person"), ("organization", "organization"))
    else:
        kind = other if one == "unknown" else one
        yield kind, kind


def _compare_known(one: Identity, other: Identity, known: Parties) -> Likeness:
    found = Findings(load_likeness_weights().tie)
    a, b = known.by_id[one.party_id or ""], known.by_id[other.party_id or ""]
    if a is b:
        found.speaks(f"registry: both are {a.name}")
        if one.weak or other.weak:
            found.doubts(f"common: many people are called {a.name}")
        return found.likeness()
    if a.kind != b.kind:
        _tell_role(a, b, found)
        found.contradicts("kind: one is a person, the other an organization")
    else:
        _tell_owner(a, b, known, found)
    return found.likeness()


def _tell_role(one: Party, other: Party, found: Findings) -> None:
    person, firm = (one, other) if one.kind == "person" else (other, one)
    titles = [role.title for role in person.roles if role.of == firm.id]
    if titles:
        found.speaks(f"registry: {person.name} is or was {titles[0]} of {firm.name}", "role")
    else:
        found.contradicts(f"registry: {one.name} and {other.name} are two parties", "apart")


def _tell_owner(one: Party, other: Party, known: Parties, found: Findings) -> None:
    of_one, of_other = known.owners_of(one.id), known.owners_of(other.id)
    if other.id in of_one or one.id in of_other:
        owned, owner = (one, other) if other.id in of_one else (other, one)
        found.speaks(f"registry: {owned.name} belongs to {owner.name}", "parent")
    elif shared := [owner for owner in of_one if owner in of_other]:
        found.doubts(f"registry: both belong to {known.by_id[shared[0]].name}", "siblings")
    else:
        found.contradicts(f"registry: {one.name} and {other.name} are two parties", "apart")


def _compare(one: Identity, other: Identity, kinds: tuple[str, str], around: Surroundings, known: Parties) -> Likeness:
    if kinds[0] != kinds[1]:
        return _compare_kinds(one, other)
    if kinds[0] == "person":
        return _compare_persons(one, other, around, known)
    pairs = product(_written(one, known), _written(other, known))
    return max((_organizations(*pair, around) for pair in pairs), key=_order)


def _order(found: Likeness) -> tuple[object, ...]:
    return (found.score, -len(found.contradictions), -len(found.doubts), found.reasons)


def _organizations(one: str, other: str, around: Surroundings) -> Likeness:
    found = compare_organizations(one, other)
    around.add_to(found)
    return found.likeness()


def _compare_kinds(one: Identity, other: Identity) -> Likeness:
    """Compare a person and an organisation: "Ford" and Mr Ford share a word, and are never one."""
    found = Findings(load_likeness_weights().tie)
    found.contradicts("kind: one is a person, the other an organization", "kind")
    return found.likeness()


def _written(identity: Identity, known: Parties) -> tuple[str, ...]:
    return known.by_id[identity.party_id].names if identity.party_id is not None else (identity.name,)


def _compare_persons(one: Identity, other: Identity, around: Surroundings, known: Parties) -> Likeness:
    pairs = product(_keys(one, known), _keys(other, known))
    return max((_persons(*pair, around) for pair in pairs), key=_order)


def _keys(identity: Identity, known: Parties) -> tuple[PersonKey, ...]:
    if identity.party_id is not None:
        return tuple(dict.fromkeys(person_key(part_person(name)) for name in known.by_id[identity.party_id].names))
    return (person_key(identity.parts or part_person(identity.name)),)


def _persons(one: PersonKey, other: PersonKey, around: Surroundings) -> Likeness:
    found = compare_people(one, other)
    words = load_party_words()
    if one.family == other.family and words.is_common(one.first, one.family) and not around.is_tie:
        found.doubts(f"common: many people are called {one.first.title()} {one.family.title()}", "common")
    around.add_to(found)
    return found.likeness()
