"""Prove a ledger: the database is whole, every hash fits, every quote stands in its text, nothing can be changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, Table, func, select
from sqlalchemy.exc import DatabaseError

from onrecord.ledger import schema
from onrecord.ledger.checking import Fault, check_reading
from onrecord.ledger.fetching import stream_parts, stream_rows
from onrecord.ledger.filings.checking import check_filings
from onrecord.ledger.filings.schema import PARTS as FILING_PARTS
from onrecord.ledger.filings.schema import filing_appearances, filing_numbers, filing_readings, filings
from onrecord.ledger.judgements.keeping import check_judgements
from onrecord.ledger.judgements.schema import judgements
from onrecord.ledger.packing import hash_packed
from onrecord.ledger.rebuilding import build_date, build_problem
from onrecord.ledger.rows import Row, digest_observation
from onrecord.ledger.sightings.noting import sighting_id
from onrecord.ledger.sightings.schema import sightings
from onrecord.ledger.stores.proving import Doubt, find_damage, find_dangling, find_unguarded, read_bad_text
from onrecord.records import Article, content_id

__all__ = ["Progress", "Proof", "verify_ledger"]

# Faults that a proof names; a ledger with more is beyond reading them one by one.
MAX_FAULTS = 1000

Progress = Callable[[str, int, int], None]
_Check = Callable[[Connection, "_Tally"], Iterator[Fault]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What a verification found: `checked` rows by table, the `faults` (at most 1,000), and `fault_count` of all.

    >>> Proof(checked=(("captures", 2),), faults=(), fault_count=0).holds
    True
    """

    checked: tuple[tuple[str, int], ...]
    faults: tuple[Fault, ...]
    fault_count: int

    @property
    def holds(self) -> bool:
        """True where nothing is wrong."""
        return self.fault_count == 0


class _Tally:
    """Counts the rows that were checked, and tells how far the work is."""

    def __init__(self, progress: Progress | None) -> None:
        self.checked: dict[str, int] = {}
        self._progress = progress
        self._totals: dict[str, int] = {}

    def expect(self, table: str, total: int) -> None:
        """Say how many rows of a table there are."""
        self._totals[table] = total
        self.checked[table] = 0

    def count(self, table: str, rows: int = 1) -> None:
        """Count rows of a table; only tables whose rows are expected report progress."""
        self.checked[table] = self.checked.get(table, 0) + rows
        if self._progress and table in self._totals:
            self._progress(table, self.checked[table], self._totals[table])


def verify_ledger(engine: Engine, progress: Progress | None = None) -> Proof:
    """Check every row and return the proof. `progress` hears table, rows done and rows in all.

    Works through the ledger as it was at one moment, a few hundred rows in memory at a time.
    """
    tally, faults, count = _Tally(progress), list[Fault](), 0
    with engine.connect() as connection:
        read_bad_text(connection)
        for name, check in _CHECKS:
            for fault in _guarded(name, check, connection, tally):
                count += 1
                if len(faults) < MAX_FAULTS:
                    faults.append(fault)
    return Proof(checked=tuple(tally.checked.items()), faults=tuple(faults), fault_count=count)


def _guarded(name: str, check: _Check, connection: Connection, tally: _Tally) -> Iterator[Fault]:
    """Run one check; where the database itself gives up, that is a fault too, and the other checks go on."""
    try:
        yield from check(connection, tally)
    except DatabaseError as error:
        yield Fault(table=name, id=None, what=f"it cannot be read: {error.orig}")
        connection.rollback()  # a server answers nothing more in a transaction that failed


def _check_database(connection: Connection, tally: _Tally) -> Iterator[Fault]:
    yield from map(_fault, find_damage(connection, schema.metadata.sorted_tables))
    tally.count("database")


def _check_references(connection: Connection, tally: _Tally) -> Iterator[Fault]:
    yield from map(_fault, find_dangling(connection, schema.metadata.sorted_tables))
    tally.count("references")


def _check_guards(connection: Connection, tally: _Tally) -> Iterator[Fault]:
    """The triggers that keep facts as they are must all be there."""
    for doubt in find_unguarded(connection, schema.metadata.tables.values()):
        tally.count("guards")
        if doubt:
            yield _fault(doubt)


def _fault(doubt: Doubt) -> Fault:
    return Fault(table=doubt.table, id=doubt.row, what=doubt.what)


def _total(connection: Connection, table: Table) -> int:
    return int(connection.scalar(select(func.count()).select_from(table)) or 0)


def _walk(connection: Connection, table: Table, tally: _Tally) -> Iterator[Row]:
    tally.expect(table.name, _total(connection, table))
    for row in stream_rows(connection, select(table)):
        yield row
        tally.count(table.name)


def _check_captures(connection: Connection, tally: _Tally) -> Iterator[Fault]:
    for row in _walk(connection, schema.captures, tally):
        try:
            sha256, size = hash_packed(row["content"], row["size"])
        except (ValueError, TypeError) as error:
            yield Fault(table="captures", id=row["sha256"], what=str(error))
            continue
        if size != row["size"]:
            yield Fault(table="captures", id=row["sha256"], what=f"it has {size} bytes, not {row['size']}")
        if sha256 != row["sha256"]:
            yield Fault(table="captures", id=row["sha256"], what="the bytes do not give this hash")


def _check_observations(connection: Connection, tally: _Tally) -> Iterator[Fault]:
    for row in _walk(connection, schema.observations, tally):
        parts = (row["capture_sha256"], row["source"], row["media_type"], row["how"], row["url"])
        if content_id("observation", *parts) != row["id"]:
            yield Fault(table="observations", id=row["id"], what="the id does not fit bytes and place")
        if digest_observation(row) != row["digest"]:
            yield Fault(table="observations", id=row["id"], what="the digest does not fit place, time and run")


def _check_articles(connection: Connection, tally: _Tally) -> Iterator[Fault]:
    for row in _walk(connection, schema.articles, tally):
        try:
            published = build_date(row, "published")
            bare = Article(text=row["text"], language="", url=row["url"], outlet=row["outlet"], published=published)
        except (ValueError, TypeError) as error:
            yield Fault(table="articles", id=row["id"], what=f"it cannot be made again: {error}")
            continue
        if bare.id != row["id"]:
            yield Fault(table="articles", id=row["id"], what="the id does not fit text, address, outlet and day")


def _check_readings(connection: Connection, tally: _Tally) -> Iterator[Fault]:
    tally.expect("readings", _total(connection, schema.readings))
    for row, parts in stream_parts(connection):
        yield from check_reading(row, parts)
        for table, rows in parts.items():
            tally.count(table, len(rows))
        tally.count("readings")


def _check_filings(connection: Connection, tally: _Tally) -> Iterator[Fault]:
    for table in (filings, filing_numbers, filing_appearances):
        tally.count(table.name, _total(connection, table))
    for table in (filing_readings, *FILING_PARTS):
        tally.expect(table.name, _total(connection, table))
    yield from check_filings(connection, tally.count)


def _check_sightings(connection: Connection, tally: _Tally) -> Iterator[Fault]:
    for row in _walk(connection, sightings, tally):
        if sighting_id(row) != row["id"]:
            yield Fault(table="sightings", id=row["id"], what="the id does not fit address, time and article")


def _check_problems(connection: Connection, tally: _Tally) -> Iterator[Fault]:
    for row in _walk(connection, schema.problems, tally):
        if build_problem(row).id != row["id"]:
            yield Fault(table="problems", id=row["id"], what="the id does not fit what it says")


def _check_judgements(connection: Connection, tally: _Tally) -> Iterator[Fault]:
    tally.expect("judgements", _total(connection, judgements))
    yield from check_judgements(connection, tally.count)


_CHECKS: tuple[tuple[str, _Check], ...] = (
    ("database", _check_database),
    ("references", _check_references),
    ("guards", _check_guards),
    ("captures", _check_captures),
    ("observations", _check_observations),
    ("articles", _check_articles),
    ("readings", _check_readings),
    ("filings", _check_filings),
    ("sightings", _check_sightings),
    ("problems", _check_problems),
    ("judgements", _check_judgements),
)
