"""Sketches of a ledger's articles: an article that lists gifts is read and sketched once for all groups it tells of."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from onrecord.ledger.derived.facts import load_articles
from onrecord.pledges.origins import Sketch, sketch_article

__all__ = ["Sketches"]

_KEPT = 100_000
"""Sketches kept at most, of some 7 kB each."""


class Sketches:
    """Makes sketches as they are asked for, and keeps those that were made last."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._made: dict[str, Sketch] = {}

    def make(self, article_ids: Iterable[str]) -> None:
        """Sketch the articles that are not at hand, so that `of` has them until the next call."""
        wanted = dict.fromkeys(article_ids)
        at_hand = {article_id: self._made.pop(article_id) for article_id in wanted if article_id in self._made}
        missing = [article_id for article_id in wanted if article_id not in at_hand]
        for article_id in list(self._made)[: max(len(self._made) + len(wanted) - _KEPT, 0)]:
            del self._made[article_id]
        self._made.update(at_hand)
        self._made.update((article.id, sketch_article(article)) for article in load_articles(self._connection, missing))

    def of(self, article_id: str) -> Sketch:
        """Return the sketch of an article that `make` was asked for last."""
        return self._made[article_id]
