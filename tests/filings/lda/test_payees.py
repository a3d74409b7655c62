"""Which fund an item pays: a table, read as items of reports."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from onrecord.filings.lda.payees import recognise_fund
from onrecord.records.filing import FUND_REASONS, Filing, Receipt
from tests.filings.lda.writing import api_page, item, read, report

FILER = "Tidewell Harbour Works, Inc."
LINES = Path(__file__).with_name("payees.tsv").read_text("utf-8").splitlines()
ROWS = list(csv.DictReader((line for line in LINES if not line.startswith("#")), delimiter="\t"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['type']} {row['payee']} {row['day']}")
def test_an_item_pays_the_fund_that_its_payee_is(row: dict[str, str]) -> None:
    told = item(row["payee"].replace("SELF", FILER), row["honoree"], kind=row["type"], day=row["day"])
    (receipt,) = read(api_page(report(told, registrant=FILER)), "page.json")[0].receipts
    assert (receipt.fund_id or "none", receipt.fund_reason or "-") == (row["fund"], row["reason"])


def test_the_table_shows_every_reason() -> None:
    assert {row["reason"] for row in ROWS} - {"-"} == set(FUND_REASONS)


def test_an_item_without_a_day_is_of_the_period_of_its_report() -> None:
    told = item("Presidential Inaugural Committee", "President Trump", day="not told")
    (reading,) = read(api_page(report(told, kind="MM", year="2017")), "page.json")
    assert reading.receipts[0].fund_id == "us-inaugural-2017"


def test_a_type_that_is_not_known_leaves_the_payee_to_decide() -> None:
    entry = Receipt(line=1, row_type="contribution", name="Tidewell", payee="58th Presidential Inaugural Committee")
    choice = recognise_fund(entry, Filing(system="lda", form="LD-203", digest=""))
    assert choice.fund_id == "us-inaugural-2017"
