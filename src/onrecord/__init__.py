"""onrecord keeps the record of announced political gifts: who, how much, to which fund, said by whom.

    read_documents   pages and filings to readings: articles, claims, statements, filed lines, problems
    ReadingOptions   how: in how many processes, by which clock, what fetches addresses
    Ledger           keeps readings, and answers questions about them

`docs/library.md` shows how these go together, and which packages hold the rest.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.pipeline import ReadingOptions, read_documents

__all__ = ["Ledger", "ReadingOptions", "__version__", "read_documents"]

__version__ = "0.1.0"

_HOMES = {"Ledger": "onrecord.ledger", "ReadingOptions": "onrecord.pipeline", "read_documents": "onrecord.pipeline"}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for: whoever wants the version waits for no database."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
