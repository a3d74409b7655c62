"""Shapes of the reconciliation service, as its specification (0.2) has them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, RootModel

from onrecord.web.api.shapes.values import Shape

__all__ = ["ExtensionShape", "ManifestShape", "ProposalShape", "ResultBatch", "SuggestionShape"]


class TypeShape(Shape):
    """A type or a property."""

    id: Annotated[str, Field(examples=["person"])]
    name: Annotated[str, Field(examples=["Person who gives"])]


class ManifestShape(Shape):
    """What the service can do."""

    versions: list[str]
    name: str
    identifierSpace: str
    schemaSpace: str
    documentation: str
    serviceVersion: str
    defaultTypes: list[TypeShape]
    view: dict[str, str]
    preview: dict[str, str | int]
    suggest: dict[str, dict[str, str]]
    extend: dict[str, Any]


class FeatureShape(Shape):
    """A number that the score is made of."""

    id: Annotated[str, Field(examples=["name"])]
    value: bool | float


class CandidateShape(Shape):
    """Who or what may be meant."""

    id: Annotated[str, Field(examples=["donor:organization:lumenforge"])]
    name: Annotated[str, Field(examples=["Lumenforge"])]
    description: str
    type: list[TypeShape]
    score: Annotated[float, Field(ge=0, le=100)]
    match: bool
    """Nobody else can be meant."""
    features: list[FeatureShape]
    reasons: list[str]
    """What speaks for it and against it, in words."""


class CandidateList(Shape):
    """Answer to one query."""

    result: list[CandidateShape]


class ResultBatch(RootModel[dict[str, CandidateList]]):
    """Answers by the names of the queries."""


class SuggestedShape(Shape):
    """What may be meant by what was typed."""

    id: str
    name: str
    description: str | None = None
    notable: list[TypeShape] | None = None


class SuggestionShape(Shape):
    """Suggestions."""

    result: list[SuggestedShape]


class ExtensionShape(Shape):
    """Properties of entities."""

    meta: list[TypeShape]
    rows: dict[str, dict[str, list[dict[str, str | int]]]]


class ProposalShape(Shape):
    """Properties that entities of a type have."""

    type: str
    properties: list[TypeShape]
