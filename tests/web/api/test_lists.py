"""Lists: their pieces make the whole, their answers are tagged, and they have the documented shapes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from starlette.testclient import TestClient

from onrecord.ledger import SORTS, Ledger
from onrecord.pipeline import PledgeFilter, list_pledges
from onrecord.records import Judgement
from onrecord.views.pledges import pledge_object
from onrecord.web import WebSettings, make_app
from onrecord.web.api.shapes.funds import FundFlows, FundGaps, FundList, FundShape, FundUnannounced, FundWeeks
from onrecord.web.api.shapes.gifts import DonorLineShape, DonorPiece, GiftPiece
from onrecord.web.api.shapes.index import IndexShape, ProblemTypeShape
from tests.web.api.asking import TOP, conforms, every_item
from tests.web.conftest import DAY

SHAPES: list[tuple[str, type[BaseModel]]] = [
    ("/", IndexShape),
    ("/gifts?per_page=100", GiftPiece),
    ("/gifts?per_page=1", GiftPiece),
    ("/donors?per_page=100", DonorPiece),
    ("/donors/sam-altman", DonorLineShape),
    ("/funds", FundList),
    ("/funds/us-inaugural-2025", FundShape),
    ("/funds/harkness%20inaugural%20committee", FundShape),
    ("/funds/us-inaugural-2025/weeks", FundWeeks),
    ("/funds/us-inaugural-2025/flows", FundFlows),
    ("/funds/us-inaugural-2025/gaps", FundGaps),
    ("/funds/us-inaugural-2025/unannounced", FundUnannounced),
    ("/funds/us-superpac-maga-inc/unannounced", FundUnannounced),
    ("/problems/invalid", ProblemTypeShape),
]


@pytest.mark.parametrize(("address", "shape"), SHAPES, ids=[address for address, _ in SHAPES])
def test_an_answer_has_its_shape(client: TestClient, address: str, shape: type[BaseModel]) -> None:
    response = client.get(TOP + address)
    assert response.headers["content-type"] == "application/json"
    assert conforms(shape, response.json())


@pytest.mark.parametrize("path", ["/gifts", "/donors"])
@settings(max_examples=10, deadline=None)
@given(size=st.integers(1, 40))
def test_pieces_of_any_size_make_the_whole_list(client: TestClient, path: str, size: int) -> None:
    whole = every_item(client, f"{TOP}{path}?per_page=100")
    assert every_item(client, f"{TOP}{path}?per_page={size}") == whole


@pytest.mark.parametrize("sort", sorted(SORTS))
def test_a_filtered_list_goes_on_with_its_filters(client: TestClient, sort: str) -> None:
    found = every_item(client, f"{TOP}/gifts?per_page=3&kind=person&sort={sort}")
    assert {item["donor"]["kind"] for item in found} == {"person"}
    assert len(found) == sum(item["donor"]["kind"] == "person" for item in every_item(client, f"{TOP}/gifts"))


def test_a_line_says_what_the_list_of_the_command_says(client: TestClient, demo_ledger: Path) -> None:
    with Ledger.open(demo_ledger, read_only=True) as ledger:
        listed = list(list_pledges(ledger, PledgeFilter(), DAY.date()))
    told = {one.pledge.id: pledge_object(one.pledge, one.standing, one.matches) for one in listed}
    items = {item["id"]: item for item in every_item(client, f"{TOP}/gifts")}
    assert items.keys() == told.keys()
    same = ("capacity", "amount", "amount_low", "amount_high", "currency", "amount_qualifier", "in_kind", "status")
    for key, item in items.items():
        command = told[key]
        for name in (*same, "standing", "due", "associated", "first_reported", "articles", "origins", "confidence"):
            assert item[name] == command[name], name
        assert item["donor"].items() >= command["donor"].items()
        assert item["fund"].items() >= command["fund"].items()
        assert item["conflicts"] == len(command["disagreements"])


@pytest.mark.parametrize("path", ["/gifts?per_page=2", "/donors", "/funds", "/funds/us-inaugural-2025/weeks"])
def test_what_is_known_is_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(TOP + path)
    for told in (first.headers["etag"], first.headers["etag"].removeprefix("W/"), '"a", ' + first.headers["etag"], "*"):
        again = client.get(TOP + path, headers={"If-None-Match": told})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert client.get(TOP + path, headers={"If-None-Match": '"another"'}).status_code == 200


def test_another_question_has_another_tag(client: TestClient) -> None:
    addresses = ["/gifts", "/gifts?sort=largest", "/gifts?per_page=5", "/donors", "/gifts?status=planned"]
    tags = [client.get(TOP + address).headers["etag"] for address in addresses]
    assert len(set(tags)) == len(tags)


def test_the_order_of_parameters_is_no_other_question(client: TestClient) -> None:
    one, other = (client.get(f"{TOP}/gifts?{asked}") for asked in ("sort=donor&per_page=5", "per_page=5&sort=donor"))
    assert one.headers["etag"] == other.headers["etag"]
    assert one.json()["items"] == other.json()["items"]


def test_a_tag_changes_with_the_ledger_and_with_the_day(demo_ledger: Path, tmp_path: Path) -> None:
    copy = tmp_path / "onrecord.db"
    copy.write_bytes(demo_ledger.read_bytes())
    days = [DAY]
    settings = WebSettings(ledger=copy, clock=lambda: days[-1])
    with TestClient(make_app(settings), base_url=settings.address) as client:
        first = client.get(f"{TOP}/gifts").headers["etag"]
        claim = next(iter(every_item(client, f"{TOP}/gifts")))["id"]
        with Ledger.open(copy) as ledger:
            ledger.judge(Judgement(kind="claim", subject=claim, decision="accept", by="ann", at=DAY))
        second = client.get(f"{TOP}/gifts").headers["etag"]
        days.append(datetime(2025, 3, 2, tzinfo=UTC))
        third = client.get(f"{TOP}/gifts").headers["etag"]
    assert len({first, second, third}) == 3


def test_no_street_is_in_any_list(client: TestClient) -> None:
    for address, _ in SHAPES:
        assert "street" not in client.get(TOP + address).text.casefold()
