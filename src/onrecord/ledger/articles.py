"""Many articles at once, each with the claims that its latest reading makes: what exports and totals ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, select

from onrecord.ledger import schema
from onrecord.ledger.fetching import fetch_rows, is_latest, select_readings
from onrecord.ledger.rebuilding import build_article, build_claims, build_statements
from onrecord.ledger.rows import Row
from onrecord.records import Article, Claim, Statement

__all__ = ["KeptArticle", "load_articles"]

# Articles whose parts are asked for in one question: SQLite takes 32,766 values in it, and texts weigh.
_AT_ONCE = 300

_PARTS = (schema.claims, schema.claim_names, schema.evidence, schema.attributions)

_SAID = (schema.statements, schema.audiences)

# Most rows of a page are blocks, furniture and the like, which tell nothing of a claim's evidence.
_LEFT_OUT = ("alternates", "blocks", "furniture", "conflicts")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptArticle:
    """An article under its id, and what its latest reading claims. The id stands beside: making it hashes the text.

    The article has its text and all that stands on its cover, but no blocks and no furniture; claims have no conflicts
    unless they were asked for by their ids, and `statements` are there only then. `Ledger.find` gives the whole of all.
    """

    id: str
    article: Article
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...] = ()


def load_articles(
    connection: Connection, ids: Iterable[str], claim_ids: Sequence[str] | None = None
) -> Iterator[KeptArticle]:
    """Yield the articles with these ids, ordered by id; an id that the ledger lacks is passed over.

    Where `claim_ids` are given, these claims alone: the page of a gift shows one of the three of an article, and most
    of the time that a page took went into rows of the others.
    """
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), _AT_ONCE):
        yield from _load_some(connection, ordered[start : start + _AT_ONCE], claim_ids)


def _load_some(connection: Connection, ids: Sequence[str], claim_ids: Sequence[str] | None) -> Iterator[KeptArticle]:
    rows = fetch_rows(connection, _latest_of(), {"ids": ids})
    readings = [row["id"] for row in rows]
    wanted = _PARTS if claim_ids is None else (*_PARTS, schema.conflicts, *_SAID)
    parts = {table.name: _by_reading(connection, table, readings, claim_ids) for table in wanted}
    bare: dict[str, list[Row]] = {name: [] for name in _LEFT_OUT}
    for row in rows:
        own = bare | {name: found.get(row["id"], []) for name, found in parts.items()}
        said = build_statements(own) if claim_ids is not None else ()
        yield KeptArticle(
            id=row["article_id"], article=build_article(row, own), claims=build_claims(own), statements=said
        )


def _by_reading(
    connection: Connection, table: Table, readings: Sequence[str], claim_ids: Sequence[str] | None
) -> Mapping[str, list[Row]]:
    question = _parts_of(table, of_claims=claim_ids is not None and table not in _SAID)
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in fetch_rows(connection, question, {"readings": readings, "claims": claim_ids}):
        found[row["reading_id"]].append(row)
    return found


# Questions are put once: to put one costs as much as to answer it.
@cache
def _latest_of() -> Select[Any]:
    own = schema.articles.c.id
    return select_readings().where(own.in_(bindparam("ids", expanding=True)), is_latest()).order_by(own)


@cache
def _parts_of(table: Table, *, of_claims: bool) -> Select[Any]:
    question = select(table).where(table.c.reading_id.in_(bindparam("readings", expanding=True)))
    if of_claims:
        own = table.c.id if table is schema.claims else table.c.claim_id
        question = question.where(own.in_(bindparam("claims", expanding=True)))
    return question.order_by(*table.primary_key.columns)
