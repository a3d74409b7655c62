"""The facts that pledges follow from: claims that count, their articles, filed lines, and judgements in force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, Table, select

from onrecord.ledger import schema
from onrecord.ledger.derived.telling import count_in, decide_claims, join_keys, named_donors, tell
from onrecord.ledger.fetching import is_latest, select_readings, stream_rows
from onrecord.ledger.filings.listing import EntryFilter, list_entries
from onrecord.ledger.filtering import ClaimFilter
from onrecord.ledger.judgements.keeping import load_judgements
from onrecord.ledger.listing import ListedClaim, list_claims
from onrecord.ledger.rebuilding import build_article
from onrecord.ledger.rows import Row
from onrecord.ledger.sightings.superseding import find_superseded
from onrecord.records import FiledEntry, Judgement, Telling, TellingArticle, in_force

__all__ = ["Facts", "is_known", "load_articles", "load_facts"]

# Articles whose texts are asked for in one question.
_AT_ONCE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is derived from: tellings of claims that count, all articles that tell, filed lines, and judgements."""

    tellings: tuple[Telling, ...]
    articles: tuple[TellingArticle, ...]
    filed: tuple[FiledEntry, ...]
    judgements: tuple[Judgement, ...]


def load_facts(connection: Connection, floor: Decimal, as_of: date | None = None) -> Facts:
    """Return the facts as they were known on a day, or all of them; judgements count whenever they were made.

    A claim counts where it reaches the `floor` and nobody rejected it, or where people accepted it. What a page said
    before it was changed does not count.
    """
    judgements = in_force(load_judgements(connection))
    joined = join_keys(judgements)
    superseded = find_superseded(connection, as_of)
    known = (claim for claim in list_claims(connection, ClaimFilter()) if is_known(claim, as_of))
    claims = (claim for claim in known if claim.article_id not in superseded)
    tellings = [tell(claim, joined).telling for claim in claims]
    counted = tuple(count_in(tellings, decide_claims(judgements), floor, named_donors(tellings, floor)))
    articles = load_articles(connection, {telling.claim.article_id for telling in counted})
    filed = (
        FiledEntry(entry=one.entry, filing=one.filing, fund_id=one.fund_id)
        for one in list_entries(connection, EntryFilter(as_of=as_of))
    )
    return Facts(tellings=counted, articles=tuple(articles), filed=tuple(filed), judgements=judgements)


def is_known(claim: ListedClaim, as_of: date | None) -> bool:
    """Whether a claim was published by a day."""
    return as_of is None or (claim.published is not None and claim.published.value <= as_of)


def load_articles(connection: Connection, ids: Iterable[str]) -> Iterator[TellingArticle]:
    """Yield articles by their latest readings, as far as origins are found from them."""
    ordered = sorted(ids)
    for start in range(0, len(ordered), _AT_ONCE):
        yield from _load_some(connection, ordered[start : start + _AT_ONCE])


def _load_some(connection: Connection, ids: Sequence[str]) -> Iterator[TellingArticle]:
    question = select_readings().where(schema.articles.c.id.in_(ids), is_latest()).order_by(schema.articles.c.id)
    rows = list(stream_rows(connection, question))
    parts = {table.name: _by_reading(connection, table, [row["id"] for row in rows]) for table in _PAGE_PARTS}
    for row in rows:
        own = {name: found.get(row["id"], []) for name, found in parts.items()}
        yield replace(TellingArticle.of(build_article(row, own)), id=row["article_id"])


_PAGE_PARTS = (schema.alternates, schema.blocks, schema.furniture)


def _by_reading(connection: Connection, table: Table, readings: Sequence[str]) -> dict[str, list[Row]]:
    question = select(table).where(table.c.reading_id.in_(readings)).order_by(*table.primary_key.columns)
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in stream_rows(connection, question):
        found[row["reading_id"]].append(row)
    return found
