"""Make the derived tables anew, without holding the write lock while it is worked out what goes into them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, Engine

from onrecord.ledger.connecting import begin_writing
from onrecord.ledger.derived.deriving import Derived, derive
from onrecord.ledger.derived.facts import load_facts
from onrecord.ledger.derived.lining import line_up
from onrecord.ledger.derived.loading import load_matches, load_pledges
from onrecord.ledger.derived.writing import find_basis, is_stale, write_derived
from onrecord.reference.confidence import load_confidence

__all__ = ["find_derived", "remake"]

# Another program may add while this one derives; it then derives again, and after so many times writes what it has.
_PATIENCE = 5


def remake(engine: Engine, reader: str) -> Derived:
    """Derive everything and write it; what is added meanwhile is taken in."""
    for attempt in range(_PATIENCE):
        with engine.connect() as connection:
            basis = find_basis(connection, reader)
            facts = load_facts(connection, load_confidence().floor)
        derived = derive(facts)
        lines = line_up(derived, facts)
        with begin_writing(engine) as connection:
            if attempt == _PATIENCE - 1 or find_basis(connection, reader) == basis:
                write_derived(connection, derived, lines, basis)
                return derived
    raise AssertionError("the last attempt writes")


def find_derived(
    connection: Connection, reader: str, *, floor: Decimal | None = None, as_of: date | None = None
) -> Derived:
    """Return what follows from the facts, as of a day: out of the tables where they are fresh, else worked out now.

    `floor` is the confidence from which on a claim counts; None is the usual one.
    """
    if floor is None and as_of is None and not is_stale(connection, reader):
        pledges = tuple(load_pledges(connection))
        origins = {origin.id: origin for pledge in pledges for origin in pledge.origins}
        matches = tuple(match for found in load_matches(connection).values() for match in found)
        return Derived(pledges=pledges, origins=tuple(origins.values()), matches=matches)
    return derive(load_facts(connection, load_confidence().floor if floor is None else floor, as_of))
