"""Funds: totals that mix nothing, charts with their text and their rows, deadlines, and what is not there."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from onrecord.ledger.catalogue import SaidTotal
from onrecord.records.claim import CAPACITIES, STATUSES
from onrecord.web.funds.charts import FUND_CHARTS
from onrecord.web.funds.totals import headline_sums, said_rows

FUND = "us-inaugural-2025"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/funds", "Trump Vance Inaugural Committee (2025)"),
        ("/funds", "Others, as pages call them"),
        ("/funds", "1 gift in it told inexactly"),
        ("/fr/funds", "1 don y est dit sans exactitude"),
        ("/fr/funds", "Trump Vance Inaugural Committee (2025)"),
        (f"/funds/{FUND}", "Inaugural committee"),
        (f"/funds/{FUND}", "Form 13"),
        (f"/funds/{FUND}", "in 50 days"),
        (f"/funds/{FUND}", "none read"),
        (f"/funds/{FUND}", "C00894162"),
        (f"/funds/{FUND}", f"/?fund={FUND}&amp;standing=announced"),
        (f"/funds/{FUND}", "The largest gifts"),
        (f"/funds/{FUND}", "1 of them told inexactly: more than, about or up to its sum"),
        (f"/funds/{FUND}", "No filing that shows gifts to it was read."),
        ("/funds/us-trump-accounts-2025", "No page that was read tells of a gift to it."),
        ("/funds/us-trump-accounts-2025", "No public filing names the donors of this fund."),
        ("/funds/harkness%20inaugural%20committee", "As pages call it"),
    ],
)
def test_a_fund_tells(client: TestClient, address: str, shown: str) -> None:
    page = client.get(address)
    assert page.status_code == 200
    assert shown in page.text


@pytest.mark.parametrize("name", FUND_CHARTS)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1000])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_chart_is_a_picture(client: TestClient, name: str, theme: str, width: int, language: str) -> None:
    picture = client.get(f"/charts/funds/{FUND}/{name}.svg?theme={theme}&width={width}&lang={language}")
    if name == "gaps":  # no filing of the demo shows a gift to this fund
        assert picture.status_code == 404
        return
    assert picture.headers["content-type"] == "image/svg+xml"
    assert f'lang="{language}"' in picture.text
    again = client.get(picture.request.url, headers={"If-None-Match": picture.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("name", FUND_CHARTS)
def test_the_rows_of_a_chart_are_a_table(client: TestClient, name: str) -> None:
    told = client.get(f"/charts/funds/{FUND}/{name}.csv")
    assert told.headers["content-disposition"] == f'attachment; filename="{name}.csv"'
    header, *rows = csv.reader(io.StringIO(told.text))
    assert all(len(row) == len(header) for row in rows)


@pytest.mark.parametrize(
    "address",
    [
        "/funds/no-such-fund",
        "/charts/funds/us-inaugural-2025/pie.svg",
        "/charts/funds/us-inaugural-2025/flow.svg?theme=pink",
        "/charts/funds/us-inaugural-2025/flow.svg?width=5",
        "/charts/funds/us-inaugural-2025/flow.svg?lang=xx",
        "/charts/funds/no-such-fund/flow.svg",
    ],
)
def test_what_there_is_not_is_not_found(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_page_of_a_fund_shows_its_charts_in_words(client: TestClient) -> None:
    page = client.get(f"/funds/{FUND}").text
    assert page.count("<picture>") == 2
    assert page.count("The picture in words") == 2
    assert page.count("These figures as CSV") == 2


_TOTALS = st.lists(
    st.builds(
        SaidTotal,
        capacity=st.sampled_from(CAPACITIES),
        status=st.sampled_from(STATUSES),
        currency=st.sampled_from(["USD", "EUR", ""]),
        in_kind=st.booleans(),
        pledges=st.just(3),
        priced=st.just(0),
        amount=st.just(Decimal(0)),
        low=st.just(Decimal(10)),
        high=st.just(Decimal(20)),
    )
    | st.builds(
        SaidTotal,
        capacity=st.sampled_from(CAPACITIES),
        status=st.sampled_from(STATUSES),
        currency=st.sampled_from(["USD", "EUR"]),
        in_kind=st.booleans(),
        pledges=st.just(2),
        priced=st.just(2),
        amount=st.integers(1, 10**9).map(Decimal),
        low=st.just(Decimal(0)),
        high=st.just(Decimal(0)),
    ),
    max_size=12,
)


@given(_TOTALS)
def test_nothing_is_mixed_and_nothing_is_lost(totals: list[SaidTotal]) -> None:
    rows = said_rows(totals)
    assert sum(row.all.gifts for row in rows) == sum(total.pledges for total in totals)
    for currency in ("USD", "EUR"):
        for in_kind in (False, True):
            told = [t.amount for t in totals if t.currency == currency and t.in_kind == in_kind]
            shown = [r.all.amount for r in rows if r.all.currency == currency and r.all.in_kind == in_kind]
            assert sum(shown, Decimal(0)) == sum(told, Decimal(0))
    given_ = [total for total in totals if total.status not in ("declined", "refunded")]
    assert sum(one.gifts for one in headline_sums(given_)) == sum(total.pledges for total in given_)


@pytest.mark.parametrize(
    ("address", "leads_to"), [("/funds/", "/funds"), ("/fr/funds/", "/fr/funds"), ("/donors/", "/donors")]
)
def test_a_slash_at_the_end_leads_to_the_list(client: TestClient, address: str, leads_to: str) -> None:
    found = client.get(address, follow_redirects=False)
    assert (found.status_code, found.headers["location"]) == (308, leads_to)


def test_refusals_are_counted_apart_from_gifts(client: TestClient) -> None:
    funds = client.get("/api/v1/funds").json()["items"]
    key = next(fund["key"] for fund in funds if "Harkness" in (fund["name"] or ""))
    lines = client.get("/api/v1/gifts", params={"fund": key}).json()["items"]
    refused = [line for line in lines if line["status"] == "declined"]
    page = client.get(f"/funds/{key}").text
    assert refused
    assert f">{len(lines) - len(refused)} gift" in page
    assert f'status=declined">{len(refused)} ' in page
    assert f"<small>{len(refused)} refusal" in page
