"""Articles, claims and statements as they were read."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query, Request, Response

from onrecord.ledger import Catalogue, FoundArticle, FoundClaim, FoundStatement
from onrecord.records import Evidence, Statement, in_force
from onrecord.reference.confidence import load_confidence
from onrecord.views.documents import claim_object, statement_object
from onrecord.views.sharing import (
    article_head_object,
    excerpt_objects,
    shared_article_object,
    shared_capture_object,
    shared_problem_object,
)
from onrecord.web.api.answers import answer
from onrecord.web.api.parameters import TextWord
from onrecord.web.api.problems import RequestError
from onrecord.web.api.routing import new_router
from onrecord.web.api.shapes.evidence import ArticleShape, OneClaimShape, OneStatementShape
from onrecord.web.disclosing import may_know_files
from onrecord.web.settings import WebSettings

__all__ = ["router"]

router = new_router("articles")

_Text = Annotated[
    TextWord,
    Query(description="`full`: the whole text, where the server may hand it on (`onrecord serve --full-text`)."),
]


@router.get("/articles/{article_id}", response_model=ArticleShape, summary="One article as read")
def show_article(request: Request, article_id: str, text: _Text = "excerpts") -> Response:
    """Return what was read of an article: claims, statements, and the sentences that carry values.

    Claims that wait for a person, or that a person set aside, are counted and not told. The text belongs to the outlet:
    it is handed on in excerpts alone, unless the server was started otherwise.
    """
    settings: WebSettings = request.app.state.settings
    is_full = text == "full"
    if is_full and not settings.api.full_text:
        raise RequestError("not-allowed", "this server hands on excerpts of articles alone, not their texts")

    def make(catalogue: Catalogue) -> dict[str, Any]:
        found = catalogue.find_record(article_id)
        if not isinstance(found, FoundArticle) or found.article.id != article_id:
            raise RequestError("not-found", f"no article has the id {article_id!r}")
        listed = catalogue.find_gifts_of_claims([claim.id for claim in found.claims])
        return _article(found, frozenset(listed), full_text=is_full, named=may_know_files(request))

    return answer(request, make)


def _article(found: FoundArticle, listed: frozenset[str], *, full_text: bool, named: bool) -> dict[str, Any]:
    claims = [claim for claim in found.claims if claim.id in listed]
    evidence = [item for claim in claims for item in _evidence(claim.evidence, claim.conflicts)]
    evidence += [_quoted(statement) for statement in found.statements]
    return {
        "article": shared_article_object(found.article, full_text=full_text),
        "claims": [claim_object(claim) for claim in claims],
        "unlisted": len(found.claims) - len(claims),
        "statements": [statement_object(statement) for statement in found.statements],
        "excerpts": excerpt_objects(found.article, tuple(evidence)),
        "problems": [shared_problem_object(problem, named=named) for problem in found.problems],
        "captures": [shared_capture_object(capture, named=named) for capture in found.captures],
        "reader": found.reader,
    }


def _evidence(evidence: tuple[Evidence, ...], conflicts: Any) -> tuple[Evidence, ...]:  # noqa: ANN401 - a claim's
    return (*evidence, *(conflict.rejected for conflict in conflicts))


def _quoted(statement: Statement) -> Evidence:
    return Evidence(field="quote", start=statement.start, end=statement.end, quote=statement.quote)


@router.get("/claims/{claim_id}", response_model=OneClaimShape, summary="One claim with its evidence")
def show_claim(request: Request, claim_id: str) -> Response:
    """Return what one article says of one gift, each value with the words that carry it.

    A claim that waits for a person, or that a person set aside, is not told. One that a later reading of its article no
    longer makes is, where it was sure enough for the list: its id may stand in a file that somebody keeps.
    """

    def make(catalogue: Catalogue) -> dict[str, Any]:
        found = catalogue.find_record(claim_id)
        if not isinstance(found, FoundClaim) or found.claim.id != claim_id:
            raise RequestError("not-found", f"no claim has the id {claim_id!r}")
        if not _is_told(catalogue, found):
            raise RequestError("not-found", f"the claim {claim_id!r} waits for a person, or was set aside by one")
        evidence = _evidence(found.claim.evidence, found.claim.conflicts)
        return {
            "claim": claim_object(found.claim),
            "is_current": found.is_current,
            "article": article_head_object(found.article.id, found.article),
            "excerpts": excerpt_objects(found.article, evidence),
            "reader": found.reader,
        }

    return answer(request, make)


def _is_told(catalogue: Catalogue, found: FoundClaim) -> bool:
    if found.is_current:
        return bool(catalogue.find_gifts_of_claims([found.claim.id]))
    rejected = any(one.decision == "reject" for one in in_force(catalogue.find_judgements([found.claim.id])))
    return found.claim.confidence >= load_confidence().floor and not rejected


@router.get("/statements/{statement_id}", response_model=OneStatementShape, summary="One statement")
def show_statement(request: Request, statement_id: str) -> Response:
    """Return words that an article puts in somebody's mouth; where not `verbatim`, they are not to be quoted."""

    def make(catalogue: Catalogue) -> dict[str, Any]:
        found = catalogue.find_record(statement_id)
        if not isinstance(found, FoundStatement) or found.statement.id != statement_id:
            raise RequestError("not-found", f"no statement has the id {statement_id!r}")
        return {
            "statement": statement_object(found.statement),
            "is_current": found.is_current,
            "article": article_head_object(found.article.id, found.article),
            "excerpts": excerpt_objects(found.article, (_quoted(found.statement),)),
            "reader": found.reader,
        }

    return answer(request, make)
