"""The table of statements: what people are quoted with on the pages that tell of the gifts that are wanted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.exports.choosing import list_chosen
from onrecord.exports.columns import SCHEMA_VERSION, Column, Row, Table
from onrecord.exports.money_cells import date_cells, date_columns
from onrecord.exports.request import ExportRequest
from onrecord.ledger import ListedStatement
from onrecord.views.gifts import listed_statement_object

__all__ = ["STATEMENTS", "list_statement_objects", "list_statement_rows", "statement_row"]

STATEMENTS = Table(
    name="statements",
    one="words that a page puts in somebody's mouth",
    columns=(
        Column(name="statement_id", kind="text", always=True, meaning="its id: `onrecord show` takes it"),
        Column(name="article_id", kind="text", always=True, meaning="the page that quotes it"),
        Column(name="speaker", kind="text", meaning="who is quoted, as the page names or describes them"),
        Column(name="speaker_kind", kind="text", meaning="person or organization"),
        Column(name="speaker_role", kind="text", meaning="in which role they speak, such as spokesperson"),
        Column(name="quote", kind="text", always=True, meaning="the words as the page has them"),
        Column(name="told_to", kind="texts", meaning="to which outlets, platforms or occasions they were said"),
        Column(
            name="verbatim",
            kind="flag",
            always=True,
            meaning="whether these may be the words that were said; not on a translated page",
        ),
        Column(name="garbled", kind="flag", always=True, meaning="whether the quotation is damaged"),
        Column(name="reason", kind="text", meaning="why it is not verbatim, or is garbled"),
        *date_columns("published_at", "when the page was published"),
        Column(name="outlet", kind="text", meaning="who published it"),
        Column(name="language", kind="text", always=True, meaning="the language of the page, as in ISO 639"),
        Column(name="headline", kind="text", meaning="the headline of the page"),
        Column(name="url", kind="text", meaning="the address of the page, as it names it itself"),
        Column(name="schema_version", kind="integer", always=True, meaning="the version of these columns"),
    ),
)
"""The columns of statements."""


def list_statement_rows(request: ExportRequest) -> Iterator[Row]:
    """Yield what is quoted on the pages that tell of the gifts that are wanted, by day of publication."""
    yield from map(statement_row, _list_quoted(request))


def list_statement_objects(request: ExportRequest) -> Iterator[dict[str, Any]]:
    """Yield the same statements as JSON objects."""
    yield from map(listed_statement_object, _list_quoted(request))


def _list_quoted(request: ExportRequest) -> Iterator[ListedStatement]:
    pages = {article_id for pledge in list_chosen(request) for article_id in pledge.article_ids}
    for listed in request.ledger.list_statements() if pages else ():
        if listed.statement.article_id in pages:
            yield listed


def statement_row(listed: ListedStatement) -> Row:
    """Return a statement as a row of STATEMENTS."""
    said = listed.statement
    return {
        "statement_id": said.id,
        "article_id": said.article_id,
        "speaker": said.speaker.name if said.speaker else None,
        "speaker_kind": said.speaker.kind if said.speaker else None,
        "speaker_role": said.speaker.role if said.speaker else None,
        "quote": said.quote,
        "told_to": said.told_to,
        "verbatim": said.verbatim,
        "garbled": said.garbled,
        "reason": said.reason,
        **date_cells("published_at", listed.published),
        "outlet": listed.outlet,
        "language": listed.language,
        "headline": listed.headline,
        "url": listed.url,
        "schema_version": SCHEMA_VERSION,
    }
