"""Whatever is asked within and outside of the documented API: never a server error, and always a documented answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.python import asgi
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.web import WebSettings, make_app
from onrecord.web.accounts.settings import GuardSettings
from onrecord.web.api.openapi import describe_api
from tests.web.api.asking import TOP
from tests.web.api.conftest import LATER

# A bound that keeps the test short, and a fixed seed, so that it fails for a change and not by chance.
BOUND = settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
]


@pytest.fixture(scope="session")
def api_schema(filed_ledger: Path) -> Any:  # noqa: ANN401 - what schemathesis makes of the document
    """The documented API, asked in process; the ledger is opened once, without the life of a server around it."""
    guard = GuardSettings(names=(asgi.HOST,))
    app = make_app(WebSettings(ledger=filed_ledger, clock=lambda: LATER, guard=guard))
    app.state.ledger = Ledger.open(filed_ledger, read_only=True, readers=4)
    return schemathesis.openapi.from_asgi(f"{TOP}/openapi.json", app)


def _operations() -> list[tuple[str, str]]:
    """The documented addresses and methods; to name them no ledger is opened."""
    app = make_app(WebSettings(ledger=Path("none.db")))
    mounted: Any = next(route for route in app.routes if getattr(route, "name", None) == "api")
    paths = describe_api(mounted.app.api)["paths"]
    return [(method.upper(), path) for path, methods in paths.items() for method in methods]


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.name.casefold())
@pytest.mark.parametrize(("method", "path"), _operations(), ids=lambda told: told)
def test_every_address_answers_as_documented(api_schema: Any, method: str, path: str, mode: GenerationMode) -> None:  # noqa: ANN401
    operation = api_schema[path][method]

    @BOUND
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Case[Any]) -> None:
        response = case.call()
        # A body above the limit is refused unread, which the check does not know.
        checks = [check for check in CHECKS if response.status_code != 413 or check is not negative_data_rejection]
        case.validate_response(response, checks=checks)

    try:
        ask()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE  # an address without parameters takes all that is sent


def test_the_document_is_one_of_openapi(client: TestClient) -> None:
    document = client.get(f"{TOP}/openapi.json").json()
    assert document["openapi"] == "3.1.0"
    tags = {tag["name"] for tag in document["tags"]}
    for path, methods in document["paths"].items():
        for told in methods.values():
            assert set(told["tags"]) <= tags, path
            assert {"422", "500", "429", "503"} <= told["responses"].keys()
            assert told["summary"] and told.get("description"), path  # noqa: PT018
            assert all(one.get("description") or one["in"] == "path" for one in told.get("parameters", ())), path


def test_every_shape_is_a_schema_and_its_examples_fit(client: TestClient) -> None:
    document = client.get(f"{TOP}/openapi.json").json()
    for name, shape in document["components"]["schemas"].items():
        jsonschema_rs.meta.validate({"$schema": "https://json-schema.org/draft/2020-12/schema", **shape})
        for field, told in shape.get("properties", {}).items():
            for example in told.get("examples", ()):
                whole = {**told, "components": document["components"]}
                assert jsonschema_rs.is_valid(whole, example), (name, field)


def test_every_route_is_documented_or_is_the_documentation(client: TestClient) -> None:
    documented = client.get(f"{TOP}/openapi.json").json()["paths"]
    page = client.get(f"{TOP}/docs").text
    for path in documented:
        assert f"<code>GET {TOP}{path}</code>" in page or f"<code>POST {TOP}{path}</code>" in page
    assert "`" not in page
    assert page.count("<script") == page.count('<script src="/static/')
    index = client.get(f"{TOP}/").json()["resources"].values()
    for address in index:
        assert address.removeprefix(TOP) in documented
