"""News: gifts that people were not told of, and gifts that stand otherwise than was told; some change by the day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, or_, select, update

from onrecord.ledger.catalogue.gifts import GiftLine, build_line, select_lines
from onrecord.ledger.derived.schema import pledges, standings
from onrecord.ledger.following.moments import moment_text
from onrecord.ledger.following.notices import Notice, keep_notices
from onrecord.ledger.following.schema import marks, told
from onrecord.ledger.stores.adding import add_row

__all__ = ["News", "Wording", "begin_telling", "find_news", "tell_news"]

_BEGAN = "began"


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A gift that is new, or that stood otherwise (`was`) when people were told of it last, as of a `day`."""

    gift: GiftLine
    day: date
    was: str | None = None


Wording = Callable[[News], Notice]
"""What puts news into words."""


def begin_telling(connection: Connection, today: date, now: datetime) -> bool:
    """Take what the ledger holds for told, once: who begins to follow is not told of a thousand old gifts."""
    if not add_row(connection, marks, {"name": _BEGAN, "value": moment_text(now)}):
        return False
    for news in find_news(connection, today):
        _note(connection, news, now)
    return True


def find_news(connection: Connection, today: date) -> list[News]:
    """Return the gifts that are new or stand otherwise as of a day, those recorded first first."""
    apart = or_(told.c.pledge_id.is_(None), told.c.standing != standings.c.name)
    asked = select_lines(today).outerjoin(told, told.c.pledge_id == pledges.c.id).where(apart)
    lines = [build_line(row) for row in connection.execute(asked.order_by(pledges.c.added_at, pledges.c.id))]
    former = _find_told(connection, [line.id for line in lines])
    return [News(gift=line, day=today, was=former.get(line.id)) for line in lines]


def _find_told(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    wanted = set(ids)
    if not wanted:
        return {}
    rows = connection.execute(select(told.c.pledge_id, told.c.standing))
    return {row.pledge_id: row.standing for row in rows if row.pledge_id in wanted}


def tell_news(
    connection: Connection, found: Iterable[News], word: Wording, channels: Iterable[str], now: datetime
) -> int:
    """Keep a notice of each piece of news, and note that it was told, all or nothing; return how many were kept."""
    by, kept = tuple(channels), 0
    for news in found:
        kept += keep_notices(connection, [word(news)], by, now)
        _note(connection, news, now)
    return kept


def _note(connection: Connection, news: News, now: datetime) -> None:
    row = {"pledge_id": news.gift.id, "standing": news.gift.standing, "told_at": moment_text(now)}
    if not add_row(connection, told, row):
        connection.execute(update(told).where(told.c.pledge_id == news.gift.id).values(**row))
