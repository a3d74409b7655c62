"""What waits for a person, what people decided, and what was set aside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response
from starlette.datastructures import Headers

from onrecord.errors import QuestionError
from onrecord.ledger import Catalogue, Ledger
from onrecord.pipeline import Choice, ReviewItem, find_review_items, reader_fingerprint
from onrecord.records import Judgement
from onrecord.views.judgements import judgement_object
from onrecord.views.reviewing import item_object
from onrecord.views.sharing import kept_problem_object
from onrecord.views.visible import json_line
from onrecord.web.accounts.callers import caller_of, judge_name, require
from onrecord.web.accounts.users import User
from onrecord.web.api.accepting import check_accepts
from onrecord.web.api.answers import answer, following_address
from onrecord.web.api.parameters import Paging, ProblemParameters, ReviewParameters
from onrecord.web.api.problems import FieldError, RequestError, near_names
from onrecord.web.api.routing import new_router
from onrecord.web.api.shapes.reviewing import (
    AnswerShape,
    CorrectionPiece,
    DecidedShape,
    ProblemPiece,
    ReviewPiece,
    SessionShape,
)
from onrecord.web.settings import WebSettings

__all__ = ["router"]

router = new_router("review")

_Reviewer = Annotated[User, Depends(require("reviewer"))]


@router.get("/problems", response_model=ProblemPiece, summary="List what was set aside")
def list_problems(request: Request, asked: Annotated[ProblemParameters, Query()]) -> Response:
    """List what could not be read, and what to do about it. Nothing that cannot be read is dropped."""

    def make(catalogue: Catalogue) -> dict[str, Any]:
        page = catalogue.list_problems(code=asked.code, after=asked.after, size=asked.per_page)
        items = [kept_problem_object(kept) for kept in page.lines]
        return {"items": items, "next": following_address(request, page.following)}

    return answer(request, make)


@router.get("/corrections", response_model=CorrectionPiece, summary="List what people decided")
def list_corrections(request: Request, asked: Annotated[Paging, Query()]) -> Response:
    """List decisions of people and their retractions, the last first. Each is sealed with the one before."""

    def make(catalogue: Catalogue) -> dict[str, Any]:
        page = catalogue.list_judgements(after=asked.after, size=asked.per_page)
        items = [judgement_object(judgement) for judgement in page.lines]
        return {"items": items, "next": following_address(request, page.following)}

    return answer(request, make)


@router.get("/review", response_model=ReviewPiece, summary="List what waits for a person")
def list_review(request: Request, asked: Annotated[ReviewParameters, Query()], _: _Reviewer) -> Response:
    """List claims too unsure for the list, matches and donors that are left open, and sums on which sources differ.

    What waits is not published: it needs the role of a reviewer.
    """

    def make(_: Catalogue) -> dict[str, Any]:
        items = find_review_items(request.app.state.ledger, fund=asked.fund, donor=asked.donor)
        wanted = [item for item in items if asked.kind is None or item.kind == asked.kind]
        piece, following = _piece(wanted, asked.after, asked.per_page)
        return {"items": [item_object(item) for item in piece], "next": following_address(request, following)}

    return answer(request, make)


def _piece(items: Sequence[ReviewItem], after: str | None, size: int) -> tuple[Sequence[ReviewItem], str | None]:
    """Return the items behind the one that `after` names, and what the piece after them is asked for by."""
    ids = [item.id for item in items]
    if after is not None and after not in ids:
        raise QuestionError("after", "this does not wait any more (begin with the first page)")
    start = ids.index(after) + 1 if after is not None else 0
    piece = items[start : start + size]
    return piece, piece[-1].id if start + size < len(items) else None


@router.get("/session", response_model=SessionShape, summary="Who asks, and the token of their decisions")
async def show_session(request: Request) -> Response:
    """Return who is signed in, and the token that a decision must carry in the header `X-CSRF-Token`."""
    check_accepts(request, "application/json")
    caller = caller_of(request)
    user = caller.user
    body = {
        "user": (user.name or None) if user else None,
        "role": user.role if user else None,
        "csrf_token": caller.csrf_token,
    }
    return Response(json_line(body), headers={"Cache-Control": "no-store"}, media_type="application/json")


@router.post("/review/{item_id:path}", response_model=DecidedShape, summary="Decide what waits")
def decide(request: Request, item_id: str, told: AnswerShape, _: _Reviewer) -> Response:
    """Keep a person's answer to what waits. It needs a session of a reviewer and the token of it.

    Each decision is kept with who, when and why, and can be taken back, which is kept too.
    """
    check_accepts(request, "application/json")
    if Headers(scope=request.scope).get("content-type", "").partition(";")[0].strip() != "application/json":
        raise RequestError("unsupported-media-type", "JSON is wanted: application/json")
    ledger: Ledger = request.app.state.ledger
    item = next((one for one in find_review_items(ledger) if one.id == item_id), None)
    if item is None:
        raise RequestError("conflict", f"{item_id!r} does not wait: it was decided, or was never asked")
    kept = list(_judge(request, item.id, _choice(item, told.answer), told))
    for judgement in kept:
        ledger.judge(judgement)
    ledger.keep_up(reader_fingerprint())
    still = any(one.id == item_id for one in find_review_items(ledger)) if item.kind == "claim" else False
    body = {"judgements": [judgement_object(judgement) for judgement in kept], "still_waits": still}
    return Response(json_line(body), headers={"Cache-Control": "no-store"}, media_type="application/json")


def _choice(item: ReviewItem, told: str) -> Choice:
    names = [choice.name for choice in item.choices]
    if told not in names:
        near = near_names(told, names)
        what = f"{told!r} is none of {', '.join(names)}"
        raise RequestError(
            "invalid", f"answer: {what}", (FieldError(where="body", field="answer", what=what, near=near),)
        )
    return item.choices[names.index(told)]


def _judge(request: Request, item_id: str, choice: Choice, told: AnswerShape) -> Iterator[Judgement]:
    settings: WebSettings = request.app.state.settings
    by = judge_name(request, told.by)
    for draft in choice.drafts:
        yield Judgement(
            kind=draft.kind,
            subject=draft.subject,
            decision=draft.decision,
            other=draft.other,
            by=by,
            at=settings.clock(),
            why=told.why.strip(),
        )
