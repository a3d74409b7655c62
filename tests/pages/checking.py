"""Read a page in a test, and say what came of it in words that a table can hold."""

from __future__ import annotations

from itertools import pairwise

from onrecord.pages import PageReading, read_pages
from onrecord.records import Article, Capture

__all__ = ["blocks_of", "check_spans", "furniture_of", "read", "read_one"]


def read(content: bytes | str, media_type: str, url: str | None = None) -> PageReading:
    """Read bytes or UTF-8 text as a capture."""
    raw = content.encode() if isinstance(content, str) else content
    return read_pages(Capture(content=raw, source="page", media_type=media_type, how="file", url=url))


def read_one(content: bytes | str, media_type: str, url: str | None = None) -> Article:
    """Read what must give one article; its spans are checked."""
    reading = read(content, media_type, url)
    assert len(reading.articles) == 1, reading.problems
    check_spans(reading.articles[0])
    return reading.articles[0]


def check_spans(article: Article) -> None:
    """Blocks in order and apart; furniture in order and apart; only captions are both."""
    text = article.text
    blocks = [(block.start, block.end) for block in article.blocks]
    furniture = [(span.start, span.end) for span in article.furniture]
    for spans in (blocks, furniture):
        assert spans == sorted(spans)
        assert all(left[1] <= right[0] for left, right in pairwise(spans))
        assert all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in spans)
    captions = {(span.start, span.end) for span in article.furniture if span.kind == "caption"}
    story = [(block.start, block.end) for block in article.blocks if block.kind != "caption"]
    assert {(block.start, block.end) for block in article.blocks if block.kind == "caption"} == captions
    merged = sorted([*story, *furniture])
    assert all(left[1] <= right[0] for left, right in pairwise(merged))


def blocks_of(article: Article) -> list[tuple[str, str]]:
    """Return (kind, text) of each block."""
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def furniture_of(article: Article) -> list[tuple[str, str]]:
    """Return (kind, text) of each piece of furniture."""
    return [(span.kind, article.text[span.start : span.end]) for span in article.furniture]
