"""Real tables, where they are at hand beside the repository: they add up to the cent."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from onrecord.filings.tables import propose_mapping
from onrecord.reference.table_mappings import parse_mapping
from tests.filings.tables.writing import read

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "filings" / "form13"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the real tables are not at hand")


def test_the_transcription_of_2017_adds_up() -> None:
    reading = read((FOLDER / "2017_form13_transcription.csv").read_bytes(), None)
    assert (len(reading.receipts), len(reading.refunds), reading.problems) == (1518, 2, ())
    gross = sum((receipt.amount or Decimal(0) for receipt in reading.receipts), Decimal(0))
    back = sum((refund.amount or Decimal(0) for refund in reading.refunds), Decimal(0))
    assert (gross, back, gross - back) == (Decimal("106750308.29"), Decimal("35000.00"), Decimal("106715308.29"))
    assert sum(receipt.in_kind for receipt in reading.receipts) == 10
    assert Counter(receipt.kind for receipt in reading.receipts) == {"person": 1247, "organization": 270, "unknown": 1}
    assert all(receipt.date for receipt in reading.receipts)


def test_the_rows_of_2025_are_read_by_what_is_proposed() -> None:
    content = (FOLDER / "2025_form13_1910509_rows_100k_and_more.csv").read_bytes()
    reading = read(content, parse_mapping(propose_mapping(content), "proposed.toml"))
    assert (len(reading.receipts), reading.problems) == (67, ())
    assert sum(receipt.amount or Decimal(0) for receipt in reading.receipts) == Decimal("54100693.26")
    assert {receipt.fund_id for receipt in reading.receipts} == {"us-inaugural-2025"}
    assert sum(receipt.in_kind for receipt in reading.receipts) == 3
    assert reading.filing.filer_id == "C00894162"
