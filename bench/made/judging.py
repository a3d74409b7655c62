"""Made judgements: people accept and reject claims, say that lines and names are one, and take some of it back."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from onrecord.parties import identify
from onrecord.records import Judgement, content_id

__all__ = ["Seen", "make_judgements"]

_PEOPLE = ("ann", "bo", "chidi", "dana")
_START = datetime(2026, 1, 5, 9, tzinfo=UTC)
_KINDS = {"claim": 80, "identity": 8, "match": 12}


@dataclass(slots=True, kw_only=True)
class Seen:
    """What of a made ledger people may judge: some claims of either sureness, some donors, some filed lines."""

    unsure: list[str] = field(default_factory=list)
    sure: list[str] = field(default_factory=list)
    donors: list[tuple[str, str, str]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def make_judgements(rng: random.Random, seen: Seen, count: int) -> Iterator[Judgement]:
    """Yield `count` judgements in the order of their days; one in twenty takes back an earlier one."""
    made: list[Judgement] = []
    for number in range(count):
        at = _START + timedelta(hours=number)
        by = rng.choice(_PEOPLE)
        if made and rng.random() < 0.05:
            taken = rng.choice(made)
            yield Judgement(kind="retraction", subject=taken.id, decision="retract", by=by, at=at, why="looked again")
            continue
        made.append(_make_one(rng, seen, by, at))
        yield made[-1]


def _make_one(rng: random.Random, seen: Seen, by: str, at: datetime) -> Judgement:
    kind = rng.choices(tuple(_KINDS), weights=tuple(_KINDS.values()))[0]
    if kind == "identity" and len(seen.donors) > 1:
        one, other = (identify(name, kind).key for name, kind, _ in rng.sample(seen.donors, 2))
        return Judgement(kind=kind, subject=one, other=other, decision="apart", by=by, at=at, why="two addresses")
    if kind == "match" and seen.donors and seen.lines:
        name, donor_kind, fund = rng.choice(seen.donors)
        pledge = content_id("pledge", f"{identify(name, donor_kind).key}|{fund}|money")
        return Judgement(kind=kind, subject=pledge, other=rng.choice(seen.lines), decision="other", by=by, at=at)
    is_unsure = rng.random() < 0.8
    claim = rng.choice(_either(seen.unsure, seen.sure) if is_unsure else _either(seen.sure, seen.unsure))
    decision = "accept" if is_unsure and rng.random() < 0.7 else "reject"
    return Judgement(kind="claim", subject=claim, decision=decision, by=by, at=at, why="read the page")


def _either(first: Sequence[str], second: Sequence[str]) -> Sequence[str]:
    return first or second
