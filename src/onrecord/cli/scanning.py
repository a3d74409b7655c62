"""`onrecord scan`: read, print, keep nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.cli.ending import DONE, SET_ASIDE
from onrecord.cli.engines import Engine, Master, ReadingsFolder, choose_engine
from onrecord.cli.options import AsJson, Jobs, MappingFile, Sources
from onrecord.cli.reaching import Contact, Offline, Through, fetching

if TYPE_CHECKING:
    from onrecord.records import Reading

__all__ = ["scan"]


def scan(  # noqa: PLR0913 - each is an option of the command
    sources: Sources,
    as_json: AsJson = False,
    jobs: Jobs = None,
    mapping: MappingFile = None,
    offline: Offline = False,
    contact: Contact = "",
    proxy: Through = "",
    engine: Engine = "local",
    master: Master = None,
    out: ReadingsFolder = None,
) -> int:
    """Read pages and filings, and print what they tell: gifts with their evidence, filed lines. Keeps nothing.

    Pages may be named by their addresses: they are fetched, slowly, and as their site's robots.txt asks.
    """
    from onrecord.cli.options import read_mapping
    from onrecord.cli.progress import show_progress
    from onrecord.cli.screen import errors
    from onrecord.cli.sweeps import Stopwatch, tell_sweep
    from onrecord.pipeline import ReadingOptions

    ended, watch = DONE, Stopwatch()
    columns, read = read_mapping(mapping), choose_engine(engine, master, out, jobs)
    with fetching(sources, offline=offline, contact=contact, proxy=proxy) as fetch:
        options = ReadingOptions(jobs=jobs, mapping=columns, fetch=fetch)
        for reading in show_progress(read(sources, options), errors(), prints=True, sweep=options.sweep):
            ended = SET_ASIDE if reading.problems else ended
            _print_json(reading) if as_json else _print_page(reading)
    tell_sweep(errors(), options.sweep, watch.seconds)
    return ended


def _print_json(reading: Reading) -> None:
    from onrecord.cli.screen import print_json_line
    from onrecord.views.readings import reading_parts

    print_json_line(reading_parts(reading))


def _print_page(reading: Reading) -> None:
    from onrecord.cli.filed import print_filing
    from onrecord.cli.pages import print_reading
    from onrecord.cli.screen import screen
    from onrecord.records import DocumentReading

    if isinstance(reading, DocumentReading):
        print_reading(screen(), reading)
    else:
        print_filing(screen(), reading)
