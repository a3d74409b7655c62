"""Which filed lines linked data holds as payments that no page tells of."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from onrecord.exports.other_lines import list_other_lines
from tests.matching.making import cover, line

PAC = "us-superpac-america-pac"


@pytest.mark.parametrize(
    ("text", "is_listed"),
    [
        ("VARGA MILLS | 9000 2025-01-02 | row=SA11AI", True),
        ("VARGA MILLS | 9000 2025-01-02 refund", True),
        ("VARGA MILLS | -9000 2025-01-02 | row=SA11AI", True),
        ("VARGA MILLS | 9000 2025-01-02 memo_line | row=SA11AI", False),
        ("THANE BANK | 9000 2025-01-02 | row=SA13", False),  # a loan is no donation
        ("THANE PRINTERS | 9000 2025-01-02 | row=SA15", False),
    ],
)
def test_gifts_and_refunds_are_payments_and_loans_are_not(text: str, is_listed: bool) -> None:
    filed = line(text, filing=cover(form="F3XN"), fund=PAC)
    ledger = SimpleNamespace(list_entries=lambda wanted: [filed], list_filings=lambda: [filed.filing])
    request: Any = SimpleNamespace(
        ledger=ledger, status=None, standing=None, fund=None, donor=None, since=None, as_of=None
    )
    derived: Any = SimpleNamespace(matches=())
    assert [one.key for one in list_other_lines(request, derived)] == [filed.key] * is_listed
