"""What reading costs, counted and not timed: calls of Python for a thousand characters, the same on every machine.

A rule that walks every line, where it could ask the line first for its categories, takes the count over its ceiling.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import FrameType

import pytest

from onrecord.claims import load_reader, read_claims, reader
from onrecord.pages import read_pages
from onrecord.records import Article, Capture

pytestmark = pytest.mark.skipif(not str(reader.__file__).endswith(".py"), reason="compiled calls are not counted")

GOLD = Path(__file__).parents[1] / "gold"
ARTICLES = 8
"""So many articles of a language are read."""
CEILINGS = {"de": 16_650, "en": 13_700, "es": 13_600, "fr": 13_400, "it": 15_400, "nl": 15_600, "pt": 16_500}
"""Calls for a thousand characters of news on gifts: what was counted, and 8 % more."""
PLAIN = """The harbour office opened its doors at nine on Saturday. Two hikers found no trace of the old ferry.

Engineers at the waterworks closed Mill Lane for an hour, and the choir of Ashby sang in front of a full house.

"We expect more rain on the coast," said Ida Lund, the head gardener. The museum paid $3 million for a second quay."""
PLAIN_CEILING = 9_650
"""The same for everyday news, of which a sweep reads most."""


def _calls(articles: list[Article]) -> float:
    """Return the calls of Python that reading takes for a thousand characters, once all that is kept has been made."""
    counted = 0

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal counted
        counted += event == "call"

    for article in articles:
        read_claims(article, load_reader(article.language))
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        for article in articles:
            read_claims(article, load_reader(article.language))
    finally:
        sys.setprofile(before)
    return 1_000 * counted / sum(len(article.text) for article in articles)


def _read(content: bytes, media_type: str) -> list[Article]:
    capture = Capture(content=content, source="made", media_type=media_type, how="file")
    return list(read_pages(capture).articles)


@pytest.mark.parametrize(("code", "ceiling"), CEILINGS.items())
def test_reading_gifts_costs_no_more_calls(code: str, ceiling: int) -> None:
    told = [json.loads(path.read_text("utf-8"))["article"] for path in sorted((GOLD / code).glob("*.json"))[:ARTICLES]]
    articles = [one for article in told for one in _read(json.dumps(article).encode(), "application/json")]
    assert _calls(articles) < ceiling


def test_reading_everyday_news_costs_no_more_calls() -> None:
    assert _calls(_read(PLAIN.encode(), "text/plain")) < PLAIN_CEILING
