"""Tables that fit: a line a row on a wide screen, a few lines a row on a narrow one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich import box
from rich.cells import cell_len
from rich.console import JustifyMethod
from rich.table import Table
from rich.text import Text

from onrecord.cli.screen import page_text

__all__ = ["Columns", "Layout", "fit_table", "new_table"]

Columns = tuple[tuple[tuple[str, ...], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a table is laid out: its headings, which columns hold numbers, which are never folded on a wide screen.

    `narrow` tells which headings share a column where the screen has fewer than `wide` columns: a tuple of columns,
    each a tuple of lines, each a tuple of headings that stand on that line. `slim` tells the same for a screen that
    has fewer than `narrow_wide`.
    """

    headings: tuple[str, ...]
    right: tuple[str, ...]
    whole: tuple[str, ...]
    wide: int
    narrow: Columns
    narrow_wide: int
    slim: Columns


def new_table(*headings: str, right: Iterable[str] = (), whole: Iterable[str] = ()) -> Table:
    """Return an empty table; the columns named in `right` are of numbers, those in `whole` are never folded."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold", show_edge=False)
    numbers, unfolded = set(right), set(whole)
    for heading in headings:
        justify: JustifyMethod = "right" if heading in numbers else "left"
        table.add_column(heading, justify=justify, overflow="fold", no_wrap=heading in unfolded)
    return table


def fit_table(layout: Layout, rows: Iterable[Sequence[str]], width: int) -> Table:
    """Return a table of `rows`, whose cells stand under the layout's headings, for a screen of `width` columns."""
    if width >= layout.wide:
        table = new_table(*layout.headings, right=layout.right, whole=layout.whole)
        for row in rows:
            table.add_row(*(page_text(cell) for cell in row))
        return table
    columns = layout.narrow if width >= layout.narrow_wide else layout.slim
    names = dict(zip(layout.headings, layout.headings, strict=True))
    lines = [[_stack(column, cells) for column in columns] for cells in (names, *_name_cells(layout, rows))]
    right = [head.plain for head, column in zip(lines[0], columns, strict=True) if column[0][0] in layout.right]
    table = new_table(*(head.plain for head in lines[0]), right=right)
    for column, own in zip(table.columns, _share_width(lines, width), strict=False):
        column.width = own
    for texts in lines[1:]:
        table.add_row(*texts)
    return table


def _name_cells(layout: Layout, rows: Iterable[Sequence[str]]) -> Iterator[dict[str, str]]:
    for row in rows:
        yield dict(zip(layout.headings, row, strict=True))


def _share_width(rows: Sequence[Sequence[Text]], width: int) -> list[int]:
    """Return widths of columns that break no word, the rest of the screen shared; [] where that cannot be.

    Left alone, the widest column would be narrowed first, though it may be one long word and others many short ones.
    """
    least, most = [], []
    for column in zip(*rows, strict=True):
        least.append(max(cell_len(word) for cell in column for word in ("", *cell.plain.split())))
        most.append(max(cell_len(line) for cell in column for line in cell.plain.split("\n")))
    spare = width - sum(least) - 2 * len(least) + 1  # a blank and a divider after each column but the last
    if spare < 0:
        return []
    for left, at in zip(
        range(len(least), 0, -1), sorted(range(len(least)), key=lambda at: most[at] - least[at]), strict=True
    ):
        given = min(most[at] - least[at], spare // left)
        least[at] += given
        spare -= given
    return least


def _stack(lines: Iterable[Iterable[str]], cells: dict[str, str]) -> Text:
    return Text("\n").join(page_text(", ".join(cells[heading] for heading in line if cells[heading])) for line in lines)
