"""Lists of pages: RSS, Atom, JSON Feed, sitemaps, whole and damaged. Nothing is fetched."""

from __future__ import annotations

import gzip
import socket
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.feeds import ListedPage, Listing, read_listing

URL = "https://post.example/lists/feed.xml"

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title><language>en-GB</language>
<item><title>Lumenforge &amp; friends give</title><link>https://post.example/a#top</link>
<description>To the &lt;b&gt;inaugural&lt;/b&gt; fund</description>
<pubDate>Mon, 16 Dec 2024 08:00:00 GMT</pubDate></item>
<item><title>By its guid</title><guid isPermaLink="true">https://post.example/b</guid></item>
<item><title>No address</title></item><item><title>Elsewhere</title><link>javascript:alert(1)</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Post</title>
<entry><title>Un don</title><link rel="alternate" href="/dons/1"/><updated>2024-12-16T08:00:00Z</updated>
</entry></feed>"""

JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "language": "de", "items": [
{"id": "1", "url": "/spende", "title": "Eine Spende", "date_published": "2024-12-16T08:00:00+01:00", "language": "en"},
{"id": "2", "external_url": "https://other.example/x", "content_text": "Noch eine"}, {"id": "3"}, 7]}"""

SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><image:image><image:loc>https://post.example/a.jpg</image:loc><image:title>A harbour</image:title></image:image>
<loc>https://post.example/a</loc><lastmod>2024-12-20</lastmod><news:news><news:publication><news:name>Post</news:name>
<news:language>en</news:language></news:publication><news:publication_date>2024-12-16T08:00:00Z</news:publication_date>
<news:title>Lumenforge gives</news:title></news:news></url><url><loc>https://post.example/b</loc></url></urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://post.example/s1.xml.gz</loc><lastmod>2024-12-16T08:00:00Z</lastmod></sitemap>
<sitemap><loc>https://post.example/s2.xml</loc></sitemap></sitemapindex>"""

DAY = date(2024, 12, 16)


def read(text: str | bytes, kind: str = "feed") -> Listing:
    return read_listing(text.encode() if isinstance(text, str) else text, URL, kind)


def test_rss() -> None:
    first, second = read(RSS).pages
    assert (first.url, first.title, first.language, first.day) == (
        "https://post.example/a",
        "Lumenforge & friends give",
        "en",
        DAY,
    )
    assert "inaugural" in first.summary
    assert second.url == "https://post.example/b"


def test_atom() -> None:
    assert read(ATOM).pages == (ListedPage(url="https://post.example/dons/1", title="Un don", language="fr", day=DAY),)


def test_json_feed() -> None:
    assert [(page.url, page.language, page.day) for page in read(JSON_FEED).pages] == [
        ("https://post.example/spende", "en", DAY),
        ("https://other.example/x", "de", None),
    ]


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_sitemap(pack: object) -> None:
    content = SITEMAP.encode()
    found = read(gzip.compress(content, mtime=0) if pack is gzip.compress else content, "sitemap")
    assert found.pages == (
        ListedPage(url="https://post.example/a", title="Lumenforge gives", language="en", day=DAY),
        ListedPage(url="https://post.example/b"),
    )


def test_index_of_sitemaps() -> None:
    assert read(INDEX, "sitemap").lists == (
        ("https://post.example/s1.xml.gz", DAY),
        ("https://post.example/s2.xml", None),
    )


@pytest.mark.parametrize(
    ("content", "kind", "code", "pages"),
    [
        (RSS.partition("<item><title>By its guid")[0], "feed", "damaged_list", 1),
        (SITEMAP.rpartition("<url>")[0], "sitemap", "damaged_list", 1),
        ("<html><body>Not here</body></html>", "feed", "no_list", 0),
        ("<html><body>Not here</body></html>", "sitemap", "no_list", 0),
        ("", "feed", "no_list", 0),
        ("", "sitemap", "no_list", 0),
        ('{"items": ', "feed", "no_list", 0),
        ('["items"]', "feed", "no_list", 0),
        ("[" * 100_000, "feed", "no_list", 0),
        (b"\x1f\x8b damaged", "sitemap", "no_list", 0),
        (gzip.compress(SITEMAP.encode(), mtime=0)[:-20], "sitemap", "no_list", 0),
        (gzip.compress(b" " * 53_000_000, mtime=0), "sitemap", "no_list", 0),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 20 else "",
)
def test_what_is_no_whole_list_is_said(content: str | bytes, kind: str, code: str, pages: int) -> None:
    found = read(content, kind)
    assert [problem.code for problem in found.problems] == [code]
    assert len(found.pages) == pages


OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname"><!ENTITY f SYSTEM "http://127.0.0.1:9/">]>'
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)


@pytest.mark.parametrize("kind", ["feed", "sitemap"])
@pytest.mark.parametrize("entity", ["e", "f"])
def test_no_entity_reaches_out(kind: str, entity: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("it reached out"))
    body = f"<rss><channel><item><title>&{entity};</title><link>https://a.example/x</link></item></channel></rss>"
    if kind == "sitemap":
        body = f"<urlset><url><loc>https://a.example/x</loc><title>&{entity};</title></url></urlset>"
    with open("/etc/hostname", encoding="utf-8") as stream:
        secret = stream.read().strip()
    assert all(secret not in page.title for page in read(OUTSIDE + body, kind).pages if secret)


@pytest.mark.parametrize("kind", ["feed", "sitemap"])
def test_a_billion_laughs_stay_few(kind: str) -> None:
    body = "<rss><channel><item><title>&j;</title><link>https://a.example/x</link></item></channel></rss>"
    if kind == "sitemap":
        body = "<urlset><url><loc>https://a.example/x</loc><title>&j;</title></url></urlset>"
    assert all(len(page.title) <= 2000 for page in read(LAUGHS + body, kind).pages)


@given(st.binary(max_size=400), st.sampled_from(["feed", "sitemap"]))
def test_bytes_of_any_kind_are_read_or_refused(content: bytes, kind: str) -> None:
    found = read(content, kind)
    assert found.pages or found.lists or found.problems or b"<" in content or b"{" in content
    assert all(page.url.startswith(("http://", "https://")) for page in found.pages)


@given(st.integers(min_value=0, max_value=len(RSS)), st.integers(min_value=0, max_value=len(JSON_FEED)))
def test_a_list_that_ends_in_the_middle_never_fails(at: int, other: int) -> None:
    for content in (RSS[:at], JSON_FEED[:other]):
        assert len(read(content).pages) <= 2


def _rss(item: str) -> str:
    name = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
    return (
        f'<?xml version="1.0"?><rss version="2.0" {name}><channel><title>P</title><item>{item}</item></channel></rss>'
    )


A = "https://post.example/a"
URLSET = "<urlset><url><loc>https://post.example/a</loc></url></urlset>"
ALERT = f"<link>https://search.example/url?rct=j&amp;url={A}&amp;ct=ga</link>"
ASTRAY = "https://post.example/url?url=https://[bad"
BURNED = f"<link>https://burner.example/~3/x</link><feedburner:origLink>{A}</feedburner:origLink>"
AS_THEY_ARE = [
    ("an alert of a search engine", _rss(ALERT), "feed", A),
    ("a feed that counts clicks", _rss(BURNED), "feed", A),
    ("an id that is the address", '{"items": [{"id": "https://post.example/a", "title": "A"}]}', "feed", A),
    ("a sitemap of text", f"{A}\n", "sitemap", A),
    ("a feed for a sitemap", _rss(f"<link>{A}</link>"), "sitemap", A),
    ("a sitemap for a feed", URLSET, "feed", A),
    ("a blank before the XML", f'\n <?xml version="1.0"?>{URLSET}', "sitemap", A),
    ("a passing on to no address", _rss(f"<link>{ASTRAY}</link>"), "feed", ASTRAY),
    ("a bare sign in CDATA", URLSET.replace(A, f"<![CDATA[{A}?b=1&c=2]]>"), "sitemap", f"{A}?b=1&c=2"),
    ("a bare sign in an address", URLSET.replace("/a<", "/a?b=1&c=2<"), "sitemap", f"{A}?b=1&c=2"),
]


@pytest.mark.parametrize(("text", "kind", "url"), [row[1:] for row in AS_THEY_ARE], ids=[row[0] for row in AS_THEY_ARE])
def test_lists_as_sites_have_them(text: str, kind: str, url: str) -> None:
    listing = read(text, kind)
    assert ([page.url for page in listing.pages], listing.problems) == ([url], ())


WHOLE = [
    _rss(
        "<link>/a</link><description>A gift</description><content:encoded>&lt;p&gt;F&amp;uuml;r Trump</content:encoded>"
    ),
    '{"items": [{"url": "/a", "summary": "A gift", "content_html": "<p>F&uuml;r Trump</p>"}]}',
]


@pytest.mark.parametrize("text", WHOLE)
def test_words_are_looked_for_in_the_whole_text_too(text: str) -> None:
    assert read(text).pages[0].summary == "A gift Für Trump"
