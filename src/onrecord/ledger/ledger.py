"""The ledger: holds what was read, and answers questions about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, insert, select

from onrecord.errors import LedgerError
from onrecord.ledger import schema
from onrecord.ledger.articles import KeptArticle, load_articles
from onrecord.ledger.backup.facts import copy_facts, is_empty
from onrecord.ledger.backup.pages import close_pages, copy_pages
from onrecord.ledger.backup.placing import check_target, drafted
from onrecord.ledger.catalogue.catalogue import Catalogue
from onrecord.ledger.catalogue.shelving import Shelving
from onrecord.ledger.catalogue.watching import watch_version
from onrecord.ledger.copying import copy_rows, pack_copy
from onrecord.ledger.counting import LedgerCounts, count_ledger
from onrecord.ledger.derived.counting import DerivedCounts, count_derived
from onrecord.ledger.derived.deriving import Derived
from onrecord.ledger.derived.keeping import Kept, keep_up
from onrecord.ledger.derived.loading import load_some_matches, load_some_pledges
from onrecord.ledger.derived.past import PastDays
from onrecord.ledger.derived.remaking import find_derived, remake
from onrecord.ledger.derived.writing import is_stale
from onrecord.ledger.fetching import stream_rows
from onrecord.ledger.filings.fetching import fetch_filings
from onrecord.ledger.filings.listing import EntryFilter, ListedEntry, list_entries
from onrecord.ledger.filtering import ClaimFilter
from onrecord.ledger.finding import Found, find_record
from onrecord.ledger.following.following import Following
from onrecord.ledger.judgements.keeping import keep_judgement, load_judgements
from onrecord.ledger.listing import ListedClaim, fetch_donor_names, list_claims
from onrecord.ledger.migrating import bring_up_to_date, is_behind
from onrecord.ledger.packing import unpack
from onrecord.ledger.quoting import ListedStatement, list_statements
from onrecord.ledger.rebuilding import build_problem
from onrecord.ledger.recording import record_readings
from onrecord.ledger.runs import Recorded, Run
from onrecord.ledger.sightings.noting import note_gone
from onrecord.ledger.sightings.superseding import find_superseded
from onrecord.ledger.sightings.versions import Sighting, find_sightings
from onrecord.ledger.stores import Store, begin_writing, find_store, plain_errors
from onrecord.ledger.stores.files import FileStore
from onrecord.ledger.verifying import Progress, Proof, verify_ledger
from onrecord.records import Filing, Judgement, Pledge, Problem, Reading

__all__ = ["Ledger"]


class Ledger:
    """Facts, only ever added, in an SQLite file. Open it with `Ledger.open`, as a context manager.

    Every method raises LedgerError, which names the ledger, what is wrong and what to do: not a ledger, made by a
    newer version, locked, read-only, damaged, disk full.

    >>> from datetime import UTC, datetime
    >>> from tempfile import TemporaryDirectory
    >>> from onrecord.records import DocumentReading
    >>> gone = Problem(code="not_found", source="a.html", what="there is no such file")
    >>> with TemporaryDirectory() as folder, Ledger.open(f"{folder}/onrecord.db") as ledger:
    ...     run = ledger.begin_run(datetime(2024, 12, 14, tzinfo=UTC), version="0.1.0", reader="reader-1")
    ...     recorded = ledger.record(run, [DocumentReading(source="a.html", problems=(gone,))])
    ...     ledger.end_run(run, recorded, datetime(2024, 12, 14, 0, 1, tzinfo=UTC))
    ...     (recorded.set_aside, ledger.verify().holds, [str(problem) for problem in ledger.list_problems()])
    (1, True, ['a.html: there is no such file'])
    """

    def __init__(self, store: Store, engine: Engine, *, read_only: bool) -> None:
        self.store = store
        self.read_only = read_only
        self._engine = engine
        self._shelving = Shelving()
        self._past = PastDays(engine)

    @classmethod
    def open(
        cls, location: str | Path, *, read_only: bool = False, create: bool = True, readers: int | None = None
    ) -> Self:
        """Open the ledger at `location`; make it where there is none, unless `create` is False or it is only read.

        With `readers`, so many connections are kept open for programs that read all day, such as a page's server.
        A ledger of an older form is brought up to date first, where the file may be written. Raises LedgerError.
        """
        store = find_store(location)
        store.check(create=create and not read_only)
        engine = store.connect(read_only=read_only, readers=readers)
        with plain_errors(store):
            if read_only and is_behind(engine, store) and store.may_change():
                bring_up_to_date(store.connect(), store)
            bring_up_to_date(engine, store, may_write=not read_only, may_make=create)
        return cls(store, engine, read_only=read_only)

    def close(self) -> None:
        """Let go of the file. Nothing is unsaved: each method ends what it begins."""
        self._past.close()
        self._engine.dispose()

    def __enter__(self) -> Self:
        """Return the ledger."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the ledger."""
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """Give a connection that sees the ledger as it is now, whatever is added meanwhile."""
        with plain_errors(self.store), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def browse(self, today: date, *, as_of: date | None = None) -> Iterator[Catalogue]:
        """Give a catalogue of the ledger as it is at this moment, with standings as of `today`.

        With `as_of`, all is told as it was known on that day: pages published and filings filed by then. Judgements
        count whenever they were made. The first to ask for a day waits until it is worked out, as long as a rebuild
        takes; others meanwhile get NotReadyError (a LedgerError) after a few seconds.
        """
        with plain_errors(self.store):
            if as_of is None:
                with self._reading() as connection:
                    yield Catalogue(connection=connection, today=today, shelving=self._shelving)
            else:
                with self._past.open(as_of) as connection:
                    yield Catalogue(connection=connection, today=as_of, shelving=Shelving(as_of))

    @contextmanager
    def watch(self) -> Iterator[Callable[[], str]]:
        """Give a function that tells the version of the ledger as it is now (`Catalogue.version`), for one thread."""
        with plain_errors(self.store), watch_version(self.store, self._engine) as version:
            yield partial(self._told, version)

    def _told(self, version: Callable[[], str]) -> str:
        with plain_errors(self.store):
            return version()

    def begin_run(self, now: datetime, *, version: str, reader: str) -> Run:
        """Note that a run began: which `version` of onrecord, which `reader` (a fingerprint of its rules and words)."""
        run = Run.begin(now, version=version, reader=reader)
        row = {"id": run.id, "started_at": now.isoformat(), "version": version, "reader": reader}
        with plain_errors(self.store), begin_writing(self._engine) as connection:
            connection.execute(insert(schema.runs), row)
        return run

    def record(
        self, run: Run, readings: Iterable[Reading], on_batch: Callable[[Recorded], None] | None = None
    ) -> Recorded:
        """Add `readings`, which are consumed a batch at a time, and return what that did.

        A batch is one transaction: 500 documents, 16 MB, or what came in five seconds. `on_batch` is called with its
        counts once it is on the disk, and from then on it survives whatever happens. What the ledger holds already is
        not added again, whoever added it.
        """
        with plain_errors(self.store):
            return record_readings(self._engine, run, readings, on_batch)

    def end_run(self, run: Run, recorded: Recorded, now: datetime) -> None:
        """Note that a run ended, with its counts. A run without an end was interrupted."""
        counts = {name: getattr(recorded, name) for name in ("seen", "kept", "new", "known", "set_aside")}
        row = {"run_id": run.id, "ended_at": now.isoformat(), **counts}
        with plain_errors(self.store), begin_writing(self._engine) as connection:
            connection.execute(insert(schema.run_ends), row)

    def note_gone(self, run: Run, url: str, seen_at: datetime) -> bool:
        """Note that an address shows its page no more; return False where that is noted. Nothing of it is deleted."""
        with plain_errors(self.store), begin_writing(self._engine) as connection:
            return note_gone(connection, url, seen_at, run.id)

    def follow(self, holder: str) -> Following:
        """Return what the ledger keeps of following, for the process called `holder`."""
        return Following(self._engine, self.store, holder)

    def list_sightings(self, article_id: str) -> tuple[Sighting, ...]:
        """Return what the addresses of an article showed, the first first: its versions, and when it was gone."""
        with self._reading() as connection:
            return find_sightings(connection, article_id)

    def list_superseded(self) -> frozenset[str]:
        """Return the articles that their pages show no more: their claims are what was said, and do not count."""
        with self._reading() as connection:
            return find_superseded(connection)

    def list_claims(self, wanted: ClaimFilter | None = None) -> Iterator[ListedClaim]:
        """Yield the current claims, by day of publication, undated ones last."""
        with self._reading() as connection:
            yield from list_claims(connection, wanted or ClaimFilter())

    def find_donor_names(self, claim_ids: Iterable[str]) -> dict[str, str]:
        """Return the donor's name as its page has it, of a few hundred claims, by their ids."""
        with self._reading() as connection:
            return fetch_donor_names(connection, claim_ids)

    def list_statements(self) -> Iterator[ListedStatement]:
        """Yield what is quoted in the current articles, by day of publication, undated ones last."""
        with self._reading() as connection:
            yield from list_statements(connection)

    def list_articles(self, ids: Iterable[str]) -> Iterator[KeptArticle]:
        """Yield the articles with these ids, each with its current claims, ordered by id."""
        with self._reading() as connection:
            yield from load_articles(connection, ids)

    def list_entries(self, wanted: EntryFilter | None = None) -> Iterator[ListedEntry]:
        """Yield the lines of the filings that stand, filing by filing, without streets."""
        with self._reading() as connection:
            yield from list_entries(connection, wanted or EntryFilter())

    def list_filings(self, filer_id: str | None = None) -> list[Filing]:
        """Return every filing of the ledger, also those that a later one replaced; of one filer where one is named."""
        with self._reading() as connection:
            return [kept.filing for kept in fetch_filings(connection, filer_id=filer_id)]

    def judge(self, *judgements: Judgement) -> bool:
        """Keep a person's decision, all of it or nothing; return False where it is kept already.

        Derived rows follow with `keep_up`.
        """
        with plain_errors(self.store), begin_writing(self._engine) as connection:
            kept = [keep_judgement(connection, judgement) for judgement in judgements]
        return any(kept)

    def list_judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements in the order in which they were made; `in_force` tells those that hold."""
        with self._reading() as connection:
            return load_judgements(connection)

    def keep_up(self, reader: str) -> Kept:
        """Bring what is derived up to the facts: only what was added or judged since is derived, with what it touches.

        Ends with the rows that `rebuild` ends with, and does nothing where all is as it should be.
        """
        with plain_errors(self.store):
            return keep_up(self._engine, reader)

    def rebuild(self, reader: str) -> DerivedCounts:
        """Drop what is derived and make it again of the facts: pledges, origins, matches. Ends with the same rows."""
        with plain_errors(self.store):
            remake(self._engine, reader)
            keep_up(self._engine, reader)
            with self._engine.connect() as connection:
                return count_derived(connection)

    def derive(self, reader: str, *, floor: Decimal | None = None, as_of: date | None = None) -> Derived:
        """Return pledges, origins and matches, as of a day; `floor` is the confidence from which on a claim counts."""
        with self._reading() as connection:
            return find_derived(connection, reader, floor=floor, as_of=as_of)

    def load_derived(self, ids: Iterable[str]) -> Derived:
        """Return the pledges with these ids as they were derived last, by their first day, and their matches."""
        wanted = sorted(ids)
        with self._reading() as connection:
            pledges = sorted(load_some_pledges(connection, wanted), key=_first_day)
            matches = load_some_matches(connection, wanted)
        return Derived(pledges=tuple(pledges), matches=tuple(match for own in matches.values() for match in own))

    def find(self, prefix: str) -> Found:
        """Return the claim, article, statement or filing whose id is, or begins with, `prefix`: "claim-3fa2", "3fa2".

        A filing is also found by what the office calls it ("FEC-1910509" or "1910509").

        Raises UnknownIdError or AmbiguousIdError (both LedgerError).
        """
        with self._reading() as connection:
            return find_record(connection, prefix)

    def list_problems(self, run: Run | None = None) -> Iterator[Problem]:
        """Yield what was set aside, by source; with `run`, only what that run was the first to meet."""
        table = schema.problems
        question = select(table).order_by(table.c.source, table.c.id)
        with self._reading() as connection:
            for row in stream_rows(connection, question.where(table.c.run_id == run.id) if run else question):
                yield build_problem(row)

    def copy_public(self, target: Path, reader: str) -> None:
        """Write a ledger to the new file `target` that may be given to anybody: no streets, no captured bytes."""
        type(self).open(target).close()
        with plain_errors(FileStore(target)):
            copy_rows(self.store, target)
        with type(self).open(target) as copy:
            if copy.is_stale(reader):
                copy.keep_up(reader)
        with plain_errors(FileStore(target)):
            pack_copy(target)

    def back_up(self, target: Path, reader: str, *, replaces: bool = False, progress: Progress | None = None) -> Proof:
        """Write all of the ledger, as it is at this moment, to the file `target`, and return the proof that it holds.

        `progress` hears what is done, how much and of how much. Others may write meanwhile. Raises LedgerError where
        `target` is there already (unless it `replaces` it) or cannot be written, or the copy does not hold; then
        nothing is put there.
        """
        own = self.store.path if isinstance(self.store, FileStore) else None
        check_target(target, own, replaces=replaces)
        with drafted(target, replaces=replaces) as draft:
            with plain_errors(FileStore(target)):
                self._copy_to(draft, reader, progress)
            with type(self).open(draft, read_only=True) as copy:
                proof = copy.verify(progress)
            if not proof.holds:
                advice = "nothing was written; `onrecord verify` on the ledger says more"
                raise LedgerError(f"{target}: the copy does not hold: {proof.faults[0]} ({advice})")
        return proof

    def move_to(self, target: str, reader: str, progress: Progress | None = None) -> Proof:
        """Write all of the ledger, as it is at this moment, into the empty ledger at `target`, such as one on a server.

        Returns the proof that it holds. Facts are there whole or not at all. Raises LedgerError where `target` holds
        anything.
        """
        with type(self).open(target) as copy:
            with plain_errors(copy.store):
                if not is_empty(copy._engine):
                    advice = "name a database that is empty; a copy is never added to what is there"
                    raise LedgerError(f"{copy.store}: it holds a ledger already ({advice})")
                copy_facts(self._engine, copy._engine, progress)
            copy.keep_up(reader)
            return copy.verify(progress)

    def _copy_to(self, draft: Path, reader: str, progress: Progress | None) -> None:
        if isinstance(self.store, FileStore):
            copy_pages(self.store.path, draft, partial(progress, "pages") if progress else None)
            return
        with type(self).open(draft) as copy:
            copy_facts(self._engine, copy._engine, progress)
            copy.keep_up(reader)
        close_pages(draft)

    def is_stale(self, reader: str) -> bool:
        """Whether something was added or judged, or the reader changed, since pledges and matches were derived."""
        with self._reading() as connection:
            return is_stale(connection, reader)

    def read_capture(self, sha256: str) -> bytes:
        """Return the bytes of a capture; raises LedgerError where there is none or they are damaged."""
        with self._reading() as connection:
            row = connection.execute(select(schema.captures).where(schema.captures.c.sha256 == sha256)).one_or_none()
        if row is None:
            raise LedgerError(f"{self.store}: no capture has the hash {sha256} (check the hash)")
        try:
            return unpack(row.content, row.size)
        except ValueError as error:
            raise LedgerError(f"{self.store}: capture {sha256}: {error} (`onrecord verify` says more)") from error

    def count(self) -> LedgerCounts:
        """Return how much the ledger holds."""
        with self._reading() as connection:
            return count_ledger(connection)

    def verify(self, progress: Progress | None = None) -> Proof:
        """Prove every hash and every span; `progress` hears table, rows done and rows in all."""
        with plain_errors(self.store):
            return verify_ledger(self._engine, progress)


def _first_day(pledge: Pledge) -> tuple[bool, date, str]:
    day = pledge.first_reported
    return day is None, day.value if day else date.max, pledge.key
