"""Copy a ledger for the public: what may be shown, and nothing of what is kept for matching or for proof alone.

Tables are chosen by name, and whatever is not chosen is left out: the streets of filings, the bytes that were captured
(a filing's bytes hold its streets, a page's are its outlet's), the paths they were read from, and problems, which may
quote either. The copy is a new file, so that nothing of what is left out stays in its free pages.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import select

from onrecord.ledger import schema
from onrecord.ledger.derived.schema import DERIVED, pledge_words
from onrecord.ledger.fetching import stream_rows
from onrecord.ledger.stores import Store
from onrecord.ledger.stores.files import FileStore, reading_address

__all__ = ["LEFT_OUT", "PUBLIC_FACTS", "copy_rows", "pack_copy"]

PUBLIC_FACTS = (
    "runs",
    "run_ends",
    "articles",
    "readings",
    "alternates",
    "blocks",
    "furniture",
    "claims",
    "claim_names",
    "evidence",
    "conflicts",
    "attributions",
    "statements",
    "audiences",
    "filings",
    "filing_numbers",
    "filing_readings",
    "filing_totals",
    "filing_rows",
    "filing_checks",
    "entries",
    "judgements",
    "sightings",
)
"""The facts that are copied; every derived table is as well. A parent stands before its parts."""

LEFT_OUT = (
    "captures",
    "observations",
    "appearances",
    "filing_appearances",
    "entry_streets",
    "problems",
    "follow_visits",
    "follow_leases",
    "follow_told",
    "follow_notices",
    "follow_deliveries",
    "follow_marks",
)
"""What stays empty in a copy. A test holds every table of a ledger to one of the two lists."""

# A ZIP code of nine figures tells one side of one street; matching uses five. Where people live is nobody's business,
# but that two lines are of one place tells namesakes apart: each place gets a mark, in the order in which it is met.
_ZIP = "CASE WHEN own.kind = 'organization' THEN substr(own.zip, 1, 5) ELSE mark_place(substr(own.zip, 1, 5)) END"
_TOWN = "CASE WHEN own.kind = 'organization' THEN own.city END"

# Free texts of a line, in which a filer may have written the address again.
_FREE_TEXTS = ("memo", "purpose", "employer", "occupation", "payee", "honoree", "item_type", "back_reference")
_SHORTEST_STREET = 4


def copy_rows(source: Store, target: Path) -> None:
    """Fill the empty ledger at `target` with what of the one in `source` may be public, as of one moment."""
    with closing(sqlite3.connect(target.absolute().as_uri(), uri=True, isolation_level=None)) as connection:
        # Rows point at runs and captures; of the captures there are none.
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.create_function("mark_place", 1, _PlaceMarks().mark)
        connection.execute("ATTACH DATABASE ? AS original", (_address(source),))
        if not isinstance(source, FileStore):
            _fetch_original(source, connection)
        connection.execute("BEGIN")
        for table in (*PUBLIC_FACTS, *(table.name for table in DERIVED)):
            _copy_table(connection, table)
        connection.execute("COMMIT")
        connection.execute("DETACH DATABASE original")


def _address(source: Store) -> str:
    """Return what is copied from: the file, or a database without a name, which SQLite deletes once it is closed."""
    return reading_address(source.path) if isinstance(source, FileStore) else ""


def _fetch_original(source: Store, connection: sqlite3.Connection) -> None:
    """Fetch what is copied from a server, as of one moment, so that the same words of SQL copy it."""
    tables = [schema.metadata.tables[name] for name in (*PUBLIC_FACTS, "entry_streets")]
    engine = source.connect(read_only=True)
    with engine.connect() as asked:
        for table in (*tables, *DERIVED):
            names = [column.name for column in table.columns]
            key = ", ".join(f'"{column.name}"' for column in table.primary_key)
            named = ", ".join(f'"{name}"' for name in names)
            connection.execute(f"CREATE TABLE original.{table.name} ({named}, PRIMARY KEY ({key}))")
            taken = f"INSERT INTO original.{table.name} VALUES ({', '.join('?' * len(names))})"
            connection.executemany(taken, (tuple(row.values()) for row in stream_rows(asked, select(table))))
    engine.dispose()


class _PlaceMarks:
    """Gives each ZIP code a mark of five characters that tells nothing but that it is the same one."""

    def __init__(self) -> None:
        self._met: dict[str, str] = {}

    def mark(self, place: str | None) -> str | None:
        """Return the mark of a place; what is not told stays so."""
        return self._met.setdefault(place, f"{len(self._met):05x}") if place else place


def _copy_table(connection: sqlite3.Connection, table: str) -> None:
    columns = ["rowid", "words"] if table == pledge_words.name else _columns(connection, table)
    values = [_value(table, column) for column in columns]
    named = ", ".join(f'"{column}"' for column in columns)
    connection.execute(f"INSERT INTO main.{table} ({named}) SELECT {', '.join(values)} FROM original.{table} AS own")


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]


def _value(table: str, column: str) -> str:
    """Return what is copied into a column: itself, less what would tell a street."""
    if table == "entries" and column in ("zip", "city"):
        return _ZIP if column == "zip" else _TOWN
    if table == "entries" and column in _FREE_TEXTS:
        return f'CASE WHEN {_tells_street(column)} THEN NULL ELSE own."{column}" END'
    return f'own."{column}"'


def _tells_street(column: str) -> str:
    """Return the condition that a free text of a line holds the street of that line."""
    held = " OR ".join(
        f"(length({street}) >= {_SHORTEST_STREET} AND instr(upper(own.{column}), upper({street})) > 0)"
        for street in ("streets.street_1", "streets.street_2")
    )
    return (
        f"own.{column} IS NOT NULL AND EXISTS (SELECT 1 FROM original.entry_streets AS streets "
        f"WHERE streets.reading_id = own.reading_id AND streets.position = own.position AND ({held}))"
    )


def pack_copy(target: Path) -> None:
    """Make the copy one file that anybody may open without writing beside it."""
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("VACUUM")
