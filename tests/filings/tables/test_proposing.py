"""A mapping is proposed by headings and by cells; it says what it is unsure of, and it can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import FilingError
from onrecord.filings.tables import propose_mapping
from onrecord.reference.table_mappings import load_mappings, parse_mapping
from tests.filings.tables.writing import read, written

ROWS = [("Thane, Osric", "$1,000.00", "1/14/2025", "ORG"), ("Petra Vancroft", "250", "12/30/2024", "IND")]

# Headings of four columns (a name, an amount, a day, a kind), and which fields they are taken for.
HEADINGS = [
    ("Donor", "Gift", "Received", "Type"),
    ("contributor_name", "contribution_amount", "contribution_date", "entity_type"),
    ("NAME/ORG", "DONATION", "DATE", "ENTITY"),
    ("Full Name", "Amount (USD)", "Date received", "Donor type"),
    ("Donor as filed", "amount_usd", "date_filed", "kind of donor"),
    ("Nom du donateur", "Montant du don", "Date du don", "Type"),
    ("Spender", "Betrag", "Eingang der Spende", "Type"),
    ("Donante", "Importe", "Fecha", "Type"),
]


@pytest.mark.parametrize("headings", HEADINGS)
def test_headings_say_what_the_columns_are(headings: tuple[str, ...]) -> None:
    proposed = propose_mapping(written(ROWS, headings=headings))
    mapping = parse_mapping(proposed, "proposed.toml")
    assert tuple(mapping.columns[name] for name in ("name", "amount", "date", "kind")) == headings
    assert (mapping.dates, mapping.kinds) == ("mdy", {"org": "organization", "ind": "person"})
    assert "Unsure" not in proposed


def test_what_is_proposed_reads_the_table() -> None:
    content = written(ROWS, headings=HEADINGS[0])
    reading = read(content, parse_mapping(propose_mapping(content), "proposed.toml"))
    assert sum(receipt.amount or 0 for receipt in reading.receipts) == 1250
    assert reading.problems == ()


def test_cells_tell_where_headings_do_not_and_that_is_said() -> None:
    proposed = propose_mapping(written(ROWS, headings=("Wer", "Wieviel", "Wann", "Was")))
    mapping = parse_mapping(proposed, "proposed.toml")
    assert (mapping.columns["name"], mapping.columns["amount"], mapping.columns["date"]) == ("Wer", "Wieviel", "Wann")
    assert "# Unsure: no heading says amount; 'Wieviel' was taken by what its cells look like" in proposed
    assert '# Not read: "Was"' in proposed


def test_a_heading_whose_cells_cannot_be_it_is_not_taken() -> None:
    proposed = propose_mapping(written([("Thane", "two", "5.00")] * 2, headings=("Donor", "Amount", "Amount paid")))
    assert parse_mapping(proposed, "proposed.toml").columns["amount"] == "Amount paid"


def test_a_column_of_years_is_no_sum_where_another_may_be_and_a_year_in_front_has_four_figures() -> None:
    rows = [("2011", "Thane", "29.12.11", "2500"), ("2011", "Vancroft", "30.12.11", "7000")]
    proposed = parse_mapping(propose_mapping(written(rows, headings=("Jahr", "Wer", "Wann", "Wieviel"))), "p.toml")
    assert (proposed.columns["amount"], proposed.dates) == ("Wieviel", "dmy")


def test_days_that_can_be_read_in_two_orders_are_unsure() -> None:
    rows = [("Thane", "5.00", "1/2/2025")] * 3
    proposed = propose_mapping(written(rows, headings=("Donor", "Amount", "Date")))
    assert "# Unsure: the days can be read as mdy or as dmy: see [format]" in proposed


@pytest.mark.parametrize(
    ("days", "order"),
    [(("14.1.2025", "2.1.2025"), "dmy"), (("2025-01-14", "2025-01-02"), "ymd"), (("1/2/2025", "1/14/2025"), "mdy")],
)
def test_one_day_tells_the_order_of_all(days: tuple[str, ...], order: str) -> None:
    content = written([("Thane", "5.00", day) for day in days], headings=("Donor", "Amount", "Date"))
    assert parse_mapping(propose_mapping(content), "m").dates == order


def test_several_columns_that_may_be_the_amount_are_named() -> None:
    headings = ("Donor", "Amount", "Amount announced")
    proposed = propose_mapping(written([("Thane", "5.00", "6.00")], headings=headings))
    assert "# Unsure: amount may also be 'Amount announced'" in proposed


def test_european_tables_are_seen() -> None:
    content = written([("Thane", "1.250,50"), ("Vancroft", "20,00")], headings=("Donor", "Amount"), delimiter=";")
    mapping = parse_mapping(propose_mapping(content), "m")
    assert (mapping.delimiter, mapping.decimal_mark) == (";", ",")
    assert sum(receipt.amount or 0 for receipt in read(content, mapping).receipts) * 100 == 127050


def test_a_committee_in_the_table_tells_the_fund() -> None:
    content = written([("Thane", "5.00", "C00894162")], headings=("Donor", "Amount", "committee_id"))
    assert parse_mapping(propose_mapping(content), "m").fund == "us-inaugural-2025"


def test_kinds_that_are_not_known_wait_for_a_person() -> None:
    content = written([("Thane", "5.00", "IND"), ("Mill", "6.00", "TRUST")], headings=("Donor", "Amount", "Type"))
    assert '# Unsure, put each where it belongs: "TRUST"' in propose_mapping(content)


def test_a_table_without_amounts_says_what_is_missing() -> None:
    proposed = propose_mapping(written([("Thane", "red"), ("Mill", "blue")], headings=("Donor", "Colour")))
    assert "no column looks like amount: name it below, the table cannot be read without it" in proposed


def test_known_headings_give_the_packaged_mapping() -> None:
    (known,) = (mapping for mapping in load_mappings() if mapping.committee == "C00629584")
    assert propose_mapping((",".join(known.headings) + "\n").encode()) == known.text


@pytest.mark.parametrize("content", [b"", b"one\ntwo\n", b"1,2\n3,4\n", b"PK\x03\x04"])
def test_what_has_no_headings_is_refused(content: bytes) -> None:
    with pytest.raises(FilingError):
        propose_mapping(content)


def test_a_row_of_receipts_is_not_taken_for_headings() -> None:
    with pytest.raises(FilingError, match="no row of headings"):
        propose_mapping(
            written([("ROE, ANN", "13 Oak Street", "Salem")], headings=("THANE", "17 Privet Lane", "Salem"))
        )


HEADS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12), min_size=2, max_size=6)


@given(HEADS, st.lists(st.lists(st.text(max_size=8), min_size=2, max_size=6), max_size=5))
def test_every_proposal_can_be_read(headings: list[str], rows: list[list[str]]) -> None:
    try:
        proposed = propose_mapping(written(rows, headings=headings).decode("utf-8", "replace").encode())
    except FilingError:
        return
    parse_mapping(proposed, "proposed.toml")


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_filing_error(content: bytes) -> None:
    try:
        parse_mapping(propose_mapping(content), "proposed.toml")
    except FilingError:
        return


def test_a_heading_is_believed_where_no_other_column_looks_like_it() -> None:
    proposed = propose_mapping(b"Donor,Amount ($)\nThane,########\nVancroft,1E+06\nRoe,5\n")
    assert 'amount = "Amount ($)"' in proposed
    assert "cannot be read as such" in proposed
