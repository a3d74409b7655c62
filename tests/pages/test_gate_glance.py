"""The glance at a page's bytes stops none that the weighing lets in, however the bytes write a word."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.pages.gate import glancing, load_gate, programs, scanning
from onrecord.pages.gate.stripping import strip_tags, visible_text
from onrecord.pages.gate.weighing import tells_of_gift
from onrecord.pages.gate.words import KNOWN, PARTY, load_gate_words
from onrecord.reference.lexicon import language_codes
from tests.pages.test_gate import CLOSED, _sentences
from tests.pages.test_gate_look import RAW

pytestmark = pytest.mark.skipif(scanning.make_scanner([b"x"]) is None, reason="Hyperscan is not installed here")

WORDS = load_gate_words()
GATE = load_gate()
GLANCE = glancing.Glance(WORDS)
EVERY = settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))


def _goes_on(raw: bytes) -> bool:
    cut = programs.cut_programs(raw)
    page = strip_tags(cut) if cut is not None else None
    return page is None or GLANCE.may_tell(page, frozenset)


def _is_missed(raw: bytes) -> bool:
    return not _goes_on(raw) and tells_of_gift(visible_text(raw), WORDS)


def test_no_page_that_is_let_in_is_stopped() -> None:
    assert [raw for raw in RAW if _is_missed(raw)] == []


@pytest.mark.parametrize("page", [page for page in CLOSED[:4] if "boulanger" not in page])
def test_pages_without_a_fund_are_stopped(page: str) -> None:
    assert not _goes_on(f"{page}{NAMES}".encode())


# A gift, and the words without which no page would be let in.
FUNDS = [
    ("Ada Mills gave it to the inaugural fund.", ["inaugural"]),
    ("Ada Mills paid Labour £5,000.", ["Labour"]),
    ("Ada Moulin a versé 5 000 € aux Républicains.", ["Républicains"]),
]


def _inside(between: str, end: str = "") -> Callable[[str], str]:
    return lambda word: f"{word[:2]}{between}{word[2:]}{end}"


# How a page may write a word so that its letters do not stand side by side, or are no letters.
HIDDEN: dict[str, Callable[[str], str]] = {
    "as it is": lambda word: word,
    "in capitals": str.upper,
    "a first letter that drops": lambda word: f'<span class="drop">{word[0]}</span>{word[1:]}',
    "a first letter in a tag of a site's own": lambda word: f"<x-drop>{word[0]}</x-drop>{word[1:]}",
    "the end in bold": lambda word: f"{word[:2]}<b>{word[2:]}</b>",
    "the middle in bold": lambda word: f"{word[:2]}<b>{word[2:4]}</b>{word[4:]}",
    "two tags that end": lambda word: f"<i><b>{word[:2]}</b></i>{word[2:]}",
    "one tag behind another": lambda word: f"<b>{word[:2]}</b><i class='x y'>{word[2:]}</i>",
    "a place to break": _inside("<wbr>"),
    "a comment": _inside("<!-- more -->"),
    "a soft hyphen": _inside("\u00ad"),
    "a soft hyphen by name": _inside("&shy;"),
    "a soft hyphen by number": _inside("&#173;"),
    "a soft hyphen in hexadecimal": _inside("&#xAD;"),
    "a joint of no width": _inside("\u200d"),
    "a joint of no width by name": _inside("&zwj;"),
    "a word joiner": _inside("\u2060"),
    "letters by number": lambda word: "".join(f"&#{ord(letter)};" for letter in word),
    "letters by number without an end": lambda word: "".join(f"&#{ord(letter):04d}" for letter in word),
    "letters in hexadecimal": lambda word: "".join(f"&#X{ord(letter):X};" for letter in word),
    "one letter by number": lambda word: f"{word[0]}&#0{ord(word[1])};{word[2:]}",
    "accents apart": lambda word: normalize("NFD", word),
    "in curly quotes": lambda word: f"“{word}”",
    "behind a blank by name": lambda word: f"&nbsp{word}",
    "before a sign that begins like a letter": lambda word: f"{word}×",
}


@pytest.mark.parametrize(("said", "words"), FUNDS)
@pytest.mark.parametrize("way", HIDDEN)
def test_a_word_of_a_fund_is_found_however_it_is_written(said: str, words: list[str], way: str) -> None:
    for word in words:
        assert GATE.may_hold_gift(_page(said.replace(word, HIDDEN[way](word))))


def test_what_the_funds_are_told_by_are_their_names() -> None:
    assert not any(GATE.may_hold_gift(_page(said.replace(words[0], "Brumeval"))) for said, words in FUNDS)


ENDS = ("val", "dorn", "lin", "mar", "tek", "rus", "gol", "ban")
NAMES = "".join(f'<p class="name">Brume{one}{two}</p>' for one in "aeiouy" for two in ENDS) * 3
SMALL = {
    "en": "<p>They said that this is what it was for, and what it is: with him, of them, from her, by you and me.</p>",
    "fr": "<p>Ils ont dit que c’est pour eux, avec lui, dans la ville, sans elle, mais aussi chez vous.</p>",
}


def _page(said: str, before: str = "") -> bytes:
    """A page with so many words, and small ones among them, that it has one language."""
    plain = SMALL["fr" if "versé" in said else "en"]
    return f"<!doctype html><html><body>{before}{plain * 3}<p>{said}</p>{NAMES}</body></html>".encode()


def test_the_headline_that_json_states_is_glanced_at() -> None:
    stated = '<script type="application/ld+json">{"headline": "Ada gave to the \\u0069naugural fund"}</script>'
    assert GATE.may_hold_gift(_page("Oats are up.", stated))
    assert not GATE.may_hold_gift(_page("Oats are up."))


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_a_party_is_found_in_other_encodings(encoding: str) -> None:
    page = '<meta charset="windows-1252">' + _page(FUNDS[2][0]).decode()
    assert GATE.may_hold_gift(page.encode(encoding))


FOUND = sorted(
    phrase.replace("*", "") for phrase, meaning in WORDS.spelled.items() if meaning & WORDS.everywhere(KNOWN | PARTY)
)
SAID = [escape(said, quote=False) for code in language_codes() for said in _sentences(code)[:40]]
PARTS = st.lists(
    st.one_of(
        st.tuples(st.integers(0, len(FOUND) - 1), st.sampled_from(list(HIDDEN))).map(
            lambda pair: " ".join(HIDDEN[pair[1]](word) if len(word) > 2 else word for word in FOUND[pair[0]].split())
        ),
        st.integers(0, len(SAID) - 1).map(lambda at: SAID[at]),
        st.sampled_from(
            ["$5", "5 000 €", "gave", "gespendet", "<p>", "</p>", "<b>", "</b>", "&nbsp;", "<br>", "é", "²"]
        ),
        st.sampled_from(
            ["<script>", "</script>", "<style>", "</style>", "<td>", "<!--", "-->", "ß", "ﬁ", "ſ", "\udce9"]
        ),
        st.sampled_from(
            ['<a href="/x" title="of">', "</a>", "<meta property='og:title' content='the fund'>", "no", "on"]
        ),
        st.text(max_size=3),
    ),
    max_size=10,
)
GLUE = st.sampled_from([" ", " ", " ", " ", "", "\n", "-", "’", "&nbsp;", "<b>", "</b> ", " <i>", "\u00ad", "\u202f"])


@given(PARTS, st.lists(GLUE, min_size=10, max_size=10), st.booleans())
@EVERY
def test_no_page_that_the_weighing_lets_in_is_stopped(parts: list[str], glue: list[str], spoken: bool) -> None:
    said = "".join(f"{part}{between}" for part, between in zip(parts, glue, strict=False))
    plain = _page("").decode() if spoken else "<p>"
    raw = f"{plain}{said}".encode("utf-8", "surrogateescape" if "\udce9" in said else "replace")
    assert not _is_missed(raw)
