"""What was filed of a donor's gifts: the lines that were taken for them, or wait for a person, as they were filed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, func, select

from onrecord.ledger.derived.schema import match_entries, matches, pledges
from onrecord.ledger.filings.fetching import is_latest_reading
from onrecord.ledger.filings.schema import entries, filing_numbers, filing_readings

__all__ = ["FiledLine", "list_donor_lines"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledLine:
    """A filed line beside the gift that it was taken for; `verdict` is that of the match, "unsure" waits for a person.

    `side` is whose filing it is in: "received" or "given"; `is_refund` says that it was sent back. Without streets.
    """

    pledge_id: str
    verdict: str
    side: str
    is_refund: bool
    filing_id: str
    number: str | None
    form: str
    line: int
    name: str
    kind: str
    amount: Decimal | None
    day: date | None
    in_kind: bool


def list_donor_lines(connection: Connection, donor_key: str, most: int = 100) -> tuple[FiledLine, ...]:
    """Return the lines of a donor's gifts, filing by filing; lines that were judged to be another's are left out."""
    number = select(func.min(filing_numbers.c.number)).where(filing_numbers.c.filing_id == match_entries.c.filing_id)
    asked = (
        select(
            match_entries.c.pledge_id,
            match_entries.c.role,
            match_entries.c.filing_id,
            match_entries.c.line,
            matches.c.verdict,
            matches.c.side.label("whose"),
            number.scalar_subquery().label("number"),
            filing_readings.c.form,
            *(entries.c[name] for name in ("name", "kind", "amount", "date", "in_kind")),
        )
        .join_from(pledges, matches, matches.c.pledge_id == pledges.c.id)
        .join(
            match_entries,
            (match_entries.c.pledge_id == matches.c.pledge_id) & (match_entries.c.match_position == matches.c.position),
        )
        .join(filing_readings, filing_readings.c.filing_id == match_entries.c.filing_id)
        .join(entries, (entries.c.reading_id == filing_readings.c.id) & (entries.c.line == match_entries.c.line))
        .where(pledges.c.donor_key == donor_key, matches.c.verdict != "none", is_latest_reading())
        .where(match_entries.c.role.in_(("filed", "refunds")))
        .order_by(match_entries.c.filing_id, match_entries.c.line, match_entries.c.pledge_id)
        .limit(most)
    )
    return tuple(
        FiledLine(
            **{name: row[name] for name in ("pledge_id", "verdict", "filing_id", "number", "form", "line")},
            side=row["whose"],
            is_refund=row["role"] == "refunds",
            name=row["name"],
            kind=row["kind"],
            amount=None if row["amount"] is None else Decimal(row["amount"]),
            day=None if row["date"] is None else date.fromisoformat(row["date"]),
            in_kind=bool(row["in_kind"]),
        )
        for row in connection.execute(asked).mappings()
    )
