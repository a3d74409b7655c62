"""What is written for any row type and version is read back: names, days, amounts to the cent, texts."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import FilingError
from onrecord.filings.fec import read_fec
from onrecord.filings.fec.layouts import Layout, load_layouts
from onrecord.filings.fec.versions import parse_version
from onrecord.records import Capture, Entry, FilingReading
from tests.filings.fec.writing import COMMITTEE, FS

VERSIONS = (
    *("1.00", "2.02", "3.00", "5.00", "5.1", "5.2", "5.3", "6.1", "6.2", "6.3", "6.4", "7.0"),
    *("8.0", "8.1", "8.2", "8.3", "8.4", "8.5"),
    *("P1.0", "P2.2", "P2.3", "P2.4", "P2.6", "P3.0", "P3.1", "P3.2", "P3.3", "P3.4"),
)
TYPES = ("F132", "F133", "SA11AI", "SA17A", "SA11C", "SB20A", "SB28A", "F56", "F65", "F92")


def layout_of(row_type: str, version: str) -> Layout | None:
    """The layout of the type in the version, None where it is not known."""
    kind, known_as = load_layouts().kind(row_type), parse_version(version)
    layout, is_known = kind.layout(known_as) if kind and known_as else (None, False)
    return layout if is_known else None


KNOWN = [(row_type, version) for row_type in TYPES for version in VERSIONS if layout_of(row_type, version)]

# Letters that text of a filing may hold; no quotation mark, since a filer's own pair around a field is no text.
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp"), exclude_characters='"^'), max_size=8)
TEXT = TEXT.map(str.strip)
WORD = TEXT.filter(bool)
AMOUNT = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
DAY = st.dates(min_value=date(1979, 1, 1), max_value=date(2099, 12, 31))


@st.composite
def entries(draw: st.DrawFn) -> dict[str, str]:
    """The fields of one entry as they are filed; of a person or of a group."""
    is_person = draw(st.booleans())
    last, first = draw(WORD), draw(WORD)
    who = (
        {"last": last, "first": first, "name": f"{last}^{first}"} if is_person else {"organization": last, "name": last}
    )
    free = ("street_1", "street_2", "city", "state", "zip", "transaction", "back_reference", "employer", "occupation")
    texts = {name: draw(TEXT) for name in (*free, "purpose", "memo", "other_committee")}
    money = {"date": f"{draw(DAY):%Y%m%d}", "amount": str(draw(AMOUNT)), "aggregate": str(draw(AMOUNT))}
    marks = {"memo_code": draw(st.sampled_from(("", "X"))), "entity": "IND" if is_person else "ORG"}
    return {"committee": COMMITTEE, **who, **texts, **money, **marks}


def write_rows(row_type: str, version: str, items: list[dict[str, str]], *, end: str) -> bytes:
    """A file of one type of rows; commas until version 5, FS since."""
    layout = layout_of(row_type, version)
    assert layout
    names = {place: name for name, place in layout.positions.items()}
    rows = [[{**item, "type": row_type}.get(names.get(n, ""), "") for n in range(layout.width)] for item in items]
    head, cover = header_of(version), ["F3XN", COMMITTEE, "Ball Committee"]
    if version[0] in "P678":
        return end.join(FS.join(fields) for fields in (head, cover, *rows)).encode()
    written = io.StringIO()
    csv.writer(written, lineterminator=end).writerows((cover, *rows) if version[0] in "12" else (head, cover, *rows))
    block = f"/* Header{end}FEC_Ver_# = {version}{end}/* End Header{end}" if version[0] in "12" else ""
    return (block + written.getvalue()).encode()


def header_of(version: str) -> list[str]:
    if version.startswith("P"):
        return ["HDR", version, "Typing", "1"]
    return ["HDR", "FEC", version, "Typing", "1.0", *(["^"] if version < "6" else []), "", ""]


def read(content: bytes) -> FilingReading:
    return read_fec(Capture(content=content, source="1.fec", media_type="text/plain", how="file"))


def fields_of(entry: Entry, names: set[str]) -> dict[str, str]:
    """What was read, as it would be filed; of the fields that the layout has."""
    parts, address = entry.name_parts, entry.address
    found = {
        "organization": "" if parts else entry.name,
        "last": parts.last if parts else "",
        "first": parts.first if parts else "",
        "name": f"{parts.last}^{parts.first}" if parts else entry.name,
        **{name: getattr(address, name) for name in ("street_1", "street_2", "city", "state", "zip")},
        **{name: getattr(entry, name) for name in ("entity", "memo", "purpose", "employer", "occupation")},
        "other_committee": entry.other_committee,
        "transaction": entry.transaction_id,
        "back_reference": entry.back_reference,
        "date": f"{entry.date:%Y%m%d}",
        "amount": str(entry.amount),
        "aggregate": str(entry.aggregate),
        "memo_code": "X" if entry.is_memo else "",
    }
    return {name: text for name, text in found.items() if name in names}


@pytest.mark.parametrize(("row_type", "version"), KNOWN, ids=[f"{name}-{number}" for name, number in KNOWN])
@settings(max_examples=12)
@given(items=st.lists(entries(), min_size=1, max_size=4), end=st.sampled_from(("\n", "\r\n")))
def test_rows_are_read_as_they_were_written(row_type: str, version: str, items: list[dict[str, str]], end: str) -> None:
    reading = read(write_rows(row_type, version, items, end=end))
    layout = layout_of(row_type, version)
    assert layout
    names = set(layout.positions) - {"type", "committee", "$"}
    found = [fields_of(entry, names) for entry in (*reading.receipts, *reading.refunds)]
    wanted = [
        {name: item.get(name, "") for name in names if name not in ("middle", "prefix", "suffix")} for item in items
    ]
    assert found == wanted
    total = sum((Decimal(item["amount"]) for item in items), Decimal(0))
    assert sum((e.amount for e in (*reading.receipts, *reading.refunds) if e.amount), Decimal(0)) == total
    assert {problem.code for problem in reading.problems} <= {"nearest_layout", "unfit_row"}


@given(items=st.lists(entries(), min_size=2, max_size=6))
def test_the_order_of_rows_changes_no_sum(items: list[dict[str, str]]) -> None:
    there = read(write_rows("F132", "8.4", items, end="\n"))
    back = read(write_rows("F132", "8.4", items[::-1], end="\n"))
    assert sum(e.amount or 0 for e in there.receipts) == sum(e.amount or 0 for e in back.receipts)


@given(content=st.binary(max_size=400))
def test_bytes_of_any_sort_are_read_or_refused(content: bytes) -> None:
    for head in (b"", b"HDR\x1cFEC\x1c8.4\n", b"HDR,FEC,3.00\nF3XN,", b"/* Header\n", b"HDR\x1cP3.1\nF13N\x1c"):
        try:
            reading = read(head + content)
        except FilingError:
            continue
        assert reading.filing.digest


@given(lines=st.lists(st.lists(TEXT, max_size=25).map(FS.join), max_size=6), name=st.sampled_from(TYPES))
def test_rows_of_any_fields_give_an_entry_or_a_problem(lines: list[str], name: str) -> None:
    rows = [f"{name}{FS}{line}" for line in lines]
    reading = read("\n".join(["HDR\x1cFEC\x1c8.4", f"F13N\x1c{COMMITTEE}", *rows]).encode())
    told = {int(problem.where.removeprefix("line ")) for problem in reading.problems if problem.where}
    whole = {e.line for e in (*reading.receipts, *reading.refunds) if e.amount is not None}
    assert told | whole >= set(range(3, 3 + len(rows)))
