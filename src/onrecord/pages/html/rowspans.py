"""Cells that reach over several rows: each row below gets its own, so that the others stand under their headings."""

from __future__ import annotations

import re

from onrecord.pages.html.tree import Element

__all__ = ["spread_rowspans"]

_MOST_ROWS = 200
_FIGURE = re.compile(r"\d")


def spread_rowspans(root: Element) -> None:
    """Write a cell's words into all rows that it reaches over, in place; not a figure, which may be of all at once.

    >>> from onrecord.pages.html.tree import parse_tree
    >>> page = parse_tree("<table><tr><td>A<td rowspan=2>Cars<td>1<tr><td>B<td>2</table>")
    >>> spread_rowspans(page)
    >>> ["|".join(cell.text or "" for cell in row.iter("td")) for row in page.iter("tr")]
    ['A|Cars|1', 'B|Cars|2']
    """
    for table in root.iter("table"):
        if next((cell for cell in table.iter("td", "th") if cell.get("rowspan")), None) is not None:
            _spread(table)


def _spread(table: Element) -> None:
    reaching: dict[int, tuple[str, int]] = {}  # the column of each cell that reaches on: its words, and the rows left
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is not table:
            continue
        cells, column = [cell for cell in row if cell.tag in ("td", "th")], 0
        reached = dict(reaching)
        for cell in cells:
            while column in reached:
                cell.addprevious(_made_of(cell, reached[column][0]))
                column += 1
            if (rows := _number(cell, "rowspan")) > 1:
                words = " ".join("".join(cell.itertext()).split())
                reaching[column] = ("" if _FIGURE.search(words) else words, rows)
            column += _number(cell, "colspan")
        reaching = {at: (words, rows - 1) for at, (words, rows) in reaching.items() if rows > 1}


def _made_of(cell: Element, words: str) -> Element:
    made = cell.makeelement("td")
    made.text = words
    return made


def _number(cell: Element, name: str) -> int:
    value = cell.get(name) or ""
    return max(1, min(int(value), _MOST_ROWS)) if value.isdecimal() and len(value) < 5 else 1
