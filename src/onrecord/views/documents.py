"""A document reading as one JSON object: what `onrecord scan --json` prints, a line each.

Amounts are strings, so that no reader of the JSON makes floats of them; offsets count code points of the article's
text. A value that the text does not give is null, never left out.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from onrecord.records import (
    Article,
    Attribution,
    Claim,
    Conflict,
    DocumentReading,
    Evidence,
    Furniture,
    Lineage,
    PartialDate,
    Problem,
    Statement,
)
from onrecord.views.reasons import part_claims

__all__ = ["article_object", "claim_object", "decimal_text", "document_object", "problem_object", "statement_object"]

JsonObject = dict[str, Any]


def document_object(reading: DocumentReading) -> JsonObject:
    """Return one document: its source, article (null where none came of it), claims, statements and problems.

    `claims` are those that are sure enough for the list, `review` the others.

    >>> gone = Problem(code="not_found", source="a.html", what="there is no such file or folder")
    >>> document_object(DocumentReading(source="a.html", problems=(gone,)))["problems"][0]["code"]
    'not_found'
    """
    listed, waiting = part_claims(reading.claims)
    return {
        "source": reading.source,
        "article": article_object(reading.article) if reading.article else None,
        "claims": [claim_object(claim) for claim in listed],
        "review": [claim_object(claim) for claim in waiting],
        "statements": [statement_object(statement) for statement in reading.statements],
        "problems": [problem_object(problem) for problem in reading.problems],
    }


def article_object(article: Article) -> JsonObject:
    """Return what the page says of itself, and its furniture; the text is left out, since the source has it."""
    return {
        "id": article.id,
        "headline": article.headline,
        "deck": article.deck,
        "language": article.language,
        "published": str(article.published) if article.published else None,
        "outlet": article.outlet,
        "url": article.url,
        "derived_from": _lineage(article.derived_from) if article.derived_from else None,
        "furniture": [_furniture(item) for item in article.furniture],
    }


def claim_object(claim: Claim) -> JsonObject:
    """Return a claim with every value's evidence."""
    money = claim.money
    return {
        "id": claim.id,
        "donor": {
            "name": claim.donor.name,
            "kind": claim.donor.kind,
            "id": claim.donor.id,
            "also": list(claim.donor.also),
        },
        "capacity": claim.capacity,
        "fund": {"id": claim.fund.id, "name": claim.fund.name},
        "amount": decimal_text(money.amount) if money else None,
        "amount_low": decimal_text(money.low) if money else None,
        "amount_high": decimal_text(money.high) if money else None,
        "currency": money.currency if money else None,
        "amount_qualifier": money.qualifier if money else None,
        "amount_wording": money.wording if money else None,
        "in_kind": claim.in_kind,
        "status": claim.status,
        "associated": list(claim.associated),
        "attribution": [_attribution(item) for item in claim.attribution],
        "date": _date(claim.date) if claim.date else None,
        "confidence": float(claim.confidence),
        "reasons": list(claim.reasons),
        "evidence": [_evidence(item) for item in claim.evidence],
        "conflicts": [_conflict(item) for item in claim.conflicts],
        "rule": claim.rule,
    }


def statement_object(statement: Statement) -> JsonObject:
    """Return a quotation with its span and its speaker."""
    speaker = statement.speaker
    return {
        "id": statement.id,
        "speaker": {"name": speaker.name, "kind": speaker.kind, "role": speaker.role} if speaker else None,
        "quote": statement.quote,
        "start": statement.start,
        "end": statement.end,
        "told_to": list(statement.told_to),
        "verbatim": statement.verbatim,
        "garbled": statement.garbled,
        "reason": statement.reason,
    }


def problem_object(problem: Problem) -> JsonObject:
    """Return a problem: `code` for programs, `what` and `advice` for people."""
    return {
        "code": problem.code,
        "source": problem.source,
        "where": problem.where,
        "what": problem.what,
        "advice": problem.advice,
    }


def decimal_text(value: Decimal | None) -> str | None:
    """Return a number as JSON carries it here: a text without an exponent, so that nobody makes a float of it.

    >>> decimal_text(Decimal("1E+6"))
    '1000000'
    """
    return None if value is None else f"{value:f}"


def _date(date: PartialDate) -> JsonObject:
    return {"value": str(date), "precision": date.precision}


def _lineage(lineage: Lineage) -> JsonObject:
    return {
        "relation": lineage.relation,
        "mark": lineage.mark,
        "url": lineage.url,
        "outlet": lineage.outlet,
        "language": lineage.language,
        "machine": lineage.machine,
    }


def _furniture(item: Furniture) -> JsonObject:
    return {"kind": item.kind, "start": item.start, "end": item.end}


def _evidence(item: Evidence) -> JsonObject:
    return {"field": item.field, "start": item.start, "end": item.end, "quote": item.quote}


def _attribution(item: Attribution) -> JsonObject:
    return {"speaker": item.speaker, "role": item.role, "told_to": item.told_to, "first": item.first}


def _conflict(item: Conflict) -> JsonObject:
    rejected, believed = _evidence(item.rejected), _evidence(item.believed)
    return {"field": item.field, "rejected": rejected, "believed": believed, "rule": item.rule}
