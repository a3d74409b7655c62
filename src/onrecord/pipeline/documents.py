"""One capture through the stages: bytes to articles, articles to claims and statements."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeVar

from onrecord.claims import load_reader, read_claims
from onrecord.errors import DataFileError
from onrecord.pages import language_name, read_pages
from onrecord.pages.letters import LETTERS, open_letter
from onrecord.pages.paid import ends_at_wall, is_cut
from onrecord.pipeline.surprises import describe_surprise
from onrecord.records import Article, Capture, DocumentReading, Problem
from onrecord.records.reading import CUT
from onrecord.reference.confidence import load_confidence
from onrecord.reference.lexicon import language_codes, load_lexicon

__all__ = ["read_page"]

_Result = TypeVar("_Result")

_BLANK = b"\xef\xbb\xbf \t\r\n"
_SAVED = frozenset({"file", "folder", "stdin"})
"""How a page came that a person saved, perhaps while signed in; programs fetched the others."""


def read_page(capture: Capture) -> tuple[DocumentReading, ...]:
    """Return a reading for each article that `capture` holds, or one reading whose problems say why there is none.

    Never raises for a page at fault. Raises DataFileError where a packaged data file is wrong, since no reading
    could then be trusted.
    """
    pages = _attempt(capture.source, lambda: read_pages(capture))
    if isinstance(pages, Problem):
        return (DocumentReading(source=capture.source, capture=capture, problems=(pages,)),)
    if not pages.articles:
        problems = pages.problems or (_no_article(capture.source),)
        return (DocumentReading(source=capture.source, capture=capture, problems=problems),)
    first, *others = (_read_article(capture, article) for article in pages.articles)
    first = replace(first, problems=(*pages.problems, *first.problems))
    if _is_cut(capture, pages.articles):
        first, others = _hold_back_paid(first), [_hold_back_claims(one, "page.paid") for one in others]
    return (first, *others)


def _read_article(capture: Capture, article: Article) -> DocumentReading:
    reading = DocumentReading(source=capture.source, capture=capture, article=article)
    status = _status_of(article.language)
    if status is None:
        return replace(reading, problems=(_refuse_language(capture.source, article.language),))
    found = _attempt(capture.source, lambda: read_claims(article, load_reader(article.language)))
    if isinstance(found, Problem):
        return replace(reading, problems=(found,))
    reading = replace(reading, claims=found.claims, statements=found.statements, problems=found.problems)
    return reading if status == "supported" else _hold_back(reading, article.language)


def _hold_back(reading: DocumentReading, code: str) -> DocumentReading:
    """Let every claim of an article wait for review, since its language's words are a draft."""
    reading = _hold_back_claims(reading, "language.draft")
    what = f"the page is in {_named(code)}, whose words are a draft, so what it tells waits for review"
    advice = "look at it with `onrecord review`; CONTRIBUTING.md says what makes a language a supported one"
    problem = Problem(code="language_draft", source=reading.source, what=what, advice=advice)
    return replace(reading, problems=(*reading.problems, problem))


def _is_cut(capture: Capture, articles: Sequence[Article]) -> bool:
    inside = open_letter(capture) if capture.media_type in LETTERS else capture
    if not isinstance(inside, Capture):
        return False
    markup = inside.content.lstrip(_BLANK).startswith(b"<")  # a text that somebody handed in is what it is
    if markup and any(ends_at_wall(article) for article in articles):
        return True
    words = sum(len(article.text.split()) for article in articles)
    return is_cut(inside.content, words, was_fetched=capture.how not in _SAVED)


def _hold_back_paid(reading: DocumentReading) -> DocumentReading:
    """Let every claim of a page that is not free wait, since only its beginning came.

    A teaser may say that two founders give, and the rest that their companies do.
    """
    what = "the page says that it is not free to read, and its end seems to be missing: what it tells waits for review"
    advice = "open it in a browser, signed in, save the page and add the file"
    problem = Problem(code=CUT, source=reading.source, what=what, advice=advice)
    reading = _hold_back_claims(reading, "page.paid")
    return replace(reading, problems=(*reading.problems, problem))


def _hold_back_claims(reading: DocumentReading, reason: str) -> DocumentReading:
    floor = load_confidence().floor
    claims = (
        replace(claim, confidence=min(claim.confidence, floor / 2), reasons=(*claim.reasons, reason))
        for claim in reading.claims
    )
    return replace(reading, claims=tuple(claims))


def _attempt(source: str, stage: Callable[[], _Result]) -> _Result | Problem:
    """Return what `stage` returns, or the problem that its surprise makes: the only place that catches everything.

    A batch must survive any single page, and a fault of ours on one page is no reason to lose the other thousand.
    """
    try:
        return stage()
    except DataFileError:
        raise
    except Exception as error:  # noqa: BLE001 - the one boundary; the problem makes the command end with 1
        return describe_surprise(source, error)


@cache
def _status_of(code: str) -> str | None:
    return load_lexicon(code).status if code in language_codes() else None


def _named(code: str) -> str:
    name = language_name(code)
    return f"{name} ({code})" if name else code


def _refuse_language(source: str, code: str) -> Problem:
    known = ", ".join(language for language in language_codes() if _status_of(language) == "supported")
    if not code or code == "und":
        what = "the language of the page could not be told, so nothing was read for gifts"
    else:
        what = f"the page is in {_named(code)}, which is not supported, so nothing was read for gifts"
    advice = f"supported languages: {known}; CONTRIBUTING.md says how to add one"
    return Problem(code="language_unsupported", source=source, what=what, advice=advice)


def _no_article(source: str) -> Problem:
    advice = "open it in a browser and save the page again"
    return Problem(code="no_article", source=source, what="no article was found in it", advice=advice)
