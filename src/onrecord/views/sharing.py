"""What of records may be shared with anybody: no city of a person, no path of the machine that read a page."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from shlex import quote
from typing import Any

from onrecord.ledger import CaptureNote
from onrecord.ledger.catalogue import KeptProblem
from onrecord.records import Article, Entry, Evidence, Problem
from onrecord.views.documents import article_object, problem_object
from onrecord.views.excerpts import Excerpt, excerpts_of
from onrecord.views.filings import entry_object
from onrecord.views.gifts import capture_object

__all__ = [
    "article_head_object",
    "excerpt_objects",
    "kept_problem_object",
    "shared_advice",
    "shared_article_object",
    "shared_capture_object",
    "shared_entry_object",
    "shared_problem_object",
    "shared_source",
]


def shared_source(source: str, *, named: bool) -> str:
    """Return where something came from: an address as it is, of a file its name, and not even that unless `named`.

    >>> shared_source("/home/ann/a.html", named=True), shared_source("https://post.example/a", named=False)
    ('a.html', 'https://post.example/a')
    >>> shared_source("from-ann/a.html", named=False)
    'a file'
    """
    if "://" in source:
        return source
    return PureWindowsPath(PurePosixPath(source).name).name if named else "a file"


def shared_capture_object(capture: CaptureNote, *, named: bool) -> dict[str, Any]:
    """Return a capture with its hash; the bytes are not shared."""
    return {**capture_object(capture), "source": shared_source(capture.source, named=named)}


def shared_problem_object(problem: Problem, *, named: bool) -> dict[str, Any]:
    """Return what was set aside while something was read."""
    source, advice = shared_source(problem.source, named=named), shared_advice(problem, named=named)
    return {**problem_object(problem), "source": source, "advice": advice}


def shared_advice(problem: Problem, *, named: bool) -> str | None:
    """Return what to do, without the folders of a file that the advice names; none where it may not be named.

    >>> advice = "`map '/home/ann/a.csv' > /home/ann/a.toml`"
    >>> told = Problem(code="c", source="/home/ann/a.csv", what="w", advice=advice)
    >>> shared_advice(told, named=True), shared_advice(told, named=False)
    ("`map 'a.csv' > a.toml`", None)
    """
    advice, source = problem.advice, problem.source
    if not advice or "://" in source:
        return advice
    name = shared_source(source, named=True)
    folder = source.removesuffix(name)
    # As it is, and as it stands in a command: an apostrophe of a folder is written otherwise there.
    for written in (folder, quote(folder).strip("'")) if len(folder) > 1 else ():
        advice = advice.replace(written, "")
    return advice if named or name not in advice else None


def kept_problem_object(kept: KeptProblem, *, named: bool) -> dict[str, Any]:
    """Return what was set aside, and when it was met first."""
    return {**shared_problem_object(kept.problem, named=named), "id": kept.id, "met": kept.met.isoformat()}


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
