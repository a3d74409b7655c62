"""A filing line by line: its cover first, then each gift, refund, text and problem, in memory that does not grow."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from onrecord.errors import FilingError
from onrecord.filings.fec.cover import read_cover
from onrecord.filings.fec.entries import EntryReader
from onrecord.filings.fec.fields import SEPARATOR, split_row
from onrecord.filings.fec.header import Header, read_header
from onrecord.filings.fec.layouts import load_layouts
from onrecord.filings.fec.lines import Lines
from onrecord.filings.fec.notes import Note, begins_text, ends_text
from onrecord.filings.fec.rows import FILER_ONLY, RowPlan, Rows, fits, read_note
from onrecord.records import Filing, Problem, Receipt, Refund

__all__ = ["Item", "stream_fec"]

Item = Filing | Receipt | Refund | Note | Problem
"""What a filing is made of."""

_BLANK = " \t\x00\x1a\x1c"
_TYPE = re.compile(r"[A-Z][A-Z0-9/]{0,9}", re.ASCII)


def stream_fec(stream: BinaryIO, source: str) -> Iterator[Item]:
    r"""Yield all that a filing holds, in the order of its lines; `source` is what problems call it.

    The first item is the Filing with its cover; the last is the same again with what is known at the end: `digest`
    and `rows`. `number` is left None. Raises FilingError for what is no FEC filing: no header, or nothing after it.
    Format: the FEC's e-filing specifications, versions 1 to 8.5, and P1 to P3.4 for what is transcribed from paper.

    >>> from io import BytesIO
    >>> rows = [
    ...     "HDR|FEC|8.4|Typing|1.0",
    ...     "F13N|C00000001|Ball Committee||||||| 90D||20241115|20250420|500.00|0.00|500.00||||||20250420",
    ...     "F132|C00000001|T1|||ORG|Mills, Inc.||||||1 Main St||Salem|MA|01970|20250102|500.00|500.00||IN-KIND: FLOUR",
    ... ]
    >>> content = "\n".join(rows).replace("|", "\x1c").encode()
    >>> cover, gift, filing = stream_fec(BytesIO(content), "1.fec")
    >>> cover.form, gift.name, gift.amount, gift.in_kind, filing.rows
    ('F13N', 'Mills, Inc.', Decimal('500.00'), True, (('F13N', 1), ('F132', 1)))
    """
    lines = Lines(stream)
    each = iter(lines)
    header = read_header(each, load_layouts())
    return _Report(lines, each, header, source).items()


def _problem(code: str, what: str, place: tuple[str, int], *, advice: str | None = None, raw: str = "") -> Problem:
    source, line = place
    return Problem(code=code, source=source, what=what, where=f"line {line}", advice=advice, raw=raw)


class _Report:
    """One filing while it is read."""

    def __init__(self, lines: Lines, each: Iterator[str], header: Header, source: str) -> None:
        self._lines, self._each, self._header, self._source = lines, each, header, source
        self._rows = Rows(header, load_layouts())
        self._counts: Counter[str] = Counter()
        self._doubted: set[str] = set()
        self._cover = self._before = self._last = ""
        self._filing, _ = read_cover("", [""], None, header, (source, ""))

    def items(self) -> Iterator[Item]:
        """Yield the items; the caller has read the header."""
        found = list(self._read_first())
        yield self._filing
        yield from self._doubt_header()
        yield from found
        yield from self._read_rest()
        yield from self._doubt_end()
        yield from self._compare_counts()
        yield replace(self._filing, digest=self._lines.digest, rows=tuple(self._counts.items()))

    @property
    def _place(self) -> tuple[str, int]:
        return self._source, self._lines.number

    def _doubt_header(self) -> Iterator[Problem]:
        header, place = self._header, (self._source, 1)
        if header.known_as is None or not load_layouts().knows(header.known_as):
            what = f"version {header.version!r} of the format is not known; rows are read where the nearest one fits"
            yield _problem("unknown_version", what, place)
        for what in header.unread:
            yield _problem("unreadable_header", f"{what}, which cannot be read", place)
        if not header.has_cents:
            what = "the header says that amounts have no decimal point: they may be in cents"
            yield _problem("no_decimal_point", what, place)

    def _read_first(self) -> Iterator[Item]:
        """Read the row after the header: the cover, or the first row of a file that has none there."""
        for line in self._each:
            fields, _ = split_row(line) if line else ([""], True)
            what = self._rows.plan(fields[0]).what
            if line.strip(_BLANK) and what != "header":
                if what != "cover":
                    yield _problem("no_cover", "there is no cover row after the header", self._place)
                yield from self._read_line(line)
                return
            yield from self._read_line(line)
        raise FilingError("it ends after its header: there is no cover")

    def _read_cover(self, line: str, fields: list[str], plan: RowPlan) -> Iterator[Item]:
        layout = plan.layout
        if plan.doubt and layout and not fits(fields, layout):
            what = f"{plan.doubt}, and the cover does not fit the nearest one: only its filer is read"
            yield _problem("unfit_row", what, self._place)
            layout = FILER_ONLY
        elif plan.doubt:
            yield _problem("nearest_layout", f"{plan.doubt}: the cover is read as the nearest one", self._place)
        elif layout and any(fields[layout.width :]):
            what = f"the cover has {len(fields)} fields where {layout.width} are known; the last are not read"
            yield _problem("wide_row", what, self._place)
        where = (self._source, f"line {self._lines.number}")
        self._cover = line
        self._filing, problems = read_cover(line, fields, layout, self._header, where)
        yield from problems

    def _read_rest(self) -> Iterator[Item]:
        """Read the rows after the cover. What is known and right takes the short way: a report may have millions."""
        readers: dict[str, EntryReader] = {}
        lines, counts = self._lines, self._counts
        for line in self._each:
            self._before, self._last = self._last, line
            if not line or line[0] == "[" or lines.lost:
                yield from self._read_line(line)
                continue
            fields, is_paired = split_row(line)
            row_type = fields[0]
            reader = readers.get(row_type)
            if reader is None or not is_paired:
                yield from self._read_line(line)
                plan = self._rows.plan(row_type)
                if plan.reader and not plan.doubt:
                    readers[row_type] = plan.reader
                continue
            counts[row_type] += 1
            entry = reader.read(lines.number, fields, line)
            if reader.troubles:
                yield from self._take_troubles(reader)
            yield entry

    def _read_line(self, line: str) -> Iterator[Item]:
        if not line.strip(_BLANK):
            return
        if begins_text(line):
            yield from self._read_text()
            return
        if self._lines.lost:
            yield _problem("lost_bytes", "some bytes are no text in UTF-8 or Windows-1252", self._place)
        fields, is_paired = split_row(line)
        plan = self._rows.plan(fields[0])
        if not is_paired and plan.what not in ("counted", "unknown"):
            yield _problem(
                "open_quote", "quotation marks do not pair: the line is parted at its commas", self._place, raw=line
            )
        row_type = fields[0]
        self._counts[row_type if plan.what != "unknown" or _TYPE.fullmatch(row_type) else "?"] += 1
        yield from self._read_row(line, fields, plan)

    def _read_row(self, line: str, fields: list[str], plan: RowPlan) -> Iterator[Item]:
        match plan.what:
            case "receipt" | "refund":
                yield from self._read_entry(line, fields, plan)
            case "note" if plan.layout:
                yield read_note(self._lines.number, fields, plan.layout)
            case "header":
                yield _problem("second_header", "there is another header inside the file", self._place, raw=line)
            case "cover":
                yield from self._read_second_cover(line) if self._cover else self._read_cover(line, fields, plan)
            case "unknown" | "note":
                name = fields[0] if _TYPE.fullmatch(fields[0]) else "of no type"
                yield _problem("unknown_row", f"row {name} is not known: it is not read", self._place, raw=line)

    def _read_entry(self, line: str, fields: list[str], plan: RowPlan) -> Iterator[Item]:
        if plan.reader is None or plan.layout is None or (plan.doubt and not fits(fields, plan.layout)):
            what = f"{plan.doubt}, and the row does not fit the nearest one: it is not read"
            yield _problem("unfit_row", what, self._place, raw=line)
            return
        if plan.doubt and plan.doubt not in self._doubted:
            self._doubted.add(plan.doubt)
            yield _problem(
                "nearest_layout", f"{plan.doubt}: this row and others are read as the nearest one", self._place
            )
        entry = plan.reader.read(self._lines.number, fields, line)
        yield from self._take_troubles(plan.reader)
        yield entry

    def _take_troubles(self, reader: EntryReader) -> Iterator[Problem]:
        for problem in reader.troubles:
            yield replace(problem, source=self._source, where=f"line {self._lines.number}")
        reader.troubles.clear()

    def _read_second_cover(self, line: str) -> Iterator[Item]:
        if line == self._cover:
            yield _problem("second_cover", "the cover stands twice", self._place, raw=line)
            return
        what = "another report begins here: it and all that follows is not read"
        yield _problem("second_report", what, self._place, advice="give each report a file of its own", raw=line)
        for _ in self._each:
            pass

    def _read_text(self) -> Iterator[Item]:
        """Read a block of text up to its end; a row inside means that the end is missing."""
        self._counts["[BEGINTEXT]"] += 1
        number = self._lines.number
        text: list[str] = []
        for line in self._each:
            if ends_text(line):
                yield Note(line=number, text="\n".join(text).strip())
                return
            if SEPARATOR in line and self._rows.plan(line.split(SEPARATOR, 1)[0]).what != "unknown":
                yield _problem("open_text", f"the text that begins in line {number} has no end", self._place)
                yield Note(line=number, text="\n".join(text).strip())
                yield from self._read_line(line)
                return
            text.append(line)
        yield _problem("open_text", f"the text that begins in line {number} has no end", self._place)
        yield Note(line=number, text="\n".join(text).strip())

    def _doubt_end(self) -> Iterator[Problem]:
        """Compare a last row that no line end follows with the one before: it may have been cut in the middle."""
        if not self._lines.ends_open or not self._before:
            return
        (last, _), (before, _) = split_row(self._last), split_row(self._before)
        if last[0] == before[0] and len(last) < len(before):
            what = f"the file ends in this row, which has {len(last)} fields where the one before has {len(before)}"
            yield _problem("cut_row", what, self._place, advice="the file may have been cut short")

    def _compare_counts(self) -> Iterator[Problem]:
        """Compare with what a header of versions 1 and 2 announces: a file that was cut short shows there."""
        found = Counter({name.upper(): 0 for name in self._counts})
        for name, number in self._counts.items():
            found[name.upper()] += number
        for name, number in self._header.rows.items():
            if found[name] != number:
                what = f"the header announces {number} rows {name}, and there are {found[name]}"
                yield _problem("rows_differ", what, self._place, advice="the file may have been cut short")
