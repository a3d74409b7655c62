"""The reconciliation service: who is meant by a name, and never more surely than the name tells."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from onrecord.web.api.origins import CrossOrigin
from onrecord.web.api.shapes.reconciling import (
    ExtensionShape,
    ManifestShape,
    ProposalShape,
    ResultBatch,
    SuggestionShape,
)
from tests.web.api.asking import TOP, conforms, every_item, problem_of

SERVICE = f"{TOP}/reconcile"


def _rows() -> list[dict[str, str]]:
    lines = (Path(__file__).parent / "names.tsv").read_text("utf-8").splitlines()
    head, *rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [dict(zip(head, row, strict=True)) for row in rows]


ROWS = _rows()


def _ask(client: TestClient, **queries: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    response = client.post(SERVICE, data={"queries": json.dumps(queries)})
    assert response.status_code == 200, response.text
    body = response.json()
    assert conforms(ResultBatch, body)
    return {name: one["result"] for name, one in body.items()}


def _query(row: dict[str, str]) -> dict[str, Any]:
    hints = [one.partition("=") for one in row["hints"].split(";") if one]
    properties = [{"pid": pid, "v": value} for pid, _, value in hints]
    return {"query": row["query"], **({"type": row["type"]} if row["type"] else {}), "properties": properties}


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_who_is_meant(client: TestClient, row: dict[str, str]) -> None:
    found = _ask(client, q=_query(row))["q"]
    assert (found[0]["id"] if found else "") == row["first"]
    assert any(one["match"] for one in found) == (row["match"] == "true")
    assert not any(one["match"] for one in found[1:])


def test_a_batch_is_answered_by_name_and_the_same_by_get(client: TestClient) -> None:
    queries = {row["id"]: _query(row) for row in ROWS}
    posted = _ask(client, **queries)
    assert list(posted) == list(queries)
    got = client.get(SERVICE, params={"queries": json.dumps(queries)}).json()
    assert {name: one["result"] for name, one in got.items()} == posted


def test_every_donor_of_the_list_finds_itself(client: TestClient) -> None:
    donors = every_item(client, f"{TOP}/donors?per_page=100")
    queries = {one["key"]: {"query": one["name"], "type": one["kind"]} for one in donors if one["kind"] != "unknown"}
    for key, found in _ask(client, **dict(list(queries.items())[:50])).items():
        assert f"donor:{key}" in [one["id"] for one in found]


@given(queries=st.dictionaries(st.text(max_size=5), st.fixed_dictionaries({"query": st.text(max_size=40)}), max_size=4))
def test_any_name_is_answered_in_order_of_scores(client: TestClient, queries: dict[str, dict[str, str]]) -> None:
    for found in _ask(client, **queries).values() if queries else ():
        scores = [one["score"] for one in found]
        assert scores == sorted(scores, reverse=True)
        assert len(found) <= 5
        assert sum(one["match"] for one in found) <= 1


def test_the_limit_is_kept(client: TestClient) -> None:
    assert len(_ask(client, q={"query": "inaugural committee", "limit": 1})["q"]) == 1
    assert _ask(client, q={"query": "Sam Altman", "limit": 0})["q"] == []


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "[]",
        "{",
        '{"q": 1}',
        '{"q": {"query": 5}}',
        '{"q": {"query": "a", "limit": "many"}}',
        '{"q": {"query": "a", "limit": -1}}',
        '{"q": {"query": "a", "limit": Infinity}}',
        '{"q": {"query": "a", "limit": 1e999}}',
        '{"q": {"query": "a", "properties": [{"pid": "fund"}]}}',
        "[" * 3000,
        json.dumps({"q": {"query": "a" * 400}}),
        json.dumps({f"q{number}": {"query": "a"} for number in range(51)}),
    ],
    ids=lambda sent: sent[:30],
)
def test_a_batch_that_is_none_is_refused(client: TestClient, sent: str) -> None:
    body = problem_of(client, SERVICE, method="POST", data={"queries": sent})
    assert body["status"] in (400, 422)


def test_only_a_form_is_taken(client: TestClient) -> None:
    assert problem_of(client, SERVICE, method="POST", json={"queries": {}})["status"] == 415
    assert problem_of(client, SERVICE, method="POST", data={"other": "x"})["status"] == 400


def test_what_is_asked_by_post_is_kept_by_nobody(client: TestClient) -> None:
    response = client.post(SERVICE, data={"queries": "{}"}, headers={"If-None-Match": "*"})
    assert (response.status_code, response.headers["cache-control"]) == (200, "no-store")
    assert "etag" not in response.headers


def test_the_manifest_says_where_everything_is(client: TestClient) -> None:
    body = client.get(SERVICE, params={"callback": "jsonp_1"}).json()
    assert conforms(ManifestShape, body)
    assert body["versions"] == ["0.2"]
    for name in ("entity", "type", "property"):
        told = body["suggest"][name]
        assert client.get(f"{told['service_url']}{told['service_path']}?prefix=a").status_code == 200
    told = body["extend"]["propose_properties"]
    proposed = client.get(f"{told['service_url']}{told['service_path']}?type=donor").json()
    assert conforms(ProposalShape, proposed)
    led = client.get(body["view"]["url"].replace("{{id}}", "donor%3Asam-altman"), follow_redirects=False)
    assert (led.status_code, led.headers["location"]) == (303, "/donors/sam-altman")
    assert client.get(body["preview"]["url"].replace("{{id}}", "fund:us-inaugural-2025")).status_code == 200


def test_a_preview_may_stand_in_a_frame_and_do_nothing_there(client: TestClient) -> None:
    response = client.get(f"{SERVICE}/preview?id=donor:sam-altman")
    assert response.headers["content-security-policy"] == "default-src 'none'; frame-ancestors *; sandbox"
    assert "Sam Altman" in response.text
    assert "<script" not in response.text
    assert problem_of(client, f"{SERVICE}/preview?id=donor:nobody")["status"] == 404


@pytest.mark.parametrize("where", ["donor:", "filing:1", "https://evil.example/", "//evil.example", ""])
def test_nothing_else_is_led_to(client: TestClient, where: str) -> None:
    assert client.get(f"{SERVICE}/view/{where}", follow_redirects=False).status_code == 404


@pytest.mark.parametrize("key", ["..%2f..%2f", "%2f%2fevil.example%2f", "a%3fb=c%23d", "a%20b"])
def test_a_key_leads_to_its_page_and_nowhere_else(client: TestClient, key: str) -> None:
    led = client.get(f"{SERVICE}/view/donor:{key}", follow_redirects=False)
    assert led.headers["location"].casefold() == f"/donors/{key.replace('=', '%3d')}"


def test_a_line_break_in_a_key_is_no_header(client: TestClient) -> None:
    led = client.get(f"{SERVICE}/view/donor:a%0d%0aX-Y:1", follow_redirects=False)
    assert "x-y" not in led.headers


def test_columns_are_filled(client: TestClient) -> None:
    asked = {
        "ids": ["donor:sam-altman", "fund:us-inaugural-2025", "donor:nobody"],
        "properties": [{"id": "kind"}, {"id": "gifts"}, {"id": "dollars"}, {"id": "funds"}, {"id": "unheard-of"}],
    }
    body = client.post(SERVICE, data={"extend": json.dumps(asked)}).json()
    assert conforms(ExtensionShape, body)
    assert list(body["rows"]) == asked["ids"]
    altman = body["rows"]["donor:sam-altman"]
    assert (altman["kind"], altman["gifts"], altman["dollars"]) == (
        [{"str": "person"}],
        [{"int": 1}],
        [{"str": "1000000"}],
    )
    assert altman["funds"] == [{"id": "fund:us-inaugural-2025", "name": "Trump Vance Inaugural Committee"}]
    assert set(map(tuple, body["rows"]["donor:nobody"].values())) == {()}


@pytest.mark.parametrize(
    ("prefix", "found"),
    [("alt", "donor:sam-altman"), ("SAM A", "donor:sam-altman"), ("trump v", "fund:us-inaugural-2025")],
)
def test_what_is_typed_is_completed(client: TestClient, prefix: str, found: str) -> None:
    body = client.get(f"{SERVICE}/suggest/entity", params={"prefix": prefix}).json()
    assert conforms(SuggestionShape, body)
    assert found in [one["id"] for one in body["result"]]
    assert client.get(f"{SERVICE}/suggest/entity", params={"prefix": " "}).json() == {"result": []}


LOCAL, PUBLIC = "http://127.0.0.1:3333", "https://refine.example"

# how the page is open, whether it was started with --cors, path, origin, who may read
SHARING = [
    ("local", False, "/reconcile", LOCAL, LOCAL),
    ("local", False, "/reconcile/suggest/type", "http://localhost:3333", "http://localhost:3333"),
    ("local", False, "/reconcile", PUBLIC, None),
    ("local", False, "/reconcile", "null", None),
    ("local", False, "/gifts", LOCAL, None),
    ("local", True, "/gifts", PUBLIC, "*"),
    ("local", True, "/reconcile", PUBLIC, "*"),
    ("public", False, "/reconcile", PUBLIC, "*"),
    ("public", False, "/gifts", PUBLIC, None),
    ("public", True, "/gifts", PUBLIC, "*"),
]


@pytest.mark.parametrize(("access", "cors", "path", "origin", "allowed"), SHARING)
def test_which_pages_may_read(access: str, cors: bool, path: str, origin: str, allowed: str | None) -> None:
    scope = {"type": "http", "path": TOP + path, "headers": [(b"origin", origin.encode())]}
    headers = CrossOrigin(access, shares=cors).headers_for(scope)
    assert headers.get("Access-Control-Allow-Origin") == allowed
    assert "Access-Control-Allow-Credentials" not in headers
    assert CrossOrigin(access, shares=cors).headers_for({**scope, "headers": []}) == {}


def test_a_page_elsewhere_asks_first(client: TestClient) -> None:
    headers = {"Origin": LOCAL, "Access-Control-Request-Method": "POST"}
    response = client.options(SERVICE, headers=headers)
    assert response.status_code == 204
    assert response.headers["access-control-allow-origin"] == LOCAL
    assert "POST" in response.headers["access-control-allow-methods"]
    refused = client.options(SERVICE, headers={**headers, "Origin": PUBLIC})
    assert "access-control-allow-methods" not in refused.headers
