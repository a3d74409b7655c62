"""A page that was made is given again as it was, and never when the ledger is another one, or to another language."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.pipeline import reader_fingerprint
from onrecord.records import Judgement, Reading
from onrecord.web import WebSettings, make_app, visits
from onrecord.web.assets import asset
from onrecord.web.rendering import render
from tests.ledger.making import add, make_document

from .conftest import DAY

ADDRESSES = ["/", "/?sort=largest", "/fr/", "/donors", "/funds"]


@pytest.fixture
def own_ledger(demo_ledger: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo_ledger, tmp_path / "own.db"))


@pytest.fixture
def day() -> list[datetime]:
    return [DAY]


@pytest.fixture
def own(own_ledger: Path, day: list[datetime]) -> Iterator[TestClient]:
    settings = WebSettings(ledger=own_ledger, clock=lambda: day[0])
    with TestClient(make_app(settings), base_url=settings.address) as opened:
        yield opened


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that were filled in."""
    filled: list[str] = []

    def note(language: str, template: str, **context: object) -> str:
        filled.append(template)
        return render(language, template, **context)

    monkeypatch.setattr(visits, "render", note)
    return filled


def test_what_is_remembered_of_an_address_is_short(own: TestClient) -> None:
    own.get(f"/method?{'x' * 5000}")
    pages = own.app.state.pages  # type: ignore[attr-defined]
    assert all(len(address) < 100 for address in pages._seen)


def test_a_file_is_kept_for_good_under_the_address_with_its_hash_alone(own: TestClient) -> None:
    kept, another = own.get(asset("onrecord.css")), own.get("/static/onrecord.css?v=0123456789")
    assert kept.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert "cache-control" not in another.headers


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_given_again_with_the_same_headers_and_not_made_again(
    own: TestClient, made: list[str], address: str
) -> None:
    first, again = own.get(address), own.get(address)
    assert len(made) == 1
    assert (again.status_code, again.content) == (200, first.content)
    assert dict(again.headers) == dict(first.headers)


@pytest.mark.parametrize("address", ADDRESSES)
def test_whoever_has_it_is_told_so(own: TestClient, made: list[str], address: str) -> None:
    tag = own.get(address).headers["etag"]
    again = own.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"], len(made)) == (304, b"", tag, 1)
    assert own.get(address, headers={"If-None-Match": 'W/"other"'}).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_made_again_once_the_ledger_is_another_one(
    own: TestClient, own_ledger: Path, made: list[str], address: str
) -> None:
    before = own.get(address).headers["etag"]
    with Ledger.open(own_ledger) as ledger:
        ledger.judge(Judgement(kind="claim", subject="claim-1", decision="accept", by="ann", at=DAY))
    after = own.get(address, headers={"If-None-Match": before})
    assert (after.status_code, after.headers["etag"] != before, len(made)) == (200, True, 2)


def test_a_page_is_made_again_on_another_day(own: TestClient, day: list[datetime], made: list[str]) -> None:
    own.get("/")
    day[0] += timedelta(days=1)
    own.get("/")
    assert len(made) == 2


def test_each_language_and_host_has_its_own(own: TestClient) -> None:
    pages = {own.get(path).text for path in ("/", "/fr/", "/", "/fr/")}
    assert len(pages) == 2
    before = own.get("/").headers["etag"]
    assert own.get("/", headers={"Host": "localhost:8765"}).headers["etag"] != before


def test_the_guard_stands_before_a_kept_page(own: TestClient) -> None:
    own.get("/")
    assert own.get("/", headers={"Host": "evil.example"}).status_code == 421
    assert own.get("/", headers={"X-Forwarded-For": "192.0.2.1"}).status_code == 403
    assert own.post("/").status_code != 200


def _add(path: Path, *documents: Reading) -> None:
    add(path, *documents)
    with Ledger.open(path) as ledger:
        assert not ledger.keep_up(reader_fingerprint()).remade


def _gift_of(client: TestClient, words: str) -> str:
    return str(client.get("/api/v1/gifts", params={"q": words}).json()["items"][0]["id"])


HARBOUR = "/funds/xx-harbour-lantern-2025"
# What is looked at, what is added, and whether the page is made again.
ADDED = [
    ("a gift, and a page that tells of others", "gift Varga", make_document(2), False),
    ("a gift, and another page that tells of it", "gift Varga", make_document(1, padding=3), True),
    ("a fund, and a page that tells of another fund", "/funds/us-inaugural-2025", make_document(2), False),
    ("a fund, and a page that tells of it", HARBOUR, make_document(2), True),
    (
        "a chart, and a page that tells of another fund",
        "/charts/funds/us-inaugural-2025/flow.csv",
        make_document(2),
        False,
    ),
    ("the list, which shows all", "/", make_document(2), True),
]


@pytest.mark.parametrize(("address", "added", "is_other"), [row[1:] for row in ADDED], ids=[row[0] for row in ADDED])
def test_a_page_is_made_again_where_what_it_shows_is_another(
    own: TestClient, own_ledger: Path, address: str, added: Reading, is_other: bool
) -> None:
    _add(own_ledger, make_document(1))
    address = f"/pledges/{_gift_of(own, 'Varga')}" if address == "gift Varga" else address
    before = own.get(address)
    _add(own_ledger, added)
    kept = own.get(address, headers={"If-None-Match": before.headers["etag"]})
    assert kept.status_code == (200 if is_other else 304)
    assert (own.get(address).content != before.content) is is_other


@pytest.mark.parametrize("address", ["gift Varga", HARBOUR])
def test_a_page_is_made_again_once_a_person_decided(own: TestClient, own_ledger: Path, address: str) -> None:
    _add(own_ledger, make_document(1))
    address = f"/pledges/{_gift_of(own, 'Varga')}" if address == "gift Varga" else address
    before = own.get(address)
    claim = own.get("/api/v1/gifts", params={"q": "Varga"}).json()["items"][0]["id"]
    judgement = Judgement(kind="match", subject=claim, decision="other", other="filing-1:2", by="ann", at=DAY)
    with Ledger.open(own_ledger) as ledger:
        ledger.judge(judgement)
        ledger.keep_up(reader_fingerprint())
    assert own.get(address, headers={"If-None-Match": before.headers["etag"]}).status_code == 200
