"""What reading one document gave, as a JSON object: an article's or a filing's."""

from __future__ import annotations

from typing import Any

from onrecord.records import DocumentReading, Reading
from onrecord.views.documents import document_object
from onrecord.views.filings import filing_object, filing_parts

__all__ = ["reading_object", "reading_parts"]


def reading_object(reading: Reading) -> dict[str, Any]:
    """Return what `onrecord scan --json` prints of one document.

    >>> from onrecord.records import Problem
    >>> gone = Problem(code="not_found", source="a.html", what="there is no such file")
    >>> list(reading_object(DocumentReading(source="a.html", problems=(gone,))))
    ['source', 'article', 'claims', 'review', 'statements', 'problems']
    """
    return document_object(reading) if isinstance(reading, DocumentReading) else filing_object(reading)


def reading_parts(reading: Reading) -> dict[str, Any]:
    """Return what `reading_object` does; the long lists of a filing are iterators, to be printed item by item."""
    return document_object(reading) if isinstance(reading, DocumentReading) else filing_parts(reading)
