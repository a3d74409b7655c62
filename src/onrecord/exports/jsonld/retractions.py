"""Claims that stood on the list until a person rejected them."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.exports.jsonld.reviews import Retraction
from onrecord.exports.request import ExportRequest
from onrecord.exports.sourced import SourceArticle
from onrecord.ledger import FoundClaim, UnknownIdError
from onrecord.records import Claim, Judgement, in_force
from onrecord.views.reasons import list_floor

__all__ = ["list_retractions"]


def list_retractions(request: ExportRequest) -> Iterator[Retraction]:
    """Yield what was taken off the list, by when. A claim that never reached the list is told of nowhere.

    Someone who was named only by a claim too unsure to be listed is not to be named by its correction.
    """
    for judgement in in_force(request.ledger.list_judgements()):
        if judgement.kind == "claim" and judgement.decision == "reject" and _is_known(judgement, request):
            found = _find(judgement, request)
            if found and _is_wanted(found.claim, request):
                source = SourceArticle(id=found.claim.article_id, article=found.article, claims=(found.claim,))
                yield Retraction(claim=found.claim, source=source, judgement=judgement)


def _is_known(judgement: Judgement, request: ExportRequest) -> bool:
    return request.as_of is None or judgement.at.date() <= request.as_of


def _find(judgement: Judgement, request: ExportRequest) -> FoundClaim | None:
    try:
        found = request.ledger.find(judgement.subject)
    except UnknownIdError:
        return None
    return found if isinstance(found, FoundClaim) else None


def _is_wanted(claim: Claim, request: ExportRequest) -> bool:
    """Whether it was listed, and the request asks for nothing that a gift alone has."""
    is_of_fund = request.fund in (None, claim.fund.id)
    is_of_donor = request.donor is None or request.donor.casefold() in claim.donor.name.casefold()
    no_gift_asked = request.status is None and request.standing is None
    return claim.confidence >= list_floor() and is_of_fund and is_of_donor and no_gift_asked
