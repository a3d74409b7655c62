"""A table is read through its mapping: rows to receipts and refunds, faults to problems with their lines."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import FilingError
from onrecord.filings.tables import is_known_table, read_table
from onrecord.records import Capture
from onrecord.records.filing import NameParts
from onrecord.reference.table_mappings import parse_mapping
from tests.filings.tables.writing import HEADINGS, SIMPLE, read, written

THANE = ("THANE, OSRIC J. JR.", "IND", "$75,000.00", "1/14/2025", "")
BEACONS = ("THANE BEACONS, INC.", "ORG", "2,500", "12/30/2024", "IN-KIND: LAMPS")


def test_rows_are_receipts() -> None:
    reading = read(written([THANE, BEACONS]))
    first, second = reading.receipts
    assert (first.line, first.kind, first.entity, first.amount) == (2, "person", "IND", Decimal("75000.00"))
    assert (first.date, first.in_kind, first.fund_id) == (date(2025, 1, 14), False, "us-inaugural-2025")
    assert first.name_parts == NameParts(last="THANE", first="OSRIC", middle="J.", suffix="JR.")
    assert (second.name, second.kind, second.name_parts) == ("THANE BEACONS, INC.", "organization", None)
    assert (second.in_kind, second.memo) == (True, "IN-KIND: LAMPS")
    assert second.raw == '"THANE BEACONS, INC.",ORG,"2,500",12/30/2024,IN-KIND: LAMPS'
    assert reading.problems == ()
    assert (reading.filing.system, reading.filing.filer_id) == ("table", "C00894162")


def test_an_amount_below_zero_is_a_refund() -> None:
    reading = read(written([THANE, ("THANE, OSRIC", "IND", "-$10,000.00", "1/30/2025", "")]))
    assert [refund.amount for refund in reading.refunds] == [Decimal("10000.00")]
    assert len(reading.receipts) == 1
    assert reading.filing.rows == (("receipt", 1), ("refund", 1))


def test_amounts_in_another_currency_are_not_read_as_dollars() -> None:
    mapping = parse_mapping('[table]\nname = "m"\n[columns]\nname = "Donor"\namount = "Gift in EUR"\n', "m.toml")
    reading = read(written([("Thane", "5"), ("Vancroft", "7")], ("Donor", "Gift in EUR")), mapping)
    assert [receipt.amount for receipt in reading.receipts] == [None, None]
    assert [(one.code, one.where) for one in reading.problems] == [("unreadable_amount", "line 1")]
    rows = [(*THANE, "usd"), (*BEACONS, "GBP"), (*THANE, "")]
    reading = read(written(rows, (*HEADINGS, "Currency")))
    assert [receipt.amount for receipt in reading.receipts] == [Decimal(75000), None, Decimal(75000)]
    assert [one.what for one in reading.problems] == ["its currency, 'GBP', is another than dollars"]


@pytest.mark.parametrize(
    ("heading", "currency", "is_read"),
    [
        ("Betrag in Euro", "", False),
        ("Importe en pesos mexicanos", "", False),
        ("Amount in U.S. dollars", "", True),
        ("Amount in dollars (euros converted)", "", True),
        ("Amount", "U.S. Dollars", True),
        ("Amount", "dólares", True),
        ("Amount", "US-Dollar", True),
        ("Amount", "USD ($)", True),
        ("Amount", "Canadian dollars", False),
        ("Amount", "euros", False),
    ],
)
def test_words_for_a_currency_tell_it_as_its_sign_does(heading: str, currency: str, is_read: bool) -> None:
    mapping = parse_mapping(f'[table]\nname = "m"\n[columns]\nname = "Donor"\namount = "{heading}"\n', "m.toml")
    reading = read(written([("Thane", "5", currency)], ("Donor", heading, "Currency")), mapping)
    assert [receipt.amount for receipt in reading.receipts] == [Decimal(5) if is_read else None]


# A row at fault, the code of its problem, and whether the row is kept as an entry.
FAULTS = [
    (("THANE, OSRIC", "IND", "about 5,000", "1/14/2025", ""), "unreadable_amount", True),
    (("THANE, OSRIC", "IND", "", "1/14/2025", ""), "unreadable_amount", True),
    (("THANE, OSRIC", "IND", "1,00", "1/14/2025", ""), "unreadable_amount", True),
    (("THANE, OSRIC", "IND", "5,000", "14/1/2025", ""), "unreadable_day", True),
    (("THANE, OSRIC", "TRUST", "5,000", "1/14/2025", ""), "unknown_entity", True),
    (("", "IND", "5,000", "1/14/2025", ""), "no_name", True),
    (("THANE, OSRIC", "IND", "5,000"), "row_width", True),
    (("THANE", "OSRIC", "IND", "5,000", "1/14/2025", "x"), "row_width", False),
    (("TH\ufffdNE, OSRIC", "IND", "5,000", "1/14/2025", ""), "lost_bytes", True),
]


# A cell as a spreadsheet program spoils it, its column, and a word of what to do.
SPOILED = [
    ("Gift", "1E+06", "plain numbers"),
    ("Gift", "########", "widen it"),
    ("Gift", "300 000.00 €", "in dollars"),
    ("Gift", "CA$5,000", "in dollars"),
    ("Received", "45658", "set the column to dates"),
    ("Received", "#####", "widen it"),
]


@pytest.mark.parametrize(("column", "cell", "advice"), SPOILED)
def test_what_a_spreadsheet_spoiled_says_how_to_mend_it(column: str, cell: str, advice: str) -> None:
    whole = {"Donor": "Thane", "Gift": "1", "Received": "1/1/2025"}
    reading = read(written([[{**whole, column: cell}.get(name, "") for name in HEADINGS]]))
    (problem,) = reading.problems
    assert advice in (problem.advice or "")
    assert len(reading.receipts) == 1


@pytest.mark.parametrize(("cell", "day"), [("18-Dec-24", 18), ("December 3, 2024", 3), ("3 Dec. 2024", 3)])
def test_a_month_by_its_name_needs_no_order(cell: str, day: int) -> None:
    (receipt,) = read(written([("THANE", "ORG", "1", cell, "")])).receipts
    assert receipt.date == date(2024, 12, day)


def test_a_minus_behind_an_amount_is_a_refund() -> None:
    assert [one.amount for one in read(written([("THANE", "ORG", "1,000.00-", "1/2/2025", "")])).refunds] == [1000]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark_is_read(encoding: str) -> None:
    assert len(read(written([THANE, BEACONS]).decode().encode(encoding)).receipts) == 2


def test_a_table_without_a_mapping_says_how_to_get_one() -> None:
    with pytest.raises(FilingError) as refused:
        read(b"a,b\n1,2\n", None)
    assert "onrecord filings map table.csv > table.mapping.toml" in refused.value.advice


@pytest.mark.parametrize(
    ("source", "command"),
    [
        ("kept/my gifts.csv", "map 'kept/my gifts.csv' > 'kept/my gifts.mapping.toml'"),
        ("-", "map TABLE.csv > TABLE.mapping.toml"),
        ("https://post.example/filed/gifts.csv", "map gifts.csv > gifts.mapping.toml"),
    ],
)
def test_the_command_that_makes_a_mapping_can_be_typed_as_it_is(source: str, command: str) -> None:
    with pytest.raises(FilingError) as refused:
        read_table(Capture(content=b"a,b\n1,2\n", source=source, media_type="text/csv", how="file"))
    assert command in refused.value.advice


@pytest.mark.parametrize(("row", "code", "is_kept"), FAULTS)
def test_a_row_at_fault_is_told_with_its_line_and_the_rest_goes_on(
    row: tuple[str, ...], code: str, is_kept: bool
) -> None:
    reading = read(written([THANE, row, BEACONS]))
    assert [(problem.code, problem.where) for problem in reading.problems] == [(code, "line 3")]
    assert reading.problems[0].raw
    assert [receipt.line for receipt in reading.receipts] == ([2, 3, 4] if is_kept else [2, 4])


def test_a_short_row_shows_no_cell_since_it_may_be_a_street() -> None:
    mapping = parse_mapping('[columns]\nname = "N"\namount = "A"\nstreet = "S"', "m.toml")
    (problem, other) = read(written([("Thane", "17 Privet Lane")], headings="NAS"), mapping).problems
    assert "Privet" not in f"{problem} {other}"
    (problem,) = read(written([("Thane", "five", "17 Privet Lane")], headings="NAS"), mapping).problems
    assert problem.what == "its amount, 'five', cannot be read"


@pytest.mark.parametrize("column", ["Gift", "Received", "Type"])
def test_a_street_that_slipped_into_another_column_is_not_shown(column: str) -> None:
    row = [{"Donor": "Thane", "Gift": "1", column: "17 Privet Lane"}.get(name, "") for name in HEADINGS]
    (problem,) = read(written([row])).problems
    assert "a text" in str(problem)
    assert "Privet" not in str(problem)


def test_a_table_without_headings_shows_none_of_its_cells() -> None:
    with pytest.raises(FilingError, match="no row of headings has one of them") as caught:
        read(written([], headings=["Thane", "17 Privet Lane"]))
    assert "Privet" not in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \r\n\n"])
def test_a_table_with_nothing_in_it_says_so(content: bytes) -> None:
    with pytest.raises(FilingError, match="there is nothing in it"):
        read(content)


def test_a_kind_that_the_mapping_does_not_know_is_told_once() -> None:
    reading = read(written([("Thane Trust", "TRUST", "1", "1/1/2025", "")] * 3))
    assert len(reading.problems) == 1
    assert [receipt.kind for receipt in reading.receipts] == ["unknown"] * 3


def test_a_quotation_mark_left_open_costs_one_row_and_not_the_rest() -> None:
    content = written([THANE] * 50).decode().splitlines()
    content[3] = '"THANE, OSRIC,IND,5000,1/14/2025,'
    reading = read("\n".join(content).encode())
    assert [receipt.line for receipt in reading.receipts] == [2, 3, *range(5, 52)]
    assert [problem.code for problem in reading.problems] == ["open_quote", "row_width"]


def test_a_row_takes_the_same_time_however_long_the_table_is() -> None:
    def seconds(rows: int) -> float:
        content = written([THANE] * rows)
        start = process_time()
        read(content)
        return process_time() - start

    seconds(100)
    assert min(seconds(8000) for _ in range(3)) < 24 * min(seconds(1000) for _ in range(3))


def test_a_cell_of_several_lines_keeps_the_lines_of_the_file() -> None:
    reading = read(written([(*THANE[:4], "one\ntwo"), BEACONS]))
    assert [receipt.line for receipt in reading.receipts] == [2, 4]


def test_a_total_is_no_donor_and_is_checked() -> None:
    total = ("TOTAL", "", "77,500.00", "", "")
    reading = read(written([THANE, BEACONS, total]))
    assert (len(reading.receipts), reading.checks) == (2, ())
    reading = read(written([THANE, BEACONS, ("Grand total:", "", "80,000.00", "", "")]))
    assert str(reading.checks[0]) == "the total of line 4 is 80,000.00, and the rows above add up to 77,500.00"
    nameless = read(written([THANE, ("", "Total", "75,000.00", "", "")]))
    assert (len(nameless.receipts), nameless.problems) == (1, ())


def test_those_who_are_not_named_are_nobody() -> None:
    (receipt,) = read(written([("AGGREGATE UNITEMIZED DONATIONS", "IND", "653.00", "1/20/2025", "")])).receipts
    assert (receipt.kind, receipt.name_parts) == ("unknown", None)


def test_a_title_above_the_headings_and_blank_rows_are_no_rows() -> None:
    content = b"Gifts of 2025,,,,\n,,,,\n" + written([THANE]) + b",,,,\n"
    reading = read(content)
    assert [receipt.line for receipt in reading.receipts] == [4]
    assert dict(reading.filing.rows) == {"receipt": 1, "blank": 1}


def test_a_column_that_is_not_there_is_named_with_those_that_are() -> None:
    content = written([THANE], headings=("Donor", "Type", "Sum", "Received", "Note"))
    with pytest.raises(FilingError, match="not there: 'Gift'; there are 'Donor', 'Type', 'Sum', 'Received', 'Note'"):
        read(content)


def test_a_heading_that_stands_twice_is_refused() -> None:
    with pytest.raises(FilingError, match="'gift' stands twice"):
        read(written([(*THANE, "5")], headings=(*HEADINGS, "Gift")))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "nothing in it"),
        (b"PK\x03\x04rest", "a workbook"),
        (b"\x00\x01\x02", "binary data"),
        (b"\n\n\n", "nothing in it"),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, what: str) -> None:
    with pytest.raises(FilingError, match=what):
        read(content)


def test_without_a_mapping_the_headings_must_be_known() -> None:
    with pytest.raises(FilingError, match="no mapping says what its columns are"):
        read(written([THANE]), None)


KNOWN = (
    *("document_page", "transaction id", "entity_type", "name/org", "donation", "month", "day", "year"),
    *("mailing_address", "city", "state", "zip_code", "notes"),
)


def test_known_headings_need_no_mapping() -> None:
    row = (
        "2",
        "7",
        "IND",
        "VANCROFT, PETRA",
        "$100.00",
        "1",
        "14",
        "2017",
        "1 Privet Lane",
        "MILLHAVEN",
        "VA",
        "22314",
        "",
    )
    content = written([row], headings=KNOWN)
    assert is_known_table(content)
    reading = read(content, None)
    (receipt,) = reading.receipts
    assert (receipt.transaction_id, receipt.date, receipt.fund_id) == ("7", date(2017, 1, 14), "us-inaugural-2017")
    assert (receipt.address.street_1, receipt.address.city) == ("1 Privet Lane", "MILLHAVEN")
    assert "Privet" not in repr(receipt)
    assert (reading.filing.form, reading.filing.filer_id) == ("F13", "C00629584")


FORMATS = [
    ("utf-8-sig", "", ","),
    ("utf-16", "", ","),
    ("cp1252", "", ","),
    ("latin-1", 'encoding = "latin-1"', ","),
    ("utf-8", "", ";"),
    ("utf-8", 'delimiter = "tab"', "\t"),
    ("utf-8", "", "|"),
]


@pytest.mark.parametrize(("encoding", "told", "delimiter"), FORMATS)
def test_encodings_and_delimiters_are_told_or_found(encoding: str, told: str, delimiter: str) -> None:
    mapping = parse_mapping(
        f'[format]\ndates = "mdy"\n{told}\n[columns]\nname = "Donor"\namount = "Gift"\ndate = "Received"', "m.toml"
    )
    content = written([("Zoé Thané", "IND", "1,000.50", "1/2/2025", "")] * 3, delimiter=delimiter)
    reading = read(content.decode().encode(encoding), mapping)
    assert [(one.name, one.amount, one.date) for one in reading.receipts] == [
        ("Zoé Thané", Decimal("1000.50"), date(2025, 1, 2))
    ] * 3


def test_names_in_parts_and_amounts_with_a_comma() -> None:
    mapping = parse_mapping(
        '[format]\ndates = "%d-%b-%Y"\ndecimal_mark = "comma"\n'
        '[columns]\nlast = "L"\nfirst = "F"\norganization = "O"\namount = "A"\n'
        'date = "D"\nin_kind = "K"\ncommittee = "C"',
        "m.toml",
    )
    rows = [
        ("Vancroft", "Petra", "", "1.250,50 $", "14-Jan-2025", "yes", "C00894162"),
        ("", "", "Thane GmbH", "20", "15-Jan-2025", "no", "C00894162"),
    ]
    reading = read(written(rows, headings="LFOADKC", delimiter=";"), mapping)
    person, company = reading.receipts
    assert (person.name, person.kind, person.amount) == ("Vancroft, Petra", "person", Decimal("1250.50"))
    assert (person.date, person.in_kind, company.in_kind) == (date(2025, 1, 14), True, False)
    assert (company.name, company.kind, company.fund_id) == ("Thane GmbH", "organization", "us-inaugural-2025")
    assert reading.filing.filer_id == "C00894162"


# U+FFFD stands where bytes were lost, and is told as that.
CHARACTERS = st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"], exclude_characters="\ufffd")
CELLS = st.text(CHARACTERS, min_size=1, max_size=20)
NAMES = CELLS.map(lambda text: " ".join(f"N{text}".split()))
CENTS = st.integers(1, 10**13)
DAYS = st.dates(date(1995, 1, 1), date(2099, 12, 31))


@given(st.lists(st.tuples(NAMES, CENTS, DAYS, CELLS.map(str.strip)), max_size=20), st.sampled_from(",;\t|"))
def test_what_is_written_is_read_back(told: list[tuple[str, int, date, str]], delimiter: str) -> None:
    rows = [(n, "ORG", f"${c // 100:,}.{c % 100:02}", f"{d.month}/{d.day}/{d.year}", m) for n, c, d, m in told]
    mapping = parse_mapping(
        SIMPLE.text.replace('dates = "mdy"', f'dates = "mdy"\ndelimiter = "{NAMED[delimiter]}"'), "m.toml"
    )
    reading = read(written(rows, delimiter=delimiter), mapping)
    got = [(one.name, int((one.amount or 0) * 100), one.date, one.memo) for one in reading.receipts]
    assert got == [row for row in told if row[0].casefold().strip(".:") not in ("total",)]
    assert reading.problems == ()


NAMED = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}


@given(st.binary(max_size=200), st.floats(0, 1))
def test_no_damage_raises_anything_but_filing_error(put: bytes, share: float) -> None:
    content = written([THANE, BEACONS] * 5)
    at = int(share * len(content))
    for damaged in (put, content[:at] + put + content[at:], content[:at]):
        try:
            reading = read(damaged)
        except FilingError:
            continue
        assert all(receipt.amount is not None or reading.problems for receipt in reading.receipts)
