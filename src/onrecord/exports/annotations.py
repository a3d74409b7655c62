"""Evidence as W3C Web Annotations: each value of a claim, tied to the words of the article that carry it.

Model: https://www.w3.org/TR/annotation-model/. A quote alone may stand in a text twice, and a position alone is lost
when the page changes, so both selectors are given. Positions count code points of the text as onrecord reads it; on
the page itself the quote with what stands before and behind it finds the place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord import __version__
from onrecord.exports.addresses import is_web_address, record_address
from onrecord.exports.sourced import SourceArticle, SourcedGift
from onrecord.records import Article, Claim, Evidence, content_id
from onrecord.views.wording import STATUS_WORDS, amount_words, attribution_words, fund_words

__all__ = ["ANNOTATION_CONTEXT", "article_annotations", "make_annotations"]

ANNOTATION_CONTEXT = "http://www.w3.org/ns/anno.jsonld"

# As much as Hypothesis and others keep to tell two places of one quote apart.
_AROUND = 32

# A name is somebody's; all else is told of the gift.
_IDENTIFYING = ("donor", "fund", "associated")


def make_annotations(gifts: Iterable[SourcedGift], base: str | None = None) -> Iterator[dict[str, Any]]:
    """Yield an annotation for each evidence of each claim of the gifts, each once; `base` is where the list is served.

    >>> list(make_annotations([]))
    []
    """
    seen: set[str] = set()
    for gift in gifts:
        for source in gift.articles:
            for annotation in article_annotations(source, base):
                if annotation["id"] not in seen:
                    seen.add(annotation["id"])
                    yield annotation


def article_annotations(source: SourceArticle, base: str | None = None) -> Iterator[dict[str, Any]]:
    """Yield the annotations of one article, claim by claim."""
    for claim in source.claims:
        claim_id = claim.id
        for evidence in claim.evidence:
            yield _annotation(source, claim, claim_id, evidence, base)


def _annotation(
    source: SourceArticle, claim: Claim, claim_id: str, evidence: Evidence, base: str | None
) -> dict[str, Any]:
    span = (str(evidence.start), str(evidence.end))
    purpose = "identifying" if evidence.field in _IDENTIFYING else "describing"
    return {
        "@context": ANNOTATION_CONTEXT,
        "id": record_address(content_id("annotation", claim_id, evidence.field, *span), base),
        "type": "Annotation",
        "motivation": purpose,
        "creator": {"type": "Software", "name": "onrecord", "schema:softwareVersion": __version__},
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": evidence.field},
            {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": _value(claim, evidence)},
        ],
        "target": {
            "type": "SpecificResource",
            "source": _source_address(source, base),
            "selector": [_quote_selector(source.article, evidence), _position_selector(evidence)],
        },
        "schema:isPartOf": record_address(claim_id, base),
    }


def _source_address(source: SourceArticle, base: str | None) -> str:
    url = source.article.url
    return url if url is not None and is_web_address(url) else record_address(source.id, base)


def _quote_selector(article: Article, evidence: Evidence) -> dict[str, str]:
    text = article.text
    return {
        "type": "TextQuoteSelector",
        "exact": evidence.quote,
        "prefix": text[max(0, evidence.start - _AROUND) : evidence.start],
        "suffix": text[evidence.end : evidence.end + _AROUND],
    }


def _position_selector(evidence: Evidence) -> dict[str, str | int]:
    return {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end}


def _value(claim: Claim, evidence: Evidence) -> str:
    """Return what the field was read as; the quote itself where the words are all there is to say."""
    values = {
        "donor": claim.donor.name,
        "amount": amount_words(claim.money, in_kind=claim.in_kind),
        "fund": fund_words(claim.fund),
        "status": STATUS_WORDS[claim.status],
        "capacity": claim.capacity,
        "date": str(claim.date) if claim.date else evidence.quote,
        "attribution": "; ".join(map(attribution_words, claim.attribution)),
    }
    return values.get(evidence.field) or evidence.quote
