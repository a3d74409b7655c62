"""What is exported of the small ledger is what somebody looked at."""

from __future__ import annotations

import pytest

from onrecord.ledger import Ledger

from .goldens import GOLDEN, GOLDENS, export_text


@pytest.mark.parametrize(("name", "what"), GOLDENS)
def test_an_export_is_as_it_was_last_looked_at(gifts: Ledger, name: str, what: str) -> None:
    golden = (GOLDEN / f"{what}.{name}").read_text("utf-8")
    assert export_text(gifts, name, what) == golden, "look at the difference, then run python -m tests.exports.goldens"
