"""Capture to article: HTML, NewsArticle JSON and plain text; furniture typed, story in blocks, lineage marks."""

from onrecord.pages.languages import language_name
from onrecord.pages.media import sniff_media_type
from onrecord.pages.reading import MAX_CHARACTERS, PageReading, read_pages

__all__ = ["MAX_CHARACTERS", "PageReading", "language_name", "read_pages", "sniff_media_type"]
