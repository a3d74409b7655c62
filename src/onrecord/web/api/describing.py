"""The OpenAPI document as a page has it: operations by tag, each with its parameters, fields and answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["DescribedField", "DescribedOperation", "DescribedPage", "describe_page"]

_Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribedField:
    """A parameter or a field: what it is called, what kind of value it has, and what it means."""

    name: str
    kind: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribedOperation:
    """What may be done at an address."""

    id: str
    method: str
    path: str
    title: str
    about: str
    parameters: tuple[DescribedField, ...]
    shape: str | None
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribedPage:
    """The whole document: `groups` are tags, each with what it means; `shapes` are objects by name."""

    about: tuple[str, ...]
    groups: tuple[tuple[str, str, tuple[DescribedOperation, ...]], ...]
    shapes: tuple[tuple[str, str, tuple[DescribedField, ...]], ...]


def describe_page(document: Mapping[str, Any]) -> DescribedPage:
    """Return what the page shows of an OpenAPI document."""
    operations = list(_operations(document))
    groups = tuple(
        (tag["name"], tag["description"], tuple(one for name, one in operations if name == tag["name"]))
        for tag in document["tags"]
    )
    shapes = tuple(
        (name, schema.get("description", ""), tuple(_fields(schema)))
        for name, schema in sorted(document["components"]["schemas"].items())
        if "properties" in schema
    )
    about = tuple(document["info"]["description"].split("\n\n"))
    return DescribedPage(about=about, groups=tuple(group for group in groups if group[2]), shapes=shapes)


def _operations(document: Mapping[str, Any]) -> Iterator[tuple[str, DescribedOperation]]:
    for path, methods in document["paths"].items():
        for method, told in methods.items():
            yield (
                told["tags"][0],
                DescribedOperation(
                    id=told["operationId"],
                    method=method.upper(),
                    path=f"{document['servers'][0]['url']}{path}",
                    title=told["summary"],
                    about=told.get("description", ""),
                    parameters=tuple(_parameter(one) for one in told.get("parameters", ())),
                    shape=_answered_shape(told),
                    answers=tuple(_answers(told, document)),
                ),
            )


def _parameter(told: _Schema) -> DescribedField:
    about = told.get("description", "") or told["schema"].get("description", "")
    # That it may be left out, and is null then, is true of each.
    return DescribedField(name=told["name"], kind=_kind(told["schema"]).removesuffix(", or null"), about=about)


def _answered_shape(told: _Schema) -> str | None:
    content = told["responses"].get("200", {}).get("content", {})
    schema = content.get("application/json", {}).get("schema", {})
    return str(schema["$ref"]).rpartition("/")[2] if "$ref" in schema else None


def _answers(told: _Schema, document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for status, one in sorted(told["responses"].items()):
        if "$ref" in one:
            one = document["components"]["responses"][one["$ref"].rpartition("/")[2]]
        yield status, one["description"]


def _fields(schema: _Schema) -> Iterator[DescribedField]:
    for name, told in schema["properties"].items():
        yield DescribedField(name=name, kind=_kind(told), about=told.get("description", ""))


def _kind(schema: _Schema) -> str:
    """Return what kind of value a schema asks for, in a few words.

    >>> _kind({"anyOf": [{"type": "array", "items": {"$ref": "#/components/schemas/Gift"}}, {"type": "null"}]})
    'list of Gift, or null'
    """
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema:
        return " | ".join(str(word) for word in schema["enum"])
    if "anyOf" in schema:
        kinds = [_kind(one) for one in schema["anyOf"]]
        return ", or ".join([*(kind for kind in kinds if kind != "null"), *(kind for kind in kinds if kind == "null")])
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    return str(schema.get("format") or schema.get("type") or "anything")
