"""Tables read by the sheet: one test takes forty rows, and tells of each that is wrong.

A test costs several times what reading a sentence does (2.6 ms to read; 6 to 15 ms to set up, to report and to hand to
another process), and the tables have some 13,000 rows. `pytest --row en-932` asks for a single row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import pytest

ROWS = 40

Row = TypeVar("Row")
Marks = Sequence[pytest.MarkDecorator]


@dataclass(slots=True)
class Sheet:
    """Some rows of a table, each with its id."""

    rows: list[tuple[str, object]]

    def __str__(self) -> str:
        """Return what pytest calls the sheet: its first row and its last."""
        first, last = self.rows[0][0], self.rows[-1][0]
        return f"{first}..{last}" if len(self.rows) > 1 else first

    def keep(self, ids: set[str]) -> bool:
        """Forget all rows but those asked for; returns whether any is left."""
        self.rows = [(name, row) for name, row in self.rows if name in ids]
        return bool(self.rows)

    def run(self, check: Callable[[Row], None]) -> None:
        """Check each row, also behind one that is wrong; raises all that was raised, each with its row's id."""
        wrong = [error for name, row in self.rows if (error := fault_of(check, row, name))]
        if wrong:
            raise ExceptionGroup(f"{len(wrong)} of {len(self.rows)} rows", wrong)


def fault_of(check: Callable[[Row], None], row: object, name: str) -> Exception | None:
    """Return what a check raises of a row, with the row's name, or None."""
    try:
        check(row)  # type: ignore[arg-type]
    except Exception as error:  # noqa: BLE001 - whatever is wrong with a row, the others are asked
        error.add_note(f"row {name}")
        return error
    return None


def sheets_of(rows: Sequence[Row], id_of: Callable[[Row], str], alone: Callable[[Row], Marks]) -> Iterator[object]:
    """Yield the parameters of a test: sheets of rows, and by itself each row that pytest is told something of."""
    plain = [row for row in rows if not alone(row)]
    for at in range(0, len(plain), ROWS):
        sheet = Sheet([(id_of(row), row) for row in plain[at : at + ROWS]])
        yield pytest.param(sheet, id=str(sheet))
    for row in rows:
        if marks := alone(row):
            yield pytest.param(Sheet([(id_of(row), row)]), id=id_of(row), marks=marks)


def each_row(
    rows: Sequence[Row],
    id_of: Callable[[Row], str],
    *,
    alone: Callable[[Row], Marks] = lambda _: (),
    traced: int = 1,
) -> Callable[[Callable[[Row], None]], Callable[[Sheet], None]]:
    """Make of a check of one row a test of all of them; coverage counts one sheet in `traced`.

    Tracing makes a row three times as slow, and the rows of the large tables run the same lines again and again.
    """
    found = list(sheets_of(rows, id_of, alone))
    uncounted = [pytest.param(*one.values, id=one.id, marks=[*one.marks, pytest.mark.uncounted]) for one in found]  # type: ignore[attr-defined]
    params = [found[at] if at % traced == 0 else uncounted[at] for at in range(len(found))]

    def decorate(check: Callable[[Row], None]) -> Callable[[Sheet], None]:
        @pytest.mark.parametrize("sheet", params)
        def test(sheet: Sheet) -> None:
            sheet.run(check)

        test.__name__, test.__doc__ = check.__name__, check.__doc__
        return test

    return decorate


def keep_rows(items: list[pytest.Item], ids: set[str]) -> list[pytest.Item]:
    """Return the tests that have any of the rows asked for, with their other rows forgotten."""
    sheets = ((item, getattr(item, "callspec", None)) for item in items)
    return [
        item
        for item, called in sheets
        if called and isinstance(sheet := called.params.get("sheet"), Sheet) and sheet.keep(ids)
    ]
