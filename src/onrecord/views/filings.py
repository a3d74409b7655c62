"""Filings as JSON objects. Streets are left out: those of people never leave the ledger."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from onrecord.filings.chains import Chain
from onrecord.filings.changes import Change, Changes
from onrecord.records import Check, Entry, Filing, FilingReading, NameParts
from onrecord.views.documents import problem_object

if TYPE_CHECKING:
    from onrecord.ledger import ListedEntry

__all__ = [
    "chain_object",
    "changes_object",
    "check_object",
    "cover_object",
    "entry_object",
    "filing_object",
    "filing_parts",
    "listed_entry_object",
]


def filing_object(reading: FilingReading) -> dict[str, Any]:
    """Return one filing: its cover, receipts, refunds, checks and problems."""
    return {name: list(part) if isinstance(part, map) else part for name, part in filing_parts(reading).items()}


def filing_parts(reading: FilingReading) -> dict[str, Any]:
    """Return what `filing_object` does, each list as an iterator: of a million lines one is an object at a time."""
    return {
        "source": reading.source,
        "filing": cover_object(reading.filing),
        "receipts": map(entry_object, reading.receipts),
        "refunds": map(entry_object, reading.refunds),
        "checks": map(check_object, reading.checks),
        "problems": map(problem_object, reading.problems),
    }


def cover_object(filing: Filing) -> dict[str, Any]:
    """Return a cover. `committee` is the id of the committee that files, null for a registrant under the LDA.

    >>> cover = Filing(system="fec", form="F13N", digest="d", filer_id="C00894162", amends=None)
    >>> cover_object(cover)["committee"], cover_object(cover)["totals"]
    ('C00894162', {})
    """
    is_lobbying = filing.system == "lda"
    return {
        "id": filing.id,
        "number": filing.number,
        "system": filing.system,
        "form": filing.form,
        "version": filing.version or None,
        "committee": None if is_lobbying else filing.filer_id or None,
        "committee_name": None if is_lobbying else filing.filer_name or None,
        "registrant": {"id": filing.filer_id, "name": filing.filer_name} if is_lobbying else None,
        "lobbyist": filing.lobbyist or None,
        "report_code": filing.report_code or None,
        "period": {"from": _day(filing.covers_from), "through": _day(filing.covers_through)},
        "amends": filing.amends,
        "report_number": filing.report_number,
        "signed": _day(filing.signed),
        "received": _day(filing.received),
        "totals": {name: _amount(total) for name, total in filing.totals},
        "rows": dict(filing.rows),
    }


def entry_object(entry: Entry) -> dict[str, Any]:
    """Return a line of a filing.

    >>> entry_object(Entry(line=3, row_type="F132", name="ROE, ANN", amount=Decimal("500.00")))["amount"]
    '500.00'
    """
    return {
        "line": entry.line,
        "row_type": entry.row_type,
        "transaction_id": entry.transaction_id or None,
        "kind": entry.kind,
        "entity_type": entry.entity or None,
        "name": entry.name,
        "name_parts": _parts(entry.name_parts),
        "city": entry.address.city or None,
        "state": entry.address.state or None,
        "country": entry.address.country or None,
        "date": _day(entry.date),
        "amount": _amount(entry.amount),
        "aggregate": _amount(entry.aggregate),
        "in_kind": entry.in_kind,
        "is_memo": entry.is_memo,
        "memo": entry.memo or None,
        "payee": entry.payee or None,
        "honoree": entry.honoree or None,
        "item_type": entry.item_type or None,
        "fund": entry.fund_id,
        "fund_reason": entry.fund_reason or None,
    }


def check_object(check: Check) -> dict[str, Any]:
    """Return a check, with the lines that it is about."""
    return {"code": check.code, "what": check.what, "lines": list(check.lines)}


def listed_entry_object(listed: ListedEntry) -> dict[str, Any]:
    """Return a filed line with the filing that it stands in."""
    filing = listed.filing
    return {
        **entry_object(listed.entry),
        "side": type(listed.entry).__name__.casefold(),
        "fund": listed.fund_id,
        "filing": filing.id,
        "number": filing.number,
        "form": filing.form,
        "filer": {"id": filing.filer_id, "name": filing.filer_name},
    }


def chain_object(chain: Chain) -> list[dict[str, Any]]:
    """Return the filings of a chain in their order; the last one stands."""
    return [
        {"id": filing.id, "number": filing.number, "form": filing.form, "filed": _day(filing.filed)}
        for filing in chain.filings
    ]


def changes_object(before: Filing, after: Filing, changes: Changes) -> dict[str, Any]:
    """Return what changed from one filing to another."""
    return {
        "before": {"id": before.id, "number": before.number},
        "after": {"id": after.id, "number": after.number},
        "added": [entry_object(entry) for entry in changes.added],
        "removed": [entry_object(entry) for entry in changes.removed],
        "changed": [_change_object(change) for change in changes.changed],
        "same": changes.same,
    }


def _change_object(change: Change) -> dict[str, Any]:
    """Return a changed line; that a street changed is said, and not from what to what."""
    return {
        "fields": list(change.fields),
        "before": entry_object(change.before),
        "after": entry_object(change.after),
    }


def _parts(parts: NameParts | None) -> dict[str, str] | None:
    if parts is None:
        return None
    names = ("last", "first", "middle", "prefix", "suffix")
    return {name: getattr(parts, name) for name in names}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _amount(amount: Decimal | None) -> str | None:
    return None if amount is None else str(amount)
