"""The gate opens for every page in which the full reading finds a gift, however its bytes are written.

The gift sentences are those of the case tables of all languages; a new row there is a new test here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html import escape
from importlib.resources import files
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.claims import load_reader, read_claims
from onrecord.pages import read_pages
from onrecord.pages.gate import load_gate
from onrecord.pages.gate.weighing import names_sum
from onrecord.pages.gate.words import GROUPS, KNOWN, NAMED, PARTY, load_gate_words
from onrecord.records import Capture
from onrecord.reference.lexicon import language_codes, load_lexicon

ROOT = Path(__file__).parents[2]
GOLD = sorted((ROOT / "tests" / "gold").glob("*/*.json"))
HIDDEN_GOLD = sorted((ROOT.parent / "shared" / "gold" / "dev").glob("*/*.json"))
SAMPLES = sorted((ROOT / "src" / "onrecord" / "data" / "samples").iterdir())

Encode = Callable[[str], bytes]


def _sentences(code: str) -> list[str]:
    """The sentences of a language's case table that tell of a gift."""
    text = files("onrecord").joinpath("data", "languages", code, "cases.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return [row[1] for row in rows[1:] if row[1] and "xfail" not in row[-1]]


def _page(paragraph: str) -> str:
    head = "<!doctype html><html><head><title>News</title></head>"
    return f"{head}<body><article><p>{paragraph}</p></article></body></html>"


def _entities(kind: str) -> Callable[[str], str]:
    def write(text: str) -> str:
        return "".join(c if c.isascii() else kind % ord(c) for c in text)

    return write


def _named(text: str) -> str:
    from html.entities import codepoint2name

    return "".join(c if c.isascii() else f"&{codepoint2name.get(ord(c), f'#{ord(c)}')};" for c in text)


def _into_words(inner: str) -> Callable[[str], str]:
    """Put something into the middle of every longer word."""
    return lambda text: re.sub(r"([^\W\d_]{2})([^\W\d_]{3,})", rf"\1{inner}\2", escape(text, quote=False))


def _latin(text: str) -> bytes:
    return b'<meta charset="windows-1252">' + _page(escape(text, quote=False)).encode("cp1252", "xmlcharrefreplace")


ENCODINGS: dict[str, Encode] = {
    "utf-8": lambda text: _page(escape(text, quote=False)).encode(),
    "utf-8 with a mark": lambda text: b"\xef\xbb\xbf" + _page(escape(text, quote=False)).encode(),
    "utf-16": lambda text: _page(escape(text, quote=False)).encode("utf-16"),
    "utf-16 big-endian": lambda text: b"\xfe\xff" + _page(escape(text, quote=False)).encode("utf-16-be"),
    "windows-1252": _latin,
    "named entities": lambda text: _page(_named(escape(text, quote=False))).encode(),
    "decimal entities": lambda text: _page(_entities("&#%d;")(escape(text, quote=False))).encode(),
    "hexadecimal entities": lambda text: _page(_entities("&#x%x;")(escape(text, quote=False))).encode(),
    "every letter an entity": lambda text: _page("".join(f"&#{ord(c)};" for c in text)).encode(),
    "soft hyphens": lambda text: _page(_into_words("&shy;")(text)).encode(),
    "soft hyphens as they are": lambda text: _page(_into_words("\u00ad")(text)).encode(),
    "tags in words": lambda text: _page(_into_words("<b>")(text)).encode(),
    "comments in words": lambda text: _page(_into_words("<!-- -->")(text)).encode(),
    "a tag around each word": lambda text: _page(re.sub(r"(\w+)", r'<a href="/x">\1</a>', text)).encode(),
    "accents apart": lambda text: _page(normalize("NFD", escape(text, quote=False))).encode(),
    "json": lambda text: json.dumps({"articleBody": text}).encode(),
    "json in letters": lambda text: json.dumps({"articleBody": text}, ensure_ascii=False).encode(),
    "plain text, wrapped": lambda text: text.replace(" ", "\n").encode(),
}  # fmt: skip


@pytest.mark.parametrize("code", language_codes())
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_gate_opens_for_every_case_in_every_encoding(code: str, encoding: str) -> None:
    gate, encode = load_gate(), ENCODINGS[encoding]
    assert [
        said for said in _sentences(code)[:: 1 if encoding == "utf-8" else 4] if not gate.may_hold_gift(encode(said))
    ] == []


CLOSED = [
    "<p>The mill grinds rye and oats from Monday to Saturday, and sells what is left at the gate.</p>",
    "<p>Regen am Vormittag, am Nachmittag zeigt sich die Sonne. Der Wind weht aus Südwest.</p>",
    "<p>Harbour Town beat Selwyn 3-1 on Saturday. The coach praised his side.</p>",
    "<p>Le boulanger a ouvert sa porte à six heures, comme chaque matin.</p>",
    '<p>Oats are up.</p><a href="/inaugural-fund?utm_campaign=party" data-x="gave $1 million">more</a>',
    '<script>var inaugural = "gave $1 million to the inaugural fund"</script><p>Oats are up.</p>',
    "",
]

WEIGHED = [
    "<p>The county gave $3 million for a wall against the sea, and the harbour received $80,000 for ropes.</p>",
    "<p>Die Stadt gab drei Millionen Euro für einen Damm gegen das Hochwasser, der Hafen bekam 80.000 Euro.</p>",
    "<p>La ville a donné trois millions d'euros contre les crues, et le port a reçu 80 000 euros.</p>",
]


@pytest.mark.parametrize("page", [*CLOSED, *WEIGHED])
def test_the_gate_stays_shut_where_nothing_is_told_of_money_and_funds(page: str) -> None:
    assert not load_gate().may_hold_gift(page.encode())


_SMALL = ("link.", "relative.", "pronoun.", "negation.")


@pytest.mark.parametrize("code", language_codes())
def test_no_small_word_of_a_language_leads_to_a_fund(code: str) -> None:
    """ "against" in a list of funds would open the gate for every third page that tells of money."""
    words, number = load_gate_words(), language_codes().index(code)
    leading = (KNOWN | PARTY | NAMED) << (len(GROUPS) * number)
    phrases = load_lexicon(code).phrases.items()
    small = {phrase for category, some in phrases if category.startswith(_SMALL) for phrase in some}
    alone = {phrase: words.phrases[phrase].alone for phrase in small if phrase in words.phrases}
    assert {phrase for phrase, meaning in alone.items() if meaning & leading} == set()


def _gives(capture: Capture) -> bool:
    articles = read_pages(capture).articles
    known = [article for article in articles if article.language in language_codes()]
    return any(read_claims(article, load_reader(article.language)).claims for article in known)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_the_gate_opens_for_every_sample_page_that_tells_of_a_gift(path: Path) -> None:
    kind = {".json": "application/json", ".txt": "text/plain"}.get(path.suffix, "text/html")
    capture = Capture(content=path.read_bytes(), source=path.name, media_type=kind, how="file")
    assert load_gate().may_hold_gift(capture.content) or not _gives(capture)


def _gold_captures(path: Path) -> Iterator[Capture]:
    """A gold article as JSON and as a page."""
    article = json.loads(path.read_text("utf-8"))["article"]
    body = "".join(f"<p>{escape(part)}</p>" for part in article["articleBody"].split("\n\n"))
    page = f'<html lang="{article["inLanguage"]}"><h1>{escape(article["headline"] or "")}</h1>{body}</html>'
    for content, kind in ((json.dumps(article), "application/json"), (page, "text/html")):
        yield Capture(content=content.encode(), source=path.name, media_type=kind, how="file")


def _shut(paths: list[Path]) -> list[str]:
    """The articles for which the gate is shut, though the full reading finds a gift in them."""
    captures = (capture for path in paths for capture in _gold_captures(path))
    return [c.source for c in captures if not load_gate().may_hold_gift(c.content) and _gives(c)]


def test_the_gate_opens_for_every_gold_article_that_tells_of_a_gift() -> None:
    assert _shut(GOLD) == []


@pytest.mark.skipif(not HIDDEN_GOLD, reason="the further gold articles are not beside the repository")
def test_the_gate_opens_for_every_further_gold_article_that_tells_of_a_gift() -> None:
    assert _shut(HIDDEN_GOLD) == []


_NOISE = st.sampled_from([part for page in CLOSED[:4] for part in [page]])
_GIFTS = st.sampled_from([said for code in ("en", "de", "fr") for said in _sentences(code)])


@given(
    st.lists(st.one_of(_NOISE, _GIFTS.map(lambda said: f"<p>{escape(said, quote=False)}</p>")), min_size=1, max_size=6)
)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_page_with_a_gift_goes_by(parts: list[str]) -> None:
    raw = f"<html><body><article>{''.join(parts)}</article></body></html>".encode()
    capture = Capture(content=raw, source="made.html", media_type="text/html", how="file")
    assert load_gate().may_hold_gift(raw) or not _gives(capture)


@pytest.mark.parametrize(
    "said", ["$5", "€ 5", "5€", "5 €", "USD 5", "CHF.5", "CHF. 5", "Rs. 5", "SFr 5", "5 CHF", "5Fr"]
)
def test_a_figure_beside_a_sign_or_a_code_is_a_sum(said: str) -> None:
    assert names_sum(said)
    assert names_sum(f"for {said}, then")


@pytest.mark.parametrize("said", ["5 days", "USD5", "usd 5", "$ and 5", "XUSD 5", "Fr-5", "5 CHFs", "€\n\n5", ""])
def test_other_figures_are_none(said: str) -> None:
    assert not names_sum(said)


def test_a_word_that_a_lexicon_gains_is_a_word_of_the_gate() -> None:
    from onrecord.pages.gate.parting import PartedText
    from onrecord.pages.gate.words import KNOWN, GateWords

    words = GateWords(languages=1)
    words.add("coronation kitty", KNOWN)
    assert words.meaning_at(PartedText("Coronation kitty"), 0) == KNOWN
    assert words.meaning_at(PartedText("Coronation day"), 0) == 0
