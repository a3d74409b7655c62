"""Who a name is taken to be: the registry's party by any of its names, and everybody else by the parts of the name."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.parties.couples import couple_key
from onrecord.parties.kinds import find_kind
from onrecord.records import Identity, NameParts, Party
from onrecord.reference.organization_names import fold_organization, organization_names
from onrecord.reference.parties import Parties, load_parties
from onrecord.reference.party_words import load_party_words
from onrecord.reference.person_names import PersonKey, is_full, part_person, person_key

__all__ = ["identify"]


def identify(
    name: str,
    kind: str,
    *,
    parts: NameParts | None = None,
    companies: Iterable[str] = (),
    parties: Parties | None = None,
) -> Identity:
    """Return who `name` is taken to be; `kind` is "person", "organization" or "unknown".

    `parts` is a person's name as the form parts it, `companies` the firms that stand beside the name in the text: with
    one of them a family name alone may be the registry's party. Without a registry party, two people share a key only
    where first name, middle names and suffix are the same too.

    >>> identify("LMC IP", "organization").key, identify("ALTMAN, SAMUEL", "person").key
    ('lockheed-martin', 'sam-altman')
    >>> identify("Ann Roe Jr.", "person").key, identify("The Thane Beacons, LLC", "organization").key
    ('person:roe:ann::jr', 'organization:thane-beacons')
    >>> identify("Altman", "person").weak, identify("Altman", "person", companies=["OpenAI"]).reasons[0]
    (True, 'registry: with OpenAI beside it, Altman is Sam Altman')
    """
    known = load_parties() if parties is None else parties
    plain = " ".join(name.split())
    found, reasons = find_kind(plain, kind, known)
    if found == "person":
        own = parts if parts is not None and parts.last else part_person(plain)
        return _identify_person(plain, own, reasons, companies, known)
    if found == "organization":
        return _identify_organization(plain, reasons, known)
    return Identity(key=f"unknown:{_keyed(fold_organization(plain))}", name=plain, kind=found, weak=True)


def _keyed(folded: str) -> str:
    return folded.replace(" ", "-")


def _identify_organization(name: str, reasons: tuple[str, ...], known: Parties) -> Identity:
    names = organization_names(name)
    for folded in names:
        party = known.by_organization.get(folded)
        if party is not None:
            return _of_registry(party, name, reasons, None)
    return Identity(key=f"organization:{_keyed(names[0])}", name=name, kind="organization", reasons=reasons)


def _of_registry(
    party: Party, name: str, reasons: tuple[str, ...], parts: NameParts | None, *, weak: bool = False
) -> Identity:
    own = "registry: knows this name" if name == party.name else f"registry: {name} is {party.name}"
    return Identity(
        key=party.id,
        name=party.name,
        kind=party.kind,
        party_id=party.id,
        reasons=(*reasons, own),
        parts=parts,
        weak=weak,
    )


def _identify_person(
    name: str, parts: NameParts, reasons: tuple[str, ...], companies: Iterable[str], known: Parties
) -> Identity:
    key, couple = person_key(parts), couple_key(name)
    party = None if couple else _find_person(key, known)
    is_common = load_party_words().is_common(key.first, key.family) and not (key.middle or key.suffix)
    if party is not None:
        also = (*reasons, f"common: many people are called {name}") if is_common else reasons
        is_tied = is_common and any(_is_tied(party, company, known) for company in companies)
        return _of_registry(party, name, reasons if is_tied else also, parts, weak=is_common and not is_tied)
    if len(key.first) <= 1 and not is_full(key.middle):
        return _identify_short(name, parts, reasons, companies, known)
    if is_common:
        reasons = (*reasons, f"common: many people are called {name}")
    return Identity(
        key=f"person:{couple or key.text}",
        name=name,
        kind="person",
        reasons=(*reasons, *_near_ones(key, known)),
        parts=parts,
        weak=is_common,
    )


def _find_person(key: PersonKey, known: Parties) -> Party | None:
    """Find by the name; where the registry has but an initial of the middle name, a middle name with it is the same."""
    party = known.by_person.get(key)
    if party is not None or not key.middle:
        return party
    initials = key._replace(middle="-".join(word[0] for word in key.middle.split("-")))
    party = known.by_person.get(initials)
    if party is None:
        return None
    written = [person_key(part_person(name)) for name in party.names]
    is_free = not any(is_full(other.middle) for other in written if other.middle[:1] == key.middle[:1])
    return party if is_free else None


def _near_ones(key: PersonKey, known: Parties) -> tuple[str, ...]:
    """Say whom the registry knows by the same first and family name, with another middle name or suffix."""
    near = [
        party.name
        for party in known.by_family.get(key.family, ())
        if any(person_key(part_person(name)).first == key.first for name in party.names)
    ]
    return tuple(f"registry: not {name} by the name alone, whose middle name or suffix is another" for name in near)


def _identify_short(
    name: str, parts: NameParts, reasons: tuple[str, ...], companies: Iterable[str], known: Parties
) -> Identity:
    """Identify a family name alone or with an initial, which is nobody's unless a company ties it to one person."""
    key = person_key(parts)
    for company in companies:
        tied = [party for party in known.by_family.get(key.family, ()) if _may_be(party, key)]
        tied = [party for party in tied if _is_tied(party, company, known)]
        if len(tied) == 1:
            why = f"registry: with {company} beside it, {name} is {tied[0].name}"
            return Identity(
                key=tied[0].id,
                name=tied[0].name,
                kind="person",
                party_id=tied[0].id,
                reasons=(*reasons, why),
                parts=part_person(tied[0].name),
            )
    what = "an initial does" if key.first else "a family name alone does"
    return Identity(
        key=f"person:{key.text}",
        name=name,
        kind="person",
        reasons=(*reasons, f"name: {what} not tell who it is"),
        parts=parts,
        weak=True,
    )


def _may_be(party: Party, key: PersonKey) -> bool:
    firsts = (person_key(part_person(name)).first for name in party.names)
    return not key.suffix and any(first.startswith(key.first) for first in firsts)


def _is_tied(party: Party, company: str, known: Parties) -> bool:
    """Whether a person has a role at the company or at its owner; a firm that bears the family's name ties nobody."""
    firm = next(filter(None, (known.by_organization.get(folded) for folded in organization_names(company))), None)
    if firm is None:
        return False
    families = {person_key(part_person(name)).family for name in party.names}
    if families & set(fold_organization(firm.name).split()):
        return False
    return bool({firm.id, *known.owners_of(firm.id)} & {role.of for role in party.roles})
