"""What waits for a person, what people decided, and what was set aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, NoReturn

from fastapi import Depends, Query, Request, Response
from starlette.datastructures import Headers

from onrecord.ledger import Catalogue, WaitingQuestion
from onrecord.pipeline import load_review_items
from onrecord.views.judgements import judgement_object
from onrecord.views.reviewing import item_object
from onrecord.views.sharing import kept_problem_object
from onrecord.views.visible import json_line
from onrecord.web.accounts.callers import caller_of, judge_name, require
from onrecord.web.accounts.users import User
from onrecord.web.api.accepting import check_accepts
from onrecord.web.api.answers import answer, following_address, today_of
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
from onrecord.web.disclosing import may_know_files
from onrecord.web.review.deciding import Hand
from onrecord.web.review.deciding import answer as keep_answer
from onrecord.web.settings import WebSettings

__all__ = ["router"]

router = new_router("review")

_Reviewer = Annotated[User, Depends(require("reviewer"))]


@router.get("/problems", response_model=ProblemPiece, summary="List what was set aside")
def list_problems(request: Request, asked: Annotated[ProblemParameters, Query()]) -> Response:
    """List what could not be read, and what to do about it. Nothing that cannot be read is dropped."""

    def make(catalogue: Catalogue) -> dict[str, Any]:
        page = catalogue.list_problems(code=asked.code, after=asked.after, size=asked.per_page)
        items = [kept_problem_object(kept, named=may_know_files(request)) for kept in page.lines]
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

    def make(catalogue: Catalogue) -> dict[str, Any]:
        question = WaitingQuestion(kind=asked.kind, fund=asked.fund, after=asked.after, size=asked.per_page)
        page = catalogue.list_waiting(question)
        items = [item_object(item) for item in load_review_items(catalogue, page.lines)]
        return {"items": items, "next": following_address(request, page.following)}

    return answer(request, make)


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
    if Headers(scope=request.scope).get("content-type", "").partition(";")[0].strip().casefold() != "application/json":
        raise RequestError("unsupported-media-type", "JSON is wanted: application/json")
    settings: WebSettings = request.app.state.settings
    hand = Hand(by=judge_name(request, told.by), at=settings.clock(), why=told.why.strip())
    decided = keep_answer(request.app.state.ledger, today_of(request), item_id, told.answer, hand)
    if decided.outcome == "gone":
        raise RequestError("conflict", f"{item_id!r} does not wait: it was decided, or was never asked")
    if decided.outcome == "none":
        _refuse(told.answer, decided.names)
    judgements = [judgement_object(judgement) for judgement in decided.made]
    body = {"judgements": judgements, "still_waits": decided.outcome == "second"}
    return Response(json_line(body), headers={"Cache-Control": "no-store"}, media_type="application/json")


def _refuse(told: str, names: Sequence[str]) -> NoReturn:
    what = f"{told!r} is none of {', '.join(names)}"
    error = FieldError(where="body", field="answer", what=what, near=near_names(told, names))
    raise RequestError("invalid", f"answer: {what}", (error,))
