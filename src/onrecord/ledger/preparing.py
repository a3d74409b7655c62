"""Prepare a document for the ledger: all its rows, made before any lock is taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from onrecord.ledger.rows import ReadingRows, Row, article_row, observation_row, problem_row, reading_rows
from onrecord.ledger.runs import Run
from onrecord.records import Capture, DocumentReading, Problem

__all__ = ["PreparedDocument", "escape_problems", "prepare_document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedDocument:
    """The rows of one document; None where it has no bytes or gave no article."""

    capture: Capture | None
    sha256: str | None
    observation: Row | None
    article: Row | None
    appearance: Row | None
    reading: ReadingRows | None
    problems: tuple[Row, ...]


def prepare_document(document: DocumentReading, run: Run) -> PreparedDocument:
    """Return the rows of a document.

    A database keeps whole characters only. Half characters (surrogates without their other half), and U+0000, which
    PostgreSQL keeps in no text, are written as escapes in the name of a source; an article that holds them is set aside
    with a problem, its capture kept.
    """
    document = _escape_sources(document)
    prepared = _make_rows(document, run)
    if _are_whole(_rows_of(prepared)):
        return prepared
    problem = Problem(
        code="half_characters",
        source=document.source,
        what="the text holds half characters (surrogates) or U+0000, which cannot be kept",
        advice="save the page again as UTF-8 text",
    )
    bare = DocumentReading(source=document.source, capture=document.capture, problems=(*document.problems, problem))
    return _make_rows(bare, run)


def _make_rows(document: DocumentReading, run: Run) -> PreparedDocument:
    capture, article = document.capture, document.article
    sha256 = capture.sha256 if capture else None
    article_id = article.id if article else None
    reading, appearance = None, None
    if article and article_id:
        reading = reading_rows(article, article_id, document.claims, document.statements, run)
        if sha256:
            appearance = {"article_id": article_id, "capture_sha256": sha256, "run_id": run.id}
    return PreparedDocument(
        capture=capture,
        sha256=sha256,
        observation=observation_row(capture, sha256, run.id) if capture and sha256 else None,
        article=article_row(article, article_id) if article and article_id else None,
        appearance=appearance,
        reading=reading,
        problems=tuple(problem_row(p, reading.id if reading else None, run.id) for p in document.problems),
    )


def _rows_of(prepared: PreparedDocument) -> Iterator[Row]:
    single = (prepared.observation, prepared.article, prepared.reading.row if prepared.reading else None)
    yield from (row for row in single if row is not None)
    yield from prepared.problems
    if prepared.reading:
        yield from chain.from_iterable(prepared.reading.parts.values())


def _are_whole(rows: Iterable[Row]) -> bool:
    """Whether no text of the rows holds half a character; all at once, since a page has some two hundred texts."""
    return _is_whole_text("".join([value for row in rows for value in row.values() if isinstance(value, str)]))


def _is_whole_text(text: str) -> bool:
    if "\0" in text:
        return False
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _escape_sources(document: DocumentReading) -> DocumentReading:
    """A file's name may be bytes that are no text; what names it to people is."""
    capture = document.capture
    if _is_whole_text("".join(_naming_texts(document))):
        return document
    if capture and not _is_whole_text(capture.source):
        capture = replace(capture, source=_escape(capture.source))
    return replace(
        document,
        source=_escape(document.source),
        capture=capture,
        problems=tuple(escape_problems(document.problems)),
    )


def _naming_texts(document: DocumentReading) -> Iterator[str]:
    yield document.source
    if document.capture:
        yield document.capture.source
    for problem in document.problems:
        yield from (problem.source, problem.what, problem.where or "", problem.advice or "")


def escape_problems(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems that a database can keep: what is no whole character is written as an escape."""
    for problem in problems:
        where, advice = (text and _escape(text) for text in (problem.where, problem.advice))
        source, what = _escape(problem.source), _escape(problem.what)
        yield replace(problem, source=source, what=what, where=where, advice=advice)


def _escape(text: str) -> str:
    return text if _is_whole_text(text) else text.encode("utf-8", "backslashreplace").decode().replace("\0", "\\x00")
