"""What people decided, as schema.org: a ClaimReview where a claim was checked, a correction where it was taken back.

A ClaimReview says what was checked, which is whether the page says so or whether a filed line is the gift: never
whether somebody is true to a promise. No rating is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.exports.addresses import record_address
from onrecord.exports.jsonld.claims import claim_words
from onrecord.exports.jsonld.nodes import Node, article_node, node
from onrecord.exports.sourced import SourceArticle, SourcedGift
from onrecord.records import Claim, Judgement
from onrecord.views.wording import STATUS_WORDS, amount_words, fund_words

__all__ = ["Retraction", "retracted_node", "review_nodes"]

# What a decision settles, and in which words.
_CHECKED = {
    ("claim", "accept"): ("whether the page says so", "A person read the page and found that it says so."),
    ("match", "same"): ("whether a filed line is this gift", "A person compared the filing and found that it is."),
    ("match", "other"): ("whether a filed line is this gift", "A person compared the filing and found that it is not."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction:
    """A claim that stood on the list until a person rejected it, and that decision."""

    claim: Claim
    source: SourceArticle
    judgement: Judgement


def review_nodes(gift: SourcedGift, base: str | None = None) -> Iterator[Node]:
    """Yield a ClaimReview for each decision in force on the gift or one of its claims; none where nobody decided."""
    for judgement in gift.judgements:
        checked = _CHECKED.get((judgement.kind, judgement.decision))
        if checked is None:
            continue
        aspect, body = checked
        yield {
            "@id": record_address(judgement.id, base),
            **node(
                "ClaimReview",
                itemReviewed={"@id": record_address(gift.pledge.id, base)},
                claimReviewed=claim_words(gift),
                reviewAspect=aspect,
                reviewBody=f"{body} {judgement.why}".strip(),
                author=node("Person", name=judgement.by),
                datePublished=judgement.at.date().isoformat(),
            ),
        }


def retracted_node(retraction: Retraction, base: str | None = None) -> Node:
    """Return a claim that was taken off the list, with its correction. It is about no action."""
    claim, judgement = retraction.claim, retraction.judgement
    told = f"{amount_words(claim.money, in_kind=claim.in_kind)}, {STATUS_WORDS[claim.status]}"
    why = f": {judgement.why}" if judgement.why else ""
    return {
        "@id": record_address(claim.id, base),
        **node(
            "Claim",
            identifier=claim.id,
            text=f"{claim.donor.name} to {fund_words(claim.fund)}: {told}",
            creativeWorkStatus="retracted",
            firstAppearance=article_node(retraction.source, base),
            correction=node(
                "CorrectionComment",
                text=f"Taken off the list on {judgement.at.date()}, after a person read the page{why}.",
                author=node("Person", name=judgement.by),
                dateCreated=judgement.at.isoformat(),
            ),
        ),
    }
