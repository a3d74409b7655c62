"""Many articles at once, each with the claims that its latest reading makes: what exports and totals ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, select

from onrecord.ledger import schema
from onrecord.ledger.fetching import is_latest, select_readings, stream_rows
from onrecord.ledger.rebuilding import build_article, build_claims
from onrecord.ledger.rows import Row
from onrecord.records import Article, Claim

__all__ = ["KeptArticle", "load_articles"]

# Articles whose parts are asked for in one question: SQLite takes 32,766 values in it, and texts weigh.
_AT_ONCE = 300

_PARTS = (schema.claims, schema.claim_names, schema.evidence, schema.attributions)

# Most rows of a page are blocks, furniture and the like, which tell nothing of a claim's evidence.
_LEFT_OUT = ("alternates", "blocks", "furniture", "conflicts")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptArticle:
    """An article under its id, and what its latest reading claims. The id stands beside: making it hashes the text.

    The article has its text and all that stands on its cover, but no blocks and no furniture; claims have no conflicts.
    `Ledger.find` gives the whole of both.
    """

    id: str
    article: Article
    claims: tuple[Claim, ...]


def load_articles(connection: Connection, ids: Iterable[str]) -> Iterator[KeptArticle]:
    """Yield the articles with these ids, ordered by id; an id that the ledger lacks is passed over."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), _AT_ONCE):
        yield from _load_some(connection, ordered[start : start + _AT_ONCE])


def _load_some(connection: Connection, ids: Sequence[str]) -> Iterator[KeptArticle]:
    question = select_readings().where(schema.articles.c.id.in_(ids), is_latest()).order_by(schema.articles.c.id)
    rows = list(stream_rows(connection, question))
    parts = {table.name: _by_reading(connection, table, [row["id"] for row in rows]) for table in _PARTS}
    bare: dict[str, list[Row]] = {name: [] for name in _LEFT_OUT}
    for row in rows:
        own = bare | {name: found.get(row["id"], []) for name, found in parts.items()}
        yield KeptArticle(id=row["article_id"], article=build_article(row, own), claims=build_claims(own))


def _by_reading(connection: Connection, table: Table, readings: Sequence[str]) -> Mapping[str, list[Row]]:
    question = select(table).where(table.c.reading_id.in_(readings)).order_by(*table.primary_key.columns)
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in stream_rows(connection, question):
        found[row["reading_id"]].append(row)
    return found
