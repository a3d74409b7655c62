"""What was set aside: by kind, with what to do about it."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from onrecord.errors import QuestionError
from onrecord.records import Problem
from onrecord.views.sharing import shared_advice, shared_source
from onrecord.web.addressing import list_address
from onrecord.web.disclosing import keeps_list, may_know_files
from onrecord.web.visits import Visit, Visiting

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/problems")
def show_problems(visit: Visiting, kind: str = "", after: str = "") -> Response:
    """Show what was set aside, of a kind where one is asked for."""
    return visit.answer(lambda: _problems(visit, kind, after))


@router.get("/problems/{problem_id}")
def show_problem(visit: Visiting, problem_id: str) -> Response:
    """Show one thing that was set aside."""
    return visit.answer(lambda: _problem(visit, problem_id))


def _problems(visit: Visit, kind: str, after: str) -> Response:
    catalogue = visit.catalogue
    counts = catalogue.count_problems()
    if kind and kind not in counts:
        raise HTTPException(404)
    try:
        found = catalogue.list_problems(code=kind or None, after=after or None)
    except QuestionError as error:
        raise HTTPException(400) from error
    values = {"kind": kind} if kind else {}
    following = list_address("/problems", {**values, "after": found.following or ""}, visit.language)
    return visit.page(
        "problems.html",
        problems=found.lines,
        counts=counts,
        total=sum(counts.values()),
        kind=kind,
        following=following if found.following else "",
        first=list_address("/problems", values, visit.language) if after else "",
        place_of=lambda source: _place_of(visit, source),
        advice_of=lambda problem: _advice_of(visit, problem),
        is_one=False,
    )


def _problem(visit: Visit, problem_id: str) -> Response:
    found = visit.catalogue.find_problem(problem_id)
    if found is None:
        raise HTTPException(404)
    return visit.page(
        "problems.html",
        problems=(found,),
        counts={},
        total=1,
        kind=found.problem.code,
        following="",
        first="",
        place_of=lambda source: _place_of(visit, source),
        advice_of=lambda problem: _advice_of(visit, problem),
        is_one=True,
    )


def _place_of(visit: Visit, source: str) -> str:
    """Return where something was read: whole for whoever keeps a list that is not public, else as it may be shared."""
    if _may_know_folders(visit):
        return source
    named = may_know_files(visit.request)
    return shared_source(source, named=named) if named or "://" in source else visit.gettext("a file")


def _advice_of(visit: Visit, problem: Problem) -> str:
    """Return what to do, with the folders of a file for the same."""
    advice = problem.advice
    if not _may_know_folders(visit):
        advice = shared_advice(problem, named=may_know_files(visit.request))
    return advice or ""


def _may_know_folders(visit: Visit) -> bool:
    is_public = visit.settings.is_static or visit.settings.guard.access == "public"
    return keeps_list(visit.request) and not is_public
