"""What stands beside two names: the same firm or town ties them, another state is a doubt. Streets are never told."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.parties.findings import Findings
from onrecord.records import PartyMention
from onrecord.reference.organization_names import organization_names
from onrecord.reference.parties import Parties
from onrecord.reference.party_words import fold_letters

__all__ = ["Surroundings", "compare_surroundings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What two mentions have beside their names: firms of both, whether the town is the same, states that differ."""

    firms: tuple[str, ...] = ()
    town: str = ""
    states: tuple[str, str] | None = None

    @property
    def is_tie(self) -> bool:
        """Whether a firm or a town makes it likelier that the same name is the same party."""
        return bool(self.firms or self.town)

    def add_to(self, found: Findings) -> None:
        """Add what was found to the findings about the names."""
        for firm in self.firms:
            found.speaks(f"company: {firm} stands beside both")
        if self.town:
            found.speaks(f"place: {self.town} in both")
        if self.states:
            found.doubts(f"place: {self.states[0]} is not {self.states[1]}", "state")


def compare_surroundings(one: PartyMention, other: PartyMention, known: Parties) -> Surroundings:
    """Return what stands beside both names.

    >>> from onrecord.records import Identity
    >>> from onrecord.reference.parties import load_parties
    >>> roe = Identity(key="person:roe:ann", name="Ann Roe", kind="person")
    >>> said = PartyMention(identity=roe, companies=("Kraken",), state="WY")
    >>> filed = PartyMention(identity=roe, companies=("PAYWARD, INC.",), state="CA")
    >>> compare_surroundings(said, filed, load_parties())
    Surroundings(firms=('Kraken',), town='', states=('WY', 'CA'))
    """
    firms = _firms(one, known)
    shared = firms.keys() & _firms(other, known).keys()
    states = (one.state.strip().upper(), other.state.strip().upper())
    same_town = bool(one.city) and fold_letters(one.city.strip()) == fold_letters(other.city.strip())
    return Surroundings(
        firms=tuple(firms[key] for key in sorted(shared)),
        town=one.city.strip().title() if same_town and states[0] == states[1] else "",
        states=states if all(states) and states[0] != states[1] else None,
    )


def _firms(mention: PartyMention, known: Parties) -> dict[str, str]:
    """Return the firms by what two names of one firm share: the registry's id, else the folded name."""
    found: dict[str, str] = {}
    for company in filter(str.strip, mention.companies):
        names = organization_names(company)
        party = next(filter(None, map(known.by_organization.get, names)), None)
        found[party.id if party else names[0]] = party.name if party else company
    return found
