"""Keep judgements, give them back, and prove that none was changed or taken out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import datetime

from sqlalchemy import Connection, insert, select

from onrecord.errors import LedgerError
from onrecord.ledger.checking import Fault
from onrecord.ledger.fetching import stream_rows
from onrecord.ledger.judgements.schema import judgements
from onrecord.ledger.rows import Row
from onrecord.records import Judgement

__all__ = ["build_judgement", "check_judgements", "keep_judgement", "load_judgements"]

_SEALED = ("id", "kind", "subject", "other", "decision", "judged_by", "judged_at", "why", "previous")


def keep_judgement(connection: Connection, judgement: Judgement) -> bool:
    """Add a judgement behind the last one; return False where it is there already. The caller holds the write lock."""
    if "\0" in f"{judgement.subject}{judgement.other}{judgement.by}{judgement.why}":
        raise LedgerError("a judgement holds U+0000, which no ledger keeps (write it without)")
    if connection.scalar(select(judgements.c.id).where(judgements.c.id == judgement.id)):
        return False
    last = connection.scalar(select(judgements.c.digest).order_by(judgements.c.sequence.desc()).limit(1))
    row = {
        "id": judgement.id,
        "kind": judgement.kind,
        "subject": judgement.subject,
        "other": judgement.other,
        "decision": judgement.decision,
        "judged_by": judgement.by,
        "judged_at": judgement.at.isoformat(),
        "why": judgement.why,
        "previous": last,
    }
    connection.execute(insert(judgements), {**row, "digest": _seal(row)})
    return True


def load_judgements(connection: Connection, after: int = 0) -> tuple[Judgement, ...]:
    """Return judgements in the order in which they were made, retracted ones and retractions among them.

    `after` is the sequence behind which they begin; all of them where it is not given.
    """
    return tuple(build_judgement(row) for row in _walk(connection, after))


def check_judgements(connection: Connection, count: Callable[[str], None]) -> Iterator[Fault]:
    """Yield what is wrong: a row that says something else than when it was made, or a row that is gone."""
    last: str | None = None
    for row in _walk(connection):
        count("judgements")
        if row["previous"] != last:
            yield Fault(table="judgements", id=row["id"], what="the judgement before it is another one, or gone")
        if _seal(row) != row["digest"]:
            yield Fault(table="judgements", id=row["id"], what="the digest does not fit what was judged")
        yield from _check_record(row)
        last = row["digest"]


def _check_record(row: Row) -> Iterator[Fault]:
    try:
        made = build_judgement(row)
    except (ValueError, TypeError) as error:
        yield Fault(table="judgements", id=row["id"], what=f"it cannot be made again: {error}")
        return
    if made.id != row["id"]:
        yield Fault(table="judgements", id=row["id"], what="the id does not fit what it says")


def _walk(connection: Connection, after: int = 0) -> Iterator[Row]:
    question = select(judgements).where(judgements.c.sequence > after)
    yield from stream_rows(connection, question.order_by(judgements.c.sequence))


def build_judgement(row: Row) -> Judgement:
    """Return the judgement of a row; raises ValueError where it is none."""
    return Judgement(
        kind=row["kind"],
        subject=row["subject"],
        other=row["other"],
        decision=row["decision"],
        by=row["judged_by"],
        at=datetime.fromisoformat(row["judged_at"]),
        why=row["why"],
    )


def _seal(row: Row) -> str:
    payload = json.dumps([row[name] for name in _SEALED], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(payload.encode()).hexdigest()
