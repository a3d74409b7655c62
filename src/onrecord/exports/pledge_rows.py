"""The table of gifts: what pages say of each, by how many independent sources, and what was filed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Any

from onrecord.exports.columns import SCHEMA_VERSION, Column, Row, Table
from onrecord.exports.money_cells import MONEY_COLUMNS, date_cells, date_columns, money_cells
from onrecord.exports.request import ExportRequest
from onrecord.pipeline import ListedPledge, list_pledges, list_unannounced
from onrecord.records import FiledEntry, Match, UnannouncedGift
from onrecord.views.pledges import pledge_object, unannounced_object

__all__ = ["PLEDGES", "list_pledge_objects", "list_pledge_rows", "pledge_row", "unannounced_row"]

# Gifts whose names on pages are asked for in one question.
_AT_ONCE = 300

_UNANNOUNCED = "filed_but_never_announced"


def _side_columns(names: tuple[str, ...], whose: str) -> tuple[Column, ...]:
    """Return the columns of what one side filed, under `names`."""
    told = (
        (
            "text",
            f"whether a line that {whose} filed is this gift: same, differs (in sum, donor or kind) or unsure (a "
            "person has to look; name, sum and day are empty then); empty where no line is taken for it, which is no "
            "proof that it was not given",
        ),
        ("text", f"the donor as {whose} filed it"),
        ("decimal", "the sum of these lines as filed, in US dollars"),
        ("day", "the first day that these lines give"),
        ("texts", "the filings in which these lines stand, one a line, by number"),
        ("texts", "the numbers of these lines in their files, counted from 1"),
    )
    return tuple(
        Column(name=name, kind=kind, meaning=meaning) for name, (kind, meaning) in zip(names, told, strict=True)
    )


_RECEIVED = ("verdict", "filed_name", "filed_amount", "filed_at", "filing", "line")
_GIVEN = ("giver_verdict", "giver_name", "giver_amount", "giver_at", "giver_filing", "giver_line")

PLEDGES = Table(
    name="pledges",
    one="a gift, as all pages together tell it",
    columns=(
        Column(name="pledge_id", kind="text", always=True, meaning="the id of the gift: `onrecord show` takes it"),
        Column(name="donor_id", kind="text", meaning="the donor's id in `onrecord parties`; empty for others"),
        Column(name="donor_name", kind="text", always=True, meaning="the donor as the list names it"),
        Column(
            name="donor_name_as_published", kind="text", meaning="the donor as the page names it that told of it first"
        ),
        Column(name="donor_kind", kind="text", always=True, meaning="person, organization or unknown"),
        Column(
            name="capacity",
            kind="text",
            always=True,
            meaning="whose money it is said to be: personal, company (of a firm or organisation), or unknown where no "
            "page says (also called channel elsewhere)",
        ),
        Column(name="associated", kind="texts", meaning="who is named beside the donor: a chief, a company"),
        Column(name="fund_id", kind="text", meaning="the fund's id in `onrecord funds`; empty for others"),
        Column(name="fund_name", kind="text", meaning="the fund as a page names it"),
        *MONEY_COLUMNS,
        Column(
            name="status",
            kind="text",
            meaning="what pages say of it: planned, given, reported_in_filing, declined or refunded; no proof",
        ),
        Column(name="standing", kind="text", always=True, meaning="where it stands on the day: see docs/pledges.md"),
        Column(
            name="standing_words", kind="text", always=True, meaning="the same in words, with the filings looked at"
        ),
        Column(name="due", kind="day", meaning="when the filing is due that should show it"),
        Column(
            name="independent_sources",
            kind="integer",
            always=True,
            meaning="how many sources tell of it; copies and translations of an article are one with it",
        ),
        Column(name="articles", kind="integer", always=True, meaning="how many pages tell of it, copies too"),
        *date_columns("first_reported_at", "when the first of these pages was published"),
        Column(
            name="first_reported_by",
            kind="text",
            meaning="an outlet that published on that day, by alphabet; a copy only where nobody else did",
        ),
        Column(name="confidence", kind="decimal", meaning="how sure the reader is of it, from 0 to 1"),
        Column(name="disagreements", kind="texts", meaning="on what sources differ: amount, capacity, status ..."),
        Column(
            name="evidence_id",
            kind="text",
            meaning="the claim that told of it first: `onrecord show` prints it with the words that carry each value",
        ),
        Column(name="claim_ids", kind="texts", meaning="all claims that tell of it, the first told first"),
        *_side_columns(_RECEIVED, "who got the money"),
        *_side_columns(_GIVEN, "who gave it"),
        Column(name="refunded_amount", kind="decimal", meaning="what of it was filed as sent back, in US dollars"),
        Column(name="schema_version", kind="integer", always=True, meaning="the version of these columns"),
    ),
)
"""The columns of gifts."""


def list_pledge_rows(request: ExportRequest) -> Iterator[Row]:
    """Yield the gifts that are wanted, a row each; with standing filed_but_never_announced those that no page tells."""
    if request.standing == _UNANNOUNCED:
        yield from map(unannounced_row, _unannounced(request))
        return
    listed = _listed(request)
    while some := list(islice(listed, _AT_ONCE)):
        names = request.ledger.find_donor_names(one.pledge.claim_ids[0] for one in some)
        for one in some:
            yield pledge_row(one, names.get(one.pledge.claim_ids[0]))


def list_pledge_objects(request: ExportRequest) -> Iterator[dict[str, Any]]:
    """Yield the same gifts as JSON objects."""
    if request.standing == _UNANNOUNCED:
        yield from map(unannounced_object, _unannounced(request))
        return
    for one in _listed(request):
        yield pledge_object(one.pledge, one.standing, one.matches)


def _listed(request: ExportRequest) -> Iterator[ListedPledge]:
    only = request.only
    # A few gifts are loaded alone; as of another day, or with less sure claims, all has to be derived.
    is_kept = only is not None and request.as_of is None and request.floor is None
    derived = request.ledger.load_derived(only or ()) if is_kept else None
    listed = list_pledges(
        request.ledger, request.wanted, request.today, as_of=request.as_of, floor=request.floor, derived=derived
    )
    return (one for one in listed if only is None or one.pledge.id in only)


def _unannounced(request: ExportRequest) -> tuple[UnannouncedGift, ...]:
    return list_unannounced(request.ledger, request.wanted, request.today, as_of=request.as_of)


def pledge_row(listed: ListedPledge, as_published: str | None = None) -> Row:
    """Return a gift as a row of PLEDGES; `as_published` is the donor's name on the page that told of it first."""
    pledge, standing = listed.pledge, listed.standing
    return {
        "pledge_id": pledge.id,
        "donor_id": pledge.donor.party_id,
        "donor_name": pledge.donor.name,
        "donor_name_as_published": as_published,
        "donor_kind": pledge.donor.kind,
        "capacity": pledge.capacity,
        "associated": pledge.associated,
        "fund_id": pledge.fund.id,
        "fund_name": pledge.fund.name,
        **money_cells(pledge.money, in_kind=pledge.in_kind),
        "status": pledge.status,
        "standing": standing.name,
        "standing_words": standing.words,
        "due": standing.due,
        "independent_sources": len(pledge.origins),
        "articles": len(pledge.article_ids),
        **date_cells("first_reported_at", pledge.first_reported),
        "first_reported_by": pledge.first_outlet,
        "confidence": pledge.confidence,
        "disagreements": tuple(one.field for one in pledge.disagreements),
        "evidence_id": pledge.claim_ids[0],
        "claim_ids": pledge.claim_ids,
        **_match_cells(listed.matches),
        "schema_version": SCHEMA_VERSION,
    }


def unannounced_row(gift: UnannouncedGift) -> Row:
    """Return a filed gift of which no page tells as a row of PLEDGES; what only a page could tell is empty."""
    kind, side = gift.filed[0].entry.kind, _GIVEN if gift.filed[0].is_given else _RECEIVED
    return {
        "pledge_id": gift.id,
        "donor_name": gift.name,
        "donor_kind": kind,
        "capacity": {"person": "personal", "organization": "company"}.get(kind, "unknown"),
        "fund_id": gift.fund_id,
        "in_kind": all(filed.entry.in_kind for filed in gift.filed),
        "standing": gift.standing.name,
        "standing_words": gift.standing.words,
        "independent_sources": 0,
        "articles": 0,
        **_filed_cells(side, "", gift.filed),
        "schema_version": SCHEMA_VERSION,
    }


def _match_cells(matches: tuple[Match, ...]) -> Row:
    """Return the cells of both sides; a line that a person judged to be another gift's is not told."""
    cells: dict[str, Any] = {}
    told = [match for match in matches if match.filed and match.verdict != "none"]
    for match in told:
        cells |= _filed_cells(_GIVEN if match.side == "given" else _RECEIVED, match.verdict, match.filed)
    refunded = max((match.refunded for match in told if match.is_accepted), default=Decimal(0))
    return {**cells, "refunded_amount": refunded or None}


def _filed_cells(names: tuple[str, ...], verdict: str, filed: tuple[FiledEntry, ...]) -> dict[str, Any]:
    verdict_name, name, amount, day, filing, line = names
    cells = {
        verdict_name: verdict or None,
        filing: tuple(one.filing.number or one.filing.id for one in filed),
        line: tuple(str(one.entry.line) for one in filed),
    }
    if verdict == "unsure":
        return cells
    amounts = [one.entry.amount for one in filed if one.entry.amount is not None]
    days = [one.entry.date for one in filed if one.entry.date is not None]
    return {
        **cells,
        name: filed[0].entry.name,
        amount: sum(amounts, Decimal(0)) if len(amounts) == len(filed) else None,
        day: min(days, default=None),
    }
