"""When a pledge was first recorded, and when it last changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC

from sqlalchemy import Connection, func, select

from onrecord.ledger import schema
from onrecord.ledger.derived.asking import some_at_once
from onrecord.ledger.fetching import stream_rows
from onrecord.records import Judgement, Pledge

__all__ = ["Moments"]


class Moments:
    """The moments at which claims were recorded, and those at which people judged claims and matches, as ISO text."""

    def __init__(self, judgements: Iterable[Judgement], recorded: Mapping[str, tuple[str, str]]) -> None:
        self._recorded = recorded
        self._judged: defaultdict[str, list[str]] = defaultdict(list)
        for judgement in judgements:
            if judgement.kind in ("claim", "match"):
                self._judged[judgement.subject].append(judgement.at.astimezone(UTC).isoformat())

    @classmethod
    def load(cls, connection: Connection, judgements: Iterable[Judgement], claims: Iterable[str]) -> Moments:
        """Read when these claims were recorded: the beginnings of the first and the last run that read each."""
        table, readings, runs = schema.claims, schema.readings, schema.runs
        began = runs.c.started_at
        question = (
            select(table.c.id, func.min(began).label("first"), func.max(began).label("last"))
            .join_from(table, readings, table.c.reading_id == readings.c.id)
            .join(runs, readings.c.run_id == runs.c.id)
            .group_by(table.c.id)
        )
        recorded: dict[str, tuple[str, str]] = {}
        for some in some_at_once(claims):
            for row in stream_rows(connection, question.where(table.c.id.in_(some))):
                recorded[row["id"]] = (row["first"], row["last"])
        return cls(judgements, recorded)

    def of(self, pledge: Pledge) -> tuple[str, str]:
        """Return when a pledge was first recorded, and when it last changed: by a claim, or by a judgement on it."""
        known = [self._recorded[claim] for claim in pledge.claim_ids]
        words = [moment for subject in (pledge.id, *pledge.claim_ids) for moment in self._judged.get(subject, ())]
        return min(first for first, _ in known), max([last for _, last in known] + words)
