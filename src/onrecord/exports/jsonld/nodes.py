"""Parts of schema.org that several nodes share: parties, sums, articles, filings.

An empty value is left out: what schema.org does not hear of is not known, which null would not say better.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from onrecord.exports.addresses import is_web_address, record_address
from onrecord.exports.sourced import SourceArticle
from onrecord.records import Filing, FundRef, Lineage, Money
from onrecord.reference.funds import load_funds

__all__ = ["Node", "amount_node", "article_node", "filing_node", "fund_node", "node", "party_node"]

Node = dict[str, Any]

_PARTY_TYPES = {"person": "Person", "organization": "Organization"}

_LOWEST = ("more_than", "at_least")
_HIGHEST = ("up_to", "nearly")


def node(kind: str, **properties: object) -> Node:
    """Return a node of a type, without the properties that have no value.

    >>> node("Person", name="Ann Roe", description=None, sameAs=[])
    {'@type': 'Person', 'name': 'Ann Roe'}
    """
    return {"@type": kind, **_present(properties)}


def _present(properties: Mapping[str, object]) -> Node:
    return {name: value for name, value in properties.items() if value not in (None, "", [], ())}


def party_node(name: str, kind: str, **properties: object) -> Node:
    """Return who gives; where a form does not say what a name is, it is a Thing."""
    return node(_PARTY_TYPES.get(kind, "Thing"), name=name, **properties)


def fund_node(fund: FundRef) -> Node | None:
    """Return the fund by the registry's name for it, else by the page's."""
    known = load_funds().by_id.get(fund.id or "")
    name = known.names[0] if known else fund.name or fund.id
    return node("Organization", name=name, identifier=fund.id) if name else None


def amount_node(money: Money | None, *, in_kind: bool = False) -> Node | None:
    """Return a sum as exact as it was told: "more than 6 million" has a least value, and no value.

    >>> amount_node(Money(amount=Decimal("6000000"), currency="USD", wording="", qualifier="more_than"))
    {'@type': 'MonetaryAmount', 'currency': 'USD', 'minValue': '6000000'}
    """
    kind = "in kind" if in_kind else None
    if money is None or (money.amount is None and money.low is None and money.high is None):
        return node("Thing", description="goods or services, of a value not stated") if in_kind else None
    amount = _number(money.amount)
    is_least, is_most = money.qualifier in _LOWEST, money.qualifier in _HIGHEST
    about = "about" if money.qualifier == "about" else None
    return node(
        "MonetaryAmount",
        currency=money.currency,
        value=None if is_least or is_most else amount,
        minValue=amount if is_least else _number(money.low),
        maxValue=amount if is_most else _number(money.high),
        description=", ".join(filter(None, (about, kind))),
    )


def _number(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:f}"


def article_node(source: SourceArticle, base: str | None) -> Node:
    """Return an article: where it stands, who published it, and what it derives from. Its text is the outlet's."""
    article = source.article
    return {
        "@id": record_address(source.id, base),
        **node(
            "NewsArticle",
            headline=article.headline,
            url=article.url if is_web_address(article.url) else None,
            datePublished=str(article.published) if article.published else None,
            publisher=node("Organization", name=article.outlet) if article.outlet else None,
            inLanguage=article.language,
            **_lineage(article.derived_from),
        ),
    }


def _lineage(derived: Lineage | None) -> Node:
    if derived is None:
        return {}
    publisher = node("Organization", name=derived.outlet) if derived.outlet else None
    url = derived.url if is_web_address(derived.url) else None
    original = node("CreativeWork", url=url, publisher=publisher, inLanguage=derived.language)
    return {"translationOfWork" if derived.relation == "translation" else "isBasedOn": original}


def filing_node(filing: Filing, lines: tuple[int, ...], base: str | None) -> Node:
    """Return a filing as what is cited, with the numbers of its lines."""
    named = f"{filing.form} {filing.number or ''}".strip()
    return {
        "@id": record_address(filing.id, base),
        **node(
            "CreativeWork",
            name=named,
            identifier=filing.number,
            author=node("Organization", name=filing.filer_name) if filing.filer_name else None,
            datePublished=filing.filed.isoformat() if filing.filed else None,
            pagination=f"line {', '.join(map(str, lines))}",
        ),
    }
