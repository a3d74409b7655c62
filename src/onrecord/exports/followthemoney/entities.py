"""An entity of FollowTheMoney: an id, a schema, and properties that each have any number of values, all of them text.

The model is published at https://followthemoney.tech; no package of it is needed to write it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.records import PartialDate

__all__ = ["Entity", "date_text", "make_entity"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One node or link of the graph; `properties` hold what is known, values sorted and each once."""

    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]

    def as_object(self) -> dict[str, Any]:
        """Return it as a line of `ftm` JSON holds it."""
        properties = {name: list(values) for name, values in self.properties.items()}
        return {"id": self.id, "schema": self.schema, "properties": properties}


def make_entity(entity_id: str, schema: str, **properties: str | Iterable[str | None] | None) -> Entity:
    """Return an entity; a property is a value, several, or None, and one without a value is left out.

    >>> make_entity("party-1", "Person", name="Ann Roe", alias=["A. Roe", None, "A. Roe"], country=None).properties
    {'alias': ('A. Roe',), 'name': ('Ann Roe',)}
    """
    found = {}
    for name, given in sorted(properties.items()):
        values = (given,) if isinstance(given, str) or given is None else given
        kept = tuple(sorted({value for value in values if value}))
        if kept:
            found[name] = kept
    return Entity(id=entity_id, schema=schema, properties=found)


def date_text(day: PartialDate | None) -> str | None:
    """Return a date as precise as it is known; the model takes days, months and years, and a week by its first day.

    >>> from datetime import date
    >>> date_text(PartialDate(value=date(2024, 12, 1), precision="month"))
    '2024-12'
    """
    return None if day is None else str(day)
