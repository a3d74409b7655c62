"""The quick ways of the gate say what the slow ones say: the first look, the folding, the cutting out of programs."""

from __future__ import annotations

import sys
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from onrecord.pages.gate import Gate, looking, programs, scanning
from onrecord.pages.gate.folding import FOLDED_APART, fold_words
from onrecord.pages.gate.stripping import visible_text
from onrecord.pages.gate.weighing import tells_of_gift
from onrecord.pages.gate.words import load_gate_words, plain_words
from onrecord.reference.lexicon import language_codes
from tests.pages.test_gate import CLOSED, ENCODINGS, GOLD, SAMPLES, _gold_captures, _sentences

pytestmark = pytest.mark.skipif(scanning.make_scanner([b"x"]) is None, reason="Hyperscan is not installed here")

WORDS = load_gate_words()
EVERY = settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
RAW = [
    *(page.encode() for page in CLOSED),
    *(path.read_bytes() for path in SAMPLES),
    *(capture.content for path in GOLD for capture in _gold_captures(path)),
    *(encode(said) for encode in ENCODINGS.values() for code in language_codes() for said in _sentences(code)[::40]),
]


@pytest.fixture(scope="module")
def look() -> looking.FirstLook:
    """The first look of all languages."""
    return looking.FirstLook(WORDS)


def _slow_text(raw: bytes) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(programs, "_scanner", lambda: None)
        return visible_text(raw)


def _lines(text: str) -> list[str]:
    """The paragraphs, whatever blanks their words stand between."""
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def test_the_first_look_stops_no_page_that_the_weighing_lets_in(look: looking.FirstLook) -> None:
    texts = [_slow_text(raw) for raw in RAW]
    opened = [text for text in texts if tells_of_gift(text, WORDS)]
    assert len(opened) > len(texts) / 3
    assert [text for text in opened if not look.may_tell(text, frozenset)] == []


@pytest.mark.parametrize("page", [page for page in CLOSED if " up." not in page])  # in small letters "UP", a party, too
def test_the_first_look_stops_pages(look: looking.FirstLook, page: str) -> None:
    assert not look.may_tell(_slow_text(page.encode()), frozenset)


PHRASES = sorted(phrase.replace("*", "") for phrase in WORDS.spelled)
TEXT = st.lists(
    st.one_of(
        st.sampled_from(PHRASES),
        st.sampled_from(PHRASES).map(str.upper),
        st.sampled_from(PHRASES).map(lambda phrase: normalize("NFD", phrase)),
        st.sampled_from([said for code in language_codes() for said in _sentences(code)[:40]]),
        st.sampled_from(["$5", "2025", "1 000 €", "\n", "“", "”", "’", "‑", "→", "\u2009", "łódź", "Москва", "ﬁ", "²"]),
        st.text(max_size=4),
    ),
    max_size=12,
)
GLUE = st.sampled_from([" ", " ", " ", "", "\n", " 1 ", "-", "_", "–", "…", "東京", "Я", "\u202f", "é"])


@given(TEXT, st.lists(GLUE, min_size=12, max_size=12), st.sets(st.integers(0, 6)))
@EVERY
def test_no_text_that_the_weighing_lets_in_is_stopped(parts: list[str], glue: list[str], stated: set[int]) -> None:
    text = "".join(f"{part}{between}" for part, between in zip(parts, glue, strict=False))
    if tells_of_gift(text, WORDS, stated):
        assert _LOOK.may_tell(text, lambda: stated)


_LOOK = looking.FirstLook(WORDS)


@given(st.text(st.sampled_from("aAéÉßsœŒŸÿµªºﬁſƒłЯ²½1_ \n-’“\u0301\u0300\u00ad\u0081東")))
@EVERY
def test_folded_words_are_the_words_of_the_text(text: str) -> None:
    folded = fold_words(text)
    if folded is None:
        assert any(sign in normalize("NFC", text) for sign in FOLDED_APART)
        return
    words = [word.casefold() for word in plain_words(text) if word[0].isalpha() or word[0] in "²½"]
    whole = [word for word in words if _fits(word)]
    assert [word.decode("cp1252") for word in folded if 0x81 not in word] == whole


def _fits(word: str) -> bool:
    try:
        return bool(word.encode("cp1252"))
    except UnicodeEncodeError:
        return False


def test_all_signs_that_fold_to_letters_of_the_code_are_known() -> None:
    signs = (chr(number) for number in range(128, 0x20000))
    apart = {s for s in signs if not _fits(s) and any(_fits(letter) for letter in normalize("NFC", s).casefold())}
    assert {sign for sign in apart if normalize("NFC", sign) == sign} - set(FOLDED_APART) == set()


def test_a_page_shows_the_same_whether_its_programs_are_cut_out_of_bytes_or_text() -> None:
    assert sum(programs.cut_programs(raw) is not None for raw in RAW) > len(RAW) / 3
    assert [raw for raw in RAW if _lines(visible_text(raw)) != _lines(_slow_text(raw))] == []


PIECES = st.lists(
    st.sampled_from(
        [
            "<script>", "</script>", "<script src=x>", "</script >", '<script type="application/ld+json">', "<style>",
            "</style>", '{"headline": "Ada\\u00e9 gave"}', "<p>", "Ada gave", " $5 ", "\n", "é", "<b>", "&shy;",
            "&eacute;", "<meta property='og:title' content='Ada gave'>", "<!-- ", " -->", "<", ">", "var a = 1;",
            "<scripts>", "<STYLE>", "</SCRIPT>", "“", "&lt;script&gt;", "<td>", "<BR/>", "\xa0", "{", "\r\n", "\udce9",
        ]
    ),
    max_size=14,
)  # fmt: skip


def _is_utf8(raw: bytes) -> bool:
    try:
        return bool(raw.decode()) or not raw
    except UnicodeDecodeError:
        return False


@given(PIECES)
@EVERY
def test_a_page_in_pieces_shows_the_same(pieces: list[str]) -> None:
    raw = "".join(pieces).encode("utf-8", "surrogateescape")
    # A byte that is no UTF-8 in a program alone: the text without it is read as what it is, and not as Latin-1.
    cut = programs.cut_programs(raw)
    assume(cut is None or _is_utf8(raw) or not _is_utf8(b"".join(part for part, _ in cut.parts)))
    assert _lines(visible_text(raw)) == _lines(_slow_text(raw))


def test_the_gate_says_the_same_without_hyperscan(monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate(WORDS)
    quick = [gate.may_hold_gift(raw) for raw in RAW]
    monkeypatch.setitem(sys.modules, "hyperscan", None)  # an import of it fails
    monkeypatch.setattr(programs, "_scanner", lambda: scanning.make_scanner([b"x"]))
    gate = Gate(WORDS)
    assert scanning.make_scanner([b"x"]) is None
    assert [gate.may_hold_gift(raw) for raw in RAW] == quick
