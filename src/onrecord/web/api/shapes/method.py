"""Shapes of the method."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from onrecord.web.api.shapes.values import Shape

__all__ = ["LanguageList", "MethodShape"]


class LanguageShape(Shape):
    """A language that is read."""

    code: Annotated[str, Field(examples=["en"])]
    name: Annotated[str, Field(examples=["English"])]
    status: Annotated[str, Field(examples=["supported"])]
    phrases: int
    """Words and phrases that steer reading."""
    cases: int
    """Tested sentences that tell of gifts."""
    near_misses: int
    """Tested sentences that only look like it."""


class LanguageList(Shape):
    """All languages."""

    items: list[LanguageShape]


class MethodShape(Shape):
    """How it reads."""

    version: str
    reader: str
    """Fingerprint of the rules and words that read pages now."""
    floor: Annotated[str, Field(examples=["0.6"])]
    """The confidence from which on a claim is listed without a person."""
    languages: list[str]
