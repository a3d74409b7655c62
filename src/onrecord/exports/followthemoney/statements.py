"""Entities as statements: a row a value, as FollowTheMoney's tools take them in.

An id is the SHA-1 of data set, entity, property and value, as the reference implementation makes it, so that the same
value is the same statement whoever wrote it.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator

from onrecord.exports.followthemoney.entities import Entity

__all__ = ["STATEMENT_COLUMNS", "statement_lines"]

STATEMENT_COLUMNS = (
    "canonical_id",
    "entity_id",
    "prop",
    "prop_type",
    "schema",
    "value",
    "dataset",
    "origin",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
    "id",
)

# By the published model; a property that stands nowhere here is a "string".
_TYPES = {
    "name": ("name", "alias"),
    "entity": ("subject", "object", "proof", "document", "entity", "resolved", "payer", "beneficiary"),
    "date": ("date", "publishedAt"),
    "url": ("sourceUrl",),
    "text": ("summary", "description", "purpose"),
    "number": ("amount",),
    "language": ("language",),
    "identifier": ("registrationNumber",),
}
_TYPE_OF = {name: kind for kind, names in _TYPES.items() for name in names}


def statement_lines(entities: Iterable[Entity], dataset: str = "onrecord", origin: str = "") -> Iterator[str]:
    """Yield the lines of a CSV of statements; `origin` is what made the values (the reader's version).

    Nothing in it is guarded against formulas: a guard would change the values that the ids are made of.
    """
    yield _line(STATEMENT_COLUMNS)
    for entity in entities:
        yield _line(_row(entity, "id", "id", entity.id, (dataset, origin)))
        for name, values in entity.properties.items():
            for value in values:
                yield _line(_row(entity, name, _TYPE_OF.get(name, "string"), value, (dataset, origin)))


def _row(entity: Entity, name: str, kind: str, value: str, source: tuple[str, str]) -> tuple[str, ...]:
    dataset, origin = source
    key = hashlib.sha1(f"{dataset}.{entity.id}.{name}.{value}".encode(), usedforsecurity=False).hexdigest()
    said = (entity.id, entity.id, name, kind, entity.schema, value)
    return (*said, dataset, origin, "", "", "f", "", "", key)


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, dialect=csv.unix_dialect).writerow(cells)
    return line.getvalue()
