"""The page of a gift: why it is personal, in which words, by how many sources, and what may be published of it."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from onrecord.reference.translations import load_translations
from onrecord.web.gift.copying import copy_detail
from tests.web.conftest import DAY


def _find(client: TestClient, words: str) -> str:
    gifts = client.get("/api/v1/gifts", params={"q": words}).json()
    key = next(name for name in ("gifts", "items", "results", "data") if name in gifts)
    return str(gifts[key][0]["id"])


# What is looked for, the language, and what the page says of it.
PAGES = [
    ("altman", "", "Why it counts as personal"),
    ("altman", "", "The page says so itself: “personal"),
    ("altman", "", "Named beside the donor: OpenAI. That does not make them givers."),
    ("altman", "", "The money is said to be Sam Altman’s own."),
    ("altman", "", "independent sources tell of it."),
    ("altman", "", 'class="ev ev-capacity"'),
    # The seed's headline says that three founders give; below it says that two of the gifts are their companies'.
    ("meta", "", "It is told as a gift of Meta, not of Mark Zuckerberg."),
    ("meta", "", "Why it counts as a company’s"),
    ("amazon", "", "It is told as a gift of Amazon, not of Jeff Bezos."),
    ("amazon", "", "Named beside the donor: Jeff Bezos. That does not make them givers."),
    ("meta", "", "One place of this page tells something else (donor):"),
    ("altman", "", "Who said what to whom"),
    ("altman", "", 'data-copy="sentence"'),
    ("ripple", "", "Where sources differ"),
    ("ripple", "", "nearly $4,900,000: 1 source"),
    ("ripple", "/fr", "près de 4\u202f900\u202f000\xa0$US "),
    ("altman", "/fr", "(elle est créditée à harborledger.example/"),
    ("altman", "/fr", "Pourquoi ce don compte comme personnel"),
    ("kittredge", "", "does not give to “Harkness Inaugural Committee”."),
    ("tolliver", "", "$25,000 given by Tolliver Freight to “Harkness Inaugural Committee” was sent back."),
]


@pytest.mark.parametrize(("words", "language", "said"), PAGES)
def test_the_page_says(client: TestClient, words: str, language: str, said: str) -> None:
    page = client.get(f"{language}/pledges/{_find(client, words)}")
    assert page.status_code == 200
    assert said in page.text.replace("&#39;", "'")


# A detail as records tell it, and what the French page says.
DETAILS = [
    ("shares 40% of passages and 2 of 3 figures, names and days in the same order", "40\xa0% des passages"),
    (
        "is credited to Reuters like the other, and shares 1 of 1 quotations",
        "elle est créditée à Reuters, comme l’autre; citations",
    ),
    ("is credited to a.example/b", "elle est créditée à a.example/b"),
    ("says that it is a translation of a.example/b", "elle dit être une traduction de a.example/b"),
    ("says that it is based on a.example/b", "elle dit se fonder sur a.example/b"),
    ("names the same original, a.example/b", "elle nomme le même original, a.example/b"),
    ("has it from The Quay, as the other has", "elle tient le don de The Quay, comme l’autre"),
    ("tells again what was in The Quay", "elle redit ce qui était dans The Quay"),
    ("has the same text", "elle a le même texte"),
    ("has the same address, a.example/b", "elle a la même adresse, a.example/b"),
    ("is linked as the same article in another language", "elle est liée comme le même article"),
]


@pytest.mark.parametrize(("detail", "said"), DETAILS)
def test_why_a_page_is_a_copy_is_told_in_french(detail: str, said: str) -> None:
    assert (copy_detail(detail, load_translations("fr").gettext) or "").startswith(said)


def test_the_beginning_of_an_id_leads_to_the_page(client: TestClient) -> None:
    gift = _find(client, "altman")
    found = client.get(f"/pledges/{gift[7:15]}", follow_redirects=False)
    assert (found.status_code, found.headers["location"]) == (303, f"/pledges/{gift}")


@pytest.mark.parametrize("wrong", ["pledge-ffffffffffffffffffff", "nothing", "pledge-", "%2e%2e"])
def test_what_is_no_gift_is_no_page(client: TestClient, wrong: str) -> None:
    assert client.get(f"/pledges/{wrong}").status_code == 404


def test_nothing_that_is_not_found_is_said_not_to_be_given(client: TestClient) -> None:
    assert DAY.date().year == 2025
    for words in ("altman", "uber", "boeing", "ford"):
        page = client.get(f"/pledges/{_find(client, words)}").text
        assert "did not give" not in page
        assert "has not given" not in page


def test_the_beginning_of_several_ids_leads_to_each(client: TestClient) -> None:
    page = client.get("/pledges/pledge-")
    assert "is the beginning of more than one id" in page.text
    assert page.text.count('href="/pledges/pledge-') > 1
