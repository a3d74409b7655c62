"""The OpenAPI 3.1 document: made of the routes and shapes, with every problem that an address may answer with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from onrecord import __version__
from onrecord.web.api.shapes.index import FieldErrorShape, ProblemDetails
from onrecord.web.problem_types import PROBLEM_TYPES, ProblemType

__all__ = ["TAGS", "describe_api"]

_ABOUT = """The list of announced gifts to political funds as data: what pages say, by how many independent sources,
and what the filings show.

The list says what pages and filings say. `given` is a page's word and no proof that a gift was made;
`not_found_though_due` does not say that it was not.

- Amounts are texts ("1000000"), with a currency beside them, so that no program makes floats of them.
- A value that is not known is null, never left out. Fields and kinds of problems are only ever added.
- Lists come in pieces: `per_page` (20, at most 100), and `next`, which is also in the header `Link`.
- Answers carry an `ETag`; `If-None-Match` is answered with 304 as long as nothing changed.
- A parameter that is not known is refused, and so is one that is given twice.
- Problems are `application/problem+json` (RFC 9457).
- Street addresses are never part of an answer."""

TAGS = (
    ("gifts", "One gift in the world, as all pages together tell it."),
    ("donors", "Who gives."),
    ("funds", "Who gets it: totals said and filed, weeks, flows, gaps."),
    ("articles", "Pages as they were read, with the words that carry each value."),
    ("filings", "Official reports and their lines, without streets."),
    ("review", "What waits for a person, what people decided, and what was set aside."),
    ("reconciliation", "Names to donors and funds, for OpenRefine (Reconciliation Service API 0.2)."),
    ("about", "The API itself, its languages and how well it reads."),
)

_ALWAYS = (
    "sign-in",
    "not-allowed",
    "not-found",
    "not-acceptable",
    "unknown-host",
    "invalid",
    "too-many-requests",
    "server-error",
    "not-ready",
)
_OF_POSTS = ("bad-request", "conflict", "too-large", "unsupported-media-type")


def describe_api(api: FastAPI) -> dict[str, Any]:
    """Return the document; made once, since routes do not change while the page is served."""
    if api.openapi_schema is None:
        api.openapi_schema = _describe(api)
    return api.openapi_schema


def _describe(api: FastAPI) -> dict[str, Any]:
    made = get_openapi(
        title="onrecord",
        version=__version__,
        openapi_version="3.1.0",
        summary="Announced political gifts: who promised how much to which fund, with the evidence.",
        description=_ABOUT,
        routes=api.routes,
        tags=[{"name": name, "description": text} for name, text in TAGS],
        servers=[{"url": "/api/v1"}],
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        separate_input_output_schemas=False,
    )
    components = made.setdefault("components", {})
    components.setdefault("schemas", {}).update(_problem_schemas())
    components["responses"] = {kind.name: _problem_answer(kind) for kind in PROBLEM_TYPES.values()}
    for methods in made["paths"].values():
        for method, operation in methods.items():
            _add_answers(operation, method)
    for schema in ("HTTPValidationError", "ValidationError"):
        components["schemas"].pop(schema, None)
    return made


def _problem_schemas() -> Iterator[tuple[str, dict[str, Any]]]:
    for shape in (ProblemDetails, FieldErrorShape):
        schema = shape.model_json_schema(ref_template="#/components/schemas/{model}")
        schema.pop("$defs", None)
        yield shape.__name__, schema


def _problem_answer(kind: ProblemType) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/ProblemDetails"}
    example = {"type": kind.address, "title": kind.title, "status": kind.status, "detail": kind.advice}
    content = {"application/problem+json": {"schema": schema, "example": example}}
    return {"description": kind.title, "content": content}


def _add_answers(operation: dict[str, Any], method: str) -> None:
    """Put every problem that may come beside the answer, and how an answer that did not change is told."""
    answers = operation["responses"]
    answers.pop("422", None)
    for name in (*_ALWAYS, *(_OF_POSTS if method == "post" else ())):
        answers[str(PROBLEM_TYPES[name].status)] = {"$ref": f"#/components/responses/{name}"}
    if method == "get" and "200" in answers:
        answers["304"] = {"description": "It is what `If-None-Match` names"}
