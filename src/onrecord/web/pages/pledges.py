"""The page of one gift: what may be published of it, who tells it in which words, what was filed, what happened."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from onrecord.ledger.catalogue import Gift
from onrecord.web.finding import show_unfound
from onrecord.web.gift.copying import copy_detail
from onrecord.web.gift.history import list_events
from onrecord.web.gift.publishing import TIERS, find_tier, publish
from onrecord.web.gift.sources import list_sources
from onrecord.web.gift.statements import list_statements
from onrecord.web.gift.tellings import find_whose, list_told
from onrecord.web.gift.words import COPY_WORDS, FIELD_WORDS, SPEAKER_WORDS, VERDICT_WORDS
from onrecord.web.languages import localized
from onrecord.web.review.showing import sum_of_value
from onrecord.web.visits import Visit, Visiting

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_WORDS = {"field": FIELD_WORDS, "copy": COPY_WORDS, "speaker": SPEAKER_WORDS, "verdict": VERDICT_WORDS}


@router.get("/pledges/{gift_id}")
def show_gift(visit: Visiting, gift_id: str, skipped: int = 0) -> Response:
    """Show a gift; the beginning of its id leads to it where only one begins so."""
    return visit.answer(lambda: _gift(visit, gift_id, max(skipped, 0)), of=(gift_id,))


def _gift(visit: Visit, gift_id: str, skipped: int) -> Response:
    gift = visit.catalogue.find_gift(gift_id, skipped=skipped)
    if gift is None:
        return _lead_on(visit, gift_id)
    # What may be published rests on the tellings that came first, whichever of them a page shows.
    first = visit.catalogue.find_gift(gift_id) if skipped else gift
    return _page(visit, gift, first or gift)


def _lead_on(visit: Visit, beginning: str) -> Response:
    """Lead to the gift whose id begins so; where several do, or none does, show them."""
    ids = visit.catalogue.find_gift_ids(beginning)
    if len(ids) == 1:
        return RedirectResponse(localized(f"/pledges/{ids[0]}", visit.language), 303)
    return show_unfound(visit, "gift", beginning, ids)


def _page(visit: Visit, gift: Gift, first: Gift) -> Response:
    _ = visit.gettext
    return visit.page(
        "pledge.html",
        gift=gift,
        line=gift.line,
        pledge=gift.pledge,
        sentences=publish(first, visit.language),
        tier=_(TIERS[find_tier(first)]),
        whose=find_whose(first, visit.language),
        told=list_told(gift.tellings),
        set_aside=list_told(gift.set_aside),
        sources=list_sources(gift),
        statements=list_statements(gift),
        matches=[match for match in gift.matches if match.filed],
        events=list_events(gift),
        sum_of_value=sum_of_value,
        copy_detail=lambda detail: copy_detail(detail, _),
        terms={name: {code: _(word) for code, word in words.items()} for name, words in _WORDS.items()},
    )
