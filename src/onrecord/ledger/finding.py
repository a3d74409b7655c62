"""Find a claim, an article, a statement or a filing by its id or by the beginning of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import DecimalException

from sqlalchemy import ColumnElement, Connection, Table, select

from onrecord.errors import LedgerError
from onrecord.filings.chains import Chain
from onrecord.ledger import schema
from onrecord.ledger.fetching import fetch_parts, is_latest, select_readings, stream_rows
from onrecord.ledger.filings.finding import FiledParts, find_numbered, load_chain, load_filing
from onrecord.ledger.filings.schema import filing_appearances, filings
from onrecord.ledger.rebuilding import Parts, build_article, build_claims, build_problem, build_statements, build_time
from onrecord.ledger.rows import Row
from onrecord.records import Article, Claim, Problem, Statement

__all__ = [
    "AmbiguousIdError",
    "CaptureNote",
    "Found",
    "FoundArticle",
    "FoundClaim",
    "FoundFiling",
    "FoundStatement",
    "UnknownIdError",
    "find_ids",
    "find_record",
    "load_filing_captures",
    "load_filing_problems",
]

_KINDS = {"claim": schema.claims, "article": schema.articles, "statement": schema.statements, "filing": filings}

# Candidates that an error names before it says "and more".
_NAMED = 8


class UnknownIdError(LedgerError):
    """No claim, article, statement or filing of the ledger has this id, or begins so."""


class AmbiguousIdError(LedgerError):
    """Several ids begin so; `candidates` are the first of them, sorted."""

    def __init__(self, message: str, candidates: Sequence[str]) -> None:
        self.candidates = tuple(candidates)
        super().__init__(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureNote:
    """A capture without its bytes: where, how and when it was first met. `Ledger.read_capture` gives the bytes."""

    sha256: str
    size: int
    source: str
    media_type: str
    how: str
    url: str | None
    obtained_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundArticle:
    """An article with all that its latest reading found in it, and the captures that show it."""

    article: Article
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]
    problems: tuple[Problem, ...]
    captures: tuple[CaptureNote, ...]
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundClaim:
    """A claim and its article; `is_current` is False where a later reading of the article no longer makes it."""

    claim: Claim
    article: Article
    captures: tuple[CaptureNote, ...]
    reader: str
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundStatement:
    """A statement and its article; `is_current` as in a claim."""

    statement: Statement
    article: Article
    captures: tuple[CaptureNote, ...]
    reader: str
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFiling:
    """A filing with its lines and checks, the `chain` that it stands in, what was set aside, and its captures."""

    parts: FiledParts
    chain: Chain
    problems: tuple[Problem, ...]
    captures: tuple[CaptureNote, ...]


Found = FoundArticle | FoundClaim | FoundStatement | FoundFiling


def find_record(connection: Connection, prefix: str) -> Found:
    """Return what the id names. Raises UnknownIdError or AmbiguousIdError."""
    kind, record_id = _find_id(connection, prefix.strip())
    try:
        if kind == "article":
            return _load_article(connection, record_id)
        if kind == "filing":
            return _load_filing(connection, record_id)
        return _load_part(connection, kind, record_id)
    except (ValueError, TypeError, DecimalException) as error:
        raise LedgerError(f"{record_id}: the ledger is damaged here: {error} (`onrecord verify` says more)") from error


def _find_id(connection: Connection, typed: str) -> tuple[str, str]:
    if not typed:
        raise UnknownIdError("an id is empty (name one that `onrecord list` shows, or the beginning of one)")
    prefix = typed.lower()
    candidates = [
        (kind, found) for kind, table in _KINDS.items() for found in _find_ids(connection, kind, table, prefix)
    ]
    candidates += [("filing", found) for found in find_numbered(connection, prefix, _NAMED + 1)]
    if not candidates:
        what = "no gift, claim, article, statement or filing has this id or begins so"
        raise UnknownIdError(
            f"{typed}: {what} (`onrecord list` shows those of gifts, `onrecord filings list` of filings)"
        )
    exact = [candidate for candidate in candidates if candidate[1] == prefix]
    if len(exact or candidates) > 1:
        named = [record_id for _, record_id in candidates[:_NAMED]]
        listed = ", ".join(named) + (" and more" if len(candidates) > _NAMED else "")
        raise AmbiguousIdError(f"{typed}: several ids begin so: {listed} (write more of the one you mean)", named)
    return (exact or candidates)[0]


def find_ids(connection: Connection, kind: str, prefix: str) -> list[str]:
    """Return a few ids of one kind ("article") that are, or begin with, `prefix`; a filing is also called by number.

    Where one of them is all of `prefix`, it is the only one.
    """
    text = prefix.strip().lower()
    if not text:
        return []
    found = _find_ids(connection, kind, _KINDS[kind], text)
    if kind == "filing":
        found += [one for one in find_numbered(connection, text, _NAMED + 1) if one not in found]
    return [text] if text in found else found


def _find_ids(connection: Connection, kind: str, table: Table, prefix: str) -> list[str]:
    """Return a few ids of a table that begin so. A prefix may lack the kind: "3fa2" or "claim-3fa2"."""
    full = prefix if f"{kind}-".startswith(prefix) or prefix.startswith(f"{kind}-") else f"{kind}-{prefix}"
    key = table.c.id
    # "~" sorts behind every character of an id; a range can use the index, where LIKE cannot.
    question = select(key).where(key >= full, key < f"{full}~").distinct().order_by(key).limit(_NAMED + 1)
    return list(connection.scalars(question))


def _load_article(connection: Connection, article_id: str) -> FoundArticle:
    question = select_readings().where(schema.readings.c.article_id == article_id, is_latest())
    row = next(stream_rows(connection, question))
    parts = fetch_parts(connection, row["id"])
    return FoundArticle(
        article=build_article(row, parts),
        claims=build_claims(parts),
        statements=build_statements(parts),
        problems=_load_problems(connection, row["id"]),
        captures=_load_article_captures(connection, article_id),
        reader=row["reader"],
    )


def _load_problems(connection: Connection, reading_id: str) -> tuple[Problem, ...]:
    table = schema.problems
    question = select(table).where(table.c.reading_id == reading_id).order_by(table.c.id)
    return tuple(build_problem(row) for row in stream_rows(connection, question))


def _load_filing(connection: Connection, filing_id: str) -> FoundFiling:
    parts = load_filing(connection, filing_id)
    return FoundFiling(
        parts=parts,
        chain=load_chain(connection, parts.filing),
        problems=load_filing_problems(connection, parts.reading_id),
        captures=load_filing_captures(connection, filing_id),
    )


def load_filing_problems(connection: Connection, reading_id: str) -> tuple[Problem, ...]:
    """Return what was set aside when a filing was read."""
    table = schema.problems
    question = select(table).where(table.c.filing_reading_id == reading_id).order_by(table.c.id)
    return tuple(build_problem(row) for row in stream_rows(connection, question))


def load_filing_captures(connection: Connection, filing_id: str) -> tuple[CaptureNote, ...]:
    """Return the captures that show a filing."""
    return _load_captures(connection, filing_appearances, filing_appearances.c.filing_id == filing_id)


def _load_part(connection: Connection, kind: str, record_id: str) -> FoundClaim | FoundStatement:
    """Load a claim or statement from the latest reading that holds it."""
    table = _KINDS[kind]
    holding = select_readings().join(table, table.c.reading_id == schema.readings.c.id).where(table.c.id == record_id)
    row = next(stream_rows(connection, holding.order_by(schema.readings.c.sequence.desc()).limit(1)))
    newest = select_readings().where(schema.readings.c.article_id == row["article_id"], is_latest())
    is_current = next(stream_rows(connection, newest))["id"] == row["id"]
    return _make_found(connection, row, record_id, is_current=is_current)


def _make_found(connection: Connection, row: Row, record_id: str, *, is_current: bool) -> FoundClaim | FoundStatement:
    parts: Parts = fetch_parts(connection, row["id"])
    article, captures = build_article(row, parts), _load_article_captures(connection, row["article_id"])
    reader = row["reader"]
    for claim in build_claims(parts):
        if claim.id == record_id:
            return FoundClaim(claim=claim, article=article, captures=captures, reader=reader, is_current=is_current)
    for said in build_statements(parts):
        if said.id == record_id:
            return FoundStatement(
                statement=said, article=article, captures=captures, reader=reader, is_current=is_current
            )
    raise ValueError("the id does not fit what it names")


def _load_article_captures(connection: Connection, article_id: str) -> tuple[CaptureNote, ...]:
    shown = schema.appearances
    return _load_captures(connection, shown, shown.c.article_id == article_id)


def _load_captures(connection: Connection, shown: Table, of_it: ColumnElement[bool]) -> tuple[CaptureNote, ...]:
    """Return the captures that show something, by when they were met; `shown` says which captures show what."""
    met, kept = schema.observations, schema.captures
    question = (
        select(met, kept.c.size)
        .join_from(shown, met, shown.c.capture_sha256 == met.c.capture_sha256)
        .join(kept, kept.c.sha256 == met.c.capture_sha256)
        .where(of_it)
        .order_by(met.c.obtained_at.nulls_first(), met.c.id)
    )
    return tuple(
        CaptureNote(
            sha256=row["capture_sha256"],
            size=row["size"],
            source=row["source"],
            media_type=row["media_type"],
            how=row["how"],
            url=row["url"],
            obtained_at=build_time(row["obtained_at"]),
        )
        for row in stream_rows(connection, question)
    )
