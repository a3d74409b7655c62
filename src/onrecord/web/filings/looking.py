"""What should be looked at in a filing, kind by kind; and where a line's giver is, as far as it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.records import Check, Entry

__all__ = ["LookedAt", "group_checks", "place_of"]

_SHOWN = 12
"""Checks of one kind that a page shows: the largest sums come first, and --json has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAt:
    """Checks of one kind; `left_out` counts those beyond what a page shows."""

    code: str
    checks: tuple[Check, ...]
    left_out: int


def group_checks(checks: Sequence[Check]) -> tuple[LookedAt, ...]:
    """Return the checks by kind, in the order in which kinds come first.

    >>> [one.code for one in group_checks([Check(code="abroad", what="3 donors"), Check(code="duplicate", what="2")])]
    ['abroad', 'duplicate']
    """
    found: dict[str, list[Check]] = {}
    for check in checks:
        found.setdefault(check.code, []).append(check)
    return tuple(
        LookedAt(code=code, checks=tuple(alike[:_SHOWN]), left_out=max(len(alike) - _SHOWN, 0))
        for code, alike in found.items()
    )


def place_of(entry: Entry) -> str:
    """Return where a line's giver is: town and state of an organisation, of anybody else the state alone.

    >>> from onrecord.records import Address, Receipt
    >>> where = Address(street_1="1 Harbour Row", city="AUSTIN", state="TX", country="USA")
    >>> place_of(Receipt(line=3, row_type="F132", name="ROE, ANN", kind="person", address=where))
    'TX'
    >>> place_of(Receipt(line=3, row_type="F132", name="VARGA MILLS", kind="organization", address=where))
    'AUSTIN, TX'
    """
    where = entry.address
    town = where.city if entry.kind == "organization" else ""
    country = where.country if where.country not in ("US", "USA") else ""
    return ", ".join(part for part in (town, where.state, country) if part)
