"""The list: every announced gift, with filters."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from onrecord.ledger.catalogue import FundLine, GiftQuestion
from onrecord.web.addressing import is_canonical, list_address, without
from onrecord.web.asking import CHOICES, DEFAULTS, FIELDS, Asked, ask_gifts
from onrecord.web.naming import fund_title
from onrecord.web.visits import Visit, Visiting

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_COUNTED = 1000
"""Gifts that are counted one by one; of more the page says that they are more."""

_FUNDS = 60
"""Funds to choose from, those with most gifts first."""


@router.get("/")
def show_list(visit: Visiting) -> Response:
    """Show the list."""
    asked = ask_gifts(visit.request.query_params, visit.gettext)
    if not is_canonical(visit.request.url.query, asked.values):
        return RedirectResponse(list_address("/", asked.values, visit.language), 303)
    return visit.answer(lambda: _list(visit, asked))


def _list(visit: Visit, asked: Asked[GiftQuestion]) -> Response:
    catalogue = visit.catalogue
    funds = catalogue.list_funds()
    shown: dict[str, Any] = {
        "asked": asked,
        "given": {**dict.fromkeys(FIELDS, ""), **DEFAULTS, **asked.values},
        "choices": CHOICES,
        "funds": _fund_choices(funds, asked.values.get("fund")),
        "filters": _filters(visit, asked, funds),
        "query": list_address("", asked.filters),
        # Shut while nothing in it is set: a reader with a phone sees gifts at once.
        "is_open": bool(asked.errors or asked.values.keys() - {"q", "fund", "standing", "donor", "after"}),
    }
    if asked.question is None:
        return visit.page("gifts.html", status=400, found=None, count=0, counted=_COUNTED, **shown)
    found = catalogue.list_gifts(asked.question)
    count = catalogue.count_gifts(asked.question, _COUNTED)
    following = list_address("/", {**asked.values, "after": found.following}, visit.language) if found.following else ""
    first = list_address("/", without(asked.values), visit.language) if "after" in asked.values else ""
    shown |= {"count": count, "counted": _COUNTED, "following": following, "first": first}
    return visit.page("gifts.html", found=found, **shown)


def _fund_choices(funds: tuple[FundLine, ...], wanted: str | None) -> list[tuple[str, str]]:
    shown = [fund for at, fund in enumerate(funds) if at < _FUNDS or fund.key == wanted]
    return [(fund.key, fund_title(fund.fund_id, fund.name) or fund.key) for fund in shown]


def _filters(visit: Visit, asked: Asked[GiftQuestion], funds: tuple[FundLine, ...]) -> list[dict[str, str]]:
    """Return the filters that are set, each with its value in words and the address of the list without it."""
    names = {"fund": {fund.key: fund_title(fund.fund_id, fund.name) for fund in funds}}
    if donor := asked.values.get("donor"):
        line = visit.catalogue.find_donor(donor)
        names["donor"] = {donor: line.name if line else donor}
    return [
        {
            "field": field,
            "value": names.get(field, {}).get(value) or value,
            "without": list_address("/", without(asked.values, field), visit.language),
        }
        for field, value in asked.filters.items()
        if field not in asked.errors
    ]
