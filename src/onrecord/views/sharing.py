"""What of records may be shared with anybody: no city of a person, no path of the machine that read a page."""

from __future__ import annotations

from typing import Any

from onrecord.ledger import CaptureNote
from onrecord.ledger.catalogue import KeptProblem
from onrecord.records import Article, Entry, Evidence
from onrecord.views.documents import article_object, problem_object
from onrecord.views.excerpts import Excerpt, excerpts_of
from onrecord.views.filings import entry_object
from onrecord.views.gifts import capture_object

__all__ = [
    "article_head_object",
    "excerpt_objects",
    "kept_problem_object",
    "shared_article_object",
    "shared_capture_object",
    "shared_entry_object",
    "shared_source",
]


def shared_source(source: str) -> str:
    """Return where something came from, without the folders of the machine that it was read on.

    >>> shared_source("/home/ann/pages/a.html"), shared_source("pages/a.html"), shared_source("https://post.example/a")
    ('a.html', 'pages/a.html', 'https://post.example/a')
    """
    is_path = source.startswith(("/", "~", "\\\\")) or source[1:3] in (":\\", ":/")
    return source.replace("\\", "/").rpartition("/")[2] if is_path else source


def shared_capture_object(capture: CaptureNote) -> dict[str, Any]:
    """Return a capture with its hash; the bytes are not shared."""
    return {**capture_object(capture), "source": shared_source(capture.source)}


def kept_problem_object(kept: KeptProblem) -> dict[str, Any]:
    """Return what was set aside, and when it was met first."""
    problem = problem_object(kept.problem)
    return {**problem, "id": kept.id, "source": shared_source(kept.problem.source), "met": kept.met.isoformat()}


def shared_entry_object(entry: Entry) -> dict[str, Any]:
    """Return a line of a filing; of a person no town, only the state."""
    made = entry_object(entry)
    return made if entry.kind == "organization" else {**made, "city": None}


def article_head_object(article_id: str, article: Article) -> dict[str, Any]:
    """Return what names an article."""
    return {
        "id": article_id,
        "headline": article.headline,
        "outlet": article.outlet,
        "published": str(article.published) if article.published else None,
        "language": article.language,
        "url": article.url,
    }


def shared_article_object(article: Article, *, full_text: bool) -> dict[str, Any]:
    """Return an article; its text belongs to its outlet, and is null unless whoever serves it may hand it on."""
    return {**article_object(article), "text": article.text if full_text else None}


def excerpt_objects(article: Article, evidence: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    """Return the sentences that carry values, each in pieces; offsets count code points of the article's text."""
    return [_excerpt(one) for one in excerpts_of(article, evidence)]


def _excerpt(excerpt: Excerpt) -> dict[str, Any]:
    return {
        "start": excerpt.start,
        "end": excerpt.end,
        "cut_before": excerpt.is_cut_before,
        "cut_after": excerpt.is_cut_after,
        "pieces": [
            {"text": piece.text, "fields": list(piece.fields), "furniture": piece.furniture} for piece in excerpt.pieces
        ],
    }
