"""Walls before articles, and articles that look like them."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import DataFileError
from onrecord.pages.paid import ends_at_wall, is_cut
from onrecord.pages.walls import find_wall, is_paid
from onrecord.reference import page_walls
from tests.pages.checking import read_one

STORY = "<p>The mill of Harkness gave to the park on Monday, its owner told The Harbour Post in the evening.</p>" * 8
SCRIPT = "<script src='https://ct.captcha-delivery.com/c.js'></script><script src='/cdn-cgi/challenge-platform/x.js'>"

# (what the page is, what it is taken for)
PAGES = [
    ("<title>Just a moment...</title><body>Enable JavaScript and cookies to continue", "challenge"),
    ("<title>post.example</title><p>Please enable JS and disable any ad blocker</p>" + SCRIPT, "challenge"),
    ("<h1>Access to this page has been denied</h1><div id='px-captcha'></div>", "challenge"),
    ("<h1>Pardon Our Interruption</h1><p>As you were browsing something made us think you were a bot.", "challenge"),
    ("<iframe src='/_Incapsula_Resource?SWUDNSAI=31'></iframe>Request unsuccessful.", "challenge"),
    ("<script>window.gokuProps = {}; AwsWafIntegration.getToken()</script>", "challenge"),
    ("<p>Vérifiez que vous êtes humain</p>", "challenge"),
    ("<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>", "script"),
    ("<p>Veuillez activer JavaScript pour afficher la page.</p>", "script"),
    ("<p>Bitte aktivieren Sie JavaScript.</p>", "script"),
    ("<h1>Before you continue to News</h1><p>We use cookies.", "script"),
    (STORY, None),
    (STORY + SCRIPT + "</script>", None),
    (STORY + "<noscript>Please enable JavaScript to comment.</noscript>", None),
    ("<p>The mill gave to the park.</p>", None),
    ("<p>The mill gave to the park.</p><script>if (a < b) track()</script>", None),
    ("", None),
]


@pytest.mark.parametrize(("page", "wall"), PAGES)
def test_a_wall_is_told_from_an_article(page: str, wall: str | None) -> None:
    assert find_wall(page.encode()) == wall


# (headers, what a page with few words is taken for)
HEADERS = [
    ({"CF-Mitigated": "challenge"}, "challenge"),
    ({"x-datadome": "protected"}, "challenge"),
    ({"X-Amzn-WAF-Action": "captcha"}, "challenge"),
    ({"X-Amzn-WAF-Action": "allow"}, None),
    ({"Server": "cloudflare"}, None),
]


@pytest.mark.parametrize(("headers", "wall"), HEADERS)
def test_a_header_names_a_challenge(headers: dict[str, str], wall: str | None) -> None:
    assert find_wall(b"<p>Wait.", headers) == wall
    assert find_wall(STORY.encode(), headers) is None


# (what the page says, whether it is paid for)
PAID = [
    ('{"@type": "NewsArticle", "isAccessibleForFree": false}', True),
    ('{"@type":"NewsArticle","isAccessibleForFree":"False","hasPart":{"isAccessibleForFree":false}}', True),
    ('{"isAccessibleForFree" : "false"}', True),
    ('<meta property="article:content_tier" content="locked">', True),
    ("<meta itemprop='isAccessibleForFree' content='false'>", False),
    ('<meta itemprop="isAccessibleForFree" content="False"/>', True),
    ('{"@type": "NewsArticle", "isAccessibleForFree": true}', False),
    ('{"isAccessibleForFree": true, "related": [{"isAccessibleForFree": false}]}', False),
    ('<meta property="article:content_tier" content="free">', False),
    ('<meta property="article:content_tier" content="metered">', False),
    ("<p>A page about whether it isAccessibleForFree, or false.</p>", False),
]


@pytest.mark.parametrize(("page", "paid"), PAID)
def test_a_page_says_that_it_is_not_free(page: str, paid: bool) -> None:
    assert is_paid(page.encode()) is paid


PAYS = '{"isAccessibleForFree": false}'
PART = '{"isAccessibleForFree": false, "hasPart": {"isAccessibleForFree": false, "cssSelector": ".rest"}}'
LINE = "The mill gave to the park on Monday. "

# (what the page holds, words of its text, cut where it was fetched, cut where somebody saved it)
CUT = [
    (PAYS, 90, True, False),
    (PAYS, 400, False, False),
    (PAYS + "<p>Subscribe to continue reading.", 90, True, True),
    (PAYS + "<p>Subscribe to continue reading.", 400, False, False),
    (PAYS + "<p>Pour lire la suite, abonnez-vous.", 90, True, True),
    (PAYS + '{"wordCount": 900}', 400, True, True),
    (PAYS + '{"wordCount": "120"}', 100, False, False),
    (PART + f"<p>{LINE}", 90, True, True),
    (PART + f"<p>{LINE}<div class='more rest'></div>", 90, True, True),
    (PART + f"<div class='more rest'>{LINE}</div>", 90, True, False),
    (PART + f"<p>{LINE}", 400, True, False),
    (PART + f"<div class=rest>{LINE}</div>", 400, False, False),
    ('{"isAccessibleForFree": true}<p>Subscribe to continue reading.', 20, False, False),
]


@pytest.mark.parametrize(("page", "words", "fetched", "saved"), CUT)
def test_a_page_that_is_paid_for_is_whole_or_cut(page: str, words: int, fetched: bool, saved: bool) -> None:
    assert is_cut(page.encode(), words, was_fetched=True) is fetched
    assert is_cut(page.encode(), words, was_fetched=False) is saved


# (what stands behind the first paragraph, whether it is a wall in the language of the page)
ENDS = [
    ("<p>Subscribe now to keep reading: 1 pound a week for the first month.</p>", True),
    ("<button>Pour lire la suite, abonnez-vous</button>", True),
    ("<p>Il vous reste 82 % de cet article à lire.</p>", True),
    ("<div class='box'>Jetzt weiterlesen mit Plus</div>", True),
    ("<p>Suscríbete para seguir leyendo</p>", True),
    ("<p>Abbonati per continuare a leggere</p>", True),
    ("<p>Assine para continuar lendo</p>", True),
    ("<p>Neem een abonnement om verder te lezen</p>", True),
    ("<p>Subscribe to our newsletter</p>", False),
    ("<p>It is to unlock the gifts of children and to teach them to read on their own, she said.</p>", False),
    ("<p>Il vous reste quatre ans, a dit la directrice à la mairie de Harkness.</p>", False),
    (
        "".join(f"<p>Mill {at} gave to the park on Monday.</p>" for at in range(60)) + "Subscribe to keep reading.",
        False,
    ),
    ("<p>The mayor asked the town to read on.</p>" + "<p>The lido opens in May, she said.</p>" * 12, False),
]


@pytest.mark.parametrize(("behind", "is_wall"), ENDS, ids=[row[0][:50] for row in ENDS])
def test_a_short_text_ends_at_a_wall(behind: str, is_wall: bool) -> None:
    page = f"<h1>Mill gives to park</h1><p>The mill of Harkness gave a sum to the park on Monday.</p>{behind}"
    assert ends_at_wall(read_one(page, "text/html")) is is_wall


@given(st.text(alphabet="<>/!-scriptyle \n\"'", max_size=300))
def test_any_bytes_are_looked_at(text: str) -> None:
    assert find_wall(text.encode()) in (None, "challenge", "script")


@pytest.mark.parametrize("piece", [b"<", b"<script", b"<!--", b"<style><", b"a<b "])
def test_markup_without_an_end_is_looked_at_once(piece: bytes) -> None:
    """Three hundred kilobytes of it took minutes where each was looked for to the end."""
    assert find_wall(piece * (290_000 // len(piece))) is None


REST = "[script]\n[paywall]\n"


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("few_words", "few_words = 0"),
        (
            "challenge.marks",
            'few_words = 9\n[challenge]\nmarks = ["Denied"]\nheaders = ["a: b"]\n[script]\n[paywall]\n',
        ),
        ("headers", 'few_words = 9\n[challenge]\nmarks = ["x"]\nheaders = ["none"]\n[script]\n[paywall]\n'),
    ],
)
def test_a_mark_that_cannot_be_found_is_refused(key: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_walls, "read_toml", lambda path, name: tomllib.loads(text))
    with pytest.raises(DataFileError) as refused:
        page_walls.load_page_walls.__wrapped__()
    assert key in str(refused.value)
