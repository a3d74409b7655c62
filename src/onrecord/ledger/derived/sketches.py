"""Sketches of a ledger's articles: an article that lists gifts is read and sketched once for all groups it tells of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Connection, select

from onrecord.ledger.derived import schema as tables
from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.derived.deriving import GiftGroup
from onrecord.ledger.derived.facts import load_articles
from onrecord.ledger.derived.rows import TableRow
from onrecord.ledger.derived.sketch_rows import MUCH_TOLD, pack_sketch, unpack_sketch
from onrecord.pledges.origins import Sketch, sketch_article

__all__ = ["Sketches"]

_KEPT = 100_000
"""Sketches kept at most, of some 7 kB each."""


class Sketches:
    """Makes sketches as they are asked for, and keeps those that were made last.

    Where the ledger has rows of them they are taken from there, but for articles that were `read_again` since.
    """

    def __init__(self, connection: Connection, read_again: Collection[str] | None = None) -> None:
        self._connection, self._read_again = connection, read_again
        self._made: dict[str, Sketch] = {}
        self._in_rows: set[str] = set()

    def make(self, article_ids: Iterable[str]) -> None:
        """Sketch the articles that are not at hand, so that `of` has them until the next call."""
        wanted = dict.fromkeys(article_ids)
        at_hand = {article_id: self._made.pop(article_id) for article_id in wanted if article_id in self._made}
        for article_id in list(self._made)[: max(len(self._made) + len(wanted) - _KEPT, 0)]:
            del self._made[article_id]
        self._made.update(at_hand)
        self._made.update(self._take(article_id for article_id in wanted if article_id not in at_hand))
        missing = [article_id for article_id in wanted if article_id not in self._made]
        self._made.update((article.id, sketch_article(article)) for article in load_articles(self._connection, missing))

    def _take(self, article_ids: Iterable[str]) -> Iterator[tuple[str, Sketch]]:
        if self._read_again is None:
            return
        table = tables.sketches
        for some in some_at_once(set(article_ids).difference(self._read_again)):
            for row in self._connection.execute(select(table).where(table.c.article_id.in_(some))).all():
                self._in_rows.add(row.article_id)
                yield row.article_id, unpack_sketch(row.article_id, row.content)

    def of(self, article_id: str) -> Sketch:
        """Return the sketch of an article that `make` was asked for last."""
        return self._made[article_id]

    def rows(self, group: GiftGroup) -> Iterator[TableRow]:
        """Yield the rows of sketches that are still to be kept, of a group of which many pages tell."""
        articles = {article for origin in group.origins for article in origin.articles}
        if len(articles) < MUCH_TOLD:
            return
        for article in sorted(articles - self._in_rows):
            self._in_rows.add(article)
            yield "sketches", {"article_id": article, "content": pack_sketch(self._made[article])}
