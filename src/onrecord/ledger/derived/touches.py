"""With which facts what pages show was derived last, so that a page is made again only where what it shows is another.

A subject is a gift's id, or a fund (`fund_subject`). Its row tells up to which facts the ledger had come when it was
derived last; one without a row was derived with all others, which the row of ALL tells.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Connection, delete, select

from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.derived.schema import pledges, touches
from onrecord.ledger.rows import Row
from onrecord.ledger.stores import add_rows

__all__ = ["ALL", "find_touches", "fund_subject", "funds_of", "touch", "touch_all"]

ALL = ""
"""The subject that stands for every one."""

_FACTS = ("readings", "filing_readings", "judgements")


def fund_subject(key: str) -> str:
    """Return the subject that the fund of a key is.

    >>> fund_subject("us-inaugural-2025")
    'fund us-inaugural-2025'
    """
    return f"fund {key}"


def touch_all(connection: Connection, basis: Row) -> None:
    """Note that all was derived anew; the caller holds the write lock."""
    connection.execute(delete(touches))
    add_rows(connection, touches, [{"subject": ALL, "facts": f"{_facts(basis)}.{basis['reader']}"}])


def touch(connection: Connection, basis: Row, subjects: Collection[str]) -> None:
    """Note that these subjects were derived anew; the caller holds the write lock."""
    for some in some_at_once(subjects):
        connection.execute(delete(touches).where(touches.c.subject.in_(some)))
        add_rows(connection, touches, [{"subject": subject, "facts": _facts(basis)} for subject in some])


def _facts(basis: Row) -> str:
    return ".".join(str(basis[name]) for name in _FACTS)


def funds_of(connection: Connection, gifts: Iterable[str]) -> Iterator[str]:
    """Yield the keys of the funds that gifts are to."""
    for some in some_at_once(set(gifts)):
        yield from connection.scalars(select(pledges.c.fund_key).where(pledges.c.id.in_(some)).distinct())


def find_touches(connection: Connection, subjects: Iterable[str]) -> str:
    """Return a short text that is another one once any of the subjects was derived anew."""
    asked = select(touches.c.subject, touches.c.facts).where(touches.c.subject.in_([ALL, *subjects]))
    return " ".join(f"{row.subject}={row.facts}" for row in connection.execute(asked.order_by(touches.c.subject)))
