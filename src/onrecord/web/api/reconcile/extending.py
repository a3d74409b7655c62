"""Properties of entities, to fill columns with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.ledger import Catalogue, GiftLine, GiftQuestion
from onrecord.reference.parties import load_parties
from onrecord.views.documents import decimal_text
from onrecord.web.api.reconcile.entities import Entity, entity_of_fund, find_entity
from onrecord.web.api.reconcile.queries import Extension

__all__ = ["EXTENDED", "extend", "propose"]

_Cells = list[dict[str, Any]]

EXTENDED = {
    "kind": "Kind of donor",
    "party": "Id in the registry of parties",
    "names": "Other names that the registry knows",
    "gifts": "Gifts told of",
    "dollars": "US dollars told, ranges left out, neither refused nor sent back",
    "funds": "Funds given to",
    "standings": "Where the gifts stand",
}
"""Properties by id, with their names. Of a fund there are `gifts` alone."""


def propose(entity_type: str) -> dict[str, Any]:
    """Return the properties that entities of a type have."""
    names = ("gifts",) if entity_type == "fund" else tuple(EXTENDED)
    return {"type": entity_type, "properties": [{"id": name, "name": EXTENDED[name]} for name in names]}


def extend(catalogue: Catalogue, asked: Extension) -> dict[str, Any]:
    """Return the properties that are asked for, of each entity; what is not known is an empty list."""
    names = [one.id for one in asked.properties]
    rows = {entity_id: _row(catalogue, find_entity(catalogue, entity_id), names) for entity_id in asked.ids}
    return {"meta": [{"id": name, "name": EXTENDED.get(name, name)} for name in names], "rows": rows}


def _row(catalogue: Catalogue, entity: Entity | None, names: list[str]) -> dict[str, _Cells]:
    if entity is None:
        return {name: [] for name in names}
    return {name: _CELLS[name](catalogue, entity) if name in _CELLS else [] for name in names}


def _kind(_: Catalogue, entity: Entity) -> _Cells:
    return [{"str": entity.donor.kind}] if entity.donor else []


def _party(_: Catalogue, entity: Entity) -> _Cells:
    return [{"str": entity.donor.party_id}] if entity.donor and entity.donor.party_id else []


def _names(_: Catalogue, entity: Entity) -> _Cells:
    party = load_parties().by_id.get(entity.donor.party_id or "") if entity.donor else None
    return [{"str": name} for name in (party.names if party else ()) if name != entity.name]


def _gifts(_: Catalogue, entity: Entity) -> _Cells:
    line = entity.donor or entity.fund
    return [{"int": line.pledges}] if line else []


def _dollars(_: Catalogue, entity: Entity) -> _Cells:
    # A text: numbers of JSON are floats to many programs.
    return [{"str": decimal_text(entity.donor.dollars)}] if entity.donor else []


def _funds(catalogue: Catalogue, entity: Entity) -> _Cells:
    keys = dict.fromkeys(line.fund_key for line in _lines(catalogue, entity))
    funds = (catalogue.find_fund(key) for key in keys)
    return [{"id": one.id, "name": one.name} for one in (entity_of_fund(fund) for fund in funds if fund)]


def _standings(catalogue: Catalogue, entity: Entity) -> _Cells:
    return [{"str": name} for name in dict.fromkeys(line.standing for line in _lines(catalogue, entity))]


def _lines(catalogue: Catalogue, entity: Entity) -> tuple[GiftLine, ...]:
    if entity.donor is None:
        return ()
    return catalogue.list_gifts(GiftQuestion(donor=entity.donor.key, size=100)).lines


_CELLS: dict[str, Callable[[Catalogue, Entity], _Cells]] = {
    "kind": _kind,
    "party": _party,
    "names": _names,
    "gifts": _gifts,
    "dollars": _dollars,
    "funds": _funds,
    "standings": _standings,
}
