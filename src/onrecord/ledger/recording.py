"""Record readings: batch by batch, each in one transaction, adding only what is not there yet."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, Connection, Engine, Table, func, select

from onrecord.ledger import schema
from onrecord.ledger.filings.recording import PreparedFiling, prepare_filing, record_filing
from onrecord.ledger.packing import pack
from onrecord.ledger.preparing import PreparedDocument, prepare_document
from onrecord.ledger.rows import Row
from onrecord.ledger.runs import Recorded, Run
from onrecord.ledger.sightings.noting import note_sightings
from onrecord.ledger.stores import add_missing, go_on_writing
from onrecord.records import DocumentReading, FilingReading, Reading

__all__ = ["record_readings"]

# A batch is one transaction and one wait for the disk: five hundred documents share it, or fewer that are large or slow
# to come. The second number bounds the memory, about a hundred pages of a newspaper; the third what a power cut undoes.
_BATCH_DOCUMENTS = 500
_BATCH_BYTES = 16_000_000
_BATCH_SECONDS = 5.0

# Packing a page of 60 kB takes as long as making its rows, and needs no interpreter: it is done beside that.
_PACKERS = 2

# SQLite takes 32,766 values a question; older builds 999.
_ASKED_AT_ONCE = 500


def record_readings(
    engine: Engine, run: Run, readings: Iterable[Reading], on_batch: Callable[[Recorded], None] | None = None
) -> Recorded:
    """Add `readings` to the ledger and return what that did; `on_batch` hears of each batch once it is safe."""
    total = Recorded()
    # One connection for all batches: whenever the last connection to a file closes, SQLite moves its journal over.
    with engine.connect() as connection:
        for batch in _batches(readings):
            recorded = _record_batch(connection, run, batch)
            total += recorded
            if on_batch:
                on_batch(recorded)
    return total


def _batches(readings: Iterable[Reading], clock: Callable[[], float] = time.monotonic) -> Iterator[list[Reading]]:
    """Gather readings into batches. Reports that stand in one capture hold its bytes once."""
    batch: list[Reading] = []
    size, counted, began = 0, None, clock()
    for reading in readings:
        batch.append(reading)
        size += len(reading.capture.content) if reading.capture and reading.capture is not counted else 0
        counted = reading.capture
        if len(batch) >= _BATCH_DOCUMENTS or size >= _BATCH_BYTES or clock() - began >= _BATCH_SECONDS:
            yield batch
            batch, size, began = [], 0, clock()
    if batch:
        yield batch


def _record_batch(connection: Connection, run: Run, batch: Sequence[Reading]) -> Recorded:
    """Write one batch. All that takes time happens before the write lock is taken."""
    with ThreadPoolExecutor(_PACKERS) as packers:
        packing = _pack_unknown(connection, batch, packers)
        documents = [prepare_document(reading, run) for reading in batch if isinstance(reading, DocumentReading)]
        filings = [prepare_filing(reading, run) for reading in batch if isinstance(reading, FilingReading)]
        packed: dict[str, Row] = {
            sha256: {**row, "content": content.result()} for sha256, (row, content) in packing.items()
        }
    with go_on_writing(connection):
        additions = _Additions(known=_find_known(connection, (*documents, *filings)), packed=packed)
        recorded = sum((additions.take(document) for document in documents), Recorded())
        for filing in filings:
            additions.take_capture(filing)
        for table in schema.metadata.sorted_tables:
            add_missing(connection, table, additions.rows.get(table.name, ()))
        note_sightings(connection, documents, run.id)
        return sum((record_filing(connection, filing) for filing in filings), recorded)


_Prepared = PreparedDocument | PreparedFiling


def _pack_unknown(
    connection: Connection, batch: Iterable[Reading], packers: Executor
) -> dict[str, tuple[Row, Future[bytes]]]:
    """Have the captures packed that the ledger does not hold, beside what is made of them meanwhile.

    A fact once there stays there.
    """
    captures = {reading.capture.sha256: reading.capture.content for reading in batch if reading.capture}
    with connection.begin():
        known = _find_existing(connection, schema.captures.c.sha256, captures)
    return {
        sha256: ({"sha256": sha256, "size": len(content)}, packers.submit(pack, content))
        for sha256, content in captures.items()
        if sha256 not in known
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What of a batch the ledger holds: keys by table, and by article the digest and id of its latest reading."""

    keys: dict[str, set[Any]]
    latest: dict[str, tuple[str, str]]


def _find_known(connection: Connection, prepared: Sequence[_Prepared]) -> _Known:
    documents = [one for one in prepared if isinstance(one, PreparedDocument)]
    wanted: dict[Table, set[str]] = {
        schema.captures: {one.sha256 for one in prepared if one.sha256},
        schema.observations: {one.observation["id"] for one in prepared if one.observation},
        schema.articles: {d.article["id"] for d in documents if d.article},
        schema.readings: {d.reading.id for d in documents if d.reading},
        schema.problems: {problem["id"] for d in documents for problem in d.problems},
    }
    keys: dict[str, set[Any]] = {}
    for table, ids in wanted.items():
        key = table.c.sha256 if table is schema.captures else table.c.id
        keys[table.name] = _find_existing(connection, key, ids)
    known_articles = keys["articles"]
    keys["appearances"] = _find_appearances(connection, known_articles)
    return _Known(keys=keys, latest=_find_latest(connection, known_articles))


def _chunks(values: Iterable[str]) -> Iterator[list[str]]:
    ordered = sorted(values)
    for start in range(0, len(ordered), _ASKED_AT_ONCE):
        yield ordered[start : start + _ASKED_AT_ONCE]


def _find_existing(connection: Connection, key: Column[Any], ids: Iterable[str]) -> set[Any]:
    return {found for some in _chunks(ids) for found in connection.scalars(select(key).where(key.in_(some)))}


def _find_appearances(connection: Connection, article_ids: Iterable[str]) -> set[Any]:
    table = schema.appearances
    found: set[Any] = set()
    for some in _chunks(article_ids):
        query = select(table.c.article_id, table.c.capture_sha256).where(table.c.article_id.in_(some))
        found.update((row.article_id, row.capture_sha256) for row in connection.execute(query))
    return found


def _find_latest(connection: Connection, article_ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    table = schema.readings
    found: dict[str, tuple[str, str]] = {}
    for some in _chunks(article_ids):
        newest = select(func.max(table.c.sequence)).where(table.c.article_id.in_(some)).group_by(table.c.article_id)
        query = select(table.c.article_id, table.c.digest, table.c.id).where(table.c.sequence.in_(newest))
        found.update((row.article_id, (row.digest, row.id)) for row in connection.execute(query))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Additions:
    """The rows of one batch that the ledger lacks, by table, and what it holds, those rows included."""

    known: _Known
    packed: dict[str, Row]
    rows: defaultdict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    def take(self, document: PreparedDocument) -> Recorded:
        """Take what is new of a document, and count it."""
        added = self._take_page(document)
        claims = self._take_reading(document)
        added |= claims is not None
        for problem in document.problems:
            added |= self._add("problems", problem["id"], self._tie(problem, document))
        if document.article is None:  # a file that is not there is neither new nor known
            return Recorded(seen=1, set_aside=1)
        return Recorded(seen=1, kept=1, claims=claims or 0, new=int(added), known=int(not added))

    def _tie(self, problem: Row, document: PreparedDocument) -> Row:
        """Tie a problem to the reading that the ledger holds: another reader may have read the same before."""
        reading = document.reading
        if reading is None or reading.id in self.known.keys["readings"]:
            return problem
        return {**problem, "reading_id": self.known.latest[reading.row["article_id"]][1]}

    def _add(self, table: str, key: object, row: Row) -> bool:
        if key in self.known.keys[table]:
            return False
        self.known.keys[table].add(key)
        self.rows[table].append(row)
        return True

    def take_capture(self, prepared: _Prepared) -> bool:
        """Take bytes and where they were met; say whether the bytes are new."""
        added = False
        if prepared.sha256 in self.packed:
            added = self._add("captures", prepared.sha256, self.packed[prepared.sha256])
        if prepared.observation:
            self._add("observations", prepared.observation["id"], prepared.observation)
        return added

    def _take_page(self, document: PreparedDocument) -> bool:
        """Take bytes, text, and which bytes show which text."""
        added = self.take_capture(document)
        if document.article:
            added |= self._add("articles", document.article["id"], document.article)
        if row := document.appearance:
            added |= self._add("appearances", (row["article_id"], row["capture_sha256"]), row)
        return added

    def _take_reading(self, document: PreparedDocument) -> int | None:
        """Take a reading that says something else than the latest of its article; return how many claims it has."""
        reading = document.reading
        if reading is None:
            return None
        article_id, digest = reading.row["article_id"], reading.row["digest"]
        if self.known.latest.get(article_id, ("", ""))[0] == digest or not self._add(
            "readings", reading.id, reading.row
        ):
            return None
        self.known.latest[article_id] = (digest, reading.id)
        for table, rows in reading.parts.items():
            self.rows[table].extend(rows)
        return len(reading.parts["claims"])
