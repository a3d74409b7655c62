"""Columns and tables: names, types and meanings, one definition for every format that has columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

__all__ = ["COLUMN_KINDS", "SCHEMA_VERSION", "Column", "Row", "Table", "Value"]

SCHEMA_VERSION = 1
"""Goes up when a column is renamed, dropped or means something else; a new column alone leaves it."""

COLUMN_KINDS = ("text", "texts", "integer", "decimal", "flag", "day")
"""What a cell holds: `texts` is a list, `decimal` an exact number, `flag` true or false, `day` a date without time."""

Value = str | tuple[str, ...] | int | Decimal | bool | date | None
Row = Mapping[str, Value]
"""The values of a row by the names of its columns; what is left out is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: `meaning` says in words what stands in it, `always` that no cell of it is empty.

    >>> Column(name="amount", kind="float", meaning="how much")
    Traceback (most recent call last):
    ...
    ValueError: kind 'float' is not one of ('text', 'texts', 'integer', 'decimal', 'flag', 'day')
    """

    name: str
    kind: str
    meaning: str
    always: bool = False

    def __post_init__(self) -> None:
        if self.kind not in COLUMN_KINDS:
            raise ValueError(f"kind {self.kind!r} is not one of {COLUMN_KINDS}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Columns in their order, and what one row is.

    >>> day = Column(name="due", kind="day", meaning="when")
    >>> Table(name="dues", one="a due", columns=(day, day))
    Traceback (most recent call last):
    ...
    ValueError: dues: two columns have one name
    """

    name: str
    one: str
    columns: tuple[Column, ...]

    def __post_init__(self) -> None:
        if len(set(self.names)) < len(self.columns):
            raise ValueError(f"{self.name}: two columns have one name")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns in their order."""
        return tuple(column.name for column in self.columns)
