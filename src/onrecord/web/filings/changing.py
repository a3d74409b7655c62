"""What a filing says otherwise than the one that it replaces: lines that came, that went, and that changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from onrecord.filings.changes import Change, Changes, compare_entries
from onrecord.ledger.catalogue import Catalogue, FiledCover
from onrecord.records import Entry, Filing
from onrecord.web.translating import N_

__all__ = [
    "LINE_FIELDS",
    "MOST_LINES",
    "SHOWN",
    "ChangedField",
    "FilingChanges",
    "changed_fields",
    "find_changes",
    "find_former",
]


MOST_LINES = 20_000
"""Lines of both filings together that a page compares: they take some seconds; a program compares more."""

SHOWN = 200
"""Lines of each kind that a page shows."""

LINE_FIELDS = {
    "name": N_("name"),
    "kind": N_("kind of donor"),
    "amount": N_("sum"),
    "aggregate": N_("in all, as filed"),
    "date": N_("day"),
    "in_kind": N_("in kind"),
    "is_memo": N_("not added up"),
    "memo": N_("note"),
    "purpose": N_("what for"),
    "payee": N_("paid to"),
    "honoree": N_("in honour of"),
    "item_type": N_("kind of item"),
    "address": N_("address"),
    "employer": N_("employer"),
    "occupation": N_("occupation"),
    "name_parts": N_("parts of the name"),
}
"""What a line may say otherwise, in words; of what is in _UNSHOWN it is said that it differs, and no more."""

_UNSHOWN = ("address", "employer", "occupation", "name_parts")
"""What people are and where they live is not put side by side."""

_SUMS = ("amount", "aggregate")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedField:
    """A field of a line before and after, in words; both "" where it is only said that they differ."""

    name: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingChanges:
    """The filing that was replaced, and what changed since; None where the lines are too many to compare on a page."""

    before: Filing
    changes: Changes | None


def find_former(cover: FiledCover) -> Filing | None:
    """Return the filing that a filing replaced, where it was read; None for the first of its report."""
    filings = cover.chain.filings
    place = next((at for at, filing in enumerate(filings) if filing.id == cover.filing.id), 0)
    return filings[place - 1] if place else None


def find_changes(catalogue: Catalogue, cover: FiledCover, former: Filing) -> FilingChanges:
    """Return what a filing says otherwise than the `former` one; streets are not compared."""
    before = catalogue.find_cover(former.id)
    if before is None or _lines(before) + _lines(cover) > MOST_LINES:
        return FilingChanges(before=former, changes=None)
    old, new = (catalogue.load_entries(one.reading_id) for one in (before, cover))
    return FilingChanges(before=former, changes=compare_entries(old, new))


def _lines(cover: FiledCover) -> int:
    return cover.receipts + cover.refunds


def changed_fields(
    change: Change, say_sum: Callable[[Decimal | None], str], say_day: Callable[[date | None], str]
) -> Iterator[ChangedField]:
    """Yield the fields of a line that changed, sums and days as `say_sum` and `say_day` word them."""
    for name in change.fields:
        if name in _UNSHOWN or name not in LINE_FIELDS:
            yield ChangedField(name=name)
        else:
            before, after = (_word(getattr(one, name), name, say_sum, say_day) for one in _both(change))
            yield ChangedField(name=name, before=before, after=after)


def _both(change: Change) -> tuple[Entry, Entry]:
    return change.before, change.after


def _word(
    value: Any,  # noqa: ANN401 - of whichever field
    name: str,
    say_sum: Callable[[Decimal | None], str],
    say_day: Callable[[date | None], str],
) -> str:
    if name in _SUMS:
        return say_sum(value) or "—"
    if isinstance(value, date):
        return say_day(value)
    if isinstance(value, bool):
        return "✓" if value else "—"
    return str(value) if value else "—"
