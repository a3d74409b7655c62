"""How tests ask the API, and hold what it says against its documented shapes."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from starlette.testclient import TestClient

from onrecord.web.api.shapes.index import ProblemDetails

__all__ = ["TOP", "conforms", "every_item", "problem_of"]

TOP = "/api/v1"


def conforms(shape: type[BaseModel], body: Any) -> bool:  # noqa: ANN401 - whatever was answered
    """Whether a body has every field of a shape, and no other one at any depth."""
    return bool(shape.model_validate(body, strict=True).model_dump(mode="json", exclude_unset=True) == body)


def every_item(client: TestClient, address: str) -> list[dict[str, Any]]:
    """Return the whole of a list, by going from piece to piece."""
    found: list[dict[str, Any]] = []
    following: str | None = address
    while following:
        response = client.get(following)
        assert response.status_code == 200, response.text
        body = response.json()
        found += body["items"]
        assert ("next" in response.links) == bool(body["next"])
        assert not body["next"] or response.links["next"]["url"] == body["next"]
        following = body["next"]
    return found


def problem_of(client: TestClient, address: str, **how: Any) -> dict[str, Any]:  # noqa: ANN401 - as httpx takes it
    """Return the problem details that a request is refused with."""
    response = client.request(how.pop("method", "GET"), address, **how)
    assert response.headers["content-type"] == "application/problem+json", response.text
    body: dict[str, Any] = response.json()
    assert body["status"] == response.status_code
    assert conforms(ProblemDetails, body)
    assert client.get(body["type"]).json()["title"]
    return body
