"""The reconciliation service: manifest, queries, suggestions, previews and data extension."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Form, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.datastructures import Headers

from onrecord.ledger import Catalogue, GiftQuestion
from onrecord.web.api.answers import answer
from onrecord.web.api.names import ANY_NAMES
from onrecord.web.api.problems import RequestError
from onrecord.web.api.reconcile.entities import PROPERTIES, TYPES, find_entity, type_objects
from onrecord.web.api.reconcile.extending import extend, propose
from onrecord.web.api.reconcile.manifest import manifest
from onrecord.web.api.reconcile.queries import read_extension, read_queries
from onrecord.web.api.reconcile.scoring import Scored, answer_query
from onrecord.web.api.reconcile.suggesting import suggest_entities, suggest_words
from onrecord.web.api.routing import new_router
from onrecord.web.api.shapes.reconciling import (
    ExtensionShape,
    ManifestShape,
    ProposalShape,
    ResultBatch,
    SuggestionShape,
)
from onrecord.web.filters import in_path
from onrecord.web.languages import localized
from onrecord.web.settings import WebSettings
from onrecord.web.visits import Visiting

__all__ = ["router"]

router = new_router("reconciliation")

_FORM = "application/x-www-form-urlencoded"
_LONGEST = 100_000
# A frame of OpenRefine shows the preview: it may stand in any page, and can do nothing there.
_PREVIEW_POLICY = "default-src 'none'; frame-ancestors *; sandbox"

_Queries = Annotated[str | None, Query(max_length=_LONGEST, description="A batch of queries, as JSON.")]
_Extend = Annotated[str | None, Query(max_length=_LONGEST, description="Entities and properties, as JSON.")]
_Cursor = Annotated[int, Query(ge=0, le=100, description="How many suggestions to pass over.")]
_Type = Annotated[str, Query(max_length=50, description="Type of the entities.")]
_Id = Annotated[str, Query(max_length=400, description="Id of the entity.")]
_Prefix = Annotated[str, Query(max_length=200, description="What was typed.")]


@router.get("/reconcile", response_model=ManifestShape | ResultBatch | ExtensionShape, openapi_extra=ANY_NAMES)
def ask(request: Request, queries: _Queries = None, extend: _Extend = None) -> Response:
    """Return the manifest of the service, or the answer to `queries` or `extend`.

    `match` is true only where the name alone tells who it is and nothing contradicts it: never for a family name, an
    initial or a name that many bear.
    """
    return answer(request, lambda catalogue: _answer(request, catalogue, queries, extend))


@router.post("/reconcile", response_model=ResultBatch | ExtensionShape, openapi_extra=ANY_NAMES)
def ask_by_form(
    request: Request,
    queries: Annotated[str | None, Form(max_length=_LONGEST)] = None,
    extend: Annotated[str | None, Form(max_length=_LONGEST)] = None,
) -> Response:
    """Return the answer to `queries` or `extend` of a form. Nothing is changed by it."""
    sent = Headers(scope=request.scope).get("content-type", "").partition(";")[0].strip().casefold()
    if sent != _FORM:
        raise RequestError("unsupported-media-type", f"a form is wanted: {_FORM}")
    if queries is None and extend is None:
        raise RequestError("bad-request", "the form has neither `queries` nor `extend`")
    return answer(request, lambda catalogue: _answer(request, catalogue, queries, extend))


def _answer(request: Request, catalogue: Catalogue, queries: str | None, extended: str | None) -> dict[str, Any]:
    if queries is not None:
        batch = read_queries(queries)
        return {name: {"result": _results(answer_query(catalogue, one))} for name, one in batch.items()}
    if extended is not None:
        return extend(catalogue, read_extension(extended))
    settings: WebSettings = request.app.state.settings
    return manifest(settings.address)


def _results(scored: list[Scored]) -> list[dict[str, Any]]:
    return [
        {
            "id": one.entity.id,
            "name": one.entity.name,
            "description": one.entity.about,
            "type": type_objects(one.entity.types),
            "score": one.score,
            "match": one.is_match,
            "features": [{"id": name, "value": value} for name, value in one.features],
            "reasons": list(one.reasons),
        }
        for one in scored
    ]


@router.get("/reconcile/suggest/entity", response_model=SuggestionShape, openapi_extra=ANY_NAMES)
def suggest_entity(request: Request, prefix: _Prefix = "", cursor: _Cursor = 0) -> Response:
    """Suggest donors and funds."""
    return answer(request, lambda catalogue: suggest_entities(catalogue, prefix, cursor))


@router.get("/reconcile/suggest/type", response_model=SuggestionShape, openapi_extra=ANY_NAMES)
def suggest_type(request: Request, prefix: _Prefix = "") -> Response:
    """Suggest types."""
    return answer(request, lambda _: suggest_words(TYPES, prefix))


@router.get("/reconcile/suggest/property", response_model=SuggestionShape, openapi_extra=ANY_NAMES)
def suggest_property(request: Request, prefix: _Prefix = "") -> Response:
    """Suggest properties that may stand beside a name as hints."""
    return answer(request, lambda _: suggest_words(PROPERTIES, prefix))


@router.get("/reconcile/extend/propose", response_model=ProposalShape, openapi_extra=ANY_NAMES)
def propose_properties(request: Request, type: _Type = "donor") -> Response:
    """Propose properties to extend a column with."""
    return answer(request, lambda _: propose(type))


@router.get("/reconcile/preview", response_class=HTMLResponse, openapi_extra=ANY_NAMES)
def preview(visit: Visiting, id: _Id) -> HTMLResponse:
    """Show a donor or a fund in a few lines, to stand in a frame of the client."""
    entity = find_entity(visit.catalogue, id)
    if entity is None:
        raise RequestError("not-found", f"nothing has the id {id!r}")
    donor, fund = (one.key if one else None for one in (entity.donor, entity.fund))
    gifts = visit.catalogue.list_gifts(GiftQuestion(donor=donor, fund=fund, sort="largest", size=4)).lines
    shown = visit.page("reconcile_preview.html", entity=entity, gifts=gifts)
    shown.headers["Content-Security-Policy"] = _PREVIEW_POLICY
    return shown


@router.get("/reconcile/view/{entity_id:path}", response_class=RedirectResponse, status_code=303)
def view(request: Request, entity_id: str) -> RedirectResponse:
    """Lead to the page of a donor or a fund."""
    kind, _, key = entity_id.partition(":")
    pages = {"donor": "/donors", "fund": "/funds"}
    if kind not in pages or not key:
        raise RequestError("not-found", f"nothing has the id {entity_id!r}")
    return RedirectResponse(f"{localized(pages[kind], request.state.language)}/{in_path(key)}", 303)
