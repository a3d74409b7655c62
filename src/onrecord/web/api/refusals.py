"""Whatever is raised while a request is answered becomes problem details."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from onrecord.errors import LedgerError, QuestionError
from onrecord.ledger import AmbiguousIdError, NotReadyError, UnknownIdError
from onrecord.web.api.problems import FieldError, RequestError, problem_response
from onrecord.web.problem_types import PROBLEM_TYPES, problem_type

__all__ = ["add_refusals"]

_NAMES = {"size": "per_page", "words": "q"}
"""Fields of questions that parameters call otherwise."""
_OWN_WORDS = "Value error, "
_BUSY_SECONDS = 5


def add_refusals(api: FastAPI) -> None:
    """Let an application answer its exceptions with problem details."""
    api.add_exception_handler(RequestError, _refuse_request)
    api.add_exception_handler(RequestValidationError, _refuse_values)
    api.add_exception_handler(QuestionError, _refuse_question)
    api.add_exception_handler(LedgerError, _refuse_record)
    api.add_exception_handler(HTTPException, _refuse_status)
    api.add_exception_handler(Exception, _refuse_surprise)


def _refuse_request(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestError)
    return problem_response(error.kind, error.detail, error.errors, error.headers)


def _refuse_values(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    if any(one["type"] == "json_invalid" for one in error.errors()):
        return problem_response(PROBLEM_TYPES["bad-request"], "the body is no JSON")
    errors = tuple(_field_errors(error))
    return problem_response(PROBLEM_TYPES["invalid"], _say(errors), errors)


def _field_errors(error: RequestValidationError) -> Iterator[FieldError]:
    for one in error.errors():
        where, *path = (str(part) for part in one["loc"])
        what = str(one["msg"]).removeprefix(_OWN_WORDS)
        yield FieldError(where=where, field=".".join(path) or where, what=what)


def _say(errors: tuple[FieldError, ...]) -> str:
    return "; ".join(f"{error.field}: {error.what}" for error in errors)


def _refuse_question(_: Request, error: Exception) -> Response:
    assert isinstance(error, QuestionError)
    field = _NAMES.get(error.field, error.field)
    told = FieldError(where="query", field=field, what=error.reason)
    return problem_response(PROBLEM_TYPES["invalid"], _say((told,)), (told,))


def _refuse_record(_: Request, error: Exception) -> Response:
    """A record that is not there is the caller's matter; a ledger that cannot be read is ours, and may pass."""
    if isinstance(error, AmbiguousIdError | UnknownIdError):
        return problem_response(PROBLEM_TYPES["not-found"], "no record has this id (an id is written out in full)")
    retry = {"Retry-After": str(_BUSY_SECONDS)}
    detail = str(error) if isinstance(error, NotReadyError) else "the ledger cannot be read now"
    return problem_response(PROBLEM_TYPES["not-ready"], detail, headers=retry)


def _refuse_status(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    kind = problem_type(error.status_code)
    plain = HTTPStatus(error.status_code).phrase
    detail = kind.advice if error.detail == plain else str(error.detail)
    return problem_response(kind, detail, headers=error.headers)


def _refuse_surprise(_: Request, __: Exception) -> Response:
    return problem_response(PROBLEM_TYPES["server-error"], PROBLEM_TYPES["server-error"].advice)
