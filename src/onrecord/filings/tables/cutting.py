"""Bytes to rows of cells: encoding, delimiter and quotes, with the line on which each row begins.

A quotation mark that is never closed would swallow thousands of rows into one cell: a row that takes in many lines,
or that ends with the file inside quotation marks, is read again as one line whose quotation marks mean nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.errors import FilingError
from onrecord.reference.table_mappings import DELIMITERS

__all__ = ["Row", "cut_rows", "decode_table", "find_delimiter"]

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_BINARY = {b"PK\x03\x04": "a workbook", b"\xd0\xcf\x11\xe0": "a workbook", b"%PDF": "a PDF"}

# An address in one cell takes a few lines; more is a quotation mark that was left open.
_MOST_LINES = 12
_SAMPLE_LINES = 30
_SAMPLE = 60_000  # less than the longest cell that the csv module takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The cells of one row; `line` counts from 1 in the file, `raw` is the row as it stands there."""

    line: int
    cells: tuple[str, ...]
    raw: str
    is_open: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in any cell."""
        return not any(self.cells)


def decode_table(content: bytes, encoding: str | None = None) -> str:
    """Return the text of a table; raises FilingError where it is no text.

    Without a given encoding it is what the byte order mark says, else UTF-8, else what office programs of the west
    write (Windows-1252).

    >>> decode_table("José,1".encode("cp1252"))
    'José,1'
    """
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        raise FilingError("there is nothing in it")
    for start, kind in _BINARY.items():
        if content.startswith(start):
            raise FilingError(f"it is no CSV but {kind}: save it as CSV")
    for mark, marked in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(marked, "replace")
    if (wide := _wide_encoding(content[:4096])) and not encoding:
        return content.decode(wide, "replace")
    if b"\x00" in content[:4096] and not encoding:
        raise FilingError("it is no CSV but binary data: save it as CSV")
    try:
        if encoding:
            return content.decode(encoding, "replace")
        return content.decode("utf-8")
    except UnicodeError:
        return content.decode("cp1252", "replace")


def _wide_encoding(head: bytes) -> str | None:
    """Return the UTF-16 that bytes without a mark are: nearly every other byte of western text is zero in it."""
    high, low = head[1::2].count(0), head[::2].count(0)
    if max(high, low) * 10 < len(head) * 4 or min(high, low):
        return None
    return "utf-16-le" if high else "utf-16-be"


def find_delimiter(text: str) -> str:
    """Return what parts the cells: the mark that parts most of the first rows into the same number of cells, above one.

    >>> find_delimiter("name;amount\\nThane;1,50\\nVancroft;2,50")
    ';'
    """
    lines = text[:_SAMPLE].splitlines()[:_SAMPLE_LINES]

    def agreement(delimiter: str) -> tuple[int, int]:
        widths = [len(cells) for cells in csv.reader(lines, delimiter=delimiter) if cells]
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
        return (widths.count(usual), usual) if usual > 1 else (0, 0)

    return max(DELIMITERS.values(), key=agreement)


def cut_rows(text: str, delimiter: str) -> Iterator[Row]:
    """Yield the rows of a table, blank ones too.

    >>> [(row.line, row.cells) for row in cut_rows('a,b\\n"x\\ny",2\\n"z,3\\n', ",")]
    [(1, ('a', 'b')), (2, ('x\\ny', '2')), (4, ('"z', '3'))]
    """
    # Not `splitlines`: that would part a cell at a form feed or a Unicode line separator too.
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    at = 0
    while at < len(lines):
        row, used = _cut_row(lines, at, delimiter)
        yield row
        at += used


def _cut_row(lines: list[str], at: int, delimiter: str) -> tuple[Row, int]:
    ahead = (lines[number] + "\n" for number in range(at, min(at + _MOST_LINES, len(lines))))
    reader = csv.reader(ahead, delimiter=delimiter, strict=True)
    try:
        cells = next(reader)
    except (csv.Error, StopIteration):
        bare = tuple(cell.strip() for cell in lines[at].split(delimiter))
        return Row(line=at + 1, cells=bare, raw=lines[at], is_open=True), 1
    used = reader.line_num
    return Row(line=at + 1, cells=tuple(cell.strip() for cell in cells), raw="\n".join(lines[at : at + used])), used
