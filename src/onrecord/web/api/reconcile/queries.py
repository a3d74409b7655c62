"""What a client asks: a batch of names with hints, read strictly as far as we use it."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Annotated

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from onrecord.web.api.problems import FieldError, RequestError

__all__ = ["MOST_QUERIES", "Extension", "Hint", "NameQuery", "read_extension", "read_queries"]

MOST_QUERIES = 50
_LONGEST_NAME = 300
_MOST_IDS = 200

_Text = Annotated[str, Field(max_length=_LONGEST_NAME)]


class _Reference(BaseModel):
    id: _Text
    name: _Text | None = None


_Value = _Text | bool | int | float | _Reference


class Hint(BaseModel):
    """A property: which, and its value or values."""

    pid: _Text
    v: _Value | Annotated[list[_Value], Field(max_length=20)]

    @property
    def texts(self) -> tuple[str, ...]:
        """The values as texts; of something that was reconciled before, its id."""
        values = self.v if isinstance(self.v, list) else [self.v]
        return tuple(one.id if isinstance(one, _Reference) else str(one).strip() for one in values)


class NameQuery(BaseModel):
    """One name to find, and how."""

    query: _Text = ""
    type: Annotated[_Text | list[_Text] | None, Field()] = None
    limit: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 5
    properties: Annotated[list[Hint], Field(max_length=20)] = []
    type_strict: str | None = None

    @property
    def types(self) -> frozenset[str]:
        """The types that are wanted; none lets all by."""
        told = [self.type] if isinstance(self.type, str) else (self.type or [])
        return frozenset(told) if self.type_strict != "should" else frozenset()

    def hints(self, name: str) -> tuple[str, ...]:
        """Return what was told of a property."""
        return tuple(text for hint in self.properties if hint.pid == name for text in hint.texts if text)

    def amounts(self) -> tuple[Decimal, ...]:
        """Return the sums that were told; what is no number is no hint.

        >>> NameQuery(query="Roe", properties=[{"pid": "amount", "v": "$1,000,000"}]).amounts()
        (Decimal('1000000'),)
        """
        found: list[Decimal] = []
        for text in self.hints("amount"):
            try:
                told = Decimal(text.replace(",", "").strip("$ "))
            except InvalidOperation:
                continue
            if told.is_finite():
                found.append(told)
        return tuple(found)


class _Property(BaseModel):
    id: _Text


class Extension(BaseModel):
    """A question for properties of entities."""

    ids: Annotated[list[_Text], Field(max_length=_MOST_IDS)]
    properties: Annotated[list[_Property], Field(max_length=20)]


_BATCH: TypeAdapter[dict[str, NameQuery]] = TypeAdapter(dict[str, NameQuery])


def read_queries(text: str) -> dict[str, NameQuery]:
    """Return the queries of a batch by their names; raises RequestError."""
    try:
        queries = _BATCH.validate_json(text)
    except (ValidationError, RecursionError) as error:
        raise _refused("queries", error) from None
    if len(queries) > MOST_QUERIES:
        what = f"{len(queries)} are more than the {MOST_QUERIES} that are answered at once"
        raise RequestError("invalid", f"queries: {what}", (FieldError(where="body", field="queries", what=what),))
    return queries


def read_extension(text: str) -> Extension:
    """Return what is asked of entities; raises RequestError."""
    try:
        return Extension.model_validate_json(text)
    except (ValidationError, RecursionError) as error:
        raise _refused("extend", error) from None


def _refused(field: str, error: ValidationError | RecursionError) -> RequestError:
    if isinstance(error, RecursionError):
        return RequestError("invalid", f"{field}: it is nested too deeply")
    errors = tuple(
        FieldError(where="body", field=".".join((field, *map(str, one["loc"]))), what=one["msg"])
        for one in error.errors(include_url=False)[:10]
    )
    return RequestError("invalid", f"{field}: {errors[0].what}", errors)
