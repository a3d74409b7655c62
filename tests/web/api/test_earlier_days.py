"""`as_of`: what was known on an earlier day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.ledger.derived import past
from onrecord.pipeline import PledgeFilter, list_pledges
from onrecord.web.api.shapes.funds import FundShape
from onrecord.web.api.shapes.gifts import GiftPiece
from tests.web.api.asking import TOP, conforms, every_item, problem_of
from tests.web.conftest import DAY


@pytest.mark.parametrize("day", ["2024-12-01", "2024-12-13", "2024-12-31", "2025-01-15", "2025-03-01"])
def test_the_list_of_a_day_is_what_the_command_lists(client: TestClient, demo_ledger: Path, day: str) -> None:
    with Ledger.open(demo_ledger, read_only=True) as ledger:
        listed = list(list_pledges(ledger, PledgeFilter(), DAY.date(), as_of=date.fromisoformat(day)))
    told = {one.pledge.id: (one.standing.name, len(one.pledge.origins)) for one in listed}
    items = every_item(client, f"{TOP}/gifts?per_page=7&as_of={day}")
    assert {item["id"]: (item["standing"], item["origins"]) for item in items} == told
    body = client.get(f"{TOP}/gifts?as_of={day}").json()
    assert body["as_of"] == day
    assert conforms(GiftPiece, body)


def test_donors_and_funds_are_told_as_of_a_day(client: TestClient) -> None:
    fund = client.get(f"{TOP}/funds/us-inaugural-2025?as_of=2024-12-13").json()
    assert conforms(FundShape, fund)
    assert 0 < fund["gifts"] < client.get(f"{TOP}/funds/us-inaugural-2025").json()["gifts"]
    assert sum(fund["standings"].values()) == fund["gifts"]
    donors = every_item(client, f"{TOP}/donors?as_of=2024-12-13")
    assert 0 < len(donors) < len(every_item(client, f"{TOP}/donors"))
    assert problem_of(client, f"{TOP}/donors/sam-altman?as_of=2024-12-01")["status"] == 404


def test_an_earlier_day_has_a_tag_of_its_own(client: TestClient) -> None:
    addresses = [f"{TOP}/gifts", f"{TOP}/gifts?as_of=2024-12-31", f"{TOP}/gifts?as_of=2024-12-30"]
    tags = [client.get(address).headers["etag"] for address in addresses]
    assert len(set(tags)) == 3
    assert client.get(addresses[1], headers={"If-None-Match": tags[1]}).status_code == 304


@pytest.mark.parametrize(
    ("day", "what"), [("2025-03-02", "has not come yet"), ("2025-3-1", "is not a day"), ("now", "is not a day")]
)
def test_a_day_that_is_none_is_refused(client: TestClient, day: str, what: str) -> None:
    assert what in problem_of(client, f"{TOP}/gifts?as_of={day}")["errors"][0]["what"]


def test_whoever_comes_while_a_day_is_worked_out_is_told_when_to_come(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past, "_PATIENCE_SECONDS", 0.01)
    ledger: Ledger = client.app.state.ledger  # type: ignore[attr-defined]
    with ledger.browse(DAY.date(), as_of=date(2024, 12, 20)):
        response = client.get(f"{TOP}/gifts?as_of=2024-12-20")
    assert (response.status_code, response.headers["retry-after"]) == (503, "5")
    assert "as of 2024-12-20 is being worked out" in response.json()["detail"]
