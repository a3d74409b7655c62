"""The table of claims: what each page tells of the gifts that are wanted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.exports.choosing import list_chosen
from onrecord.exports.columns import SCHEMA_VERSION, Column, Row, Table
from onrecord.exports.money_cells import MONEY_COLUMNS, date_cells, date_columns, money_cells
from onrecord.exports.request import ExportRequest
from onrecord.ledger import ListedClaim
from onrecord.views.gifts import listed_claim_object

__all__ = ["CLAIMS", "claim_row", "list_claim_objects", "list_claim_rows"]

CLAIMS = Table(
    name="claims",
    one="what one page tells of one gift",
    columns=(
        Column(name="claim_id", kind="text", always=True, meaning="the id of the claim: `onrecord show` takes it"),
        Column(name="pledge_id", kind="text", always=True, meaning="the gift that it tells of"),
        Column(name="article_id", kind="text", always=True, meaning="the page that tells it"),
        Column(name="donor_name_as_published", kind="text", always=True, meaning="the donor as the page names it"),
        Column(name="donor_also", kind="texts", meaning="other names of the donor on the page"),
        Column(name="donor_kind", kind="text", always=True, meaning="person or organization"),
        Column(
            name="capacity",
            kind="text",
            always=True,
            meaning="whose money the page says it is: personal, company, or unknown where it does not say",
        ),
        Column(name="associated", kind="texts", meaning="who is named beside the donor: a chief, a company"),
        Column(name="fund_id", kind="text", meaning="the fund's id in `onrecord funds`; empty for others"),
        Column(name="fund_name", kind="text", meaning="the fund as the page names it"),
        *MONEY_COLUMNS,
        Column(name="amount_wording", kind="text", meaning="the sum in the words of the page"),
        Column(
            name="status",
            kind="text",
            always=True,
            meaning="what the page says of it: planned, given, reported_in_filing, declined or refunded; no proof",
        ),
        *date_columns("given_at", "when the page says that it was or will be given"),
        Column(name="confidence", kind="decimal", always=True, meaning="how sure the reader is of it, from 0 to 1"),
        *date_columns("published_at", "when the page was published"),
        Column(name="outlet", kind="text", meaning="who published it"),
        Column(name="language", kind="text", always=True, meaning="the language of the page, as in ISO 639"),
        Column(name="headline", kind="text", meaning="the headline of the page"),
        Column(name="url", kind="text", meaning="the address of the page, as it names it itself"),
        Column(name="rule", kind="text", always=True, meaning="the rule that read it: see docs/reading.md"),
        Column(name="schema_version", kind="integer", always=True, meaning="the version of these columns"),
    ),
)
"""The columns of claims."""


def list_claim_rows(request: ExportRequest) -> Iterator[Row]:
    """Yield the claims of the gifts that are wanted, by day of publication; none that waits for a person."""
    for claim, pledge_id in _list_told(request):
        yield claim_row(claim, pledge_id)


def list_claim_objects(request: ExportRequest) -> Iterator[dict[str, Any]]:
    """Yield the same claims as JSON objects."""
    for claim, pledge_id in _list_told(request):
        yield {"pledge": pledge_id, **listed_claim_object(claim)}


def _list_told(request: ExportRequest) -> Iterator[tuple[ListedClaim, str]]:
    told = {claim_id: pledge.id for pledge in list_chosen(request) for claim_id in pledge.claim_ids}
    for claim in request.ledger.list_claims() if told else ():
        if claim.id in told:
            yield claim, told[claim.id]


def claim_row(claim: ListedClaim, pledge_id: str) -> Row:
    """Return a claim as a row of CLAIMS."""
    return {
        "claim_id": claim.id,
        "pledge_id": pledge_id,
        "article_id": claim.article_id,
        "donor_name_as_published": claim.donor.name,
        "donor_also": claim.donor.also,
        "donor_kind": claim.donor.kind,
        "capacity": claim.capacity,
        "associated": claim.associated,
        "fund_id": claim.fund.id,
        "fund_name": claim.fund.name,
        **money_cells(claim.money, in_kind=claim.in_kind),
        "amount_wording": claim.money.wording if claim.money else None,
        "status": claim.status,
        **date_cells("given_at", claim.date),
        "confidence": claim.confidence,
        **date_cells("published_at", claim.published),
        "outlet": claim.outlet,
        "language": claim.language,
        "headline": claim.headline,
        "url": claim.url,
        "rule": claim.rule,
        "schema_version": SCHEMA_VERSION,
    }
