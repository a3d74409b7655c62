"""What may be meant while somebody types: entities, types and properties by the beginning of a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.ledger import Catalogue, DonorQuestion, fold
from onrecord.web.api.reconcile.entities import Entity, entity_of_donor, entity_of_fund, type_objects

__all__ = ["suggest_entities", "suggest_words"]

_MOST = 20


def suggest_entities(catalogue: Catalogue, prefix: str, cursor: int = 0) -> dict[str, Any]:
    """Return funds and donors in whose names a word begins so, from the place `cursor` on."""
    found = list(_entities(catalogue, prefix)) if prefix.strip() else []
    return {"result": [_suggestion(one) for one in found[cursor : cursor + _MOST]]}


def _entities(catalogue: Catalogue, prefix: str) -> Iterator[Entity]:
    wanted = fold(prefix).split()
    for fund in map(entity_of_fund, catalogue.list_funds()):
        if _begin(wanted, f"{fund.name} {fund.id}"):
            yield fund
    for line in catalogue.list_donors(DonorQuestion(words=prefix, size=100)).lines:
        if _begin(wanted, line.name):
            yield entity_of_donor(line)


def _begin(wanted: list[str], name: str) -> bool:
    words = fold(name).replace(",", " ").split()
    return all(any(word.startswith(one) for word in words) for one in wanted)


def _suggestion(entity: Entity) -> dict[str, Any]:
    notable = type_objects(entity.types)
    return {"id": entity.id, "name": entity.name, "description": entity.about, "notable": notable}


def suggest_words(known: Mapping[str, str], prefix: str) -> dict[str, Any]:
    """Return types or properties whose id or name holds a word that begins so.

    >>> suggest_words({"fund": "Fund that is given to", "donor": "Donor"}, "giv")
    {'result': [{'id': 'fund', 'name': 'Fund that is given to'}]}
    """
    wanted = fold(prefix).split()
    result = [{"id": key, "name": name} for key, name in known.items() if _begin(wanted, f"{key} {name}")]
    return {"result": result}
