"""The log of corrections: decisions of people, what sources took back, filings that replaced others."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from onrecord.errors import QuestionError
from onrecord.ledger.catalogue import Page
from onrecord.records import Judgement
from onrecord.web.accounts.callers import caller_of
from onrecord.web.addressing import list_address
from onrecord.web.corrections.entries import list_entries
from onrecord.web.gift.words import FIELD_WORDS
from onrecord.web.review.showing import sum_of_value
from onrecord.web.visits import Visit, Visiting

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/corrections")
def show_corrections(visit: Visiting, after: str = "") -> Response:
    """Show the log."""
    if _may_decide(visit):
        return _log(visit, after)
    return visit.answer(lambda: _log(visit, after))


@router.get("/corrections/{judgement_id}")
def show_entry(visit: Visiting, judgement_id: str) -> Response:
    """Show one decision by itself, with what took it back."""
    found = visit.catalogue.find_judgement(judgement_id)
    if found is None:
        raise HTTPException(404)
    beside = [one for one in visit.catalogue.find_judgements([found.id]) if one.kind == "retraction"]
    return _page(visit, [found, *beside], is_one=True)


def _log(visit: Visit, after: str) -> Response:
    try:
        found: Page[Judgement] = visit.catalogue.list_judgements(after=after or None)
    except QuestionError as error:
        raise HTTPException(400) from error
    following = list_address("/corrections", {"after": found.following}, visit.language) if found.following else ""
    first = list_address("/corrections", {}, visit.language) if after else ""
    return _page(visit, list(found.lines), following=following, first=first)


def _page(
    visit: Visit, judgements: list[Judgement], *, following: str = "", first: str = "", is_one: bool = False
) -> Response:
    sees_all = _may_decide(visit)
    is_whole = not (is_one or first)
    return visit.page(
        "corrections.html",
        entries=list_entries(visit.catalogue, judgements, sees_all=sees_all),
        corrected=visit.catalogue.list_corrected() if is_whole else (),
        replaced=visit.catalogue.list_replacements() if is_whole else (),
        following=following,
        first=first,
        is_one=is_one,
        may_decide=sees_all,
        sum_of_value=sum_of_value,
        terms={"field": {code: visit.gettext(word) for code, word in FIELD_WORDS.items()}},
    )


def _may_decide(visit: Visit) -> bool:
    user = caller_of(visit.request).user
    return user is not None and user.may("reviewer")
