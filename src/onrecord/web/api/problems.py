"""Problems of requests as problem details (RFC 9457): what is raised, and the response that it becomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from fastapi import Response

from onrecord.views.visible import json_line, visible, visible_line
from onrecord.web.problem_types import PROBLEM_TYPES, ProblemType

__all__ = ["FieldError", "RequestError", "near_names", "problem_response"]

_LONGEST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldError:
    """What is wrong with one value: `where` it stands ("query", "path", "body"), and known names that are near."""

    where: str
    field: str
    what: str
    near: tuple[str, ...] = ()


class RequestError(Exception):
    """A request that cannot be answered as it is; `kind` is the name of one of PROBLEM_TYPES."""

    def __init__(
        self,
        kind: str,
        detail: str,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.kind, self.detail = PROBLEM_TYPES[kind], detail
        self.errors, self.headers = tuple(errors), dict(headers or {})
        super().__init__(detail)


def problem_response(
    kind: ProblemType,
    detail: str,
    errors: Sequence[FieldError] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return the response that tells a problem.

    >>> problem_response(PROBLEM_TYPES["not-found"], "no gift has this id").media_type
    'application/problem+json'
    """
    body: dict[str, Any] = {
        "type": kind.address,
        "title": kind.title,
        "status": kind.status,
        "detail": visible(detail)[:_LONGEST],
    }
    if errors:
        body["errors"] = [_error_object(error) for error in errors]
    given = {"Cache-Control": "no-store", **(headers or {})}
    return Response(json_line(body), kind.status, given, "application/problem+json")


def _error_object(error: FieldError) -> dict[str, Any]:
    what = visible_line(error.what)[:_LONGEST]
    field = visible_line(error.field)[:_LONGEST]
    return {"where": error.where, "field": field, "what": what, "near": list(error.near)}


def near_names(name: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return up to three known names that somebody may have meant.

    >>> near_names("standings", ["standing", "status", "sort"])
    ('standing',)
    """
    return tuple(get_close_matches(name.casefold(), known, n=3, cutoff=0.6))
