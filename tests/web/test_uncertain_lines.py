"""A filed line that may be a gift: pages say so, and never "not found"; a claim that was set aside is not told."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.pipeline import ReadingOptions, read_documents, reader_fingerprint
from onrecord.records import Judgement
from onrecord.web import WebSettings, make_app
from tests.filings.fec.writing import filing, row
from tests.web.conftest import DAY

COMMITTEE = "C00894162"
LATER = DAY.replace(month=6)
PAGE = """<!doctype html><html lang="en"><head><title>Gifts | Mooring Post</title>
<meta property="og:site_name" content="Mooring Post"><meta property="article:published_time" content="2024-12-20">
</head><body><article><h1>Gifts to the inaugural fund</h1>
<p>Investor Jorah Tiller pledged 750,000 euros of his own money to Trump's inaugural fund.</p>
<p>Saltmere said on Thursday that it will donate $3 million to Donald Trump's inaugural fund.</p>
<p>Tideholm Yards said on Thursday that it will donate $500,000 to Donald Trump's inaugural fund.</p>
</article></body></html>"""
LATER_PAGE = """<!doctype html><html lang="en"><head><title>A smaller gift | Quarry Gazette</title>
<meta property="og:site_name" content="Quarry Gazette"><meta property="article:published_time" content="2025-02-03">
</head><body><article><h1>A yard's gift is smaller</h1>
<p>Tideholm Yards donated $400,000 to Donald Trump's inaugural fund, its owner told the Gazette.</p>
</article></body></html>"""


def _gift(last: str, first: str, organization: str, amount: str) -> str:
    kind = "ORG" if organization else "IND"
    who = (f"T{amount}", "", "", kind, organization, last, first, "", "", "", "9 Lane", "", "Salem", "MA", "01970")
    return row("F132", (COMMITTEE, *who, "20250102", amount, amount, "", ""))


@pytest.fixture(scope="module")
def uncertain_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger in which a line with the name of a giver, and another currency, waits for a person."""
    place = tmp_path_factory.mktemp("uncertain")
    (place / "page.html").write_text(PAGE, encoding="utf-8")
    (place / "later.html").write_text(LATER_PAGE, encoding="utf-8")
    cover = "\x1c".join(
        (
            *("F13N", COMMITTEE, "Trump Vance Inaugural Committee, Inc.", "", "1 Square", "", "Salem", "MA", "01970"),
            *("90D", "", "20241115", "20250420", "3650000.00", "0.00", "3650000.00"),
            *("Vane", "Ida", "", "", "", "20250420"),
        )
    )
    told = (_gift("TILLER", "JORAH", "", "750000.00"), _gift("", "", "SALTMERE", "2500000.00"))
    made = filing(*told, _gift("", "", "TIDEHOLM YARDS", "400000.00"), cover=cover)
    (place / "1999999.fec").write_bytes(made.content)
    path = place / "onrecord.db"
    with Ledger.open(path) as ledger:
        run = ledger.begin_run(DAY, version="test", reader=reader_fingerprint())
        options = ReadingOptions(jobs=1, clock=lambda: DAY)
        recorded = ledger.record(run, read_documents([str(place)], options))
        ledger.end_run(run, recorded, DAY)
        ledger.rebuild(reader_fingerprint())
    return path


def _client(ledger: Path) -> TestClient:
    settings = WebSettings(ledger=ledger, clock=lambda: LATER)
    return TestClient(make_app(settings), base_url=settings.address)


@pytest.fixture(scope="module")
def uncertain(uncertain_ledger: Path) -> Iterator[TestClient]:
    with _client(uncertain_ledger) as client:
        yield client


def _find(client: TestClient, words: str) -> str:
    return str(client.get("/api/v1/gifts", params={"q": words}).json()["items"][0]["id"])


def test_a_sum_that_another_source_told_first_is_not_dated_as_if_it_were_the_only_one(uncertain: TestClient) -> None:
    page = uncertain.get(f"/pledges/{_find(uncertain, 'tideholm')}").text
    row = page[page.index('<th scope="row">Said</th>') :].partition("</tr>")[0]
    for words in ("$400,000", "other sums are told, too", "Dec 20, 2024", "first reported"):
        assert words in row


def test_a_line_that_waits_is_told_beside_where_the_gift_stands(uncertain: TestClient) -> None:
    assert "a person has to look" in uncertain.get("/?q=tiller").text
    assert "a person has to look" not in uncertain.get("/?q=saltmere").text
    assert "Filed lines may be it and wait for a person." in uncertain.get("/feeds/new.atom").text


def test_where_a_line_waits_nothing_is_said_to_be_not_found(uncertain: TestClient) -> None:
    page = uncertain.get(f"/pledges/{_find(uncertain, 'tiller')}").text
    assert page.count("Filed lines that may be this gift wait for a person to decide.") == 2
    assert "Not found in the filings read by" not in page


@pytest.mark.parametrize(("language", "sums"), [("", ("3,000,000", "2,500,000")), ("/fr", ("3 000 000", "2 500 000"))])
def test_what_differs_is_told_in_the_reader_s_way(uncertain: TestClient, language: str, sums: tuple[str, str]) -> None:
    page = uncertain.get(f"{language}/pledges/{_find(uncertain, 'saltmere')}").text
    _, _, notice = page.replace("\u202f", " ").replace("\xa0", " ").partition('class="notice warning"')
    differs = notice.partition("</div>")[0]
    assert all(one in differs for one in sums)
    assert "3000000" not in differs


def test_a_claim_that_was_set_aside_is_counted_in_its_article_and_not_told(
    uncertain_ledger: Path, tmp_path: Path
) -> None:
    judged = Path(shutil.copy(uncertain_ledger, tmp_path / "judged.db"))
    with Ledger.open(judged) as ledger:
        claim = next(one for one in ledger.list_claims() if one.donor.name == "Saltmere")
        ledger.judge(Judgement(kind="claim", subject=claim.id, decision="reject", by="ann", at=DAY, why="a test"))
        ledger.keep_up(reader_fingerprint())
    with _client(judged) as client:
        article = client.get(f"/api/v1/articles/{claim.article_id}").json()
    assert [one["donor"]["name"] for one in article["claims"]] == ["Jorah Tiller", "Tideholm Yards"]
    assert article["unlisted"] == 1
    assert "Saltmere" not in str(article["excerpts"])
