"""Who stands beside a donor: the roles that the registry knows, gifts beside which a donor is named, namesakes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from onrecord.ledger.catalogue import Catalogue, DonorLine, DonorQuestion, GiftLine, GiftQuestion
from onrecord.parties import identify
from onrecord.records import Party, PartyRole
from onrecord.reference.parties import Parties, load_parties
from onrecord.reference.person_names import part_person, person_key

__all__ = ["DonorRoles", "find_namesakes", "find_roles", "gifts_beside", "is_nobody_alone", "registered"]

_MOST = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class DonorRoles:
    """What the registry knows: other `names`, a person's `roles` with the firms, a firm's `people`, its `owner`."""

    names: tuple[str, ...] = ()
    roles: tuple[tuple[Party, PartyRole], ...] = ()
    people: tuple[tuple[Party, PartyRole], ...] = ()
    owner: Party | None = None


def registered(key: str) -> DonorLine | None:
    """Return a party of the registry of whom no page tells a gift, as a donor without any; None where there is none.

    >>> registered("sam-altman").name, registered("nobody")
    ('Sam Altman', None)
    """
    party = load_parties().by_id.get(key)
    if party is None:
        return None
    return DonorLine(key=key, name=party.name, kind=party.kind, party_id=key, pledges=0, dollars=Decimal(0))


def find_roles(donor: DonorLine, parties: Parties | None = None) -> DonorRoles:
    """Return what the registry knows of a donor; nothing of one whom it does not know."""
    known = parties or load_parties()
    party = known.by_id.get(donor.party_id or "")
    if party is None:
        return DonorRoles()
    return DonorRoles(
        names=tuple(name for name in dict.fromkeys((*party.also, *party.filed)) if name != donor.name),
        roles=tuple((known.by_id[role.of], role) for role in party.roles if role.of in known.by_id),
        people=known.people_of.get(party.id, ()),
        owner=known.by_id.get(party.parent or ""),
    )


def gifts_beside(catalogue: Catalogue, donor: DonorLine) -> list[GiftLine]:
    """Return gifts of others beside which a donor is named, as the chief of the company that gives: not the donor's."""
    names = {donor.name, *find_roles(donor).names}
    found = catalogue.list_gifts(GiftQuestion(words=donor.name, size=_MOST)).lines
    return [gift for gift in found if gift.donor_key != donor.key and names & set(gift.associated)]


def find_namesakes(catalogue: Catalogue, donor: DonorLine) -> list[DonorLine]:
    """Return other donors with the family name of a person: each is somebody else."""
    family = _family(donor)
    if not family:
        return []
    found = catalogue.list_donors(DonorQuestion(words=family, kind="person", size=_MOST)).lines
    return [other for other in found if other.key != donor.key and _family(other) == family]


def _family(donor: DonorLine) -> str:
    return person_key(part_person(donor.name)).family if donor.kind == "person" else ""


def is_nobody_alone(donor: DonorLine) -> bool:
    """Whether the name does not tell who it is (a family name, an initial, a name of many): it may be several people.

    >>> from decimal import Decimal
    >>> line = DonorLine(
    ...     key="person:altman", name="Altman", kind="person", party_id=None, pledges=1, dollars=Decimal(0)
    ... )
    >>> is_nobody_alone(line)
    True
    """
    return donor.party_id is None and identify(donor.name, donor.kind).weak
