"""`onrecord scan`: read, print, keep nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.cli.ending import DONE, SET_ASIDE
from onrecord.cli.options import AsJson, Jobs, Sources

if TYPE_CHECKING:
    from onrecord.records import DocumentReading

__all__ = ["scan"]


def scan(sources: Sources, as_json: AsJson = False, jobs: Jobs = None) -> int:
    """Read pages and print the gifts that they tell of, each with its evidence. Keeps nothing."""
    from onrecord.cli.progress import show_progress
    from onrecord.cli.screen import errors
    from onrecord.pipeline import ReadingOptions, read_documents

    ended = DONE
    readings = read_documents(sources, ReadingOptions(jobs=jobs))
    for reading in show_progress(readings, errors(), prints=True):
        ended = SET_ASIDE if reading.problems else ended
        _print_json(reading) if as_json else _print_page(reading)
    return ended


def _print_json(reading: DocumentReading) -> None:
    from onrecord.cli.screen import print_json_line
    from onrecord.views.documents import document_object

    print_json_line(document_object(reading))


def _print_page(reading: DocumentReading) -> None:
    from onrecord.cli.pages import print_reading
    from onrecord.cli.screen import screen

    print_reading(screen(), reading)
