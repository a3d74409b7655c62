"""How values are worded for people: never more than the page says."""

from __future__ import annotations

from decimal import Decimal

from onrecord.records import Article, Attribution, FundRef, Lineage, Money

__all__ = [
    "NOT_STATED",
    "STATUS_WORDS",
    "amount_words",
    "article_words",
    "attribution_words",
    "count_words",
    "fund_words",
    "lineage_words",
]

NOT_STATED = "not stated"

# A page's word is no proof: what is worded here is what the page says, not what happened.
STATUS_WORDS = {
    "planned": "planned",
    "given": "said to be given",
    "reported_in_filing": "said to be filed",
    "declined": "said not to give",
    "refunded": "said to be refunded",
}

_QUALIFIER_WORDS = {
    "exact": "",
    "at_least": "at least ",
    "more_than": "more than ",
    "about": "about ",
    "nearly": "nearly ",
    "up_to": "up to ",
}


def amount_words(money: Money | None, *, in_kind: bool = False) -> str:
    """Return an amount in words, with its currency and how exact it is.

    >>> amount_words(Money(amount=Decimal("1000000"), currency="USD", wording="$1m", qualifier="about"))
    'about 1,000,000 USD'
    >>> amount_words(None, in_kind=True)
    'not stated, in kind'
    """
    return _sum_words(money) + (", in kind" if in_kind else "")


def _sum_words(money: Money | None) -> str:
    if money is None:
        return NOT_STATED
    if money.amount is not None:
        return f"{_QUALIFIER_WORDS[money.qualifier]}{_number(money.amount)} {money.currency}"
    if money.low is not None and money.high is not None:
        return f"{_number(money.low)} to {_number(money.high)} {money.currency}"
    return f"“{money.wording}”" if money.wording else NOT_STATED


def _number(value: Decimal) -> str:
    whole = value == value.to_integral_value()
    return f"{value.to_integral_value():,f}" if whole else f"{value:,.2f}"


def fund_words(fund: FundRef) -> str:
    """Return a fund by its id, which the filters take, or by the page's own name for it.

    >>> fund_words(FundRef(id=None, name="the library fund"))
    'the library fund'
    """
    return fund.id or fund.name or NOT_STATED


def attribution_words(attribution: Attribution) -> str:
    """Return who says so, in which role, to whom.

    >>> attribution_words(Attribution(speaker="a spokesperson", role="spokesperson", told_to="The Harbour Post"))
    'a spokesperson, to The Harbour Post'
    """
    role = attribution.role
    named = attribution.speaker if not role or role in attribution.speaker else f"{attribution.speaker} ({role})"
    first = ", first to report it" if attribution.first else ""
    return named + (f", to {attribution.told_to}" if attribution.told_to else "") + first


def lineage_words(lineage: Lineage) -> str:
    """Return what an article derives from.

    >>> lineage_words(Lineage(relation="translation", mark="notice", machine=True, outlet="The Harbour Post"))
    'translation by machine of The Harbour Post'
    """
    kinds = {"translation": "translation", "syndication": "copy", "based_on": "based on"}
    kind = kinds.get(lineage.relation, lineage.relation)
    original = lineage.outlet or lineage.url
    by = " by machine" if lineage.machine else ""
    if original is None:
        return f"{kind}{by}, original not named"
    return f"{kind}{by} of {original}" if kind != "based on" else f"based on {original}"


def article_words(article: Article) -> str:
    """Return the facts of an article on one line: outlet, day, language, what it derives from."""
    facts = [
        article.outlet or "outlet not stated",
        str(article.published) if article.published else "date not stated",
        article.language,
    ]
    if article.derived_from:
        facts.append(lineage_words(article.derived_from))
    return " · ".join(facts)


def count_words(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun.

    >>> count_words(1, "gift"), count_words(1200, "gift")
    ('1 gift', '1,200 gifts')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
