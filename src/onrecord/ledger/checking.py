"""Check one reading of the ledger against the text that it reads: every span, every id, the digest over all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import DecimalException

from onrecord.ledger.rebuilding import Parts, build_article, build_claims, build_statements
from onrecord.ledger.rows import Row, digest_reading
from onrecord.records import content_id

__all__ = ["Fault", "check_reading"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A row of the ledger that is not what it was: in which `table`, which `id`, and `what` is wrong.

    >>> str(Fault(table="captures", id="33f2", what="the bytes do not give this hash"))
    'captures 33f2: the bytes do not give this hash'
    """

    table: str
    id: str | None
    what: str

    def __str__(self) -> str:
        return f"{self.table} {self.id}: {self.what}" if self.id else f"{self.table}: {self.what}"


def check_reading(row: Row, parts: Mapping[str, list[Row]]) -> Iterator[Fault]:
    """Yield the faults of a reading; `row` joins it with its article."""
    yield from _check_seal(row, parts)
    yield from _check_page_spans(row, parts)
    yield from _check_quotes(row["text"], parts)
    yield from _check_owners(row, parts)
    yield from _check_records(row, parts)


def _check_seal(row: Row, parts: Parts) -> Iterator[Fault]:
    try:
        digest = digest_reading(row, parts)
    except TypeError:  # a value of a kind that no column keeps
        digest = ""
    if digest != row["digest"]:
        yield Fault(table="readings", id=row["id"], what="the digest does not fit what was read")
    if content_id("reading", row["article_id"], row["reader"], row["digest"]) != row["id"]:
        yield Fault(table="readings", id=row["id"], what="the id does not fit article, reader and digest")


def _check_page_spans(row: Row, parts: Parts) -> Iterator[Fault]:
    length = len(row["text"])
    for table in ("blocks", "furniture"):
        for part in parts[table]:
            start, end = part["span_start"], part["span_end"]
            if not 0 <= start < end <= length:
                what = f"the span {start}:{end} is not within a text of {length} characters"
                yield Fault(table=table, id=f"{row['id']}/{part['position']}", what=what)


def _check_quotes(text: str, parts: Parts) -> Iterator[Fault]:
    for part in parts["evidence"]:
        yield from _check_quote(text, part, "span", "evidence", f"{part['claim_id']}/{part['position']}")
    for part in parts["conflicts"]:
        for side in ("rejected", "believed"):
            yield from _check_quote(text, part, side, "conflicts", f"{part['claim_id']}/{part['position']}")
    for part in parts["statements"]:
        yield from _check_quote(text, part, "span", "statements", part["id"])


def _check_quote(text: str, part: Row, side: str, table: str, record_id: str) -> Iterator[Fault]:
    start, end = part[f"{side}_start"], part[f"{side}_end"]
    quote = part["quote" if side == "span" else f"{side}_quote"]
    if not (0 <= start < end and text[start:end] == quote):
        yield Fault(table=table, id=record_id, what=f"the text at {start}:{end} is not the quote {quote!r}")


def _check_owners(row: Row, parts: Parts) -> Iterator[Fault]:
    for table in ("claims", "statements"):
        for part in parts[table]:
            if part["article_id"] != row["article_id"]:
                what = f"it is of {part['article_id']}, but its reading is of {row['article_id']}"
                yield Fault(table=table, id=part["id"], what=what)


def _check_records(row: Row, parts: Mapping[str, list[Row]]) -> Iterator[Fault]:
    """Rebuild the records: their invariants must hold, and their ids must be what their contents give."""
    try:
        build_article(row, parts)
    except (ValueError, TypeError, KeyError) as error:
        yield Fault(table="readings", id=row["id"], what=f"the article cannot be made again: {error}")
    for table in ("claims", "statements"):
        for part in parts[table]:
            yield from _check_id(table, part, parts)


def _check_id(table: str, part: Row, parts: Mapping[str, list[Row]]) -> Iterator[Fault]:
    own = {**_own(parts, str(part["id"])), table: [part]}
    try:
        made = build_claims(own) if table == "claims" else build_statements(own)
    except (ValueError, TypeError, KeyError, DecimalException) as error:
        yield Fault(table=table, id=part["id"], what=f"it cannot be made again: {error}")
    else:
        if made[0].id != part["id"]:
            yield Fault(table=table, id=part["id"], what="the id does not fit what it says")


def _own(parts: Mapping[str, Iterable[Row]], record_id: str) -> dict[str, list[Row]]:
    """Return the rows that belong to one claim or statement."""
    owners = ("claim_id", "statement_id")
    return {name: [r for r in rows if record_id in (r.get(o) for o in owners)] for name, rows in parts.items()}
