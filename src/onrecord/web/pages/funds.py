"""Funds: all of them, and one with its totals, charts, deadlines, gifts and filings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from fastapi import APIRouter, HTTPException
from starlette.responses import RedirectResponse, Response

from onrecord.charts import WIDE
from onrecord.ledger.catalogue import FundLine, GiftQuestion, fund_subject
from onrecord.ledger.catalogue.cursors import MOST
from onrecord.ledger.catalogue.filings import FilingLine, FilingQuestion
from onrecord.records.match import STANDINGS
from onrecord.reference.funds import Fund, load_funds
from onrecord.web.funds.charts import FUND_CHARTS, draw_fund
from onrecord.web.funds.clock import fund_clock
from onrecord.web.funds.totals import REFUSED, FiledSum, SaidSum, filed_sums, headline_sums, said_rows, sums_of_owners
from onrecord.web.languages import localized
from onrecord.web.naming import fund_title, known_fund
from onrecord.web.visits import Visit, Visiting

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_SHOWN = 8
"""Gifts of each of the two lists on a fund's page."""

_LISTED = 500
"""Filed gifts that are listed at once; what is behind them is small, since the largest come first."""

_OTHERS = 200
"""Funds that the registry does not know, on the page of all funds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A fund as a line of the page of all funds; `gifts` counts no refusals."""

    fund: Fund
    gifts: int
    said: tuple[SaidSum, ...]
    filed: dict[str, FiledSum]


@router.get("/funds")
def show_funds(visit: Visiting) -> Response:
    """Show all funds: those of the registry with their totals, and how else pages call whom gifts go to."""
    return visit.answer(lambda: _funds(visit))


def _funds(visit: Visit) -> Response:
    lines = visit.catalogue.list_funds()
    others = [line for line in lines if known_fund(line.key) is None]
    known = list(_known(visit, {line.key: line for line in lines}))
    return visit.page("funds.html", known=known, others=others[:_OTHERS], left_out=len(others[_OTHERS:]))


def _known(visit: Visit, lines: dict[str, FundLine]) -> Iterator[_Told]:
    for fund in load_funds().all:
        line = lines.get(fund.id)
        totals = visit.catalogue.fund_totals(fund.id).said if line else ()
        filed = filed_sums(visit.catalogue.fund_totals(fund.id).filed)
        gifts = sum(total.pledges for total in totals if total.status != REFUSED)
        yield _Told(fund=fund, gifts=gifts, said=tuple(headline_sums(totals)), filed=filed)


@router.get("/funds/{key}/unannounced")
def show_unannounced(visit: Visiting, key: str) -> Response:
    """Show what was filed of a fund and no page that was read tells of."""
    return visit.answer(lambda: _unannounced(visit, key))


def _unannounced(visit: Visit, key: str) -> Response:
    fund = known_fund(key)
    if fund is None:
        raise HTTPException(404)
    found = visit.catalogue.list_unannounced(key)
    total = sum((gift.amount for gift in found), Decimal(0))
    shown, title = found[:_LISTED], fund_title(key)
    return visit.page("unannounced.html", key=key, title=title, gifts=shown, count=len(found), total=total)


@router.get("/funds/{key:path}")
def show_fund(visit: Visiting, key: str) -> Response:
    """Show a fund; "/funds/" is the page of all funds."""
    if not key:
        return RedirectResponse(localized("/funds", visit.language), 308)
    return visit.answer(lambda: _fund(visit, key), of=(fund_subject(key),))


def _fund(visit: Visit, key: str) -> Response:
    catalogue, fund = visit.catalogue, known_fund(key)
    line = catalogue.find_fund(key)
    if fund is None and line is None:
        raise HTTPException(404)
    said = catalogue.fund_totals(key).said
    sums = headline_sums(said)
    counts = catalogue.count_standings(key)
    return visit.page(
        "fund.html",
        key=key,
        fund=fund,
        title=fund_title(key if fund else None, line.name if line else None) or key,
        gifts=sum(total.pledges for total in said if total.status != REFUSED),
        refusals=sum(total.pledges for total in said if total.status == REFUSED),
        sums=sums,
        owners=sums_of_owners(said, next((one.currency for one in sums if one.priced), "USD")),
        said=said_rows(said),
        filed=filed_sums(catalogue.fund_totals(key).filed),
        charts={name: draw_fund(catalogue, key, name, visit.language, WIDE) for name in FUND_CHARTS},
        standings=[(name, counts[name]) for name in STANDINGS if name in counts],
        clock=fund_clock(fund, visit.today) if fund else (),
        filings=_filings(visit, fund) if fund else (),
        largest=catalogue.list_gifts(GiftQuestion(fund=key, sort="largest", size=_SHOWN)).lines,
        newest=catalogue.list_gifts(GiftQuestion(fund=key, sort="newest", size=_SHOWN)).lines,
    )


def _filings(visit: Visit, fund: Fund) -> tuple[FilingLine, ...]:
    if not fund.committees:
        return ()
    return visit.catalogue.list_filings(FilingQuestion(filers=fund.committees, size=MOST)).lines
