"""One gift with all that is known of it: who tells it in which words, what was filed, what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from onrecord.ledger.articles import KeptArticle, load_articles
from onrecord.ledger.catalogue.gifts import GiftLine, build_line, select_lines
from onrecord.ledger.catalogue.shelving import Filed, Held
from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.derived.one_gift import load_gift
from onrecord.ledger.derived.schema import pledges, tellings
from onrecord.matching import find_standing
from onrecord.records import Article, Claim, Judgement, Match, Pledge, Standing, Statement

__all__ = ["Gift", "GiftTelling", "find_gift", "find_gift_ids"]

MOST_TOLD = 10
"""Tellings that are loaded with their articles at once: a page shows no more, and a text weighs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftTelling:
    """A claim of the gift, the article that makes it, and what that article quotes."""

    article_id: str
    claim: Claim
    article: Article
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """A gift: its line of a list, the pledge, its matches, and where it stands with the three tellings.

    `tellings` are some of its claims, the first told first, from `skipped` on; `further` counts those behind them.
    `set_aside` are claims of the same donor and fund that a person rejected; `judgements` are those in force on the
    gift, its claims and its donor.
    """

    line: GiftLine
    pledge: Pledge
    matches: tuple[Match, ...]
    standing: Standing
    tellings: tuple[GiftTelling, ...]
    skipped: int
    further: int
    set_aside: tuple[GiftTelling, ...]
    judgements: tuple[Judgement, ...]


def find_gift_ids(connection: Connection, prefix: str, most: int = 8) -> list[str]:
    """Return the ids of gifts that are, or begin with, `prefix`: "pledge-3fa2", or "3fa2"."""
    text = prefix.strip().lower()
    full = text if text.startswith("pledge-") else f"pledge-{text}"
    asked = select(pledges.c.id).where(pledges.c.id >= full, pledges.c.id < f"{full}~")
    return list(connection.scalars(asked.order_by(pledges.c.id).limit(most)))


def find_gift(
    connection: Connection, gift_id: str, today: date, known: tuple[Filed, Held], *, skipped: int = 0
) -> Gift | None:
    """Return the gift of an id with its tellings from `skipped` on, or None where the ledger has none.

    `known` are the filings and the judgements of the ledger.
    """
    row = connection.execute(_line_of(today), {"gift": gift_id}).one_or_none()
    if row is None:
        return None
    filed, held = known
    pledge, matches, articles = load_gift(connection, dict(row._mapping), filed.by_id)
    told = pledge.claim_ids[skipped : skipped + MOST_TOLD]
    return Gift(
        line=build_line(row),
        pledge=pledge,
        matches=matches,
        standing=find_standing(pledge, matches, filed.shelves.which_may_show(pledge), today),
        tellings=tuple(_load_tellings(connection, told, articles)),
        skipped=skipped,
        further=max(len(pledge.claim_ids) - skipped - len(told), 0),
        set_aside=tuple(_set_aside(connection, row.group_key, pledge, held)),
        judgements=held.on([pledge.id, pledge.donor.key, *pledge.claim_ids]),
    )


@lru_cache(maxsize=8)
def _line_of(today: date) -> Select[Any]:
    return select_lines(today).where(pledges.c.id == bindparam("gift"))


def _set_aside(connection: Connection, group: str, pledge: Pledge, held: Held) -> Iterator[GiftTelling]:
    """Yield tellings of a donor, by any name of theirs, and fund that a person rejected: such a claim is of no gift."""
    rejected = held.rejected.get(group, {})
    if not rejected:
        return
    donors = {pledge.donor.key, *_told_donors(connection, pledge.claim_ids)}
    own = (rejected[donor] for donor in sorted(donors & rejected.keys()))
    articles = {claim: article for claims in own for claim, article in claims.items()}
    told = dict.fromkeys(one.subject for one in held.on(articles) if one.decision == "reject")
    yield from _load_tellings(connection, list(told)[:MOST_TOLD], articles)


def _told_donors(connection: Connection, claims: Iterable[str]) -> Iterator[str]:
    """Yield the keys under which claims tell of a donor: those of a firm by a short name have another."""
    for some in some_at_once(claims):
        yield from connection.scalars(select(tellings.c.donor_key).where(tellings.c.claim_id.in_(some)).distinct())


def _load_tellings(
    connection: Connection, claim_ids: Sequence[str], articles: Mapping[str, str]
) -> Iterator[GiftTelling]:
    """Yield tellings in the order of the claims; `articles` are theirs by the claim."""
    if not claim_ids:
        return
    wanted = {articles[claim] for claim in claim_ids}
    kept: dict[str, KeptArticle] = {one.id: one for one in load_articles(connection, wanted, claim_ids)}
    claims = {claim.id: (claim, one) for one in kept.values() for claim in one.claims}
    for claim_id in claim_ids:
        if claim_id in claims:
            claim, one = claims[claim_id]
            yield GiftTelling(article_id=one.id, claim=claim, article=one.article, statements=one.statements)
