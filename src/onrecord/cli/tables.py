"""Tables that fit: a line a row on a wide screen, a few lines a row on a narrow one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich import box
from rich.console import JustifyMethod
from rich.table import Table
from rich.text import Text

from onrecord.cli.screen import page_text

__all__ = ["Layout", "fit_table", "new_table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a table is laid out: its headings, which columns hold numbers, which are never folded on a wide screen.

    `narrow` tells which headings share a column where the screen has fewer than `wide` columns: a tuple of columns,
    each a tuple of lines, each a tuple of headings that stand on that line.
    """

    headings: tuple[str, ...]
    right: tuple[str, ...]
    whole: tuple[str, ...]
    wide: int
    narrow: tuple[tuple[tuple[str, ...], ...], ...]


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
    names = dict(zip(layout.headings, layout.headings, strict=True))
    right = [_stack(lines, names).plain for lines in layout.narrow if lines[0][0] in layout.right]
    table = new_table(*(_stack(lines, names).plain for lines in layout.narrow), right=right)
    for row in rows:
        cells = dict(zip(layout.headings, row, strict=True))
        table.add_row(*(_stack(lines, cells) for lines in layout.narrow))
    return table


def _stack(lines: Iterable[Iterable[str]], cells: dict[str, str]) -> Text:
    return Text("\n").join(page_text(", ".join(cells[heading] for heading in line)) for line in lines)
