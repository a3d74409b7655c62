"""Capture to articles: the door of this package. Whatever is wrong with the bytes becomes a problem."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.pages.addresses import find_saved_address
from onrecord.pages.assembling import assemble_article
from onrecord.pages.consent import asks_consent
from onrecord.pages.decoding import Decoded, decode_page
from onrecord.pages.draft import MAX_CHARACTERS, Draft
from onrecord.pages.html import draft_body, draft_html, find_cut
from onrecord.pages.letters import LETTERS, open_letter
from onrecord.pages.markdown import MARKDOWN, strip_marks
from onrecord.pages.media import HTML, JSON, OTHER, TEXT, sniff_media_type
from onrecord.pages.newsarticle import find_articles, read_facts
from onrecord.pages.plain import draft_plain_text
from onrecord.pages.text_heads import take_head
from onrecord.records import Article, Capture, Problem
from onrecord.reference.page_words import PageWords, load_page_words

__all__ = ["MAX_CHARACTERS", "PageReading", "read_pages"]

_FORMATS = {
    "text/html": HTML,
    "application/xhtml+xml": HTML,
    "application/json": JSON,
    "application/ld+json": JSON,
    "text/plain": TEXT,
    MARKDOWN: TEXT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReading:
    """The articles of one capture, in its order, and what was set aside."""

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_pages(capture: Capture) -> PageReading:
    """Return the articles that a capture holds: one for a page, several for a list in JSON. Never raises for bad input.

    >>> content = b"Ostrava mill gives to park\\n\\nThe mill gave 5,000 crowns to the park on Monday, its owner said."
    >>> page = Capture(content=content, source="a.txt", media_type="text/plain", how="file")
    >>> read_pages(page).articles[0].headline
    'Ostrava mill gives to park'
    """
    if not capture.content.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        return PageReading(problems=(_problem(capture, "empty", "there is nothing in it", "save the page again"),))
    if capture.media_type in LETTERS:
        inside = open_letter(capture)
        return read_pages(inside) if isinstance(inside, Capture) else PageReading(problems=(inside,))
    kind = _kind_of(capture)
    if kind == OTHER:
        what = "it is not text but binary data"
        return PageReading(problems=(_problem(capture, "binary", what, "save the page as HTML or text"),))
    decoded = decode_page(capture.content, _told_encoding(capture.media_type))
    problems = [_damage(capture, decoded)] if decoded.lost or decoded.declared or decoded.twice else []
    page = load_page_words()
    articles: list[Article] = []
    for found in _DRAFTERS[kind](decoded.text, capture, page):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        if not found.whole:
            what = f"it has more than {MAX_CHARACTERS:,} characters of text, and the rest was not read"
            problems.append(_problem(capture, "too_long", what, "split the page into articles"))
        article = assemble_article(found, page)
        if asks_consent(article, page):
            problems.append(_asked(capture))
        else:
            articles.append(article)
    return PageReading(articles=tuple(articles), problems=tuple(problems))


def _asked(capture: Capture) -> Problem:
    what = "the page shows nothing but what the site asks about cookies and consent"
    return _problem(capture, "needs_browser", what, "open it in a browser, answer, save the page and add the file")


def _damage(capture: Capture, decoded: Decoded) -> Problem:
    if decoded.declared:
        what = f"it says that it is {decoded.declared}, but its bytes are {decoded.encoding}, as which it was read"
        return _problem(capture, "damaged_encoding", what, "save the page again as UTF-8")
    if decoded.twice and not decoded.lost:
        what = f"{decoded.twice} of its signs were encoded twice, and were read as what they had been"
        return _problem(capture, "damaged_encoding", what, "save the page again as UTF-8")
    what = f"{decoded.lost} characters cannot be read as {decoded.encoding}"
    advice = "the rest was read; save the page again as UTF-8"
    return _problem(capture, "damaged_encoding", what, advice)


def _problem(capture: Capture, code: str, what: str, advice: str, where: str | None = None) -> Problem:
    return Problem(code=code, source=capture.source, what=what, where=where, advice=advice)


def _kind_of(capture: Capture) -> str:
    """Return the format. Bytes that cannot be what was promised are read as what they look like."""
    promised = _FORMATS.get(capture.media_type.split(";")[0].strip().lower())
    seen = sniff_media_type(capture.content)
    if promised is None or seen == OTHER or (promised, seen) == (TEXT, HTML):
        return seen
    if (promised, seen) == (TEXT, JSON) and _is_json(capture.content):
        return JSON  # its text would be read with the escapes in it
    return promised


def _told_encoding(media_type: str) -> str | None:
    """Return the encoding that a server named with the media type: "text/html; charset=iso-8859-1"."""
    return media_type.partition("charset=")[2] or None


def _is_json(content: bytes) -> bool:
    try:
        json.loads(decode_page(content).text)
    except (ValueError, RecursionError):
        return False
    return True


Found = Iterator[Draft | Problem]


def _draft_text(text: str, capture: Capture, page: PageWords) -> Found:
    facts, body = take_head(text, page)
    facts = replace(facts, url=facts.url or capture.url)
    yield draft_plain_text(strip_marks(body) if capture.media_type == MARKDOWN else body, page, facts)


def _draft_json(text: str, capture: Capture, page: PageWords) -> Found:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        advice = "give one object or one list a file" if error.msg == "Extra data" else "export the file again"
        yield _problem(capture, "bad_json", f"it is not whole JSON: {error.msg}", advice, f"line {error.lineno}")
        return
    except (ValueError, RecursionError) as error:
        what = "a number in it is too long" if isinstance(error, ValueError) else "it is nested too deeply"
        yield _problem(capture, "bad_json", what, "export the article alone, without the data around it")
        return
    found = 0
    for number, entry in enumerate(find_articles(data), start=1):
        found += 1
        draft = draft_body(read_facts(entry), page)
        if draft is None:
            what, advice = "the NewsArticle has no articleBody", "export it with its text"
            yield _problem(capture, "no_text", what, advice, f"article {number}")
        else:
            yield draft
    if not found:
        yield _problem(capture, "no_article", "the JSON holds no NewsArticle", 'give an object with "articleBody"')


def _draft_html(text: str, capture: Capture, page: PageWords) -> Found:
    if cut := find_cut(text):
        what, advice = f"the page was cut short: {cut}", "what there is was read; save the page again"
        yield _problem(capture, "truncated", what, advice)
    draft = draft_html(text, capture.url or find_saved_address(text), page)
    if draft is None:
        what, advice = "the page shows no text", "it may need a browser to fill it: save it from there"
        yield _problem(capture, "no_text", what, advice)
    else:
        yield draft


_DRAFTERS = {TEXT: _draft_text, JSON: _draft_json, HTML: _draft_html}
