"""One gift with all that is known of it: who tells it in which words, what was filed, what people decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from onrecord.ledger.articles import KeptArticle, load_articles
from onrecord.ledger.catalogue.corrections import judgements_on
from onrecord.ledger.catalogue.gifts import GiftLine, build_line, select_lines
from onrecord.ledger.catalogue.shelving import Shelving
from onrecord.ledger.derived.loading import load_some_matches, load_some_pledges
from onrecord.ledger.derived.schema import pledges, tellings
from onrecord.matching import find_standing
from onrecord.records import Article, Claim, Judgement, Match, Pledge, Standing, in_force

__all__ = ["Gift", "GiftTelling", "find_gift", "find_gift_ids"]

MOST_TOLD = 10
"""Tellings that are loaded with their articles at once: a page shows no more, and a text weighs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftTelling:
    """A claim of the gift and the article that makes it."""

    article_id: str
    claim: Claim
    article: Article


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
    connection: Connection, gift_id: str, today: date, shelving: Shelving, *, skipped: int = 0
) -> Gift | None:
    """Return the gift of an id with its tellings from `skipped` on, or None where the ledger has none."""
    row = connection.execute(select_lines(today).where(pledges.c.id == gift_id)).one_or_none()
    if row is None:
        return None
    pledge = next(load_some_pledges(connection, [gift_id]))
    matches = tuple(load_some_matches(connection, [gift_id]).get(gift_id, ()))
    shelves = shelving.shelves(connection)
    told = pledge.claim_ids[skipped : skipped + MOST_TOLD]
    judged = in_force(judgements_on(connection, [pledge.id, pledge.donor.key, *pledge.claim_ids]))
    return Gift(
        line=build_line(row),
        pledge=pledge,
        matches=matches,
        standing=find_standing(pledge, matches, shelves.which_may_show(pledge), today),
        tellings=tuple(_load_tellings(connection, told)),
        skipped=skipped,
        further=max(len(pledge.claim_ids) - skipped - len(told), 0),
        set_aside=tuple(_load_tellings(connection, _rejected(connection, row.group_key, pledge))),
        judgements=judged,
    )


def _rejected(connection: Connection, group_key: str, pledge: Pledge) -> list[str]:
    """Return claims of the pledge's donor and fund that a person rejected."""
    own = list(connection.scalars(select(tellings.c.claim_id).where(tellings.c.group_key == group_key)))
    others = sorted(set(own) - set(pledge.claim_ids))
    judged = in_force(judgements_on(connection, others)) if others else ()
    return [one.subject for one in judged if one.kind == "claim" and one.decision == "reject"][:MOST_TOLD]


def _load_tellings(connection: Connection, claim_ids: Sequence[str]) -> Iterator[GiftTelling]:
    asked = select(tellings.c.claim_id, tellings.c.article_id).where(tellings.c.claim_id.in_(claim_ids))
    articles = {row.claim_id: row.article_id for row in connection.execute(asked)}
    kept: dict[str, KeptArticle] = {one.id: one for one in load_articles(connection, articles.values(), claim_ids)}
    claims = {claim.id: (one.id, claim, one.article) for one in kept.values() for claim in one.claims}
    for claim_id in claim_ids:
        if claim_id in claims:
            article_id, claim, article = claims[claim_id]
            yield GiftTelling(article_id=article_id, claim=claim, article=article)
