"""Where the headings of a table stand, and in which column each field of a mapping is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.errors import FilingError
from onrecord.filings.tables.cutting import Row
from onrecord.reference.table_mappings import TableMapping, find_mapping, plain_heading
from onrecord.reference.table_words import load_table_words

__all__ = ["Heading", "find_heading", "find_known"]

# Above the headings there may be a title, a source, a blank line: not more.
_SEARCHED = 20


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Heading:
    """The row of headings, how many rows it closes, and the column of each field."""

    row: Row
    rows: int
    columns: Mapping[str, int]

    @property
    def width(self) -> int:
        """How many columns have a heading: blank ones at the end have none."""
        return max((at for at, cell in enumerate(self.row.cells, start=1) if cell), default=0)

    @property
    def currency(self) -> int | None:
        """The column that says in which currency the amount is; None where there is none."""
        words = load_table_words().currency
        return next((at for at, cell in enumerate(self.row.cells) if plain_heading(cell) in words), None)


def find_heading(rows: Sequence[Row], mapping: TableMapping) -> Heading:
    """Return the first row that has all headings of the mapping; raises FilingError that names what is missing.

    >>> mapping = TableMapping(name="mine", columns={"name": "Donor", "amount": "Gift"})
    >>> find_heading([Row(line=1, cells=("Gift", "donor"), raw="")], mapping).columns
    {'name': 1, 'amount': 0}
    """
    wanted = {name: plain_heading(heading) for name, heading in mapping.columns.items()}
    for number, row in enumerate(rows[:_SEARCHED], start=1):
        there = [plain_heading(cell) for cell in row.cells]
        if set(wanted.values()) <= set(there):
            if twice := next((cell for cell in wanted.values() if there.count(cell) > 1), None):
                raise FilingError(f"the heading {twice!r} stands twice, on line {row.line}: name the columns apart")
            columns = {name: there.index(heading) for name, heading in wanted.items()}
            return Heading(row=row, rows=number, columns=columns)
    raise FilingError(_what_is_missing(rows, mapping))


def find_known(rows: Sequence[Row]) -> TableMapping | None:
    """Return the packaged mapping that one of the first rows is the headings of.

    >>> find_known([Row(line=1, cells=("a", "b"), raw="a,b")]) is None
    True
    """
    return next((known for row in rows[:_SEARCHED] if (known := find_mapping(row.cells)) is not None), None)


def _what_is_missing(rows: Sequence[Row], mapping: TableMapping) -> str:
    """Say it of the row that has the most of the headings: it is the one that was meant."""
    filled = [row for row in rows[:_SEARCHED] if not row.is_blank]
    if not filled:
        return "there is nothing in it"

    def missing(row: Row) -> list[str]:
        there = {plain_heading(cell) for cell in row.cells}
        return [heading for heading in mapping.columns.values() if plain_heading(heading) not in there]

    nearest = min(filled, key=lambda row: len(missing(row)))
    names = ", ".join(repr(heading) for heading in missing(nearest))
    if len(missing(nearest)) == len(mapping.columns):  # a row of receipts, it may be: its cells are not to be shown
        return f"the mapping {mapping.name!r} names columns, and no row of headings has one of them: {names}"
    there = ", ".join(repr(cell) for cell in nearest.cells if cell)
    return f"the mapping {mapping.name!r} names columns that are not there: {names}; there are {there}"
