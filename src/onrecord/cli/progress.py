"""Progress while pages are read: on a terminal, and nowhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.records import Reading

__all__ = ["show_progress"]

# The turning sign before the count, its blank, and the column that some terminals keep free.
_SPINNER_WIDTH = 3


def show_progress(readings: Iterable[Reading], console: Console, *, prints: bool = False) -> Iterator[Reading]:
    """Hand on the `readings`, counting them on `console` (standard error) where that is a terminal.

    `prints` says that the command prints as it goes: then a count on the same terminal would only be in the way.
    """
    if not console.is_terminal or (prints and sys.stdout.isatty()):
        yield from readings
        return
    from onrecord.cli.screen import page_text
    from onrecord.records import DocumentReading
    from onrecord.views.wording import count_words

    documents = claims = 0
    with console.status("reading") as status:
        for reading in readings:
            documents += 1
            claims += len(reading.claims) if isinstance(reading, DocumentReading) else 0
            told = f"{count_words(documents, 'document')}, {count_words(claims, 'claim')}: {reading.source}"
            line = page_text(told)
            line.truncate(max(1, console.width - _SPINNER_WIDTH), overflow="ellipsis")
            status.update(line)
            yield reading
