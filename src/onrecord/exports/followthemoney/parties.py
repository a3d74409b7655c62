"""Donors, funds and firms beside a gift as entities: each once, with all the names it was met under."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.exports.followthemoney.entities import Entity, make_entity
from onrecord.parties import identify
from onrecord.records import Entry, FundRef, Identity, content_id
from onrecord.reference.funds import load_funds

__all__ = ["Parties"]

_SCHEMATA = {"person": "Person", "organization": "Organization", "unknown": "LegalEntity"}

# A ZIP code's first figures name the place, its last ones a side of a street.
_ZIP_DIGITS = 5

# Accounts of the Treasury are the government's own; committees, super PACs and libraries are private bodies.
_PUBLIC_FUNDS = ("accounts",)


@dataclass(slots=True)
class _Known:
    """What was met of one party so far."""

    schema: str
    name: str
    aliases: set[str] = field(default_factory=set)
    registration: tuple[str, ...] = ()


class Parties:
    """Gathers parties while gifts and lines go by; `entities` gives them in the end, ordered by id."""

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}

    def add_donor(self, donor: Identity, *aliases: str) -> str:
        """Keep a donor, and names that it was met under; return the entity's id."""
        return self._add(content_id("party", donor.key), donor.kind, donor.name, *aliases)

    def add_beside(self, name: str, donor_kind: str, pledge_id: str) -> str:
        """Keep who is named beside a donor: the firm of a person, or the person behind a firm."""
        kind = "organization" if donor_kind == "person" else "person"
        found = identify(name, kind)
        key = f"{found.key}@{pledge_id}" if found.weak and not found.party_id else found.key
        return self._add(content_id("party", key), found.kind, found.name, name)

    def add_filer(self, entry: Entry, line_key: str) -> str:
        """Keep who a line names that is taken for no gift.

        An organisation is who its name says. A person is nobody whom a page names, since that is what was left open:
        lines with one name and one place of living are one person, and where either is not told, each line is its own.
        """
        place = entry.address.zip[:_ZIP_DIGITS]
        found = identify(entry.name, entry.kind, parts=entry.name_parts)
        if found.kind == "organization" and not found.weak:
            return self._add(content_id("party", found.key), found.kind, found.name, entry.name)
        tie = line_key if found.weak or not place else f"filed:{place}"
        return self._add(content_id("party", f"{found.key}@{tie}"), found.kind, found.name, entry.name)

    def add_fund(self, fund: FundRef) -> str | None:
        """Keep a fund by its id, or by a page's own name for it; None where neither is known."""
        known = load_funds().by_id.get(fund.id or "")
        name = known.names[0] if known else fund.name or fund.id
        if not name:
            return None
        fund_id = content_id("fund", fund.id or fund.name)
        schema = "PublicBody" if known and known.kind in _PUBLIC_FUNDS else "Organization"
        aliases = {fund.name} if fund.name and fund.name != name and fund.id is None else set()
        numbers = known.committees if known else ()
        self._known.setdefault(fund_id, _Known(schema, name, aliases, numbers))
        return fund_id

    def entities(self) -> Iterator[Entity]:
        """Yield every party that was kept."""
        for party_id, known in sorted(self._known.items()):
            aliases = known.aliases - {known.name}
            yield make_entity(
                party_id, known.schema, name=known.name, alias=aliases, registrationNumber=known.registration
            )

    def _add(self, party_id: str, kind: str, name: str, *aliases: str) -> str:
        known = self._known.setdefault(party_id, _Known(_SCHEMATA[kind], name))
        if known.schema == _SCHEMATA["unknown"]:
            known.schema = _SCHEMATA[kind]
        known.aliases.update((name, *aliases))
        return party_id
