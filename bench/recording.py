"""Measure recording: claims with their evidence into SQLite and PostgreSQL, and bare rows beside them in the same run.

    python bench/recording.py [--articles 2000]

Readings are ready before the clock starts; everything else counts: rows, ids, digests, packing, waiting for the disk.
Each take writes a new ledger, the takes of a store and of its bare rows in turns; the fastest of each is shown.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count, cycle, islice
from pathlib import Path

from rich.console import Console
from sqlalchemy import func, select

import onrecord
from onrecord.cli.tables import new_table
from onrecord.ledger import Ledger, schema
from onrecord.pipeline import read_page
from onrecord.records import Article, Capture, DocumentReading

__all__ = ["main"]

ROOT = Path(__file__).parents[1]
GOLD = sorted((ROOT / "tests" / "gold").glob("*/*.json"))
TAKES = 3
PAGE_BYTES = 60_000
NOW = datetime(2026, 11, 26, tzinfo=UTC)

Row = tuple[str, str, str]
_numbers = count(1)


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What one store took: seconds of the fastest take, of the clock and of cores (a server's not counted), rows of the
    ledger, and seconds of as many bare rows.
    """

    seconds: float
    busy: float
    rows: int
    bare_seconds: float


def main() -> None:
    """Record into each store and print the table."""
    parser = argparse.ArgumentParser(description="Measure recording.")
    parser.add_argument("--articles", type=int, default=2000)
    asked = parser.parse_args()
    readings = list(islice(_make_readings(), asked.articles))
    large = [_enlarge(reading) for reading in readings]
    table = new_table("recording", "measured", "beside it", right=("measured",))
    with tempfile.TemporaryDirectory() as folder:
        for name, store in _stores(Path(folder)):
            for what, some in (("", readings), (f", pages of {PAGE_BYTES // 1000} kB", large)):
                table.add_row(*_describe(f"{name}{what}", some, _measure(store, some)))
    Console().print(table)


def _make_readings() -> Iterator[DocumentReading]:
    """Yield the public gold articles over and over, each time as articles of another outlet."""
    captures = (json.dumps(json.loads(path.read_text("utf-8"))["article"]).encode() for path in GOLD)
    read = [
        reading
        for content in captures
        for reading in read_page(Capture(content=content, source="a.json", media_type="application/json", how="file"))
        if isinstance(reading, DocumentReading) and reading.article
    ]
    for number, reading in enumerate(cycle(read)):
        yield _as_of(f"Outlet {number}", reading)


def _as_of(outlet: str, reading: DocumentReading) -> DocumentReading:
    article, capture = reading.article, reading.capture
    if article is None or capture is None:
        raise ValueError(f"{reading.source} gave no article")
    own: Article = replace(article, outlet=outlet)
    return replace(
        reading,
        capture=replace(capture, content=capture.content + outlet.encode()),
        article=own,
        claims=tuple(replace(claim, article_id=own.id) for claim in reading.claims),
        statements=tuple(replace(statement, article_id=own.id) for statement in reading.statements),
    )


def _enlarge(reading: DocumentReading) -> DocumentReading:
    """Return the reading of a page as large as those of newspapers, which packs as they do: to about a fifth."""
    if reading.capture is None:
        raise ValueError(f"{reading.source} has no bytes")
    rng = random.Random(reading.capture.sha256)
    tags = (
        f'<div class="c{rng.randrange(99)}"><a href="/{rng.getrandbits(40):x}">read more</a></div>' for _ in count()
    )
    page, size = [reading.capture.content], len(reading.capture.content)
    while size < PAGE_BYTES:
        page.append(next(tags).encode())
        size += len(page[-1])
    return replace(reading, capture=replace(reading.capture, content=b"".join(page)))


@dataclass(frozen=True, kw_only=True)
class Store:
    """How to get the address of a new ledger, and how to write bare rows: it returns the seconds of writing alone."""

    new: Callable[[], str]
    write_bare: Callable[[Sequence[tuple[object, ...]]], float]


def _stores(folder: Path) -> Iterator[tuple[str, Store]]:
    yield "SQLite", Store(new=lambda: str(folder / f"{next(_numbers)}.db"), write_bare=lambda rows: _bare(folder, rows))
    sys.path.insert(0, str(ROOT))
    import pytest

    from tests.ledger.servers import find_server

    try:
        server = find_server(folder)
    except pytest.skip.Exception as missing:
        Console().print(f"PostgreSQL left out: {missing}")
        return
    yield "PostgreSQL", Store(new=server.new_ledger, write_bare=lambda rows: _copy(server.new_ledger(), rows))


def _measure(store: Store, readings: Sequence[DocumentReading]) -> Taken:
    taken, busy, bare, rows = [], [], [], 0
    for _ in range(TAKES):
        with Ledger.open(store.new()) as ledger:
            run = ledger.begin_run(NOW, version=onrecord.__version__, reader="bench")
            busy.append(-time.process_time())
            taken.append(_time(lambda ledger=ledger, run=run: ledger.record(run, readings)))  # type: ignore[misc]
            busy[-1] += time.process_time()
            rows = _count_rows(ledger)
        bare.append(store.write_bare(_bare_rows(rows)))
    return Taken(seconds=min(taken), busy=min(busy), rows=rows, bare_seconds=min(bare))


def _time(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _count_rows(ledger: Ledger) -> int:
    with ledger._engine.connect() as connection:
        tables = schema.metadata.sorted_tables
        return sum(int(connection.scalar(select(func.count()).select_from(table)) or 0) for table in tables)


def _bare_rows(number: int) -> list[tuple[object, ...]]:
    """Rows as those of evidence: three parts of a key, and a few short values."""
    ids = [f"{random.Random(at).getrandbits(80):020x}" for at in range(number // 20 + 1)]
    return [
        (ids[at // 20], f"claim-{ids[at // 20]}", at % 20, "donor", at, at + 9, "$1 million") for at in range(number)
    ]


_TABLE = """CREATE TABLE bare (reading_id TEXT, claim_id TEXT, position INTEGER, field TEXT, span_start INTEGER,
    span_end INTEGER, quote TEXT, PRIMARY KEY (reading_id, claim_id, position))"""


def _bare(folder: Path, rows: Sequence[tuple[object, ...]]) -> float:
    """The seconds that SQLite alone takes for so many keyed rows, in one transaction that waits for the disk."""
    with closing(sqlite3.connect(folder / f"bare-{next(_numbers)}.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(_TABLE)

        def write() -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("INSERT INTO bare VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            connection.execute("COMMIT")

        return _time(write)


def _copy(url: str, rows: Sequence[tuple[object, ...]]) -> float:
    """The seconds that PostgreSQL takes to COPY so many keyed rows, in one transaction."""
    import psycopg

    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute(_TABLE.encode())
        connection.commit()

        def write() -> None:
            with cursor.copy(b"COPY bare FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            connection.commit()

        return _time(write)


def _describe(name: str, readings: Sequence[DocumentReading], taken: Taken) -> Row:
    claims = sum(len(reading.claims) for reading in readings)
    rate, bare = taken.rows / taken.seconds, taken.rows / taken.bare_seconds
    told = f"{rate:,.0f} rows/s, {rate / bare:.2f} of {bare:,.0f} bare ones; {claims / taken.busy:,.0f} a core second"
    return name, f"{claims / taken.seconds:,.0f} claims/s", told


if __name__ == "__main__":
    main()
