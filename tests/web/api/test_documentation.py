"""Every example in docs/api.md is answered as it says: what is shown is there, and equal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.web.problem_types import PROBLEM_TYPES, ProblemType

PAGE = (Path(__file__).parents[3] / "docs" / "api.md").read_text("utf-8")
EXAMPLES = re.findall(r"```http\nGET (\S[^\n]*)\n```\n\n```json\n(.*?)\n```", PAGE, re.DOTALL)


def _missing(shown: Any, answered: Any, place: str = "") -> Iterator[str]:  # noqa: ANN401 - JSON
    """Yield where an answer is not as it is shown; it may have more fields, and a list as many more items."""
    if isinstance(shown, dict):
        for name, value in shown.items():
            if not isinstance(answered, dict) or name not in answered:
                yield f"{place}.{name} is not there"
            else:
                yield from _missing(value, answered[name], f"{place}.{name}")
    elif isinstance(shown, list):
        if not isinstance(answered, list) or len(answered) < len(shown):
            yield f"{place} has fewer items"
            return
        for at, (one, other) in enumerate(zip(shown, answered, strict=False)):
            yield from _missing(one, other, f"{place}[{at}]")
    elif shown != answered:
        yield f"{place}: {shown!r} is shown, {answered!r} is answered"


@pytest.mark.parametrize(("address", "shown"), EXAMPLES, ids=[address for address, _ in EXAMPLES])
def test_an_example_is_answered_as_it_says(filed: TestClient, address: str, shown: str) -> None:
    assert list(_missing(json.loads(shown), filed.get(address).json())) == []


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 5


def test_every_address_stands_in_the_table(filed: TestClient) -> None:
    paths = filed.get("/api/v1/openapi.json").json()["paths"]
    tops = {f"/{path.split('/')[1]}" for path in paths if path != "/"}
    assert [top for top in sorted(tops) if f"`{top}`" not in PAGE and f"`{top}/" not in PAGE] == []


@pytest.mark.parametrize("kind", PROBLEM_TYPES.values(), ids=list(PROBLEM_TYPES))
def test_every_kind_of_problem_is_named(kind: ProblemType) -> None:
    assert f"`{kind.name}` {kind.status}" in PAGE
