"""The list: what is asked, what is shown, and what is said where it cannot be."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from onrecord.ledger.catalogue.cursors import Place
from onrecord.web.asking import FIELDS, ask_donors, ask_gifts


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/?sort=oldest", "Sam Altman"),
        ("/?q=altman", "1 gift"),
        ("/?q=altman", "Words: altman"),
        ("/?fund=us-inaugural-2025", "Trump Vance Inaugural Committee (2025)"),
        ("/?standing=declined", "said not to give"),
        ("/?q=nobody+at+all", "No gift was found."),
        ("/?q=nobody+at+all", "may still have been given"),
        ("/fr/?q=altman", "Sam Altman"),
        ("/?capacity=personal", "Whose money: personal"),
        ("/?q=altman", 'href="/export/gifts.csv?q=altman"'),
        ("/", "/feeds/new.atom"),
    ],
)
def test_a_question_is_answered(client: TestClient, address: str, shown: str) -> None:
    page = client.get(address, follow_redirects=False)
    assert page.status_code == 200
    assert shown in page.text


@pytest.mark.parametrize(
    ("address", "hidden"),
    [
        ("/?capacity=personal", ">Amazon<"),
        ("/?q=altman", ">Amazon<"),
        ("/?status=declined", "Sam Altman"),
        ("/?since=2025-01-10", "Sam Altman"),
        ("/?until=2024-12-13", "Robinhood"),
        ("/?least=1500000", "Sam Altman"),
    ],
)
def test_a_filter_takes_away(client: TestClient, address: str, hidden: str) -> None:
    assert hidden not in client.get(address).text


@pytest.mark.parametrize(
    ("given", "canonical"),
    [
        ("/?q=&fund=&status=", "/"),
        ("/?sort=newest", "/"),
        ("/?status=planned&q=+altman+", "/?q=altman&status=planned"),
        ("/?q=a&utm_source=mail", "/?q=a"),
        ("/fr/?q=", "/fr/"),
    ],
)
def test_an_address_is_written_one_way(client: TestClient, given: str, canonical: str) -> None:
    moved = client.get(given, follow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (303, canonical)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("status", "lost", "“lost” is none of the choices"),
        ("sort", "upwards", "“upwards” is none of the choices"),
        ("standing", "filed_but_never_announced", "is none of the choices"),
        ("since", "2025-02-30", "such as 2025-01-20"),
        ("until", "20250120", "such as 2025-01-20"),
        ("least", "1.5m", "such as 1000000"),
        ("least", "-5", "such as 1000000"),
        ("disputed", "maybe", "“maybe” is none of the choices"),
        ("after", "xyz", "begin with its first page"),
    ],
)
def test_a_wrong_field_is_told_beside_it(client: TestClient, field: str, value: str, told: str) -> None:
    page = client.get("/", params={field: value})
    assert page.status_code == 400
    assert told in page.text
    if field != "after":
        assert f'aria-describedby="{field}-problem"' in page.text


def test_days_the_wrong_way_round_are_told() -> None:
    assert list(ask_gifts({"since": "2025-02-01", "until": "2025-01-01"}).errors) == ["until"]


@pytest.mark.parametrize(
    ("given", "sum_"), [("1000000", 1000000), ("1,000,000", 1000000), ("1 000 000", 1000000), ("$250.000", 250000)]
)
def test_a_sum_is_read_however_its_groups_are_parted(given: str, sum_: int) -> None:
    question = ask_gifts({"least": given}).question
    assert question is not None
    assert question.least == sum_


def test_every_page_of_the_list_is_reached_once(client: TestClient) -> None:
    seen: list[str] = []
    address = "/?sort=donor"
    while address:
        page = client.get(address).text
        seen += [part.split('"')[0] for part in page.split('href="/pledges/')[1:]]
        following = page.partition('rel="next"')[0].rpartition('href="')
        address = following[2].partition('"')[0].replace("&amp;", "&") if 'rel="next"' in page else ""
    assert len(seen) == len(set(seen)) > 25


def test_a_page_that_a_browser_has_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/?q=altman")
    again = client.get("/?q=altman", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/fr/?q=altman", headers={"If-None-Match": first.headers["etag"]}).status_code == 200


def test_a_kept_page_is_the_page(client: TestClient) -> None:
    assert client.get("/?q=meta").text == client.get("/?q=meta").text


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "\u202eevil", '" onload="x', "=1+1", "'; --", "%00"])
def test_what_is_asked_is_shown_harmless(client: TestClient, field: str, hostile: str) -> None:
    page = client.get("/", params={field: hostile})
    assert page.status_code in (200, 400)
    assert "<script>alert" not in page.text
    assert "\u202e" not in page.text
    assert 'onload="x' not in page.text.replace("&#34;", "")


def test_a_list_goes_on_behind_a_donor_with_a_long_name() -> None:
    name = "é" * 90
    after = Place("name", name, f"organization:{name}").token()
    assert len(after) > 300
    asked = ask_donors({"sort": "name", "after": after})
    assert asked.question is not None
    assert asked.question.after == after


def test_a_forged_place_of_brackets_alone_is_told(client: TestClient) -> None:
    page = client.get(f"/?after={'W1tb' * 900}")
    assert page.status_code == 400
    assert "This is no place in the list" in page.text
