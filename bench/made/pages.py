"""Made pages: stories that tell of gifts, copied, translated and told again, with evidence in their text."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from html import escape
from itertools import accumulate

from made.names import make_outlet
from made.stories import Story, make_story
from made.telling import Told, tell
from made.wording import LANGUAGES
from made.world import World
from onrecord.records import Article, Capture, DocumentReading, Lineage, PartialDate, Problem

__all__ = ["make_pages"]

_UNREADABLE = 0.01
_COPIES = 0.5
_WAYS = {"syndicated": 40, "translated": 20, "cut": 25, "told again": 15}
_RECENT = 400
"""A story is copied while it is one of so many new ones; some of them many times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """A story that may be copied, and the page that told it."""

    story: Story
    article: Article


def make_pages(rng: random.Random, world: World, count: int) -> Iterator[DocumentReading]:
    """Yield `count` pages in the order in which they were published, or nearly; half are copies of earlier ones.

    One page in a hundred cannot be read, and is a problem.
    """
    recent: list[_Kept] = []
    for number in range(count):
        if rng.random() < _UNREADABLE:
            yield _unreadable(number)
            continue
        if len(recent) > 10 and rng.random() < _COPIES:
            yield _copy(rng, world, recent[int(len(recent) * rng.random() ** 3)], number)
            continue
        story = make_story(rng, world, number / count, outlet=make_outlet(rng))
        told = tell(story, story.language)
        article = _article(told, story, number)
        recent.insert(rng.randrange(len(recent) + 1), _Kept(story=story, article=article))
        del recent[_RECENT:]
        yield _reading(article, told, number)


def _copy(rng: random.Random, world: World, kept: _Kept, number: int) -> DocumentReading:
    """Tell a story again: word for word with a credit, translated with a mark, cut, or in other words."""
    way = rng.choices(tuple(_WAYS), cum_weights=tuple(accumulate(_WAYS.values())))[0]
    day = kept.story.published and kept.story.published + timedelta(days=int(4 * rng.random() ** 2))
    story = replace(kept.story, outlet=make_outlet(rng), published=day)
    language, note, relation = kept.story.language, "", ""
    if way == "translated":
        language = rng.choice([code for code in LANGUAGES if code != language])
        note, relation = "translated", "translation"
    elif way == "syndicated":
        note, relation = "syndicated", "syndication"
    elif way == "cut":
        story = replace(story, fillers=story.fillers[:-1], quotes=story.quotes[:1])
    else:
        story = replace(story, wording=story.wording + 1)
    lineage = _lineage(kept.article, relation, is_machine=rng.random() < 0.5) if relation else None
    told = tell(story, language, note=note, original=kept.article.outlet or "")
    return _reading(replace(_article(told, story, number), derived_from=lineage), told, number)


def _lineage(original: Article, relation: str, *, is_machine: bool) -> Lineage:
    is_translation = relation == "translation"
    return Lineage(
        relation=relation,
        mark="translationOfWork" if is_translation else "canonical",
        url=original.url,
        outlet=original.outlet,
        language=original.language,
        machine=is_translation and is_machine,
    )


def _article(told: Told, story: Story, number: int) -> Article:
    host = story.outlet.lower().replace(" ", "-")
    return Article(
        text=told.text,
        language=told.language,
        blocks=told.blocks,
        furniture=told.furniture,
        headline=told.headline,
        deck=told.deck,
        outlet=story.outlet,
        published=PartialDate(value=story.published) if story.published else None,
        url=f"https://www.{host}.example/{number // 1000}/story-{number}",
    )


def _reading(article: Article, told: Told, number: int) -> DocumentReading:
    article_id = article.id
    return DocumentReading(
        source=f"pages/{number:07}.html",
        capture=_capture(_html(article), number, article.url, article.published.value if article.published else None),
        article=article,
        claims=told.claims(article_id),
        statements=told.statements(article_id),
    )


def _html(article: Article) -> bytes:
    """The bytes that the page came in, in so far as the ledger needs any."""
    tags = {"headline": "h1", "deck": "h2"}
    body = "\n".join(
        f"<{tags.get(b.kind, 'p')}>{escape(article.text[b.start : b.end])}</{tags.get(b.kind, 'p')}>"
        for b in article.blocks
    )
    head = f'<link rel="canonical" href="{article.url}"><meta name="author" content="{article.outlet}">'
    return f'<!doctype html><html lang="{article.language}"><head>{head}</head><body>\n{body}\n</body></html>'.encode()


def _capture(content: bytes, number: int, url: str | None, day: date | None) -> Capture:
    obtained = datetime.combine((day or date(2026, 11, 1)) + timedelta(days=1), time(6, number % 60), UTC)
    source = f"pages/{number:07}.html"
    return Capture(content=content, source=source, media_type="text/html", how="file", url=url, obtained_at=obtained)


def _unreadable(number: int) -> DocumentReading:
    source = f"pages/{number:07}.html"
    problem = Problem(
        code="no_story", source=source, what="the page has no story", advice="save it again, wholly loaded"
    )
    return DocumentReading(
        source=source, capture=_capture(b"<html>%d</html>" % number, number, None, None), problems=(problem,)
    )
