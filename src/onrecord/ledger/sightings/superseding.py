"""Which articles a page shows no more: their claims are what it said, and not what it says.

Of the articles that an address showed the newest counts; one that is gone tells nothing new. An article that another
address still shows counts on. A page that shrank to less than a third and tells of no gift is taken for a stub or a
wall, and supersedes nothing: claims would be lost by it, and nothing would say so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, Row, Select, func, select

from onrecord.ledger import schema
from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.sightings.schema import SHOWN, sightings

__all__ = ["find_resighted", "find_superseded"]

_STUB = 3

_Shown = tuple[str, str]
"""An article, and the day on which it was seen first."""


def find_superseded(
    connection: Connection, as_of: date | None = None, among: Collection[str] | None = None
) -> frozenset[str]:
    """Return the articles that no address shows any more, by the end of a day; those of `among`, or all.

    Of a page that was first seen after the day, what it showed first is taken for what it showed then.
    """
    shown = _load_shown(connection, among)
    lengths, telling = _find_weights(connection, {one for own in shown.values() if len(own) > 1 for one, _ in own})
    current = {_newest(_until(own, as_of), lengths, telling) for own in shown.values()}
    met = {article for own in shown.values() for article, _ in own}
    return frozenset((met if among is None else met.intersection(among)) - current)


def _until(shown: Sequence[_Shown], day: date | None) -> list[str]:
    seen = [article for article, on in shown if day is None or on <= day.isoformat()]
    return seen or [shown[0][0]]


def find_resighted(connection: Connection, after: int, read: Iterable[str]) -> set[str]:
    """Return the articles that may be superseded or not since a sighting, or since some articles were read again."""
    table = sightings.c
    addresses = set(connection.scalars(select(table.address).where(table.sequence > after)))
    addresses |= _addresses_of(connection, read)
    return {article for own in _shown_at(connection, addresses).values() for article, _ in own}


def _load_shown(connection: Connection, among: Iterable[str] | None) -> Mapping[str, Sequence[_Shown]]:
    """Return what each address showed, the first first; of the addresses that showed one of `among`, or all."""
    if among is not None:
        return _shown_at(connection, _addresses_of(connection, among))
    return _by_address(connection.execute(_select_shown()))


def _shown_at(connection: Connection, addresses: Iterable[str]) -> Mapping[str, Sequence[_Shown]]:
    shown: dict[str, Sequence[_Shown]] = {}
    for some in some_at_once(set(addresses)):
        shown |= _by_address(connection.execute(_select_shown().where(sightings.c.address.in_(some))))
    return shown


def _select_shown() -> Select[tuple[str, str, str]]:
    table = sightings.c
    asked = select(table.address, table.article_id, table.seen_at).where(table.outcome == SHOWN)
    return asked.order_by(table.sequence)


def _by_address(rows: Iterable[Row[tuple[str, str, str]]]) -> dict[str, list[_Shown]]:
    shown: defaultdict[str, list[_Shown]] = defaultdict(list)
    for row in rows:
        shown[row.address].append((row.article_id, row.seen_at[:10]))
    return dict(shown)


def _addresses_of(connection: Connection, articles: Iterable[str]) -> set[str]:
    """Return the addresses that ever showed one of some articles."""
    table = sightings.c
    found: set[str] = set()
    for some in some_at_once(set(articles)):
        found.update(connection.scalars(select(table.address).where(table.article_id.in_(some))))
    return found


def _find_weights(connection: Connection, articles: Iterable[str]) -> tuple[dict[str, int], set[str]]:
    """Return how long each article is, and which tell of a gift."""
    lengths: dict[str, int] = {}
    telling: set[str] = set()
    kept, claims = schema.articles.c, schema.claims.c
    for some in some_at_once(set(articles)):
        rows = connection.execute(select(kept.id, func.length(kept.text).label("long")).where(kept.id.in_(some)))
        lengths |= {row.id: row.long for row in rows}
        telling.update(connection.scalars(select(claims.article_id).where(claims.article_id.in_(some)).distinct()))
    return lengths, telling


def _newest(shown: Sequence[str], lengths: Mapping[str, int], telling: set[str]) -> str:
    """Return the article that an address shows, stubs passed over."""
    current = shown[0]
    for article in shown[1:]:
        is_stub = article not in telling and lengths.get(article, 0) * _STUB < lengths.get(current, 0)
        current = current if is_stub else article
    return current
