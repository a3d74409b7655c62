"""The versions of a page: the articles that one address showed, the first first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from onrecord.ledger.rebuilding import build_time
from onrecord.ledger.sightings.schema import SHOWN, sightings

__all__ = ["Sighting", "find_sightings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """From `seen_at` on the `address` showed the article of this id; None says that the page was gone."""

    address: str
    seen_at: datetime
    article_id: str | None

    @property
    def is_gone(self) -> bool:
        """Whether the page was gone."""
        return self.article_id is None


def find_sightings(connection: Connection, article_id: str) -> tuple[Sighting, ...]:
    """Return all that the addresses showed that ever showed an article, the first first; () where none did."""
    table = sightings.c
    addresses = select(table.address).where(table.article_id == article_id, table.outcome == SHOWN)
    rows = connection.execute(select(sightings).where(table.address.in_(addresses)).order_by(table.sequence))
    return tuple(
        Sighting(address=row["address"], seen_at=seen_at, article_id=row["article_id"])
        for row in rows.mappings()
        if (seen_at := build_time(row["seen_at"])) is not None
    )
