"""Which gifts are asked for, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from onrecord.errors import QuestionError
from onrecord.ledger.catalogue.cursors import check_size
from onrecord.records.claim import CAPACITIES, DONOR_KINDS, STATUSES
from onrecord.records.match import STANDINGS

__all__ = ["SORTS", "GiftQuestion", "SortOrder"]


@dataclass(frozen=True, slots=True)
class SortOrder:
    """The column that an order goes by, and whether it falls."""

    column: str
    falls: bool


SORTS = {
    "newest": SortOrder("newest_order", falls=True),
    "oldest": SortOrder("oldest_order", falls=False),
    "largest": SortOrder("amount_order", falls=True),
    "gap": SortOrder("gap_order", falls=True),
    "donor": SortOrder("sort_name", falls=False),
    "sources": SortOrder("origins", falls=True),
    "added": SortOrder("added_at", falls=True),
    "changed": SortOrder("changed_at", falls=True),
}
"""Orders of a list by name."""

_ALLOWED = {
    "status": STATUSES,
    "capacity": CAPACITIES,
    "kind": DONOR_KINDS,
    "standing": STANDINGS,
    "sort": tuple(SORTS),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftQuestion:
    """Which gifts are wanted; None lets everything by.

    `words` are looked for in names, funds and outlets, each as the beginning of a word. `fund` and `donor`
    are keys ("us-inaugural-2025"); `since` and `until` days of the first report, `least` a sum in any currency;
    `disputed` keeps gifts on which sources differ. `after` is where the piece before ended.
    Raises QuestionError, which names the field, what is wrong and what is allowed.

    >>> GiftQuestion(status="lost")
    Traceback (most recent call last):
    ...
    onrecord.errors.QuestionError: status: 'lost' is none of planned, given, reported_in_filing, declined, refunded
    """

    words: str | None = None
    fund: str | None = None
    donor: str | None = None
    status: str | None = None
    capacity: str | None = None
    kind: str | None = None
    standing: str | None = None
    since: date | None = None
    until: date | None = None
    least: Decimal | None = None
    disputed: bool = False
    sort: str = "newest"
    after: str | None = None
    size: int = 25

    def __post_init__(self) -> None:
        for name, allowed in _ALLOWED.items():
            told = getattr(self, name)
            if told is not None and told not in allowed:
                raise QuestionError(name, f"{told!r} is none of {', '.join(allowed)}")
        check_size(self.size)
