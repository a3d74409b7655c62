"""Turn a reading of a filing into rows. Lines are made one by one, since a filing may have half a million of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from onrecord.ledger.rows import Row
from onrecord.ledger.runs import Run
from onrecord.records import Check, Entry, Filing, FilingReading, content_id
from onrecord.records.filing import Refund

__all__ = ["FilingRows", "digest_rows", "filing_rows"]

HEAD = (
    "form",
    "version",
    "filer_id",
    "filer_name",
    "lobbyist",
    "report_code",
    "covers_from",
    "covers_through",
    "amends",
    "report_number",
    "signed",
    "received",
    "posted",
    "comments",
    "software",
    "mapping",
)
"""What the digest of a reading covers of its own row; the filing and the reader are in its id."""

_OPTIONAL = (
    "transaction_id",
    "back_reference",
    "entity",
    "memo",
    "employer",
    "occupation",
    "payee",
    "honoree",
    "purpose",
    "other_committee",
)
_NAME_COLUMNS = (
    ("last_name", "last"),
    ("first_name", "first"),
    ("middle_name", "middle"),
    ("name_prefix", "prefix"),
    ("name_suffix", "suffix"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingRows:
    """A reading's own row, and a way to make the rows of its parts, by table, as often as they are needed."""

    row: Row
    reading: FilingReading = field(repr=False)

    @property
    def id(self) -> str:
        """The id of the reading."""
        return str(self.row["id"])

    def parts(self) -> Iterator[tuple[str, Row]]:
        """Yield the table and the row of each part, tied to the reading."""
        for table, row in _part_rows(self.reading):
            yield table, {"reading_id": self.id, **row}


def filing_rows(reading: FilingReading, run: Run) -> FilingRows:
    """Return the rows of what the run's reader made of a filing."""
    filing = reading.filing
    head = _head_row(filing)
    digest = digest_rows(head, _part_rows(reading))
    reading_id = content_id("filing-reading", filing.id, run.reader, digest)
    own = {"id": reading_id, "filing_id": filing.id, "reader": run.reader, "digest": digest, "run_id": run.id}
    return FilingRows(row={**own, **head}, reading=reading)


def digest_rows(head: Row, parts: Iterable[tuple[str, Row]]) -> str:
    """Return the SHA-256 of a reading's row and of its parts, table by table in the order of their positions.

    Values that are absent do not count, so that a column added by a later form leaves old digests as they are.
    """
    digest = hashlib.sha256(_line({name: head[name] for name in HEAD}))
    for table, row in parts:
        digest.update(table.encode() + _line(row))
    return digest.hexdigest()


def _line(row: Row) -> bytes:
    present = {name: value for name, value in row.items() if value is not None and name != "reading_id"}
    return json.dumps(present, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def _head_row(filing: Filing) -> dict[str, Any]:
    values = {name: getattr(filing, name) for name in HEAD}
    return _whole({name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()})


def _whole(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row without U+0000, which PostgreSQL keeps in no text: U+FFFD stands in its place."""
    if not any(isinstance(value, str) and "\0" in value for value in row.values()):
        return row
    return {name: value.replace("\0", "\ufffd") if isinstance(value, str) else value for name, value in row.items()}


def _part_rows(reading: FilingReading) -> Iterator[tuple[str, Row]]:
    """Yield the rows of each table one after the other; `ledger/filings/checking.py` reads them in this order."""
    for table, row in _rows_as_filed(reading):
        yield table, _whole(row)


def _rows_as_filed(reading: FilingReading) -> Iterator[tuple[str, dict[str, Any]]]:
    filing = reading.filing
    for at, (name, amount) in enumerate(filing.totals):
        yield "filing_totals", {"position": at, "name": name, "amount": str(amount)}
    for at, (row_type, lines) in enumerate(filing.rows):
        yield "filing_rows", {"position": at, "row_type": row_type, "lines": lines}
    for at, check in enumerate(reading.checks):
        yield "filing_checks", _check_row(at, check)
    entries: tuple[Entry, ...] = (*reading.receipts, *reading.refunds)
    for at, entry in enumerate(entries):
        yield "entries", _entry_row(at, entry)
    for at, entry in enumerate(entries):
        if entry.address.street_1 or entry.address.street_2:
            streets = {"street_1": entry.address.street_1 or None, "street_2": entry.address.street_2 or None}
            yield "entry_streets", {"position": at, **streets}


def _check_row(at: int, check: Check) -> dict[str, Any]:
    return {"position": at, "code": check.code, "what": check.what, "lines": " ".join(map(str, check.lines))}


def _entry_row(at: int, entry: Entry) -> dict[str, Any]:
    """Return the row of a line; what the line leaves empty is NULL. Every column is named: rows go in by the batch."""
    parts, where = entry.name_parts, entry.address
    return {
        "position": at,
        "side": "refund" if isinstance(entry, Refund) else "receipt",
        "line": entry.line,
        "row_type": entry.row_type,
        "kind": entry.kind,
        "name": entry.name,
        **{column: (getattr(parts, part) if parts else None) for column, part in _NAME_COLUMNS},
        "city": where.city or None,
        "state": where.state or None,
        "zip": where.zip or None,
        "country": where.country or None,
        "date": entry.date.isoformat() if entry.date else None,
        "amount": _number(entry.amount),
        "aggregate": _number(entry.aggregate),
        "in_kind": int(entry.in_kind),
        "is_memo": int(entry.is_memo),
        "item_type": entry.item_type or None,
        "fund_id": entry.fund_id,
        "fund_reason": entry.fund_reason or None,
        **{name: getattr(entry, name) or None for name in _OPTIONAL},
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
