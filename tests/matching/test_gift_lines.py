"""Which filed lines are gifts, by the form and the line of its schedule."""

from __future__ import annotations

from decimal import Decimal

import pytest

from onrecord.errors import DataFileError
from onrecord.ledger.derived.totals import filed_cells
from onrecord.matching.gift_lines import is_gift
from onrecord.reference.matching import load_match_policy
from onrecord.reference.schedules import parse_schedules
from onrecord.reference.tables import TableReader
from tests.matching.making import cover, line

PAC = "us-superpac-america-pac"


@pytest.mark.parametrize(
    ("form", "text", "gives"),
    [
        ("F13A", "VARGA MILLS | 9000 2025-01-02", True),
        ("F13A", "VARGA MILLS | 9000 2025-01-02 memo_line", False),
        ("F13A", "VARGA MILLS | 9000 2025-01-02 refund", False),
        ("F13A", "VARGA MILLS | -9000 2025-01-02", False),
        ("F13A", "VARGA MILLS | 2025-01-02", False),
        ("F3XN", "VARGA MILLS | 9000 2025-01-02 | row=SA11AI", True),
        ("F3XN", "VARGA PAC | 9000 2025-01-02 | row=SA12", True),
        ("F3XN", "THANE BANK | 9000 2025-01-02 | row=SA13", False),  # a loan
        ("F3XA", "THANE PRINTERS | 9000 2025-01-02 | row=sa15", False),  # a bill paid twice
        ("F3XT", "BALL FOR SENATE | 9000 2025-01-02 | row=SA16", False),  # a contribution sent back
        ("F3XN", "VARGA MILLS | 9000 2025-01-02 | row=SA17", True),  # to a hybrid PAC's other account
        ("F3XN", "THANE BANK | 9000 2025-01-02 | row=SA17 | memo=Interest income", False),
        ("F3PN", "VARGA MILLS | 9000 2025-01-02 | row=SA17A", True),
        ("F3PN", "BALL, BEN | 9000 2025-01-02 | row=SA19A", False),
        ("F3N", "BALL, BEN | 9000 2025-01-02 | row=SA13A", False),
        ("F3N", "BALL, BEN | 9000 2025-01-02 | row=SA11D", True),
    ],
)
def test_a_line_is_a_gift_or_another_receipt(form: str, text: str, gives: bool) -> None:
    assert is_gift(line(text, filing=cover(form=form), fund=PAC), load_match_policy()) is gives


def test_what_was_filed_is_added_up_once_and_without_loans() -> None:
    report, table = cover(form="F3XN"), cover(7, system="table", form="table")
    filed = [
        line("VARGA MILLS | 9000 2025-01-02 | row=SA11AI", 1, report, PAC),
        line("VARGA MILLS | 9000 2025-01-02 | row=SA11AI", 1, table, PAC),
        line("THANE BANK | 70 2025-01-02 | row=SA13", 2, report, PAC),
        line("VARGA MILLS | 500 2025-01-02 refund", 3, report, PAC),
    ]
    cells = {row["side"]: (row["lines"], int(Decimal(row["amount"]))) for row in filed_cells(filed)}
    assert cells == {"received": (1, 9000), "refunded": (1, 500)}


def test_schedules_are_read_strictly() -> None:
    entry = {"form": "F9", "no_gifts": ["SA1"], "others": "SA2", "refunds": "SB3", "totals": {"all": ["SA1"]}}
    assert parse_schedules(TableReader({"forms": [entry]}, "s.toml"))[0].totals == {"all": ("SA1",)}
    for wrong in ({**entry, "refund": "SB4"}, {**entry, "totals": {"all": "SA1"}}, {**entry, "form": ""}):
        with pytest.raises(DataFileError, match=r"s\.toml: forms\[1\]"):
            parse_schedules(TableReader({"forms": [wrong]}, "s.toml"))
