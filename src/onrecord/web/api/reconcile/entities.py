"""What names are reconciled to: donors and funds of the ledger, in one space of identifiers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.ledger import Catalogue, DonorLine, FundLine
from onrecord.reference.funds import load_funds
from onrecord.views.wording import count_words

__all__ = ["PROPERTIES", "TYPES", "Entity", "entity_of_donor", "entity_of_fund", "find_entity", "type_objects"]

TYPES = {
    "donor": "Donor",
    "person": "Person who gives",
    "organization": "Organization that gives",
    "fund": "Fund that is given to",
}
"""Types by id. Every donor is a `donor`, and a person or an organization where that is known."""

PROPERTIES = {
    "fund": "Fund that the donor gives to, by key or name",
    "amount": "Sum of one gift, such as 1000000",
    "company": "Firm that stands beside a person's name",
}
"""Hints that may stand beside a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A donor or a fund: `id` is "donor:" or "fund:" and its key."""

    id: str
    name: str
    types: tuple[str, ...]
    about: str
    donor: DonorLine | None = None
    fund: FundLine | None = None


def entity_of_donor(line: DonorLine) -> Entity:
    """Return a donor as an entity."""
    kinds = (line.kind,) if line.kind in TYPES else ()
    about = f"{line.kind if kinds else 'donor'}, {count_words(line.pledges, 'gift')} told of"
    return Entity(id=f"donor:{line.key}", name=line.name, types=(*kinds, "donor"), about=about, donor=line)


def entity_of_fund(line: FundLine) -> Entity:
    """Return a fund as an entity, by the registry's name where it has one."""
    known = load_funds().by_id.get(line.fund_id or "")
    name = known.names[0] if known else (line.name or line.key)
    about = f"fund, {count_words(line.pledges, 'gift')} told of"
    return Entity(id=f"fund:{line.key}", name=name, types=("fund",), about=about, fund=line)


def find_entity(catalogue: Catalogue, entity_id: str) -> Entity | None:
    """Return the entity of an id, or None."""
    kind, _, key = entity_id.partition(":")
    if kind == "donor":
        donor = catalogue.find_donor(key)
        return None if donor is None else entity_of_donor(donor)
    if kind == "fund":
        fund = catalogue.find_fund(key)
        return None if fund is None else entity_of_fund(fund)
    return None


def type_objects(types: Iterable[str]) -> list[dict[str, str]]:
    """Return types as the service writes them.

    >>> type_objects(["fund"])
    [{'id': 'fund', 'name': 'Fund that is given to'}]
    """
    return [{"id": name, "name": TYPES[name]} for name in types]
