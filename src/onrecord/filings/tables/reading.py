"""A CSV of receipts to a filing, through a mapping that says which column is what: the door of this package."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import islice
from pathlib import PurePath
from shlex import quote

from onrecord.errors import FilingError
from onrecord.filings.tables.cutting import Row, cut_rows, decode_table, find_delimiter
from onrecord.filings.tables.entries import RowReader
from onrecord.filings.tables.heading import find_heading, find_known
from onrecord.records import Capture
from onrecord.records.filing import Check, Filing, Receipt, Refund
from onrecord.records.reading import FilingReading
from onrecord.reference.funds import load_funds
from onrecord.reference.table_mappings import TableMapping

__all__ = ["is_known_table", "read_table"]

_HEAD = 65_536


def is_known_table(content: bytes) -> bool:
    """Return whether bytes are a table that a packaged mapping reads without being told.

    >>> is_known_table(b"name,amount\\nThane,1")
    False
    """
    try:
        text = decode_table(content[:_HEAD])
    except FilingError:
        return False
    return find_known(_first_rows(text, find_delimiter(text))) is not None


def read_table(capture: Capture, mapping: TableMapping | None = None) -> FilingReading:
    r"""Return the receipts and refunds of a table, by the mapping, or without one by the packaged one it is made for.

    `line` of an entry is that of the file. Amounts below zero are refunds, told above zero. Rows at fault are problems
    and the rest goes on; rows of totals are counted, and checked against the rows above. Raises FilingError where it
    is no text, no packaged mapping knows the headings, or the mapping names a column that is not there.

    >>> table = Capture(content=b"Donor,Gift\nThane,$1,\n", source="a.csv", media_type="text/csv", how="file")
    >>> reading = read_table(table, TableMapping(name="mine", columns={"name": "Donor", "amount": "Gift"}))
    >>> [(one.line, one.name, str(one.amount)) for one in reading.receipts]
    [(2, 'Thane', '1.00')]
    """
    text = decode_table(capture.content, mapping.encoding if mapping else None)
    delimiter = (mapping.delimiter if mapping else None) or find_delimiter(text)
    first = _first_rows(text, delimiter)
    mapping = mapping or find_known(first)
    if mapping is None:
        raise FilingError("no mapping says what its columns are", _advise_mapping(capture.source))
    heading = find_heading(first, mapping)
    reader = RowReader(mapping=mapping, heading=heading, source=capture.source)
    rows: Counter[str] = Counter()
    entries = [
        entry
        for row in islice(cut_rows(text, delimiter), heading.rows, None)
        if (entry := _read_row(row, reader, rows)) is not None
    ]
    receipts = tuple(entry for entry in entries if isinstance(entry, Receipt))
    refunds = tuple(entry for entry in entries if isinstance(entry, Refund))
    return FilingReading(
        source=capture.source,
        capture=capture,
        filing=_filing(capture, reader, rows),
        receipts=receipts,
        refunds=refunds,
        checks=_check_totals(reader, receipts, refunds),
        problems=tuple(reader.problems),
    )


def _advise_mapping(source: str) -> str:
    """Say a command that can be typed as it is: only a mapping beside its table is found, and only a file is mapped."""
    table = PurePath(source if PurePath(source).name not in ("", "-") else "TABLE.csv")
    if "://" in source:
        table = PurePath(table.name)
    mapping = table.with_suffix(".mapping.toml")
    command = f"onrecord filings map {quote(str(table))} > {quote(str(mapping))}"
    return f"`{command}` proposes one: look it over, and read the table again"


def _first_rows(text: str, delimiter: str) -> Sequence[Row]:
    return tuple(islice(cut_rows(text, delimiter), 20))


def _read_row(row: Row, reader: RowReader, rows: Counter[str]) -> Receipt | Refund | None:
    """Read one row and count it under what it is."""
    if row.is_blank:
        rows["blank"] += 1
        return None
    if not reader.fits(row):
        rows["set aside"] += 1
        return None
    entry = reader.read(row)
    rows["total" if entry is None else "refund" if isinstance(entry, Refund) else "receipt"] += 1
    return entry


def _filing(capture: Capture, reader: RowReader, rows: Counter[str]) -> Filing:
    mapping = reader.mapping
    return Filing(
        system="table",
        form=mapping.form,
        digest=capture.sha256,
        filer_id=_filer(mapping, reader.committees),
        filer_name=mapping.committee_name,
        covers_from=mapping.covers_from,
        covers_through=mapping.covers_through,
        received=mapping.filed,
        rows=tuple(sorted(rows.items())),
        raw_cover=reader.heading.row.raw,
        mapping=mapping.text or mapping.name,
    )


def _filer(mapping: TableMapping, committees: set[str]) -> str:
    """Return the one committee whose receipts these are; "" where the rows are of several, or nothing says it."""
    fund = load_funds().by_id.get(mapping.fund or "")
    named = committees or set(fund.committees if fund else ())
    return next(iter(named)) if len(named) == 1 else ""


def _check_totals(reader: RowReader, receipts: Sequence[Receipt], refunds: Sequence[Refund]) -> tuple[Check, ...]:
    """Compare each total that the table states with the rows above it, refunds taken off or not."""
    checks = []
    for line, total in reader.totals:
        given = sum((one.amount or Decimal(0) for one in receipts if one.line < line), Decimal(0))
        back = sum((one.amount or Decimal(0) for one in refunds if one.line < line), Decimal(0))
        if total not in (given, given - back):
            what = f"the total of line {line} is {total:,}, and the rows above add up to {given:,}"
            checks.append(Check(code="total_differs", what=what, lines=(line,)))
    return tuple(checks)
