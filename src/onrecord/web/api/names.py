"""Names of parameters: one that nobody knows is refused, so that a misspelt filter never returns everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from fastapi import Request
from fastapi.routing import APIRoute
from pydantic.fields import FieldInfo

from onrecord.web.api.problems import FieldError, RequestError, near_names

__all__ = ["ANY_NAMES", "check_names"]

ANY_NAMES = {"x-unknown-parameters": "ignored"}
"""`openapi_extra` of a route whose callers send more than is asked for, as reconciliation clients do."""


async def check_names(request: Request) -> None:
    """Refuse a request with parameters that its route does not know, or that are given twice."""
    route = request.scope.get("route")
    if not request.scope["query_string"] or not isinstance(route, APIRoute) or route.openapi_extra == ANY_NAMES:
        return
    errors = tuple(_wrong_names(request, _known_names(route)))
    if errors:
        raise RequestError("invalid", "; ".join(f"{error.field}: {error.what}" for error in errors), errors)


def _wrong_names(request: Request, known: tuple[str, ...]) -> Iterator[FieldError]:
    for name, times in Counter(name for name, _ in request.query_params.multi_items()).items():
        if name not in known:
            near = near_names(name, known)
            hint = f"; near: {', '.join(near)}" if near else ""
            yield FieldError(where="query", field=name, what=f"there is no such parameter{hint}", near=near)
        elif times > 1:
            yield FieldError(where="query", field=name, what=f"it is given {times} times, and counts once")


def _known_names(route: APIRoute) -> tuple[str, ...]:
    """Return the parameters that a route documents; a model among them stands for its fields."""
    return tuple(name for field in route.dependant.query_params for name in _names_of(field.field_info, field.alias))


def _names_of(told: FieldInfo, alias: str) -> Iterable[str]:
    inner = getattr(told.annotation, "model_fields", None)
    return (alias,) if inner is None else inner
