"""What the press tells of a gift, as entities: articles, who is named in them, and the donor's own announcement.

A promise is never a Payment. What a donor or a spokesperson announced is an UnknownLink from donor to fund, with the
articles as its proof; what only a page tells is an Article that mentions the donor, and no link at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.exports.acts import act_of
from onrecord.exports.addresses import is_web_address
from onrecord.exports.followthemoney.entities import Entity, date_text, make_entity
from onrecord.exports.followthemoney.parties import Parties
from onrecord.exports.sourced import SourceArticle, SourcedGift
from onrecord.records import Claim, content_id
from onrecord.views.wording import STATUS_WORDS, amount_words

__all__ = ["ANNOUNCED", "article_entity", "promise_entities"]

ANNOUNCED = "announced donor"
"""The role of a link from a donor to a fund: by the donor's own word, which is no proof of a gift."""

_ROLES = {"announced": "announcement of a gift", "declined": "refusal of a gift"}

# The model names languages by ISO 639-3.
_LANGUAGES = {
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fr": "fra",
    "it": "ita",
    "nl": "nld",
    "pt": "por",
}


def promise_entities(gift: SourcedGift, parties: Parties) -> Iterator[Entity]:
    """Yield the entities of what was said; articles come again with each gift that they tell of, the same each time."""
    act = act_of(gift.pledge.status, gift.claims)
    donor_id = parties.add_donor(gift.pledge.donor, *(claim.donor.name for claim in gift.claims))
    for source in gift.articles:
        yield article_entity(source)
        yield from _mentions(source, donor_id)
        if act in _ROLES:
            yield from _documentation(source, donor_id, act)
    if act == "announced":
        yield from _links(gift, donor_id, parties)


def article_entity(source: SourceArticle) -> Entity:
    """Return the article. Its text is the outlet's, and is left out."""
    article = source.article
    return make_entity(
        source.id,
        "Article",
        fileName=source.id,
        title=article.headline,
        publisher=article.outlet,
        publishedAt=date_text(article.published),
        language=_LANGUAGES.get(article.language),
        sourceUrl=article.url if is_web_address(article.url) else None,
    )


def _mentions(source: SourceArticle, donor_id: str) -> Iterator[Entity]:
    for name in sorted({claim.donor.name for claim in source.claims}):
        yield make_entity(
            content_id("mention", source.id, donor_id, name),
            "Mention",
            document=source.id,
            name=name,
            resolved=donor_id,
        )


def _documentation(source: SourceArticle, donor_id: str, act: str) -> Iterator[Entity]:
    for claim in source.claims:
        if act_of(claim.status, [claim]) == act:
            yield make_entity(
                content_id("documentation", claim.id),
                "Documentation",
                document=source.id,
                entity=donor_id,
                role=_ROLES[act],
                status=STATUS_WORDS[claim.status],
                date=date_text(claim.date or source.article.published),
                recordId=claim.id,
                summary=_said(claim),
                publisher=source.article.outlet,
            )


def _said(claim: Claim) -> str:
    """Return what a claim says of the sum, and who says so."""
    speakers = ", ".join(dict.fromkeys(one.speaker for one in claim.attribution))
    return amount_words(claim.money, in_kind=claim.in_kind) + (f", says {speakers}" if speakers else "")


def _links(gift: SourcedGift, donor_id: str, parties: Parties) -> Iterator[Entity]:
    pledge = gift.pledge
    fund_id = parties.add_fund(pledge.fund)
    if fund_id is None:
        return
    urls = [source.article.url for source in gift.articles if is_web_address(source.article.url)]
    yield make_entity(
        pledge.id,
        "UnknownLink",
        subject=donor_id,
        object=fund_id,
        role=ANNOUNCED,
        status=STATUS_WORDS[pledge.status],
        date=date_text(pledge.first_reported),
        summary=amount_words(pledge.money, in_kind=pledge.in_kind),
        description=gift.standing.words,
        recordId=pledge.id,
        sourceUrl=urls,
        publisher=pledge.first_outlet,
        proof=[source.id for source in gift.articles],
    )
    for name in pledge.associated:
        beside = parties.add_beside(name, pledge.donor.kind, pledge.id)
        yield make_entity(
            content_id("beside", pledge.id, name),
            "UnknownLink",
            subject=beside,
            object=donor_id,
            role="named beside the donor",
            recordId=pledge.id,
            proof=[source.id for source in gift.articles],
        )
