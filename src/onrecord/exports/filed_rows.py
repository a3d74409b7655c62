"""The table of filed lines: what filings itemise, without streets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.exports.columns import SCHEMA_VERSION, Column, Row, Table
from onrecord.exports.request import ExportRequest
from onrecord.ledger import EntryFilter, ListedEntry
from onrecord.records import NameParts
from onrecord.views.filings import listed_entry_object

__all__ = ["FILED", "filed_row", "list_filed_objects", "list_filed_rows"]

FILED = Table(
    name="filed",
    one="a line of a filing, of each report as last amended",
    columns=(
        Column(name="filing_id", kind="text", always=True, meaning="the id of the filing: `onrecord show` takes it"),
        Column(name="filing", kind="text", meaning="what the office calls the filing, such as FEC-1910509"),
        Column(name="line", kind="integer", always=True, meaning="the number of the line in the file, counted from 1"),
        Column(name="form", kind="text", always=True, meaning="the form, such as F13N, or LD-203"),
        Column(name="filer_id", kind="text", meaning="the id of who filed it: a committee, or a registrant"),
        Column(name="filer_name", kind="text", meaning="who filed it"),
        Column(name="fund_id", kind="text", meaning="the fund that got the money, by its id in `onrecord funds`"),
        Column(name="fund_reason", kind="text", meaning="why a line of who gave is taken to pay that fund, or is not"),
        Column(name="side", kind="text", always=True, meaning="receipt, or refund: money that was sent back"),
        Column(name="row_type", kind="text", always=True, meaning="the kind of line as the form names it"),
        Column(name="transaction_id", kind="text", meaning="the line's id that the filer gave it"),
        Column(name="donor_kind", kind="text", always=True, meaning="person, organization or unknown, by the form"),
        Column(name="entity_type", kind="text", meaning="the form's code for that, such as IND"),
        Column(name="filed_name", kind="text", always=True, meaning="the donor as filed"),
        Column(name="last_name", kind="text", meaning="the parts of a person's name as filed: last name"),
        Column(name="first_name", kind="text", meaning="first name"),
        Column(name="middle_name", kind="text", meaning="middle name"),
        Column(name="name_prefix", kind="text", meaning="what stands before the name"),
        Column(name="name_suffix", kind="text", meaning="what stands behind it, such as Jr."),
        Column(name="city", kind="text", meaning="the town of the donor as filed; streets are in no export"),
        Column(name="state", kind="text", meaning="the state as filed"),
        Column(name="country", kind="text", meaning="the country as filed"),
        Column(name="filed_at", kind="day", meaning="the day of the line: received, sent back, or given"),
        Column(name="filed_amount", kind="decimal", meaning="the sum as filed; empty where none can be read"),
        Column(name="aggregate", kind="decimal", meaning="what the donor gave so far, as filed"),
        Column(name="currency", kind="text", always=True, meaning="the currency of the sums"),
        Column(name="in_kind", kind="flag", always=True, meaning="whether goods or services were given"),
        Column(
            name="is_memo", kind="flag", always=True, meaning="whether it is a memo, which the form does not add up"
        ),
        Column(name="memo", kind="text", meaning="the text of a memo"),
        Column(name="payee", kind="text", meaning="whom who gave says to have paid (LD-203)"),
        Column(name="honoree", kind="text", meaning="whom that honoured (LD-203)"),
        Column(name="item_type", kind="text", meaning="the kind of contribution (LD-203)"),
        Column(name="schema_version", kind="integer", always=True, meaning="the version of these columns"),
    ),
)
"""The columns of filed lines."""

# Forms that are read are filed in the United States, in dollars.
_CURRENCY = "USD"


def list_filed_rows(request: ExportRequest) -> Iterator[Row]:
    """Yield the filed lines that are wanted, a row each."""
    yield from map(filed_row, _list_entries(request))


def list_filed_objects(request: ExportRequest) -> Iterator[dict[str, Any]]:
    """Yield the same lines as JSON objects."""
    yield from map(listed_entry_object, _list_entries(request))


def _list_entries(request: ExportRequest) -> Iterator[ListedEntry]:
    wanted = EntryFilter(fund=request.fund, donor=request.donor, since=request.since, as_of=request.as_of)
    return request.ledger.list_entries(wanted)


def filed_row(listed: ListedEntry) -> Row:
    """Return a filed line as a row of FILED."""
    entry, filing = listed.entry, listed.filing
    return {
        "filing_id": filing.id,
        "filing": filing.number,
        "line": entry.line,
        "form": filing.form,
        "filer_id": filing.filer_id or None,
        "filer_name": filing.filer_name or None,
        "fund_id": listed.fund_id,
        "fund_reason": entry.fund_reason or None,
        "side": type(entry).__name__.casefold(),
        "row_type": entry.row_type,
        "transaction_id": entry.transaction_id or None,
        "donor_kind": entry.kind,
        "entity_type": entry.entity or None,
        "filed_name": entry.name,
        **_name_cells(entry.name_parts),
        "city": entry.address.city or None,
        "state": entry.address.state or None,
        "country": entry.address.country or None,
        "filed_at": entry.date,
        "filed_amount": entry.amount,
        "aggregate": entry.aggregate,
        "currency": _CURRENCY,
        "in_kind": entry.in_kind,
        "is_memo": entry.is_memo,
        "memo": entry.memo or None,
        "payee": entry.payee or None,
        "honoree": entry.honoree or None,
        "item_type": entry.item_type or None,
        "schema_version": SCHEMA_VERSION,
    }


def _name_cells(parts: NameParts | None) -> Row:
    if parts is None:
        return {}
    return {
        "last_name": parts.last or None,
        "first_name": parts.first or None,
        "middle_name": parts.middle or None,
        "name_prefix": parts.prefix or None,
        "name_suffix": parts.suffix or None,
    }
