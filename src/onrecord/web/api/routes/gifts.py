"""Gifts: the list, and one."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Request, Response

from onrecord.ledger import Catalogue
from onrecord.views.gift import gift_object
from onrecord.views.lines import gift_line_object
from onrecord.web.api.answers import answer, following_address, today_of
from onrecord.web.api.parameters import GiftParameters, GiftPlace
from onrecord.web.api.problems import RequestError
from onrecord.web.api.routing import new_router
from onrecord.web.api.shapes.gift import GiftShape
from onrecord.web.api.shapes.gifts import GiftPiece

__all__ = ["router"]

router = new_router("gifts")


@router.get("/gifts", response_model=GiftPiece, summary="List gifts")
def list_gifts(request: Request, asked: Annotated[GiftParameters, Query()]) -> Response:
    """List what recorded pages tell of, a gift a row, with where each stands.

    The list says what pages and filings say. It is no proof that a gift was made, or that it was not.
    """

    def make(catalogue: Catalogue) -> dict[str, object]:
        page = catalogue.list_gifts(asked.question())
        return {
            "as_of": (asked.as_of or today_of(request)).isoformat(),
            "items": [gift_line_object(line) for line in page.lines],
            "next": following_address(request, page.following),
        }

    return answer(request, make, asked.as_of)


@router.get("/gifts/{gift_id}", response_model=GiftShape, summary="One gift with its evidence")
def show_gift(request: Request, gift_id: str, asked: Annotated[GiftPlace, Query()]) -> Response:
    """Return a gift: where it stands, who tells it in which words, what was filed, and what people decided."""

    def make(catalogue: Catalogue) -> dict[str, object]:
        gift = catalogue.find_gift(gift_id, skipped=asked.skip)
        if gift is None:
            raise RequestError("not-found", f"no gift has the id {gift_id!r} (see /api/v1/gifts)")
        return gift_object(gift)

    return answer(request, make, asked.as_of)
