"""Funds: totals said and filed, by week, who gives through what, said against filed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from fastapi import Query, Request, Response

from onrecord.ledger import Catalogue, FundLine
from onrecord.reference.funds import load_funds
from onrecord.views.documents import decimal_text
from onrecord.views.funds import registry_object
from onrecord.views.gift import unannounced_gift_object
from onrecord.views.lines import (
    filed_total_object,
    flow_object,
    fund_line_object,
    gap_object,
    said_total_object,
    week_object,
)
from onrecord.web.api.answers import answer, today_of
from onrecord.web.api.parameters import Known, UnannouncedPlace
from onrecord.web.api.problems import RequestError
from onrecord.web.api.routing import new_router
from onrecord.web.api.shapes.funds import FundFlows, FundGaps, FundList, FundShape, FundUnannounced, FundWeeks

__all__ = ["router"]

router = new_router("funds")

_Asked = Annotated[Known, Query()]

_UNANNOUNCED = 100
"""Filed gifts that one answer lists."""


@router.get("/funds", response_model=FundList, summary="List funds")
def list_funds(request: Request, asked: _Asked) -> Response:
    """List the funds that gifts are told to, those with most gifts first. There are few: it is one piece."""

    def make(catalogue: Catalogue) -> dict[str, Any]:
        items = [fund_line_object(line) for line in catalogue.list_funds()]
        return {"as_of": _day(request, asked.as_of), "items": items}

    return answer(request, make, asked.as_of)


@router.get("/funds/{key}", response_model=FundShape, summary="One fund, with its totals")
def show_fund(request: Request, key: str, asked: _Asked) -> Response:
    """Return a fund. Sums of two currencies, capacities or statuses are never added up, nor money and goods."""

    def make(catalogue: Catalogue) -> dict[str, Any]:
        line = _find(catalogue, key)
        known = load_funds().by_id.get(line.fund_id or "")
        return {
            **fund_line_object(line),
            "as_of": _day(request, asked.as_of),
            "registry": registry_object(known) if known else None,
            "said": [said_total_object(total) for total in catalogue.fund_totals(key).said],
            "filed": [filed_total_object(total) for total in catalogue.fund_totals(key).filed],
            "standings": catalogue.count_standings(key),
        }

    return answer(request, make, asked.as_of)


@router.get("/funds/{key}/weeks", response_model=FundWeeks, summary="Said and filed by week")
def list_weeks(request: Request, key: str, asked: _Asked) -> Response:
    """Return what was said and what was filed of a fund by week, capacity and currency, the first week first."""
    return _answer_items(
        request, key, asked.as_of, lambda catalogue: map(week_object, catalogue.fund_totals(key).weeks)
    )


@router.get("/funds/{key}/flows", response_model=FundFlows, summary="Who gives through what")
def list_flows(request: Request, key: str, asked: _Asked) -> Response:
    """Return who gives through what to a fund: its 400 largest gifts, those of one donor and capacity together."""
    return _answer_items(request, key, asked.as_of, lambda catalogue: map(flow_object, catalogue.draw_fund(key).flows))


@router.get("/funds/{key}/gaps", response_model=FundGaps, summary="Said against filed")
def list_gaps(request: Request, key: str, asked: _Asked) -> Response:
    """Return said against filed per donor and standing. Null is "not known", never "nothing"."""
    return _answer_items(request, key, asked.as_of, lambda catalogue: map(gap_object, catalogue.draw_fund(key).gaps))


@router.get("/funds/{key}/unannounced", response_model=FundUnannounced, summary="Filed, and not announced")
def list_unannounced(request: Request, key: str, asked: Annotated[UnannouncedPlace, Query()]) -> Response:
    """Return what was filed of a fund and no page that was read tells of, a donor's lines together, the largest first.

    Others may have told of it: only pages that this ledger holds are looked at.
    """

    def make(catalogue: Catalogue) -> dict[str, Any]:
        if key not in load_funds().by_id:
            _find(catalogue, key)
        found = catalogue.list_unannounced(key)
        shown = found[asked.skip : asked.skip + _UNANNOUNCED]
        return {
            "as_of": _day(request, asked.as_of),
            "amount": decimal_text(sum((gift.amount for gift in found), Decimal(0))),
            "gifts": len(found),
            "items": [unannounced_gift_object(gift) for gift in shown],
            "skipped": min(asked.skip, len(found)),
            "further": max(0, len(found) - asked.skip - len(shown)),
        }

    return answer(request, make, asked.as_of)


def _answer_items(
    request: Request, key: str, as_of: date | None, items: Callable[[Catalogue], Iterable[dict[str, Any]]]
) -> Response:
    def make(catalogue: Catalogue) -> dict[str, Any]:
        _find(catalogue, key)
        return {"as_of": _day(request, as_of), "items": list(items(catalogue))}

    return answer(request, make, as_of)


def _find(catalogue: Catalogue, key: str) -> FundLine:
    line = catalogue.find_fund(key)
    if line is None:
        raise RequestError("not-found", f"no fund has the key {key!r} (see /api/v1/funds)")
    return line


def _day(request: Request, as_of: date | None) -> str:
    return (as_of or today_of(request)).isoformat()
