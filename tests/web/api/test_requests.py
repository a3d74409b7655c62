"""Requests that cannot be answered as they are: what is said, a row each."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from onrecord.ledger import SORTS
from onrecord.web.problem_types import PROBLEM_TYPES
from tests.web.api.asking import TOP, problem_of

# address below /api/v1, status, field at fault, what is said of it
WRONG = [
    ("/gifts?standings=due", 422, "standings", "there is no such parameter; near: standing"),
    ("/gifts?page=2", 422, "page", "there is no such parameter; near: per_page"),
    ("/gifts?color=red", 422, "color", "there is no such parameter"),
    ("/gifts?q=a&q=b", 422, "q", "it is given 2 times"),
    ("/gifts?status=gven", 422, "status", "'gven' is none of planned, given"),
    ("/gifts?status=", 422, "status", "'' is none of planned"),
    ("/gifts?standing=lost", 422, "standing", "'lost' is none of announced"),
    ("/gifts?standing=filed_but_never_announced", 422, "standing", "'filed_but_never_announced' is none of announced"),
    ("/gifts?capacity=both", 422, "capacity", "'both' is none of personal"),
    ("/gifts?kind=cat", 422, "kind", "'cat' is none of"),
    ("/gifts?sort=best", 422, "sort", "'best' is none of newest"),
    ("/gifts?per_page=0", 422, "per_page", "greater than or equal to 1"),
    ("/gifts?per_page=101", 422, "per_page", "less than or equal to 100"),
    ("/gifts?per_page=many", 422, "per_page", "valid integer"),
    ("/gifts?since=1700000000", 422, "since", "is not a day such as 2025-01-31"),
    ("/gifts?since=2025-02-30", 422, "since", "valid date"),
    ("/gifts?until=tomorrow", 422, "until", "is not a day"),
    ("/gifts?least=NaN", 422, "least", "finite"),
    ("/gifts?least=-1", 422, "least", "greater than or equal to 0"),
    ("/gifts?least=1e999999", 422, "least", "digits"),
    ("/gifts?disputed=perhaps", 422, "disputed", "valid boolean"),
    ("/gifts?after=%25", 422, "after", "this is no place in a list"),
    ("/gifts?after=" + "a" * 4100, 422, "after", "at most 4000"),
    ("/donors?sort=newest", 422, "sort", "'newest' is none of name, largest"),
    ("/funds?per_page=2", 422, "per_page", "there is no such parameter"),
    ("/funds/us-inaugural-2025?asof=2025-01-01", 422, "asof", "near: as_of"),
]

MISSING = [
    "/gift",
    "/gifts/",
    "/donors/nobody",
    "/donors/person%3Aroe%3Aann",
    "/funds/us-inaugural-1789",
    "/funds/us-inaugural-1789/weeks",
    "/problems/nothing",
]


@pytest.mark.parametrize(("address", "status", "field", "what"), WRONG, ids=[row[0][:60] for row in WRONG])
def test_a_wrong_value_is_named(client: TestClient, address: str, status: int, field: str, what: str) -> None:
    body = problem_of(client, TOP + address)
    assert body["status"] == status
    assert [error["field"] for error in body["errors"]] == [field]
    assert what in body["errors"][0]["what"]
    assert field in body["detail"]


def test_all_that_is_wrong_is_said_at_once(client: TestClient) -> None:
    body = problem_of(client, f"{TOP}/gifts?status=x&per_page=0")
    assert {error["field"] for error in body["errors"]} == {"status", "per_page"}


@pytest.mark.parametrize("address", MISSING)
def test_what_is_not_there_is_not_found(client: TestClient, address: str) -> None:
    assert problem_of(client, TOP + address)["type"] == "/api/v1/problems/not-found"


@pytest.mark.parametrize("accept", ["text/html", "image/*", "application/json;q=0, */*", "text/csv;q=1"])
def test_only_json_is_given(client: TestClient, accept: str) -> None:
    assert problem_of(client, f"{TOP}/gifts", headers={"Accept": accept})["status"] == 406


@pytest.mark.parametrize("accept", ["*/*", "application/*", "text/html, */*;q=0.1", "application/json;q=0.2", ""])
def test_whoever_takes_json_gets_it(client: TestClient, accept: str) -> None:
    assert client.get(f"{TOP}/gifts", headers={"Accept": accept}).status_code == 200


def test_other_methods_are_named(client: TestClient) -> None:
    response = client.options(f"{TOP}/gifts")
    assert (response.status_code, response.headers["allow"], response.content) == (204, "GET, HEAD, OPTIONS", b"")
    assert problem_of(client, f"{TOP}/gift", method="OPTIONS")["status"] == 404


def test_head_is_get_without_the_body(client: TestClient) -> None:
    head, whole = client.head(f"{TOP}/gifts"), client.get(f"{TOP}/gifts")
    assert head.content == b""
    for name in ("etag", "content-length", "content-type", "link"):
        assert head.headers[name] == whole.headers[name]
    assert client.head(f"{TOP}/gifts?status=x").status_code == 422


@pytest.mark.parametrize("kind", PROBLEM_TYPES.values(), ids=list(PROBLEM_TYPES))
def test_each_kind_of_problem_is_explained_at_its_address(client: TestClient, kind: object) -> None:
    address = getattr(kind, "address")  # noqa: B009
    assert client.get(address).json()["type"] == address


# What may be typed or forged into any parameter.
HOSTILE = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["' OR 1=1 --", '"* OR "a', "NEAR(a b)", "-1", "9" * 400, "0x1F", "١٢", "\x00", "‮", "%00"]),
)
NAMES = st.sampled_from(
    ["q", "fund", "donor", "status", "standing", "since", "least", "disputed", "sort", "after", "per_page", "as_of"]
)


@given(asked=st.dictionaries(NAMES, HOSTILE, max_size=3))
def test_nothing_that_is_asked_breaks_anything(client: TestClient, asked: dict[str, str]) -> None:
    for path in ("/gifts", "/donors", "/funds"):
        response = client.get(TOP + path, params=asked)
        assert response.status_code in (200, 422)
        json.loads(response.text)


def _forged(value: object) -> str:
    from base64 import urlsafe_b64encode

    return urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20), st.lists, max_leaves=5
)


@given(sort=st.sampled_from(sorted(SORTS)), value=JSON_VALUES, last=JSON_VALUES)
def test_a_forged_place_is_refused_or_is_a_place(client: TestClient, sort: str, value: object, last: object) -> None:
    after = _forged([sort, value, last])
    assert client.get(f"{TOP}/gifts", params={"sort": sort, "after": after}).status_code in (200, 422)


@pytest.mark.parametrize("value", [2**63, -(2**70), "\ud800", {"a": 1}])
def test_a_place_that_no_database_takes_is_refused(client: TestClient, value: object) -> None:
    response = client.get(f"{TOP}/gifts", params={"sort": "largest", "after": _forged(["largest", value, "x"])})
    assert response.status_code == 422
