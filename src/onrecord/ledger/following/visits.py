"""Visits: what is followed, an address a row, and when it is visited next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, update

from onrecord.ledger import schema
from onrecord.ledger.derived.schema import pledge_claims, tellings
from onrecord.ledger.following.moments import moment_text
from onrecord.ledger.following.schema import visits
from onrecord.ledger.rebuilding import build_time
from onrecord.ledger.rows import Row
from onrecord.ledger.sightings.addresses import address_key
from onrecord.ledger.sightings.schema import sightings
from onrecord.ledger.stores.adding import add_row

__all__ = [
    "KINDS",
    "KNOWN_PAGES",
    "Address",
    "Visit",
    "VisitEnd",
    "adopt_pages",
    "count_due",
    "end_visit",
    "find_due",
    "find_next_moment",
    "new_row",
    "plan_visits",
]

KINDS = ("feed", "sitemap", "page")
"""Lists (feeds and sitemaps) name pages; a page is read."""

KNOWN_PAGES = ""
"""The source of pages that no list named: they tell of gifts, and were added otherwise."""

_ORPHANED = timedelta(days=7)
"""A page that nobody visits for so long when it is due was of a source that nobody follows any more."""

_SKEW = timedelta(minutes=10)
"""Clocks of two machines differ by less. Who visited later than that from now had a clock that was wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address to visit: its kind, one of KINDS, and the name of the source that names it.

    `rules` are those of a source, in any form: once they are others, its lists are asked as if for the first time.
    """

    url: str
    kind: str
    source: str
    rules: str = ""

    @property
    def key(self) -> str:
        """What tells it from others: a page may stand under several addresses, a list is its address."""
        return address_key(self.url) if self.kind == "page" else self.url


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An address that is to be visited, and what it was like last.

    `steps` counts the visits since it was another page, `failures` those in a row that failed; `article_id` is the
    article that it showed last.
    """

    key: str
    url: str
    kind: str
    source: str
    host: str
    steps: int = 0
    failures: int = 0
    etag: str | None = None
    last_modified: str | None = None
    article_id: str | None = None
    gone_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitEnd:
    """What a visit ended with: all that is kept of it. `next_visit` is None where nobody need come again."""

    next_visit: datetime | None
    steps: int = 0
    failures: int = 0
    etag: str | None = None
    last_modified: str | None = None
    article_id: str | None = None
    gone_at: datetime | None = None
    problem: str | None = None
    found: tuple[Address, ...] = ()


def plan_visits(connection: Connection, found: Iterable[Address], now: datetime) -> int:
    """Plan a visit to each address that is not known, at once; return how many there are.

    Known is what is followed already, and what was ever fetched.
    """
    return sum(_plan(connection, address, now) for address in found)


def _plan(connection: Connection, address: Address, now: datetime) -> bool:
    shown = sightings.c
    if address.kind == "page" and connection.scalar(select(shown.id).where(shown.address == address.key).limit(1)):
        return False
    return add_row(connection, visits, new_row(address, now, now))


def new_row(address: Address, now: datetime, next_visit: datetime) -> Row:
    """Return the row of an address that was not followed before."""
    return {
        "key": address.key,
        "url": address.url,
        "kind": address.kind,
        "source": address.source,
        "host": urlsplit(address.url).netloc.lower(),
        "found_at": moment_text(now),
        "next_visit": moment_text(next_visit),
        "steps": 0,
        "failures": 0,
    }


def adopt_pages(connection: Connection, sources: Iterable[str], now: datetime, next_visits: Iterable[datetime]) -> int:
    """Plan visits to pages that tell of known gifts and that nobody visits; return how many were planned.

    A page that told no gift when it was read may tell one now that people accepted its claim. One of a source that is
    none of these `sources`, nor followed by anybody else, is visited further as a page that no list named.
    """
    row = visits.c
    left = (row.kind == "page", row.article_id.is_not(None), row.next_visit <= moment_text(now - _ORPHANED))
    orphaned = update(visits).where(*left, row.source.not_in(sorted({KNOWN_PAGES, *sources})))
    connection.execute(orphaned.values(source=KNOWN_PAGES))
    rested = (row.next_visit.is_(None), row.problem.is_(None), row.gone_at.is_(None))
    connection.execute(
        update(visits).where(*rested, row.article_id.in_(_telling())).values(next_visit=moment_text(now))
    )
    return sum(
        _adopt(connection, row, now, moment)
        for row, moment in zip(_pages_of_gifts(connection), next_visits, strict=False)
    )


def _telling() -> Select[tuple[str]]:
    """Return the question for the articles whose claims count."""
    return select(tellings.c.article_id).join(pledge_claims, pledge_claims.c.claim_id == tellings.c.claim_id)


def _pages_of_gifts(connection: Connection) -> list[Row]:
    articles = schema.articles.c
    visited = select(visits.c.key).where(visits.c.article_id == articles.id)
    asked = (
        select(articles.id, articles.url)
        .where(articles.id.in_(_telling()), articles.url.like("http%"), ~visited.exists())
        .order_by(articles.id)
    )
    return [dict(row) for row in connection.execute(asked).mappings()]


def _adopt(connection: Connection, row: Row, now: datetime, next_visit: datetime) -> bool:
    address = Address(url=row["url"], kind="page", source=KNOWN_PAGES)
    return add_row(connection, visits, {**new_row(address, now, next_visit), "article_id": row["id"]})


def find_due(
    connection: Connection, sources: Iterable[str], now: datetime, most: int, without: Iterable[str] = ()
) -> list[Visit]:
    """Return the addresses of these sources to be visited by now: lists first, then those that wait longest.

    Those on the hosts that it is to do `without` are left out. Where a clock was wrong and is right again, what it put
    off for a year is due now.
    """
    row = visits.c
    asked = (
        select(visits)
        .where(_is_due(sources, now))
        .where(row.host.not_in(sorted(set(without))))
        .order_by(row.kind == "page", row.next_visit, row.key)
        .limit(most)
    )
    return [_build(dict(found)) for found in connection.execute(asked).mappings()]


def _is_due(sources: Iterable[str], now: datetime) -> ColumnElement[bool]:
    row = visits.c
    was_ahead = and_(row.next_visit.is_not(None), row.visited_at > moment_text(now + _SKEW))
    return and_(or_(row.next_visit <= moment_text(now), was_ahead), row.source.in_(sorted(set(sources))))


def count_due(connection: Connection, sources: Iterable[str], now: datetime) -> int:
    """Return how many addresses of these sources are to be visited by now."""
    return int(connection.scalar(select(func.count()).select_from(visits).where(_is_due(sources, now))) or 0)


def find_next_moment(connection: Connection, sources: Iterable[str]) -> datetime | None:
    """Return when the first of the addresses of these sources is to be visited; None where none is."""
    asked = select(func.min(visits.c.next_visit)).where(visits.c.source.in_(sorted(set(sources))))
    return build_time(connection.scalar(asked))


def end_visit(connection: Connection, visit: Visit, end: VisitEnd, now: datetime) -> int:
    """Keep what a visit ended with, and plan visits to what it found; return how many of those are new."""
    values = {
        "next_visit": moment_text(end.next_visit) if end.next_visit else None,
        "visited_at": moment_text(now),
        "steps": end.steps,
        "failures": end.failures,
        "etag": end.etag,
        "last_modified": end.last_modified,
        "article_id": end.article_id,
        "gone_at": moment_text(end.gone_at) if end.gone_at else None,
        "problem": end.problem,
    }
    connection.execute(update(visits).where(visits.c.key == visit.key).values(**values))
    return plan_visits(connection, end.found, now)


def _build(row: Row) -> Visit:
    names = ("key", "url", "kind", "source", "host", "steps", "failures", "etag", "last_modified", "article_id")
    return Visit(**{name: row[name] for name in names}, gone_at=build_time(row["gone_at"]))
