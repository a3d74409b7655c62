"""The page of one article: its text as it was read, what it claims, what is wrong with it; nothing in it acts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import FoundArticle, Ledger
from onrecord.pipeline import ReadingOptions, read_documents, reader_fingerprint
from onrecord.web import WebSettings, make_app
from onrecord.web.accounts.settings import GuardSettings
from onrecord.web.api.settings import ApiSettings
from tests.web.accounts.making import make_accounts
from tests.web.conftest import DAY

HOSTILE = """<!doctype html><html lang="en"><head><title>Odalys Brandt gives $2 million to Trump’s fund</title>
<meta property="og:site_name" content="&lt;script&gt;alert(1)&lt;/script&gt; Post">
<meta property="article:published_time" content="2025-01-04T10:00:00Z">
<link rel="canonical" href="https://evil.example/a?&quot;onclick=&quot;alert(1)"></head><body><article>
<h1>Odalys Brandt gives $2 million to Trump’s inaugural fund</h1>
<p>Odalys Brandt gave $2 million of her own money to Trump’s inaugural fund\u202e on Friday, a spokesperson said.</p>
<p>&lt;img src=x onerror=alert(1)&gt; “My own money &lt;b&gt;and nobody else’s&lt;/b&gt;,” Brandt told Reuters.</p>
<p dir="rtl">هذا النص من اليمين إلى اليسار.</p>
</article></body></html>"""


@pytest.fixture(scope="module")
def places(demo_ledger: Path) -> dict[str, str]:
    """The addresses of articles by their headline."""
    with Ledger.open(demo_ledger) as ledger:
        ids = {claim.article_id for claim in ledger.list_claims()}
        return {kept.article.headline or "": f"/articles/{kept.id}" for kept in ledger.list_articles(ids)}


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A page that tries what a page can, alone in its ledger."""
    folder = tmp_path_factory.mktemp("odd")
    (folder / "odd.html").write_text(HOSTILE, "utf-8")
    with Ledger.open(folder / "odd.db") as ledger:
        run = ledger.begin_run(DAY, version="test", reader=reader_fingerprint())
        options = ReadingOptions(jobs=1, clock=lambda: DAY)
        recorded = ledger.record(run, read_documents([str(folder / "odd.html")], options))
        ledger.end_run(run, recorded, DAY)
        ledger.rebuild(reader_fingerprint())
    settings = WebSettings(ledger=folder / "odd.db", clock=lambda: DAY)
    with TestClient(make_app(settings), base_url=settings.address) as opened:
        yield opened


FOUNDERS = "Zuckerberg, Bezos and Now Altman"
TRANSLATED = "Zuckerberg, Bezos et maintenant Altman"


@pytest.mark.parametrize(
    ("headline", "language", "shown"),
    [
        (FOUNDERS, "en", "A page as it was read"),
        (FOUNDERS, "en", 'href="https://www.harborledger.example'),
        (FOUNDERS, "en", 'rel="nofollow noopener noreferrer"'),
        (FOUNDERS, "en", '<mark class="ev ev-capacity">personal'),
        (FOUNDERS, "en", "Where the page contradicts itself"),
        (FOUNDERS, "en", "The page says further down that the money came through a company."),
        (FOUNDERS, "en", "notice of paid links"),
        (FOUNDERS, "en", "a spokesperson"),
        (FOUNDERS, "en", "SHA-256 of the bytes"),
        (FOUNDERS, "en", "English"),
        (TRANSLATED, "en", "Translated by machine from"),
        (TRANSLATED, "en", "a translation: not the speaker’s own words"),
        (TRANSLATED, "en", "damaged on the page: not to be quoted"),
        (TRANSLATED, "en", "notice of translation"),
        (TRANSLATED, "fr", "Une page telle qu’elle a été lue"),
        (TRANSLATED, "fr", "origine de l’argent"),
        (TRANSLATED, "fr", "français"),
    ],
)
def test_an_article_tells(client: TestClient, places: dict[str, str], headline: str, language: str, shown: str) -> None:
    address = next(path for name, path in places.items() if name.startswith(headline))
    page = client.get(address if language == "en" else f"/{language}{address}")
    assert page.status_code == 200
    assert shown in page.text


def test_every_claim_has_a_place_in_the_text_and_a_gift(client: TestClient, places: dict[str, str]) -> None:
    for address in places.values():
        page = client.get(address).text
        led_to = re.findall(r'href="#(claim-[0-9a-f]+)"', page)
        assert led_to
        for name in led_to:
            assert page.count(f'id="{name}"') == 1
        assert len(re.findall(r'href="/pledges/pledge-[0-9a-f]+"', page)) == len(led_to)


def test_no_id_is_given_twice(client: TestClient, places: dict[str, str]) -> None:
    for address in places.values():
        ids = re.findall(r' id="([^"]+)"', client.get(address).text)
        assert len(ids) == len(set(ids))


def test_what_is_marked_is_the_words_of_the_article(client: TestClient, places: dict[str, str]) -> None:
    address = next(path for name, path in places.items() if name.startswith(FOUNDERS))
    marked = re.findall(r'<mark class="ev ev-[a-z]+">([^<]+)<span', client.get(address).text)
    assert {"Sam Altman", "OpenAI"} <= set(marked)


def test_where_files_lie_on_this_machine_is_not_told(client: TestClient, places: dict[str, str]) -> None:
    for address in places.values():
        assert "/samples/" not in client.get(address).text


@pytest.mark.parametrize(
    ("harmful", "harmless"),
    [
        ("<script>alert", "&lt;script&gt;alert(1)&lt;/script&gt; Post"),
        ("<img", "&lt;img src=x onerror=alert(1)&gt;"),
        ("\u202e", "‹U+202E›"),
        ("<b>and", "&lt;b&gt;and nobody else’s&lt;/b&gt;"),
        ('"onclick="', "They are written out"),
        ('href="javascript', 'dir="auto"'),
    ],
)
def test_nothing_in_a_page_acts(odd: TestClient, harmful: str, harmless: str) -> None:
    with Ledger.open(odd.app.state.settings.ledger) as ledger:  # type: ignore[attr-defined]
        found = ledger.find(next(ledger.list_claims()).article_id)
    assert isinstance(found, FoundArticle)
    page = odd.get(f"/articles/{found.article.id}")
    assert page.status_code == 200
    assert harmful not in page.text
    assert harmless in page.text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("article-ffffffffffffffffffff", "No page that was read has the id “article-ffffffffffffffffffff”"),
        ("article-", "is the beginning of more than one id"),
        ("a", "Several begin so"),
        ("claim-1", "Not in the ledger"),
        ("%3Cscript%3Ealert(1)", "&lt;script&gt;alert(1)"),
        ("x" * 3000, "Not in the ledger"),
        ("%00", "Not in the ledger"),
        ("%F0%9F%92%A9~", "Not in the ledger"),
    ],
)
def test_a_wrong_id_is_helped_on(client: TestClient, asked: str, told: str) -> None:
    page = client.get(f"/articles/{asked}")
    assert page.status_code == 404
    assert told in page.text
    assert "<script>alert" not in page.text


def test_the_beginning_of_an_id_is_enough(client: TestClient, places: dict[str, str]) -> None:
    whole = next(iter(places.values()))
    short = client.get(whole[: len("/articles/article-") + 10])
    assert short.status_code == 200
    assert f'rel="canonical" href="http://127.0.0.1:8765{whole}"' in short.text


def test_the_public_sees_of_a_text_what_tells_of_gifts(odd: TestClient, tmp_path: Path) -> None:
    settings = odd.app.state.settings  # type: ignore[attr-defined]
    with Ledger.open(settings.ledger) as ledger:
        address = f"/articles/{next(ledger.list_claims()).article_id}"
    guard = GuardSettings(access="public", accounts=make_accounts(tmp_path).path)
    for full_text in (False, True):
        public = replace(settings, guard=guard, api=ApiSettings(full_text=full_text))
        with TestClient(make_app(public), base_url=public.address) as opened:
            page = opened.get(address).text
        assert '<mark class="ev ev-capacity">' in page
        assert ("هذا النص" in page) is full_text
        assert ("the text belongs to who published it" in page) is not full_text
