"""Short ways to write filings and their lines in tests: invented committees and donors."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from onrecord.records import Address, Filing, Receipt, Refund

__all__ = ["cover", "gift", "refund"]


def cover(number: int = 1, **values: object) -> Filing:
    """Return the cover of a Form 13 of an invented committee; `number` becomes FEC-number."""
    usual: dict[str, object] = {
        "system": "fec",
        "form": "F13N",
        "digest": f"bytes of {number}",
        "number": f"FEC-{number}",
        "filer_id": "C00999999",
        "filer_name": "HARBOUR LANTERN COMMITTEE",
        "report_code": "90D",
        "covers_from": date(2024, 11, 15),
        "covers_through": date(2025, 4, 20),
        "signed": date(2025, 4, 20),
    }
    return Filing(**{**usual, **values})  # type: ignore[arg-type]


def gift(
    name: str, amount: str | None, line: int = 3, *, at: str = "", day: date | None = None, **values: object
) -> Receipt:
    """Return a donation; `at` is "street|city|state|zip|country", as far as it is needed."""
    return Receipt(**_values("F132", name, amount, line, at, day, values))


def refund(
    name: str, amount: str | None, line: int = 90, *, at: str = "", day: date | None = None, **values: object
) -> Refund:
    """Return money sent back, written as `gift` is."""
    return Refund(**_values("F133", name, amount, line, at, day, values))


def _values(
    row_type: str, name: str, amount: str | None, line: int, at: str, day: date | None, others: dict[str, object]
) -> dict[str, Any]:
    parts = dict(zip(("street_1", "city", "state", "zip", "country"), at.split("|"), strict=False))
    return {
        "row_type": row_type,
        "name": name,
        "amount": None if amount is None else Decimal(amount),
        "line": line,
        "address": Address(**parts),
        "date": day,
        **others,
    }
