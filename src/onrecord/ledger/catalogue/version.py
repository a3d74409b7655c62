"""The version of a ledger: a short text that is another one once anything that can be asked for is another."""

from __future__ import annotations

import hashlib
import json

from sqlalchemy import Connection, text

__all__ = ["find_version"]

# One question; each figure is the last entry of an index. Rows are only ever added, so the last one tells.
_LAST_ROWS = text(
    "SELECT (SELECT max(sequence) FROM readings), (SELECT max(sequence) FROM filing_readings),"
    " (SELECT max(sequence) FROM judgements), (SELECT max(sequence) FROM sightings), (SELECT max(rowid) FROM problems)"
)
_MADE_OF = text("SELECT * FROM derivations")


def find_version(connection: Connection) -> str:
    """Return the version of what a connection sees: its facts, and what the derived tables were made of."""
    facts = tuple(connection.execute(_LAST_ROWS).one())
    made_of = [tuple(row) for row in connection.execute(_MADE_OF)]
    payload = json.dumps([facts, made_of], default=str)
    return hashlib.sha256(payload.encode()).hexdigest()[:16]
