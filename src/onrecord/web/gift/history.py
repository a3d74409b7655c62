"""What happened to a gift, day by day: reported, filed, decided on, due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.ledger.catalogue import Gift, GiftTelling
from onrecord.records import FiledEntry, Judgement

__all__ = ["Event", "list_events"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened on a day; what it is about is in the field of its kind.

    `kind` is "reported", "filed", "judged" or "due".
    """

    day: date
    kind: str
    telling: GiftTelling | None = None
    filed: FiledEntry | None = None
    judgement: Judgement | None = None


def list_events(gift: Gift) -> tuple[Event, ...]:
    """Return what happened, the earliest first; what has no day is left out."""
    return tuple(sorted(_events(gift), key=lambda event: (event.day, _ORDER.index(event.kind))))


_ORDER = ("reported", "filed", "judged", "due")


def _events(gift: Gift) -> Iterator[Event]:
    seen: set[str] = set()
    for telling in gift.tellings:
        published = telling.article.published
        if published and telling.article_id not in seen:
            seen.add(telling.article_id)
            yield Event(day=published.value, kind="reported", telling=telling)
    filings: set[str] = set()
    for match in gift.matches:
        for one in match.filed if match.is_accepted else ():
            if one.filing.filed and one.filing.id not in filings:
                filings.add(one.filing.id)
                yield Event(day=one.filing.filed, kind="filed", filed=one)
    for judgement in gift.judgements:
        yield Event(day=judgement.at.date(), kind="judged", judgement=judgement)
    if gift.standing.due and gift.standing.name in ("announced", "due", "not_found_though_due"):
        yield Event(day=gift.standing.due, kind="due")
