"""Make filings and their lines again of the rows that the ledger keeps."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from onrecord.ledger.rows import Row
from onrecord.records import Address, Check, Entry, Filing, NameParts, Receipt, Refund

__all__ = ["build_check", "build_entry", "build_filing"]


def build_filing(row: Row, totals: Iterable[Row] = (), lines: Iterable[Row] = ()) -> Filing:
    """Return the filing of a row that joins `filings`, one of its readings, and its number."""
    return Filing(
        system=row["system"],
        form=row["form"],
        digest=row["filing_digest"],
        version=row["version"],
        filer_id=row["filer_id"],
        filer_name=row["filer_name"],
        lobbyist=row["lobbyist"],
        number=row["number"],
        report_code=row["report_code"],
        covers_from=_day(row["covers_from"]),
        covers_through=_day(row["covers_through"]),
        amends=row["amends"],
        report_number=row["report_number"],
        signed=_day(row["signed"]),
        received=_day(row["received"]),
        posted=row["posted"],
        comments=row["comments"],
        software=row["software"],
        totals=tuple((total["name"], Decimal(total["amount"])) for total in totals),
        rows=tuple((line["row_type"], line["lines"]) for line in lines),
        mapping=row["mapping"],
    )


def build_check(row: Row) -> Check:
    """Return the check of a row."""
    return Check(code=row["code"], what=row["what"], lines=tuple(map(int, row["lines"].split())))


def build_entry(row: Row, street: Row | None = None) -> Entry:
    """Return the line of a row: a Receipt or a Refund. Without `street` it has none, as what is shown must."""
    made = Refund if row["side"] == "refund" else Receipt
    return made(
        line=row["line"],
        row_type=row["row_type"],
        name=row["name"],
        kind=row["kind"],
        entity=row["entity"] or "",
        name_parts=_parts(row),
        address=_address(row, street),
        date=_day(row["date"]),
        amount=_number(row["amount"]),
        aggregate=_number(row["aggregate"]),
        transaction_id=row["transaction_id"] or "",
        back_reference=row["back_reference"] or "",
        in_kind=bool(row["in_kind"]),
        is_memo=bool(row["is_memo"]),
        memo=row["memo"] or "",
        employer=row["employer"] or "",
        occupation=row["occupation"] or "",
        purpose=row["purpose"] or "",
        other_committee=row["other_committee"] or "",
        payee=row["payee"] or "",
        honoree=row["honoree"] or "",
        item_type=row["item_type"] or "",
        fund_id=row["fund_id"],
        fund_reason=row["fund_reason"] or "",
    )


def _parts(row: Row) -> NameParts | None:
    if row["last_name"] is None:
        return None
    return NameParts(
        last=row["last_name"],
        first=row["first_name"] or "",
        middle=row["middle_name"] or "",
        prefix=row["name_prefix"] or "",
        suffix=row["name_suffix"] or "",
    )


def _address(row: Row, street: Row | None) -> Address:
    return Address(
        street_1=(street["street_1"] or "") if street else "",
        street_2=(street["street_2"] or "") if street else "",
        city=row["city"] or "",
        state=row["state"] or "",
        zip=row["zip"] or "",
        country=row["country"] or "",
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
