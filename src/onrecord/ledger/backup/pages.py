"""Copy a SQLite file page by page, as of one moment, while others write to it.

By SQLite's online backup, not by VACUUM INTO: that numbers rows anew where a table has no number of its own (the
full-text index finds gifts by them), reads every row through every index, and stops at the first damaged one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from onrecord.ledger.stores.files import BUSY_SECONDS, reading_address

__all__ = ["close_pages", "copy_pages"]

# Pages between two reports of progress: 16 MB.
_AT_ONCE = 4096


def copy_pages(source: Path, draft: Path, progress: Callable[[int, int], None] | None = None) -> None:
    """Write the ledger in the file `source` to the empty file `draft`; `progress` hears pages done and pages in all.

    A transaction is held over the copy: without it, each page that another program writes would begin the copy anew.
    Raises what SQLite raises.
    """
    address = reading_address(source)
    with (
        closing(sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)) as original,
        closing(sqlite3.connect(draft, isolation_level=None)) as copy,
    ):
        original.execute("BEGIN")
        original.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        # The draft has no name yet: where it is cut off it is thrown away, so it needs no journal and no waiting.
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")
        original.backup(copy, pages=_AT_ONCE, progress=_telling(progress), sleep=0)
        original.execute("ROLLBACK")
    close_pages(draft)


def close_pages(draft: Path) -> None:
    """Make a ledger one file, which can be read where nobody may write; it has its journal again once it is written."""
    with closing(sqlite3.connect(draft, isolation_level=None)) as copy:
        copy.execute("PRAGMA journal_mode = DELETE")


def _telling(progress: Callable[[int, int], None] | None) -> Callable[[int, int, int], None] | None:
    return (lambda _, left, total: progress(total - left, total)) if progress else None
