"""Real reports, where they are at hand beside the repository: read whole, and what they pay is recognised.

Of the 138 items of 2008 to 2020 that look inaugural, 106 pay a president's inaugural committee by what they say
themselves, and 32 pay others: societies of states, governors, the transition, campaigns, vendors.
"""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from onrecord.filings.chains import chain_filings
from onrecord.filings.lda.building import build_reading
from onrecord.filings.lda.report import Item, Report
from onrecord.filings.names import part_name
from onrecord.records.filing import Receipt
from tests.filings.lda.writing import capture, read

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "filings" / "ld203"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the real samples are not at hand")

# Payees of the 138 that are no president's inaugural committee, by a piece of their name.
OTHERS = (
    *("State Society", "various vendors", "HM&C", "Michigan", "Alaska", "Brownback", "Susana", "DC Proud", "Hogan"),
    *("Joint Chiefs", "for America", "Victory", "North Dakota", "Florida", "Northam", "DeWine", "Beshear"),
    *("Inaugural Services", "Bush Presidential Center", "Senatorial", "Mosher", "Rick Perry"),
)


def _items() -> list[tuple[dict[str, str], Receipt]]:
    with (FOLDER / "senate_ld203_inaugural_items_2008_2020.csv").open(encoding="utf-8-sig", newline="") as lines:
        return [(row, build_reading(_report(row), capture(b"")).receipts[0]) for row in csv.DictReader(lines)]


def _report(row: dict[str, str]) -> Report:
    told = Item(
        type_word=row["contribution_type"],
        contributor=row["contributor"],
        payee=row["payee"],
        honoree=row["honoree"],
        amount=row["amount"],
        day=row["date"],
    )
    return Report(
        version="senate bulk",
        report=row["filing_id"],
        number=row["filing_id"],
        report_word=row["filing_type"],
        period_word=row["period"],
        year=row["year"],
        posted=row["received"],
        registrant_id=row["registrant_id"],
        registrant_name=row["registrant"],
        lobbyist=part_name(row["lobbyist"]),
        items=(told,),
    )


def _expected(row: dict[str, str]) -> str | None:
    if any(other in row["payee"] for other in OTHERS):
        return None
    year, month = int(row["date"][:4]), int(row["date"][5:7])
    return f"us-inaugural-{year + 1 if month > 10 else year}"


def test_inaugural_items_are_recognised_by_payee_whatever_their_type() -> None:
    found = [(_expected(row), receipt.fund_id) for row, receipt in _items()]
    right = sum(expected is not None and expected == given for expected, given in found)
    taken, there = sum(given is not None for _, given in found), sum(expected is not None for expected, _ in found)
    assert (len(found), there) == (138, 106)
    assert (right / taken, right / there) == (1.0, 1.0)


def test_of_98_typed_inaugural_11_pay_somebody_else_and_19_that_pay_are_typed_otherwise() -> None:
    typed = Counter((receipt.item_type == "pic", receipt.fund_id is not None) for _, receipt in _items())
    assert typed == {(True, True): 87, (True, False): 11, (False, True): 19, (False, False): 21}


def test_every_amount_and_day_of_them_is_read() -> None:
    receipts = [receipt for _, receipt in _items()]
    assert all(receipt.amount is not None and receipt.date is not None for receipt in receipts)


def test_a_bulk_file_is_read_whole() -> None:
    content = (FOLDER / "senate_ld203_2017_inaugural_filings_sample.xml").read_bytes()
    readings = read(content)
    assert [len(reading.receipts) for reading in readings] == [45, 65, 30, 143, 137, 147]
    assert [reading.problems for reading in readings] == [()] * 6
    given = [one for reading in readings for one in reading.receipts if one.fund_id == "us-inaugural-2017"]
    assert len(given) == 13
    assert sum(one.amount or Decimal(0) for one in given) == Decimal("2946941.47")


def test_a_report_and_its_amendment_count_once() -> None:
    content = (FOLDER / "senate_ld203_2017_inaugural_filings_sample.xml").read_bytes()
    readings = {reading.filing.id: reading for reading in read(content)}
    standing = [readings[chain.standing.id] for chain in chain_filings(one.filing for one in readings.values())]
    assert len(standing) == 4
    given = [one.amount or Decimal(0) for reading in standing for one in reading.receipts if one.fund_id]
    assert sum(given) == Decimal("1644793.80")


def test_answers_of_the_api_are_read() -> None:
    page = read((FOLDER / "lda_api_list_con.json").read_bytes())
    (alone,) = read((FOLDER / "lda_api_ret_con.json").read_bytes())
    assert [len(page), sum(len(reading.receipts) for reading in page)] == [25, 8]
    assert [reading.problems for reading in page] == [()] * 25
    assert page[0].filing.id == alone.filing.id
