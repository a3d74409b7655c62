"""Progress while pages are read: on a terminal, and nowhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.pipeline.sweeps import Sweep
    from onrecord.records import Reading

__all__ = ["show_progress"]

# The turning sign before the count, its blank, and the column that some terminals keep free.
_SPINNER_WIDTH = 3


def show_progress(
    readings: Iterable[Reading], console: Console, *, prints: bool = False, sweep: Sweep | None = None
) -> Iterator[Reading]:
    """Hand on the `readings`, counting them on `console` (standard error) where that is a terminal.

    `prints` says that the command prints as it goes: then a count on the same terminal would only be in the way.
    Of a `sweep` the pages and the speed are shown as well, piece by piece.
    """
    if not console.is_terminal or (prints and sys.stdout.isatty()):
        yield from readings
        return
    from onrecord.cli.screen import page_text
    from onrecord.cli.sweeps import Stopwatch, sweep_words
    from onrecord.records import DocumentReading
    from onrecord.views.wording import count_words

    documents = claims = 0
    watch, source = Stopwatch(), ""

    def update() -> None:
        told = f"{count_words(documents, 'document')}, {count_words(claims, 'claim')}"
        swept = f" of {sweep_words(sweep, watch.seconds)}" if sweep is not None and sweep.pieces else ""
        line = page_text(f"{told}{swept}: {source}")
        line.truncate(max(1, console.width - _SPINNER_WIDTH), overflow="ellipsis")
        status.update(line)

    with console.status("reading") as status:
        if sweep is not None:
            sweep.note_progress = update
        for reading in readings:
            documents += 1
            claims += len(reading.claims) if isinstance(reading, DocumentReading) else 0
            source = reading.source
            update()
            yield reading
