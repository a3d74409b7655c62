"""`onrecord add`: read, and keep what was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from onrecord.cli.ending import DONE, INTERRUPTED, SET_ASIDE
from onrecord.cli.engines import Engine, Master, ReadingsFolder, ReadSources, choose_engine
from onrecord.cli.options import AsJson, Jobs, LedgerPath, MappingFile, Sources, read_mapping
from onrecord.cli.reaching import Contact, Offline, Through, fetching

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.ledger import Ledger, Recorded
    from onrecord.pipeline import ReadingOptions
    from onrecord.pipeline.sweeps import Sweep
    from onrecord.records import Reading

__all__ = ["Addition", "add", "now", "record_sources"]


def add(  # noqa: PLR0913 - each is an option of the command
    sources: Sources,
    ledger: LedgerPath = "onrecord.db",
    jobs: Jobs = None,
    mapping: MappingFile = None,
    as_json: AsJson = False,
    offline: Offline = False,
    contact: Contact = "",
    proxy: Through = "",
    engine: Engine = "local",
    master: Master = None,
    out: ReadingsFolder = None,
) -> int:
    """Read pages and filings and keep what they say in the ledger. Adding the same one twice adds nothing.

    Pages may be named by their addresses: they are fetched, slowly, and as their site's robots.txt asks.

    What cannot be read is set aside with its reason, and the rest goes on.
    """
    from onrecord.ledger import Ledger
    from onrecord.pipeline import ReadingOptions

    done = Addition()
    columns, read = read_mapping(mapping), choose_engine(engine, master, out, jobs)
    with fetching(sources, offline=offline, contact=contact, proxy=proxy) as fetch, Ledger.open(ledger) as opened:
        options = ReadingOptions(jobs=jobs, clock=now, mapping=columns, fetch=fetch)
        record_sources(opened, sources, done, options, read)
    if done.interrupted:
        _tell_kept(done, str(opened.store))
        return INTERRUPTED
    _tell(done, str(opened.store), as_json=as_json)
    return SET_ASIDE if done.problems else DONE


class Addition:
    """What an addition has done so far: what is safe on the disk, the problems met, and whether it was interrupted."""

    def __init__(self) -> None:
        from onrecord.ledger import Recorded

        self.safe = Recorded()
        self.problems = 0
        self.handed = 0
        self.interrupted = False
        self.swept: list[tuple[int, str]] = []

    def count_batch(self, recorded: Recorded) -> None:
        """Count a batch that is on the disk."""
        self.safe += recorded

    def take_swept(self) -> list[str]:
        """Take out the pieces of archives all of whose documents are on the disk."""
        done = [key for handed, key in self.swept if handed <= self.safe.seen]
        self.swept = [(handed, key) for handed, key in self.swept if handed > self.safe.seen]
        return done


def record_sources(
    ledger: Ledger,
    sources: Iterable[str],
    done: Addition,
    options: ReadingOptions,
    read: ReadSources | None = None,
) -> None:
    """Read `sources` and record them in one run, telling problems and progress on standard error.

    `read` is what reads them; without it they are read here.
    An interruption ends the reading; what was read by then is recorded, and the run has no end.
    """
    from onrecord import __version__
    from onrecord.cli.progress import show_progress
    from onrecord.cli.screen import errors
    from onrecord.cli.sweeps import Stopwatch, tell_sweep
    from onrecord.pipeline import read_documents, reader_fingerprint

    run = ledger.begin_run(now(), version=__version__, reader=reader_fingerprint())
    console, watch = errors(), Stopwatch()
    _note_swept(ledger, options.sweep, done)

    def count_batch(recorded: Recorded) -> None:
        done.count_batch(recorded)
        _keep_swept(ledger, done)

    readings = show_progress((read or read_documents)(sources, options), console, sweep=options.sweep)
    try:
        ledger.record(run, _stop_when_interrupted(_tell_problems(readings, done, console), done), count_batch)
    except KeyboardInterrupt:  # while a batch was written: that batch leaves nothing
        done.interrupted = True
    _keep_swept(ledger, done)
    tell_sweep(console, options.sweep, watch.seconds)
    if not done.interrupted:
        ledger.end_run(run, done.safe, now())
        # Also where nothing was new: an addition that was cut off may have recorded it, and derived nothing.
        ledger.keep_up(reader_fingerprint())


def _note_swept(ledger: Ledger, sweep: Sweep, done: Addition) -> None:
    """Have pieces of archives that were swept before left out, and those that are swept now remembered."""
    from onrecord.pipeline import reader_fingerprint

    following, reader = ledger.follow("sweep"), reader_fingerprint()
    sweep.is_done = lambda key: following.is_swept(f"{reader}:{key}")
    sweep.note_done = lambda key: done.swept.append((done.handed, f"{reader}:{key}"))


def _keep_swept(ledger: Ledger, done: Addition) -> None:
    if keys := done.take_swept():
        ledger.follow("sweep").note_swept(keys, now())


def now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


def _tell_problems(readings: Iterable[Reading], done: Addition, console: Console) -> Iterator[Reading]:
    from onrecord.cli.screen import print_problems

    for reading in readings:
        done.handed += 1
        done.problems += len(reading.problems)
        print_problems(console, reading.problems)
        yield reading


def _stop_when_interrupted(readings: Iterable[Reading], done: Addition) -> Iterator[Reading]:
    try:
        yield from readings
    except KeyboardInterrupt:
        done.interrupted = True


def _tell(done: Addition, ledger: str, *, as_json: bool) -> None:
    from onrecord.cli.screen import page_text, print_json_line, screen
    from onrecord.views.wording import count_words

    safe = done.safe
    if as_json:
        counts = {"seen": safe.seen, "new": safe.new, "known": safe.known, "kept": safe.kept}
        print_json_line(
            {
                **counts,
                "set_aside": safe.set_aside,
                "claims": safe.claims,
                "entries": safe.entries,
                "problems": done.problems,
            }
        )
        return
    told = f"{count_words(safe.kept, 'document')} read: {safe.new} new to {ledger}, {safe.known} known before"
    told += f"; {count_words(safe.claims, 'claim')} added"
    told += f"; {count_words(safe.entries, 'filed line')} added" if safe.entries else ""
    told += f"; {count_words(done.problems, 'problem')} set aside" if done.problems else ""
    screen().print(page_text(told), soft_wrap=True)


def _tell_kept(done: Addition, ledger: str) -> None:
    from onrecord.cli.screen import errors, page_text
    from onrecord.views.wording import count_words

    kept = f"{count_words(done.safe.kept, 'document')} recorded in {ledger}"
    told = f"interrupted: {kept}; the same command again does the rest and adds nothing twice"
    errors().print(page_text(told), soft_wrap=True)
