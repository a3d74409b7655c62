"""How far a ledger has come: the last of each kind of fact, and what its derived tables were made of."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, text

__all__ = ["Moment", "find_moment", "find_version"]

# One question; each figure is the last entry of an index. Rows are only ever added, so the last one tells.
_LAST_ROWS = text(
    "SELECT (SELECT max(sequence) FROM readings), (SELECT max(sequence) FROM filing_readings),"
    " (SELECT max(sequence) FROM judgements), (SELECT max(sequence) FROM sightings), (SELECT max(rowid) FROM problems)"
)
_MADE_OF = text("SELECT readings, filing_readings, judgements, reader FROM derivations")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The numbers of the last reading, filing, judgement, sighting and problem; 0 where there is none.

    `derived` is what the derived tables were made of, in the same order, with the reader; () where they never were.
    """

    readings: int
    filing_readings: int
    judgements: int
    sightings: int
    problems: int
    derived: tuple[int | str, ...]

    @property
    def version(self) -> str:
        """A short text that is another one once anything that can be asked for is another."""
        return hashlib.sha256(json.dumps(asdict(self)).encode()).hexdigest()[:16]


def find_moment(connection: Connection) -> Moment:
    """Return how far the ledger has come that a connection sees."""
    readings, filing_readings, judgements, sightings, problems = connection.execute(_LAST_ROWS).one()
    made_of = connection.execute(_MADE_OF).one_or_none()
    return Moment(
        readings=readings or 0,
        filing_readings=filing_readings or 0,
        judgements=judgements or 0,
        sightings=sightings or 0,
        problems=problems or 0,
        derived=tuple(made_of or ()),
    )


def find_version(connection: Connection) -> str:
    """Return the version of what a connection sees (`Moment.version`)."""
    return find_moment(connection).version
