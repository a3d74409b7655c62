"""Whole pages, damaged as pages are: cut, doubled, glued, broken into lines, with signs that nobody sees.

Whatever the damage: reading never raises, every span carries its quote, and a second reading says the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.claims import ClaimsReading, load_reader, read_claims
from onrecord.pages import read_pages
from onrecord.records import Capture

PAGES = sorted((Path(__file__).parents[1] / "gold").glob("*/*.json"))
SIGNS = ["\u200b", "\u00ad", "\u202e", "\ufeff", "\u00a0", "²", "①", "½", "\ufffd", "\u0301", "🙂", "\x00"]
TICKERS = ["(NYSE:KM)", "(KM+4.31%)", "<KM.N>", "\nKM, -0.42%\n", "[+]", "ADVERTISEMENT"]

Damage = Callable[[str, int, int], str]


def _cut(text: str, first: int, last: int) -> str:
    return text[:first] + text[last:]


def _end(text: str, first: int, last: int) -> str:
    return text[:last]


def _double(text: str, first: int, last: int) -> str:
    return text[:last] + text[first:]


def _glue(text: str, first: int, last: int) -> str:
    return text[:first] + text[first:last].replace(" ", "") + text[last:]


def _break_lines(text: str, first: int, last: int) -> str:
    return text[:first] + text[first:last].replace(" ", "\n") + text[last:]


def _join_lines(text: str, first: int, last: int) -> str:
    return text[:first] + text[first:last].replace("\n", " ") + text[last:]


def _shout(text: str, first: int, last: int) -> str:
    return text[:first] + text[first:last].upper() + text[last:]


def _move(text: str, first: int, last: int) -> str:
    return text[last:] + text[first:last] + text[:first]


def _straighten(text: str, first: int, last: int) -> str:
    return text.translate(str.maketrans("“”‘’«»„", '""\'\'"""'))


DAMAGES: tuple[Damage, ...] = (_cut, _end, _double, _glue, _break_lines, _join_lines, _shout, _move, _straighten)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Return a NewsArticle whose page was damaged up to four times, and strewn with signs and tickers."""
    article = json.loads(draw(st.sampled_from(PAGES)).read_text("utf-8"))["article"]
    text = article["articleBody"]
    for damage in draw(st.lists(st.sampled_from(DAMAGES), max_size=4)):
        first, last = sorted(draw(st.tuples(*(2 * [st.integers(0, len(text))]))))
        text = damage(text, first, last)
    for sign in draw(st.lists(st.sampled_from(SIGNS + TICKERS), max_size=6)):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + sign + text[place:]
    return json.dumps({**article, "articleBody": text})


def _read(page: str) -> list[ClaimsReading]:
    capture = Capture(content=page.encode(), source="page.json", media_type="application/json", how="file")
    readings = []
    for article in read_pages(capture).articles:
        reading = read_claims(article, load_reader(json.loads(page)["inLanguage"][:2]))
        for evidence in (e for claim in reading.claims for e in claim.evidence):
            assert article.text[evidence.start : evidence.end] == evidence.quote
        for said in reading.statements:
            assert article.text[said.start : said.end] == said.quote
        readings.append(reading)
    return readings


@given(page=damaged())
@settings(max_examples=150, deadline=None)
def test_a_damaged_page_is_read(page: str) -> None:
    assert _read(page) == _read(page)


@pytest.mark.parametrize("sign", SIGNS, ids=ascii)
def test_a_sign_beside_figures_is_survived(sign: str) -> None:
    body = f"Kestrel Mills gave ${sign}1{sign},{sign}000{sign}000{sign} to Trump{sign}'s inaugural{sign} fund. " * 3
    article = {"@type": "NewsArticle", "inLanguage": "en", "headline": f"A gift{sign}", "articleBody": body}
    assert len(_read(json.dumps(article))) == 1
