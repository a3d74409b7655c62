"""Donors: a list of them, and one with its own gifts, those of its companies, and what was filed."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException
from fastapi.responses import RedirectResponse, Response

from onrecord.ledger.catalogue import DonorQuestion, GiftQuestion
from onrecord.records.claim import CAPACITIES
from onrecord.web.addressing import is_canonical, list_address, without
from onrecord.web.asking import Asked, ask_donors
from onrecord.web.asking.donors import DONOR_CHOICES, DONOR_DEFAULTS, DONOR_FIELDS
from onrecord.web.donors.ties import find_namesakes, find_roles, gifts_beside, is_nobody_alone, registered
from onrecord.web.languages import localized
from onrecord.web.visits import Visit, Visiting

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_SHOWN = 50
"""Gifts on a donor's page; the list has the others."""


@router.get("/donors")
def show_donors(visit: Visiting) -> Response:
    """Show the list of donors."""
    asked = ask_donors(visit.request.query_params, visit.gettext)
    if not is_canonical(visit.request.url.query, asked.values):
        return RedirectResponse(list_address("/donors", asked.values, visit.language), 303)
    return visit.answer(lambda: _donors(visit, asked))


def _donors(visit: Visit, asked: Asked[DonorQuestion]) -> Response:
    given = {**dict.fromkeys(DONOR_FIELDS, ""), **DONOR_DEFAULTS, **asked.values}
    shown: dict[str, Any] = {"asked": asked, "given": given, "choices": DONOR_CHOICES}
    if asked.question is None:
        return visit.page("donors.html", status=400, found=None, **shown)
    found = visit.catalogue.list_donors(asked.question)
    following = {**asked.values, "after": found.following or ""}
    shown["following"] = list_address("/donors", following, visit.language) if found.following else ""
    shown["first"] = list_address("/donors", without(asked.values), visit.language) if given["after"] else ""
    return visit.page("donors.html", found=found, **shown)


@router.get("/donors/{key:path}")
def show_donor(visit: Visiting, key: str) -> Response:
    """Show a donor; "/donors/" is the list of donors."""
    if not key:
        return RedirectResponse(localized("/donors", visit.language), 308)
    return visit.answer(lambda: _donor(visit, key))


def _donor(visit: Visit, key: str) -> Response:
    catalogue = visit.catalogue
    donor = catalogue.find_donor(key) or registered(key)
    if donor is None:
        raise HTTPException(404)
    gifts = catalogue.list_gifts(GiftQuestion(donor=key, size=_SHOWN))
    by_capacity = {name: [gift for gift in gifts.lines if gift.capacity == name] for name in CAPACITIES}
    return visit.page(
        "donor.html",
        donor=donor,
        gifts={name: own for name, own in by_capacity.items() if own},
        has_more=gifts.following is not None,
        beside=gifts_beside(catalogue, donor),
        roles=find_roles(donor),
        namesakes=find_namesakes(catalogue, donor),
        is_nobody_alone=is_nobody_alone(donor),
        lines=catalogue.list_donor_lines(key),
    )
