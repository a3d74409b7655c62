"""Filings: all that were read, and one with its totals, what to look at in it, and its lines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from fastapi import APIRouter, HTTPException
from fastapi.responses import RedirectResponse, Response

from onrecord.errors import QuestionError
from onrecord.ledger.catalogue import FiledCover, FilingQuestion, Page
from onrecord.records import Entry, Refund
from onrecord.records.filing import SYSTEMS
from onrecord.reference.funds import load_funds
from onrecord.web.addressing import is_canonical, list_address, without
from onrecord.web.asking import Asked
from onrecord.web.asking.filings import FILING_FIELDS, ask_filings, ask_line
from onrecord.web.filings.changing import LINE_FIELDS, SHOWN, changed_fields, find_changes, find_former
from onrecord.web.filings.looking import group_checks, place_of
from onrecord.web.filters import day_words, money_words
from onrecord.web.finding import find_one
from onrecord.web.naming import fund_title
from onrecord.web.visits import Visit, Visiting

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/filings")
def show_filings(visit: Visiting) -> Response:
    """Show the filings that were read, the last read first; of one fund, filer or system where one is named."""
    asked = ask_filings(visit.request.query_params, visit.gettext)
    if not is_canonical(visit.request.url.query, asked.values):
        return RedirectResponse(list_address("/filings", asked.values, visit.language), 303)
    return visit.answer(lambda: _filings(visit, asked))


def _filings(visit: Visit, asked: Asked[FilingQuestion]) -> Response:
    funds = [(fund.id, fund_title(fund.id)) for fund in load_funds().all if fund.committees]
    given = {**dict.fromkeys(FILING_FIELDS, ""), **asked.values}
    shown: dict[str, Any] = {"asked": asked, "given": given, "funds": funds, "systems": SYSTEMS}
    if asked.question is None:
        return visit.page("filings.html", status=400, found=None, **shown)
    found = visit.catalogue.list_filings(asked.question)
    following = {**asked.values, "after": found.following or ""}
    shown["following"] = list_address("/filings", following, visit.language) if found.following else ""
    shown["first"] = list_address("/filings", without(asked.values), visit.language) if given["after"] else ""
    return visit.page("filings.html", found=found, **shown)


@router.get("/filings/{filing_id}")
def show_filing(visit: Visiting, filing_id: str) -> Response:
    """Show a filing by its id, the beginning of it, or what the office calls it ("FEC-1910509", "1910509")."""
    return visit.answer(lambda: _filing(visit, filing_id))


def _filing(visit: Visit, asked: str) -> Response:
    filing_id = find_one(visit, "filing", asked)
    if isinstance(filing_id, Response):
        return filing_id
    cover = visit.catalogue.find_cover(filing_id)
    if cover is None:
        raise LookupError(f"{filing_id} has no reading")
    return _page(visit, cover)


@router.get("/filings/{filing_id}/changes")
def show_changes(visit: Visiting, filing_id: str) -> Response:
    """Show what a filing says otherwise than the one that it replaces."""
    return visit.answer(lambda: _changes(visit, filing_id))


def _changes(visit: Visit, asked: str) -> Response:
    filing_id = find_one(visit, "filing", asked)
    if isinstance(filing_id, Response):
        return filing_id
    cover = visit.catalogue.find_cover(filing_id)
    former = find_former(cover) if cover else None
    if cover is None or former is None:
        raise HTTPException(404)
    found = find_changes(visit.catalogue, cover, former)
    was, now = dict(former.totals), dict(cover.filing.totals)

    def say_sum(amount: Decimal | None) -> str:
        return money_words(amount, "USD", visit.language)

    def say_day(day: date | None) -> str:
        return day_words(day, "medium", visit.language)

    return visit.page(
        "filing_changes.html",
        filing=cover.filing,
        before=former,
        changes=found.changes,
        totals=[(name, was.get(name), now.get(name)) for name in {**was, **now} if was.get(name) != now.get(name)],
        fields_of=lambda change: changed_fields(change, say_sum, say_day),
        is_refund=lambda entry: isinstance(entry, Refund),
        shown=SHOWN,
        terms={name: visit.gettext(word) for name, word in LINE_FIELDS.items()},
    )


def _page(visit: Visit, cover: FiledCover) -> Response:
    query, status = visit.request.query_params, 200
    try:
        found = _lines(visit, cover, query)
    except QuestionError:
        found, status = visit.catalogue.list_entries(cover.reading_id), 404
    path = f"/filings/{cover.filing.id}"
    following = list_address(path, {"after": found.following}, visit.language) if found.following else ""
    is_further = status == 200 and bool(query.get("after") or query.get("line"))
    return visit.page(
        "filing.html",
        status=status,
        cover=cover,
        filing=cover.filing,
        looked_at=group_checks(cover.checks),
        lines=found.lines,
        gifts=visit.catalogue.find_gifts_of_lines(cover.filing.id, [one.line for one in found.lines]),
        place_of=place_of,
        former=find_former(cover),
        is_refund=lambda entry: isinstance(entry, Refund),
        following=f"{following}#lines" if following else "",
        first=f"{list_address(path, {}, visit.language)}#lines" if is_further else "",
        is_wrong_place=status != 200,
    )


def _lines(visit: Visit, cover: FiledCover, query: Mapping[str, str]) -> Page[Entry]:
    line = ask_line(query)
    return visit.catalogue.list_entries(cover.reading_id, after=query.get("after") or None, line=line)
