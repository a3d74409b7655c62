"""Group claims into pledges: one donor, one fund, one kind of gift, told by any number of articles in any language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.pledges.amounts import worded
from onrecord.pledges.disagreements import find_disagreements
from onrecord.pledges.donors import donor_stem, part_donors
from onrecord.pledges.gifts import part_gifts
from onrecord.pledges.telling import (
    believed_capacity,
    believed_money,
    believed_status,
    first_told,
    in_order,
    sureness,
)
from onrecord.records import FundRef, Origin, Pledge, Telling
from onrecord.reference.determiners import strip_determiners

__all__ = ["by_day", "find_group", "group_tellings", "part_by_group"]


def group_tellings(
    tellings: Iterable[Telling], origins: Iterable[Origin], apart: Collection[frozenset[str]] = ()
) -> tuple[Pledge, ...]:
    """Return the pledges that `tellings` tell of, by their first day; every claim is in exactly one.

    Money and goods are apart, and so are a company and its chief, who are two donors. Each article must be in one of
    the `origins`. Raises KeyError where one is not. `apart` are pairs of donors' keys that people parted.
    """
    by_article = {article: origin for origin in origins for article in origin.articles}
    donors = (donor for group in part_by_group(tellings).values() for donor in part_donors(group, apart))
    pledges = [pledge for donor in donors for pledge in _pledges_of(donor, by_article)]
    return tuple(sorted(pledges, key=by_day))


def part_by_group(tellings: Iterable[Telling]) -> dict[str, list[Telling]]:
    """Return the tellings to each fund of those who may be one donor, by the key of that group, in one order."""
    groups: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in sorted(tellings, key=lambda telling: telling.claim.id):
        groups[find_group(telling.donor.key, telling.claim.fund)].append(telling)
    return dict(groups)


def find_group(donor_key: str, fund: FundRef) -> str:
    """Return the key of what a donor, and who may be the same, gives to one fund.

    Tellings of another group never change its pledges.

    >>> find_group("organization:varga-mills", FundRef(id=None, name="the Lantern Fund"))
    'varga|lantern fund'
    """
    return "|".join((donor_stem(donor_key), _fund_key(fund)))


def _fund_key(fund: FundRef) -> str:
    """Return what funds have in common that are one: "the Lantern fund" and "Lantern Fund" are."""
    if fund.id:
        return fund.id
    return " ".join(strip_determiners((fund.name or "").casefold().replace("’", "'").split()))


def by_day(pledge: Pledge) -> tuple[bool, str, str]:
    """Return what pledges are put in order by: the first day, undated ones last, then the key."""
    first = pledge.first_reported
    return (first is None, str(first or ""), pledge.key)


def _pledges_of(tellings: Sequence[Telling], by_article: Mapping[str, Origin]) -> list[Pledge]:
    """Return the gifts of one donor to one fund; of money and of goods each, the first told has no mark in its key.

    So its id stays, whatever is told later.
    """
    one = tellings[0]
    key = "|".join((one.donor.key, _fund_key(one.claim.fund)))
    pledges: list[Pledge] = []
    taken: set[str] = set()
    for gift in sorted(part_gifts(tellings), key=_first_day):
        plain = f"{key}|{'goods' if _is_in_kind(gift) else 'money'}"
        made = _make_pledge(plain, gift, by_article)
        pledges.append(made if plain not in taken else replace(made, key=f"{plain}|{worded(made.money) or 'untold'}"))
        taken.add(plain)
    return pledges


def _is_in_kind(gift: Sequence[Telling]) -> bool:
    """Whether more articles tell a gift as goods than as money."""
    goods = sum(telling.claim.in_kind for telling in gift)
    return goods * 2 > len(gift)


def _first_day(gift: Sequence[Telling]) -> tuple[str, str]:
    first = first_told(gift)
    return (first.published.value.isoformat() if first.published else "~", first.claim.id)


def _make_pledge(key: str, gift: Sequence[Telling], by_article: Mapping[str, Origin]) -> Pledge:
    articles = tuple(sorted({telling.claim.article_id for telling in gift}))
    origin_of = {article: by_article[article].id for article in articles}
    origins = {by_article[article].id: by_article[article] for article in articles}
    ordered = in_order(gift, {link.copy for origin in origins.values() for link in origin.links})
    first = ordered[0]
    return Pledge(
        key=key,
        donor=max((telling.donor for telling in gift), key=lambda donor: (len(donor.name), donor.name)),
        capacity=believed_capacity(gift, origin_of),
        fund=_named_fund(gift),
        status=believed_status(gift, origin_of),
        money=believed_money(gift, origin_of),
        in_kind=_is_in_kind(gift),
        claim_ids=tuple(dict.fromkeys(telling.claim.id for telling in ordered)),
        article_ids=articles,
        origins=tuple(origins[origin] for origin in sorted(origins)),
        confidence=sureness(gift, origin_of),
        associated=tuple(sorted({name for telling in gift for name in telling.claim.associated})),
        first_reported=first.published,
        first_outlet=first.outlet if first.published else None,
        disagreements=find_disagreements(gift, origin_of),
    )


def _named_fund(gift: Iterable[Telling]) -> FundRef:
    """Return the fund by the wording that most articles use, of those the longest."""
    names: defaultdict[str, int] = defaultdict(int)
    fund_id = None
    for telling in gift:
        fund = telling.claim.fund
        fund_id = fund.id
        # "In 2017" tells which inaugural committee is meant, and is no name of it.
        if fund.name and any(map(str.isalpha, fund.name)):
            names[fund.name] += 1
    name = max(sorted(names), key=lambda name: (names[name], len(name)), default=None)
    return FundRef(id=fund_id, name=name)
