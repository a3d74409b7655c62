"""Part the tellings of one donor to one fund into gifts: two sums in one article are two gifts, in two they dispute."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from onrecord.pledges.amounts import agree, exactness
from onrecord.records import Money, Telling

__all__ = ["part_gifts"]

_SWING = Decimal("0.2")


def part_gifts(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Return the tellings of one donor to one fund by gift, the gift with most articles first.

    Sums that can be one are one. Sums that cannot are two gifts where an article tells of both; otherwise the papers
    disagree on one gift. Money and goods are two gifts, unless some tell a sum as money and others the same sum as
    goods: coins are both. A telling without a sum is of the gift that its article tells, or of the most told one.
    """
    money, goods = (_part_alike([t for t in tellings if t.claim.in_kind is in_kind]) for in_kind in (False, True))
    gifts = list(money)
    for gift in goods:
        same = next((other for other in money if _is_one_gift(gift, other)), None)
        gifts.append(gift) if same is None else same.extend(gift)
    return sorted(gifts, key=lambda gift: -len(_articles(gift)))


def _is_one_gift(goods: Sequence[Telling], money: Sequence[Telling]) -> bool:
    sums = [telling.claim.money for telling in goods if telling.claim.money is not None]
    known = [telling.claim.money for telling in money if telling.claim.money is not None]
    if not sums or not known or _articles(goods) & _articles(money):
        return False
    return any(agree(one, other) or _is_of_one_worth(one, other) for one in sums for other in known)


def _is_of_one_worth(goods: Money, money: Money) -> bool:
    """Coins are promised at one price and counted at another: "$5 million in XRP" was filed as $4.9 million."""
    if goods.currency != money.currency or goods.amount is None or money.amount is None:
        return False
    return abs(goods.amount - money.amount) <= _SWING * max(goods.amount, money.amount)


def _part_alike(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Part the tellings of money alone, or of goods alone."""
    gifts = _join_disputed(_by_sum(telling for telling in tellings if telling.claim.money is not None))
    articles = [_articles(gift) for gift in gifts]
    for telling in tellings:
        if telling.claim.money is None:
            _place(telling, gifts, articles)
    return gifts


def _by_sum(told: Iterable[Telling]) -> list[list[Telling]]:
    """Group tellings whose sums can be one, the most exact first: a rough one joins what it is a rough telling of."""
    groups: list[list[Telling]] = []
    for telling in sorted(told, key=_most_exact):
        group = next((group for group in groups if agree(group[0].claim.money, telling.claim.money)), None)
        if group is None:
            groups.append([telling])
        else:
            group.append(telling)
    return groups


def _most_exact(telling: Telling) -> tuple[int, int, str]:
    sure, digits = exactness(telling.claim.money)
    return (-sure, -digits, telling.claim.id)


def _join_disputed(groups: list[list[Telling]]) -> list[list[Telling]]:
    """Join sums of which no article tells two: then somebody is wrong, and there is one gift."""
    gifts: list[list[Telling]] = []
    for group in sorted(groups, key=lambda group: (-len(_articles(group)), group[0].claim.id)):
        disputed = next((gift for gift in gifts if not _articles(gift) & _articles(group)), None)
        if disputed is None:
            gifts.append(group)
        else:
            disputed.extend(group)
    return gifts


def _articles(gift: Iterable[Telling]) -> set[str]:
    return {telling.claim.article_id for telling in gift}


def _place(telling: Telling, gifts: list[list[Telling]], articles: list[set[str]]) -> None:
    """Put a telling without a sum to a gift of its own article, or to the most told one."""
    article = telling.claim.article_id
    own = next((at for at, told in enumerate(articles) if article in told), 0)
    if not gifts:
        gifts.append([])
        articles.append(set())
    gifts[own].append(telling)
    articles[own].add(article)
