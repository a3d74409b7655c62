"""A judgement: a person's decision about a claim, an identity or a match. Kept with who, when and why; retractable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from onrecord.records.ids import content_id

__all__ = ["DECISIONS", "Judgement", "in_force"]

DECISIONS = {
    "claim": ("accept", "reject"),
    "identity": ("same", "apart"),
    "match": ("same", "other"),
    "retraction": ("retract",),
}
"""What can be decided of what. "retract" takes back the judgement that is its subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision. `subject` is a claim's id, one of two keys of donors, a pledge's id, or another judgement's id.

    `other` is the second key of an identity, or the filed line of a match ("filing-1a2b:12").

    >>> from datetime import UTC
    >>> at = datetime(2025, 1, 2, tzinfo=UTC)
    >>> Judgement(kind="claim", subject="claim-1", decision="accept", by="ann", at=at, why="read the page").id[:10]
    'judgement-'
    >>> Judgement(kind="claim", subject="claim-1", decision="same", by="ann", at=at)
    Traceback (most recent call last):
    ...
    ValueError: decision 'same' is not one of ('accept', 'reject')
    """

    kind: str
    subject: str
    decision: str
    by: str
    at: datetime
    why: str = ""
    other: str | None = None

    def __post_init__(self) -> None:
        if self.kind not in DECISIONS:
            raise ValueError(f"kind {self.kind!r} is not one of {tuple(DECISIONS)}")
        if self.decision not in DECISIONS[self.kind]:
            raise ValueError(f"decision {self.decision!r} is not one of {DECISIONS[self.kind]}")
        if not self.by.strip():
            raise ValueError("a judgement needs to say whose it is")
        if self.at.tzinfo is None:
            raise ValueError("at needs a time zone")
        if (self.other is None) == (self.kind in ("identity", "match")):
            raise ValueError(f"a judgement on a {self.kind} is about {'two' if self.other is None else 'one'}")

    @property
    def id(self) -> str:
        """A hash of all that it says."""
        parts = (self.kind, self.subject, self.other, self.decision, self.by, self.at.isoformat(), self.why)
        return content_id("judgement", *parts)


def in_force(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that hold, in their order: not retracted, and each person's last word on a subject.

    >>> from datetime import UTC
    >>> first = Judgement(kind="claim", subject="c", decision="accept", by="ann", at=datetime(2025, 1, 2, tzinfo=UTC))
    >>> other = Judgement(kind="claim", subject="c", decision="reject", by="ann", at=datetime(2025, 1, 3, tzinfo=UTC))
    >>> [judgement.decision for judgement in in_force([first, other])]
    ['reject']
    """
    known = tuple(judgements)
    retracted = {judgement.subject for judgement in known if judgement.kind == "retraction"}
    last: dict[tuple[str, str, str | None, str], Judgement] = {}
    for judgement in known:
        if judgement.kind != "retraction" and judgement.id not in retracted:
            key = (judgement.kind, judgement.subject, judgement.other, judgement.by)
            last.pop(key, None)
            last[key] = judgement
    return tuple(last.values())
