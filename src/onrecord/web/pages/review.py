"""What waits for a person: one question at a time, answers by a form, and what comes next."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel

from onrecord.ledger import Catalogue, Page, Waiting, WaitingQuestion
from onrecord.ledger.derived.waiting import WAITING_KINDS
from onrecord.pipeline import load_review_items
from onrecord.records import Judgement
from onrecord.views.visible import visible_line
from onrecord.web.accounts.callers import judge_name
from onrecord.web.addressing import list_address, without
from onrecord.web.asking import Asked
from onrecord.web.filters import in_path
from onrecord.web.gift.words import FIELD_WORDS, VERDICT_WORDS
from onrecord.web.languages import localized
from onrecord.web.naming import fund_title
from onrecord.web.review.asking import REVIEW_FIELDS, ask_waiting
from onrecord.web.review.deciding import Hand, answer, undo
from onrecord.web.review.showing import show_question
from onrecord.web.visits import Visit, Visiting

__all__ = ["router"]

router = APIRouter(include_in_schema=False)

_FUNDS = 60
_LONGEST_WHY = 300
_OUTCOMES = ("kept", "second", "gone", "changed", "none", "undone", "nothing", "end")


@router.get("/review")
def show_queue(visit: Visiting) -> Response:
    """Show the first question of what waits, or the one behind a place."""
    asked = ask_waiting(visit.request.query_params, visit.gettext)
    if asked.question is None:
        return _page(visit, asked, Page(lines=()), status=400)
    found = visit.catalogue.list_waiting(asked.question)
    if not found.lines and asked.question.after:
        start = WaitingQuestion(kind=asked.question.kind, fund=asked.question.fund, size=asked.question.size)
        return _page(visit, asked, visit.catalogue.list_waiting(start), is_again=True)
    return _page(visit, asked, found)


@router.get("/review/{waiting_id:path}")
def show_one(visit: Visiting, waiting_id: str) -> Response:
    """Show one question, and those behind it."""
    asked = ask_waiting(visit.request.query_params, visit.gettext)
    waits = visit.catalogue.find_waiting(waiting_id)
    if waits is None:
        return RedirectResponse(_address(visit, asked.values, told="gone"), 303)
    question = asked.question or WaitingQuestion()
    behind = WaitingQuestion(kind=question.kind, fund=question.fund, after=waits.place, size=8)
    following = visit.catalogue.list_waiting(behind)
    return _page(visit, asked, Page(lines=(waits, *following.lines), following=following.following))


class AnswerForm(BaseModel):
    """What the form of a question sends."""

    answer: str
    mark: str = ""
    by: str = ""
    why: str = ""
    kind: str = ""
    fund: str = ""


class UndoForm(BaseModel):
    """What the form sends that takes a judgement back; `back` is "corrections" where it stands there."""

    done: str
    by: str = ""
    why: str = ""
    kind: str = ""
    fund: str = ""
    back: str = ""


@router.post("/review/undo")
def take_back(visit: Visiting, form: Annotated[UndoForm, Form()]) -> Response:
    """Take a judgement back."""
    made = undo(visit.ledger, visit.today, form.done, _hand(visit, form))
    if form.back == "corrections":
        return RedirectResponse(localized("/corrections", visit.language), 303)
    told = "undone" if made else "nothing"
    return RedirectResponse(_address(visit, {"kind": form.kind, "fund": form.fund}, told=told), 303)


@router.post("/review/{waiting_id:path}")
def decide(visit: Visiting, waiting_id: str, form: Annotated[AnswerForm, Form()]) -> Response:
    """Keep an answer, and go on to the next question."""
    decided = answer(visit.ledger, visit.today, waiting_id, form.answer, _hand(visit, form), form.mark)
    values = {"kind": form.kind, "fund": form.fund}
    if decided.outcome in ("changed", "none"):
        return RedirectResponse(_own_address(visit, waiting_id, values, decided.outcome), 303)
    done = decided.judgement.id if decided.judgement else ""
    values["after"] = decided.place or ""
    return RedirectResponse(_address(visit, values, told=decided.outcome, done=done), 303)


def _hand(visit: Visit, form: AnswerForm | UndoForm) -> Hand:
    by = judge_name(visit.request, form.by)
    return Hand(by=by, at=visit.settings.clock(), why=_words(form.why))


def _words(why: str) -> str:
    return visible_line(why)[:_LONGEST_WHY]


def _address(visit: Visit, values: dict[str, str] | Any, **told: str) -> str:  # noqa: ANN401 - a mapping of texts
    known = {name: values[name] for name in REVIEW_FIELDS if values.get(name)}
    address = list_address("/review", {**known, **{name: word for name, word in told.items() if word}}, visit.language)
    return f"{address}#question"


def _own_address(visit: Visit, waiting_id: str, values: dict[str, str], told: str) -> str:
    path = f"/review/{in_path(waiting_id)}"
    known = {name: value for name, value in values.items() if value}
    return f"{list_address(path, {**known, 'told': told}, visit.language)}#question"


def _page(
    visit: Visit, asked: Asked[WaitingQuestion], found: Page[Waiting], *, status: int = 200, is_again: bool = False
) -> Response:
    catalogue = visit.catalogue
    items = {item.id: item for item in load_review_items(catalogue, found.lines)}
    waits = [one for one in found.lines if one.id in items]
    current = waits[0] if waits else None
    counts = catalogue.count_waiting(asked.values.get("fund"))
    told = visit.request.query_params.get("told", "")
    page = visit.page(
        "review.html",
        status=status,
        asked=asked,
        given={**dict.fromkeys(REVIEW_FIELDS, ""), **asked.values},
        current=current,
        shown=show_question(catalogue, items[current.id]) if current else None,
        following=[(one, items[one.id]) for one in waits[1:]],
        counts=[(kind, counts.get(kind, 0)) for kind in WAITING_KINDS],
        total=sum(counts.values()),
        funds=_funds(catalogue, asked.values.get("fund")),
        skip=_skip(visit, asked, current),
        before=_before(visit, asked, current),
        told=told if told in _OUTCOMES else "",
        done=_done(catalogue, visit.request.query_params.get("done", "")),
        is_again=is_again,
        without=lambda *names, **more: list_address(
            "/review", {**without(asked.values, *names, *more), **more}, visit.language
        ),
        terms={"field": _translated(visit, FIELD_WORDS), "verdict": _translated(visit, VERDICT_WORDS)},
    )
    page.headers["Cache-Control"] = "no-store"
    return page


def _translated(visit: Visit, words: dict[str, str]) -> dict[str, str]:
    return {code: visit.gettext(word) for code, word in words.items()}


def _funds(catalogue: Catalogue, wanted: str | None) -> list[tuple[str, str]]:
    funds = [fund for at, fund in enumerate(catalogue.list_funds()) if at < _FUNDS or fund.key == wanted]
    return [(fund.key, fund_title(fund.fund_id, fund.name) or fund.key) for fund in funds]


def _done(catalogue: Catalogue, judgement_id: str) -> Judgement | None:
    return catalogue.find_judgement(judgement_id) if judgement_id else None


def _skip(visit: Visit, asked: Asked[WaitingQuestion], current: Waiting | None) -> str:
    return _address(visit, {**asked.values, "after": current.place}) if current else ""


def _before(visit: Visit, asked: Asked[WaitingQuestion], current: Waiting | None) -> str:
    if current is None:
        return ""
    question = asked.question or WaitingQuestion()
    found = visit.catalogue.find_waiting_before(question, current.place)
    if found is None:
        return ""
    values = without(asked.values)
    return f"{list_address(f'/review/{in_path(found.id)}', values, visit.language)}#question"
