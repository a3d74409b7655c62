"""Shapes of the index and of problems."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from onrecord.web.api.shapes.values import Shape

__all__ = ["IndexShape", "ProblemDetails", "ProblemTypeShape"]


class IndexShape(Shape):
    """Where everything is."""

    version: Annotated[str, Field(examples=["1"])]
    resources: dict[str, str]
    """Addresses of the lists, by name."""
    openapi: str
    documentation: str


class ProblemTypeShape(Shape):
    """A kind of problem."""

    type: Annotated[str, Field(examples=["/api/v1/problems/not-found"])]
    status: Annotated[int, Field(examples=[404])]
    title: Annotated[str, Field(examples=["There is no such thing"])]
    advice: str
    """What a caller does about it."""


class FieldErrorShape(Shape):
    """What is wrong with one value."""

    where: Annotated[str, Field(examples=["query"])]
    """`query`, `path`, `header` or `body`."""
    field: Annotated[str, Field(examples=["standings"])]
    what: Annotated[str, Field(examples=["there is no such parameter; near: standing"])]
    near: Annotated[list[str], Field(examples=[["standing"]])]
    """Names that may have been meant."""


class ProblemDetails(Shape):
    """A problem, as RFC 9457 tells it."""

    type: Annotated[str, Field(examples=["/api/v1/problems/invalid"])]
    """Address of the explanation of this kind of problem."""
    title: Annotated[str, Field(examples=["A value is not as it should be"])]
    status: Annotated[int, Field(examples=[422])]
    detail: Annotated[str, Field(examples=["standings: there is no such parameter; near: standing"])]
    errors: list[FieldErrorShape] | None = None
    """Only of the kind `invalid`."""
