"""Write derived rows, in one short transaction: a reader sees the old rows or the new ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Table, delete, func, insert, select, text, update
from sqlalchemy.schema import CreateTable

from onrecord.ledger import schema
from onrecord.ledger.derived import schema as tables
from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.derived.listing import row_number
from onrecord.ledger.derived.rows import TableRow
from onrecord.ledger.derived.rulings import Rulings
from onrecord.ledger.derived.totals import donor_rows, fund_rows, said_cells
from onrecord.ledger.derived.touches import fund_subject, funds_of, touch, touch_all
from onrecord.ledger.derived.waiting import waiting_rows
from onrecord.ledger.filings.schema import filing_readings
from onrecord.ledger.judgements.schema import judgements
from onrecord.ledger.rows import Row
from onrecord.ledger.sightings.schema import sightings
from onrecord.ledger.stores import add_rows

__all__ = ["Change", "Draft", "find_basis", "find_made_of", "is_stale", "write_change"]

_AT_ONCE = 2000
_ONLY = "derived"

_BY_NAME = {table.name: table for table in tables.DERIVED}


def find_basis(connection: Connection, reader: str) -> Row:
    """Return what the derived tables are made of: the last reading, filing, judgement, sighting; by which reader."""

    def last(column: Any) -> int:  # noqa: ANN401 - a column of whole numbers
        return int(connection.scalar(select(func.max(column))) or 0)

    return {
        "id": _ONLY,
        "readings": last(schema.readings.c.sequence),
        "filing_readings": last(filing_readings.c.sequence),
        "judgements": last(judgements.c.sequence),
        "sightings": last(sightings.c.sequence),
        "reader": reader,
    }


def find_made_of(connection: Connection) -> Row | None:
    """Return what the derived tables were made of, or None where they never were."""
    row = connection.execute(select(tables.derivations)).mappings().one_or_none()
    return None if row is None else dict(row)


def is_stale(connection: Connection, reader: str) -> bool:
    """Whether something was added or judged, or the reader changed, since the derived tables were made."""
    return find_made_of(connection) != find_basis(connection, reader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What to write where facts were added: rows by table, and whose rows they replace.

    `claims`, `articles` (their sketches), `filings`, `groups` and `pledges` are those whose rows go, `matched` the
    pledges whose matches and standings do, `funds` those whose filed lines and totals do. `columns` are what lists sort
    by, of pledges that stay.
    """

    basis: Row
    claims: Collection[str] = ()
    articles: Collection[str] = ()
    filings: Collection[str] = ()
    groups: Collection[str] = ()
    pledges: Collection[str] = ()
    matched: Collection[str] = ()
    funds: Collection[str] = ()
    columns: Mapping[str, Row] = field(default_factory=dict)
    rows: Mapping[str, list[Row]] = field(default_factory=dict)


def write_change(connection: Connection, change: Change) -> None:
    """Replace the rows that a change touches; the caller holds the write lock."""
    places = [*_places(connection, change.pledges), *map(_place, change.rows.get("pledges", ()))]
    funds = {*change.funds, *(place[1] for place in places), *funds_of(connection, change.matched)}
    gifts = {*change.pledges, *change.matched, *(row["id"] for row in change.rows.get("pledges", ()))}
    _take_out(connection, change)
    for name, rows in change.rows.items():
        _insert(connection, _BY_NAME[name], rows)
    for pledge, columns in change.columns.items():
        connection.execute(update(tables.pledges).where(tables.pledges.c.id == pledge).values(**columns))
    _add_up(connection, frozenset(places))
    _ask_again(connection, change)
    touch(connection, change.basis, gifts.union(map(fund_subject, funds)))
    _note(connection, change.basis)


def _take_out(connection: Connection, change: Change) -> None:
    _delete(connection, tables.tellings.c.claim_id, change.claims)
    _delete(connection, tables.sketches.c.article_id, change.articles)
    for table in (tables.standing_filings, tables.filer_keys):
        _delete(connection, table.c.filing_id, change.filings)
    for table in (tables.origins, tables.origin_articles):
        _delete(connection, table.c.group_key, change.groups)
    _delete(connection, tables.pledges.c.id, change.pledges)
    for table in _PLEDGE_PARTS:
        _delete(connection, table.c.pledge_id, change.pledges)
    for some in some_at_once(change.pledges):
        numbers = [row_number(pledge) for pledge in some]
        connection.execute(delete(tables.pledge_words).where(tables.pledge_words.c.rowid.in_(numbers)))
    for table in _MATCH_PARTS:
        _delete(connection, table.c.pledge_id, change.matched)
    _delete(connection, tables.filed_cells.c.fund_key, change.funds)
    for table in (tables.filed_lines, tables.filed_words, tables.filed_beginnings):
        _delete(connection, table.c.fund_id, change.funds)


_PLEDGE_PARTS = (tables.pledge_claims, tables.pledge_origins, tables.pledge_names, tables.disagreements)
_MATCH_PARTS = (
    tables.match_candidates,
    tables.matches,
    tables.match_entries,
    tables.match_differences,
    tables.standings,
)


_Place = tuple[str, str, str]
"""Where a pledge counts in totals: its donor, its fund, its week."""


def _places(connection: Connection, pledges: Iterable[str]) -> Iterator[_Place]:
    table = tables.pledges.c
    for some in some_at_once(pledges):
        rows = connection.execute(select(table.donor_key, table.fund_key, table.week).where(table.id.in_(some)))
        yield from (_place(row) for row in rows.mappings())


def _place(row: Mapping[Any, Any]) -> _Place:
    return (row["donor_key"], row["fund_key"], row["week"])


def _add_up(connection: Connection, places: Collection[_Place]) -> None:
    """Add up again the totals in which pledges count or counted."""
    donors, funds = ({place[at] for place in places} for at in (0, 1))
    weeks = {place[1:] for place in places}
    _delete(connection, tables.donors.c.key, donors)
    _insert(connection, tables.donors, list(donor_rows(connection, tables.pledges, donors)))
    _delete(connection, tables.told_funds.c.key, funds)
    _insert(connection, tables.told_funds, list(fund_rows(connection, tables.pledges, funds)))
    cells = tables.said_cells
    for fund, week in sorted(weeks):
        connection.execute(delete(cells).where(cells.c.fund_key == fund, cells.c.week == week))
    _insert(connection, cells, list(said_cells(connection, tables.pledges, weeks)))


def _ask_again(connection: Connection, change: Change) -> None:
    """Put what waits of the groups of a change in place of what waited of them."""
    table = tables.pledges.c
    groups = set(change.groups)
    for some in some_at_once(change.matched):
        groups.update(connection.scalars(select(table.group_key).where(table.id.in_(some))))
    for column in (tables.waiting.c.group_key, tables.waiting.c.other_group, tables.name_marks.c.group_key):
        _delete(connection, column, groups)
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for name, row in waiting_rows(connection, _BY_NAME.__getitem__, Rulings.load(connection), groups):
        rows[name].append(row)
    for name, own in rows.items():
        _insert(connection, _BY_NAME[name], own)


def _delete(connection: Connection, column: Column[Any], values: Iterable[str]) -> None:
    for some in some_at_once(values):
        connection.execute(delete(column.table).where(column.in_(some)))


def _insert(connection: Connection, table: Table, rows: list[Row]) -> None:
    for start in range(0, len(rows), _AT_ONCE):
        add_rows(connection, table, rows[start : start + _AT_ONCE])


def _note(connection: Connection, basis: Row) -> None:
    connection.execute(delete(tables.derivations))
    connection.execute(insert(tables.derivations), dict(basis))


class Draft:
    """All derived rows, gathered in temporary tables: on the disk, not in memory, and outside the ledger's lock.

    They belong to the connection. `move` then takes the time of a copy: a million rows are some seconds.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: defaultdict[str, list[Row]] = defaultdict(list)
        self._tables = {table.name: _draft_of(table) for table in tables.DERIVED}
        self.drop()
        for draft in self._tables.values():
            connection.execute(CreateTable(draft))

    def drop(self) -> None:
        """Drop the temporary tables."""
        for draft in self._tables.values():
            self._connection.execute(text(f"DROP TABLE IF EXISTS {draft.name}"))

    def add(self, rows: Iterable[TableRow]) -> None:
        """Take rows, each with the name of its table."""
        for name, row in rows:
            waiting = self._waiting[name]
            waiting.append(row)
            if len(waiting) >= _AT_ONCE:
                self._put_down(name)

    def flush(self) -> None:
        """Put down what waits in memory."""
        for name in list(self._waiting):
            self._put_down(name)

    def _put_down(self, name: str) -> None:
        if rows := self._waiting.pop(name, []):
            add_rows(self._connection, self._tables[name], rows)

    def move(self, basis: Row) -> None:
        """Empty the derived tables and fill them with the draft; the caller holds the write lock."""
        self.flush()
        for table in tables.DERIVED:
            draft = self._tables[table.name]
            self._connection.execute(delete(table))
            self._connection.execute(insert(table).from_select([column.name for column in table.c], select(draft)))
        touch_all(self._connection, basis)
        _note(self._connection, basis)

    def table(self, name: str) -> Table:
        """Return the temporary table of a derived one, to ask it."""
        self._put_down(name)
        return self._tables[name]


def _draft_of(table: Table) -> Table:
    """Return a temporary table with the columns of a derived one, without keys, checks and indexes."""
    columns = [Column(column.name, column.type) for column in table.c]
    return Table(f"draft_{table.name}", MetaData(), *columns, prefixes=["TEMPORARY"])
