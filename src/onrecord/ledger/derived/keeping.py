"""Keep the derived tables up: only what new facts touch is derived, and the rows are those of a rebuild."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from onrecord.ledger.derived.changing import find_change
from onrecord.ledger.derived.remaking import remake
from onrecord.ledger.derived.touching import count_new_readings
from onrecord.ledger.derived.writing import Change, find_basis, find_made_of, write_change
from onrecord.ledger.rows import Row
from onrecord.ledger.stores import begin_writing

__all__ = ["Kept", "keep_up"]

# Another program may add while this one derives; then there is a little more to do, and after so many times it is left
# to whoever adds next: the tables say themselves what they are made of.
_PATIENCE = 5
_MOST_NEW = 10_000
"""New pages at once from which on all is made anew, some groups in memory at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What was done: whether all was `remade`, else how many groups and pledges were derived or held anew."""

    remade: bool = False
    groups: int = 0
    pledges: int = 0

    def __add__(self, other: Kept) -> Kept:
        """Return what both did."""
        return Kept(
            remade=self.remade or other.remade,
            groups=self.groups + other.groups,
            pledges=self.pledges + other.pledges,
        )


def keep_up(engine: Engine, reader: str) -> Kept:
    """Bring the derived tables to what all facts give, whoever added them. Ends with the rows of a rebuild.

    What the tables are made of is written with them, so that a program that is stopped midway leaves nothing to mend.
    """
    done = Kept()
    for _ in range(_PATIENCE):
        with engine.connect() as connection:
            made_of, basis = find_made_of(connection), find_basis(connection, reader)
            if made_of == basis:
                break
            change = _find_change(connection, made_of, basis)
        if change is None:
            remake(engine, reader)
            done += Kept(remade=True)
        else:
            done += _write(engine, change, made_of)
    return done


def _write(engine: Engine, change: Change, made_of: Row | None) -> Kept:
    """Write a change, unless another program kept the tables up meanwhile: then what is left is found again."""
    with begin_writing(engine) as connection:
        if find_made_of(connection) != made_of:
            return Kept()
        write_change(connection, change)
    return Kept(groups=len(change.groups), pledges=len(change.matched))


def _is_mostly_new(connection: Connection, made_of: Row) -> bool:
    """Whether more is new than it is worth to look up."""
    new, known = count_new_readings(connection, made_of)
    return new > min(_MOST_NEW, known // 2)


def _find_change(connection: Connection, made_of: Row | None, basis: Row) -> Change | None:
    """Return what to write; None where all is to be made anew: never made, by another reader, or mostly new."""
    if made_of is None or made_of["reader"] != basis["reader"] or _is_mostly_new(connection, made_of):
        return None
    return find_change(connection, made_of, basis)
