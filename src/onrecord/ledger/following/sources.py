"""Sources: the addresses that a list of sources names itself, whatever the ledger knows of them already."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection, case, or_, select, update

from onrecord.ledger.following.moments import moment_text
from onrecord.ledger.following.schema import marks, visits
from onrecord.ledger.following.visits import KNOWN_PAGES, Address, new_row
from onrecord.ledger.sightings.schema import sightings
from onrecord.ledger.stores.adding import add_row

__all__ = ["follow_sources"]

_RULES = "rules:"
_APART = timedelta(minutes=5)
"""No source is asked more often, even where two files name one with other rules each."""


def follow_sources(connection: Connection, sources: Iterable[Address], now: datetime) -> None:
    """Visit these addresses from now on, under the names that they have now.

    A page that was read before, by whatever way, is visited as well: a person named it. A source under another name
    than before keeps what is known of it, and takes along the pages that it named.
    """
    wanted = list(sources)
    names = {one.source for one in wanted}
    for one in wanted:
        row = {**new_row(one, now, now), "article_id": _find_shown(connection, one)}
        if not add_row(connection, visits, row):
            _take_over(connection, one, names, now)
        _keep_rules(connection, one, now)


def _find_shown(connection: Connection, address: Address) -> str | None:
    """Return the article that a page showed last, so that what changed since is told; None for a list."""
    if address.kind != "page":
        return None
    own = sightings.c
    asked = select(own.article_id).where(own.address == address.key, own.article_id.is_not(None))
    return connection.scalar(asked.order_by(own.sequence.desc()).limit(1))


def _take_over(connection: Connection, address: Address, names: set[str], now: datetime) -> None:
    own = visits.c
    before = connection.execute(select(own.source, own.kind).where(own.key == address.key)).one()
    if (before.source, before.kind) == (address.source, address.kind):
        return
    row = new_row(address, now, now)
    changed = {name: row[name] for name in ("url", "kind", "source", "host")}
    if address.kind == "page":  # it rested as a page that a list named; a source is asked as often as it is said to be
        changed["next_visit"] = row["next_visit"]
    connection.execute(update(visits).where(own.key == address.key).values(**changed))
    if before.kind != "page" and before.source not in {KNOWN_PAGES, *names}:
        connection.execute(update(visits).where(own.source == before.source).values(source=address.source))


def _keep_rules(connection: Connection, address: Address, now: datetime) -> None:
    """Have the lists of a source asked anew where its rules changed: what they left out before may be wanted now."""
    name = _RULES + address.source
    if add_row(connection, marks, {"name": name, "value": address.rules}):
        return
    asked = update(marks).where(marks.c.name == name, marks.c.value != address.rules)
    if not connection.execute(asked.values(value=address.rules)).rowcount:
        return
    own = visits.c
    just_visited = own.visited_at > moment_text(now - _APART)
    anew = case((just_visited, moment_text(now + _APART)), else_=moment_text(now))
    of_source = (own.source == address.source, or_(own.kind != "page", own.key == address.key))
    connection.execute(update(visits).where(*of_source).values(etag=None, last_modified=None, next_visit=anew))
