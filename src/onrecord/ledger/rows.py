"""Turn records into rows of the ledger. Pure: what is written is settled here, before any lock is taken.

Parts that are lists become rows with a position. A reading is sealed by a digest of all its rows; its id follows from
that, from the article and from the reader, so that the same reader reading the same text adds nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Any

from onrecord.ledger.runs import Run
from onrecord.records import (
    Article,
    Attribution,
    Block,
    Capture,
    Claim,
    Conflict,
    Evidence,
    Furniture,
    PartialDate,
    Problem,
    Statement,
    content_id,
)

__all__ = [
    "ReadingRows",
    "Row",
    "article_row",
    "digest_observation",
    "digest_reading",
    "observation_row",
    "problem_row",
    "reading_rows",
]

Row = Mapping[str, Any]
_NewRow = dict[str, Any]

# Made once: `json.dumps` makes an encoder a call.
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":")).encode

# What the digest of a reading covers of the reading's own row; the article and the reader are in its id.
_SEALED = (
    "language",
    "headline",
    "deck",
    "derived_relation",
    "derived_mark",
    "derived_url",
    "derived_outlet",
    "derived_language",
    "derived_machine",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRows:
    """A reading's own row, and the rows of its parts by table, in the order of their keys."""

    row: Row
    parts: Mapping[str, Sequence[Row]]

    @property
    def id(self) -> str:
        """The id of the reading."""
        return str(self.row["id"])


def _date(date: PartialDate | None, name: str) -> dict[str, str | None]:
    value, precision = (date.value.isoformat(), date.precision) if date else (None, None)
    return {name: value, f"{name}_precision": precision}


def _number(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def article_row(article: Article, article_id: str) -> Row:
    """Return the row of an article: what its id is made of."""
    dates = _date(article.published, "published")
    return {"id": article_id, "text": article.text, "url": article.url, "outlet": article.outlet, **dates}


def observation_row(capture: Capture, sha256: str, run_id: str) -> Row:
    """Return the row that says where the bytes were met. The same bytes at the same place are met once."""
    parts = (sha256, capture.source, capture.media_type, capture.how, capture.url)
    row = {
        "id": content_id("observation", *parts),
        "capture_sha256": sha256,
        "source": capture.source,
        "media_type": capture.media_type,
        "how": capture.how,
        "url": capture.url,
        "obtained_at": capture.obtained_at.isoformat() if capture.obtained_at else None,
        "run_id": run_id,
    }
    return {**row, "digest": digest_observation(row)}


def problem_row(problem: Problem, reading_id: str | None, run_id: str, *, of_filing: bool = False) -> Row:
    """Return the row of a problem, tied to the reading, of an article or of a filing, that met it, if any."""
    return {
        "id": problem.id,
        "code": problem.code,
        "source": problem.source,
        "place": problem.where,
        "what": problem.what,
        "advice": problem.advice,
        "reading_id": None if of_filing else reading_id,
        "filing_reading_id": reading_id if of_filing else None,
        "run_id": run_id,
    }


def reading_rows(
    article: Article, article_id: str, claims: Iterable[Claim], statements: Iterable[Statement], run: Run
) -> ReadingRows:
    """Return the rows of what the run's reader made of an article.

    Of two claims or statements with one id the first is kept: they say the same.
    """
    parts = _page_parts(article) | _claim_parts(claims) | _statement_parts(statements)
    head = _reading_head(article)
    digest = digest_reading(head, parts)
    reading_id = content_id("reading", article_id, run.reader, digest)
    row = {"id": reading_id, "article_id": article_id, "reader": run.reader, **head, "digest": digest, "run_id": run.id}
    for part in chain.from_iterable(parts.values()):
        part["reading_id"] = reading_id  # into the row just made: a copy of each takes as long as its digest
    return ReadingRows(row=row, parts=parts)


def digest_reading(row: Row, parts: Mapping[str, Iterable[Row]]) -> str:
    """Return the SHA-256 of a reading's row and parts.

    Values that are absent do not count, so that a column added by a later form leaves old digests as they are.
    """
    head = {name: row[name] for name in _SEALED}
    tables = {name: [_present(part) for part in rows] for name, rows in parts.items()}
    return _sha256([_present(head), {name: rows for name, rows in tables.items() if rows}])


def digest_observation(row: Row) -> str:
    """Return the SHA-256 of an observation, its time and run included."""
    return _sha256(_present(row))


def _present(row: Row) -> dict[str, Any]:
    return {
        name: value for name, value in row.items() if value is not None and name != "reading_id" and name != "digest"
    }


def _sha256(value: object) -> str:
    return hashlib.sha256(_encode(value).encode("utf-8", "surrogatepass")).hexdigest()


def _reading_head(article: Article) -> Row:
    origin = article.derived_from
    return {
        "language": article.language,
        "headline": article.headline,
        "deck": article.deck,
        "derived_relation": origin.relation if origin else None,
        "derived_mark": origin.mark if origin else None,
        "derived_url": origin.url if origin else None,
        "derived_outlet": origin.outlet if origin else None,
        "derived_language": origin.language if origin else None,
        "derived_machine": int(origin.machine) if origin else 0,
    }


def _page_parts(article: Article) -> dict[str, list[_NewRow]]:
    alternates = enumerate(article.alternates)
    return {
        "alternates": [{"position": at, "language": language, "url": url} for at, (language, url) in alternates],
        "blocks": _span_rows(article.blocks),
        "furniture": _span_rows(article.furniture),
    }


def _span_rows(spans: Iterable[Block | Furniture]) -> list[_NewRow]:
    return [{"position": at, "kind": s.kind, "span_start": s.start, "span_end": s.end} for at, s in enumerate(spans)]


def _claim_parts(claims: Iterable[Claim]) -> dict[str, list[_NewRow]]:
    kept: dict[str, tuple[int, Claim]] = {}
    for position, claim in enumerate(claims):
        kept.setdefault(claim.id, (position, claim))
    parts: dict[str, list[_NewRow]] = {
        n: [] for n in ("claims", "claim_names", "evidence", "conflicts", "attributions")
    }
    for claim_id, (position, claim) in sorted(kept.items()):
        parts["claims"].append(_claim_row(claim, claim_id, position))
        parts["claim_names"].extend(_name_rows(claim, claim_id))
        parts["evidence"].extend(_evidence_rows(claim, claim_id))
        parts["conflicts"].extend(_conflict_row(c, claim_id, at) for at, c in enumerate(claim.conflicts))
        parts["attributions"].extend(_attribution_row(a, claim_id, at) for at, a in enumerate(claim.attribution))
    return parts


def _claim_row(claim: Claim, claim_id: str, position: int) -> _NewRow:
    money = claim.money
    return {
        "id": claim_id,
        "position": position,
        "article_id": claim.article_id,
        "donor_name": claim.donor.name,
        "donor_kind": claim.donor.kind,
        "donor_id": claim.donor.id,
        "capacity": claim.capacity,
        "status": claim.status,
        "fund_id": claim.fund.id,
        "fund_name": claim.fund.name,
        "amount": _number(money.amount) if money else None,
        "amount_low": _number(money.low) if money else None,
        "amount_high": _number(money.high) if money else None,
        "currency": money.currency if money else None,
        "amount_qualifier": money.qualifier if money else None,
        "amount_wording": money.wording if money else None,
        "in_kind": int(claim.in_kind),
        **_date(claim.date, "date"),
        "confidence": str(claim.confidence),
        "rule": claim.rule,
        "reasons": " ".join(claim.reasons) or None,
    }


def _name_rows(claim: Claim, claim_id: str) -> Iterator[_NewRow]:
    for role, names in (("also", claim.donor.also), ("associated", claim.associated)):
        for position, name in enumerate(names):
            yield {"claim_id": claim_id, "role": role, "position": position, "name": name}


def _evidence_rows(claim: Claim, claim_id: str) -> Iterator[_NewRow]:
    for position, e in enumerate(claim.evidence):
        span = {"span_start": e.start, "span_end": e.end, "quote": e.quote}
        yield {"claim_id": claim_id, "position": position, "field": e.field, **span}


def _conflict_row(conflict: Conflict, claim_id: str, position: int) -> _NewRow:
    sides = {**_side("rejected", conflict.rejected), **_side("believed", conflict.believed)}
    return {"claim_id": claim_id, "position": position, "field": conflict.field, "rule": conflict.rule, **sides}


def _attribution_row(told: Attribution, claim_id: str, position: int) -> _NewRow:
    said = {"speaker": told.speaker, "role": told.role, "told_to": told.told_to, "is_first": int(told.first) or None}
    return {"claim_id": claim_id, "position": position, **said}


def _side(side: str, evidence: Evidence) -> dict[str, str | int]:
    return {
        f"{side}_field": evidence.field,
        f"{side}_start": evidence.start,
        f"{side}_end": evidence.end,
        f"{side}_quote": evidence.quote,
    }


def _statement_parts(statements: Iterable[Statement]) -> dict[str, list[_NewRow]]:
    kept: dict[str, tuple[int, Statement]] = {}
    for position, statement in enumerate(statements):
        kept.setdefault(statement.id, (position, statement))
    rows: list[_NewRow] = []
    audiences: list[_NewRow] = []
    for statement_id, (position, statement) in sorted(kept.items()):
        rows.append(_statement_row(statement, statement_id, position))
        heard = enumerate(statement.told_to)
        audiences.extend({"statement_id": statement_id, "position": at, "name": name} for at, name in heard)
    return {"statements": rows, "audiences": audiences}


def _statement_row(statement: Statement, statement_id: str, position: int) -> _NewRow:
    speaker = statement.speaker
    return {
        "id": statement_id,
        "position": position,
        "article_id": statement.article_id,
        "span_start": statement.start,
        "span_end": statement.end,
        "quote": statement.quote,
        "speaker_name": speaker.name if speaker else None,
        "speaker_kind": speaker.kind if speaker else None,
        "speaker_role": speaker.role if speaker else None,
        "verbatim": int(statement.verbatim),
        "garbled": int(statement.garbled),
        "reason": statement.reason,
    }
