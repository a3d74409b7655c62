"""What the cells of a column look like: amounts, days and in which order, committees, states, codes of a few kinds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.filings.amounts import read_amount
from onrecord.filings.days import DAY_ORDERS, read_day

__all__ = ["Column", "find_day_orders", "looks_like"]

# A column is what so many of its cells are: some rows are always at fault.
_SHARE = 0.9
_MOST_KINDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A heading with the cells below it that are not blank."""

    heading: str
    at: int
    cells: tuple[str, ...]

    def share(self, is_so: Callable[[str], object]) -> float:
        """Return what share of the cells is so; 0 where there are none."""
        return sum(1 for cell in self.cells if is_so(cell)) / len(self.cells) if self.cells else 0.0


def looks_like(field: str, column: Column, decimal_mark: str = ".") -> bool | None:
    """Return whether the cells can be the field's; None where cells tell nothing of such a field (a name, a memo).

    >>> looks_like("amount", Column(heading="Gift", at=0, cells=("$1.00", "2")))
    True
    >>> looks_like("date", Column(heading="Gift", at=0, cells=("$1.00", "2")))
    False
    """
    if not column.cells:
        return None
    if field in ("amount", "aggregate"):
        return column.share(lambda cell: read_amount(cell, decimal_mark=decimal_mark) is not None) >= _SHARE
    if field == "date":
        return bool(find_day_orders(column.cells))
    if field == "kind":
        return len({cell.casefold() for cell in column.cells}) <= _MOST_KINDS
    if field in ("name", "organization", "last", "first"):
        return column.share(lambda cell: read_amount(cell) is None) >= _SHARE
    pattern = _PATTERNS.get(field)
    return column.share(pattern.fullmatch) >= _SHARE if pattern else None


_PATTERNS = {
    "month": re.compile(r"0?[1-9]|1[0-2]"),
    "day": re.compile(r"0?[1-9]|[12][0-9]|3[01]"),
    "year": re.compile(r"(?:19|20)?[0-9]{2}"),
    "state": re.compile(r"[A-Za-z]{2}\.?|[A-Z][A-Za-z ]{3,20}"),
    "zip": re.compile(r"[0-9]{4,5}(?:-?[0-9]{4})?|[A-Za-z0-9]{2,4} ?[A-Za-z0-9]{3}"),
    "committee": re.compile(r"C[0-9]{8}"),
}


def find_day_orders(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the orders in which nearly all cells are days, those first that most are; () where they are no days.

    More than one means that the cells do not tell: 1/2/2025 is a day in two orders.

    >>> find_day_orders(["1/14/2017", "1/4/2017"]), find_day_orders(["1/2/2025"])
    (('mdy',), ('mdy', 'dmy'))
    """
    shares = {order: sum(read_day(cell, order) is not None for cell in cells) for order in DAY_ORDERS}
    found = [order for order in DAY_ORDERS if cells and shares[order] >= _SHARE * len(cells)]
    if "ymd" in found:  # a year in front is read as such in every order
        return ("ymd",)
    most = max((shares[order] for order in found), default=0)
    return tuple(order for order in found if shares[order] == most)
