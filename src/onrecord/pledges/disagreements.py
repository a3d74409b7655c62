"""On what the sources of one gift differ: shown by origin, never averaged away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.pledges.amounts import agree, exactness, worded
from onrecord.pledges.telling import OriginOf, told_capacity, told_on
from onrecord.records import Disagreement, Telling

__all__ = ["DISPUTED_FIELDS", "find_disagreements", "group_values"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """How a field is told and compared; a telling whose value is "" says nothing of it."""

    value: Callable[[Telling], str]
    alike: Callable[[Telling, Telling], bool]


def _amount(telling: Telling) -> str:
    return worded(telling.claim.money)


def _capacity(telling: Telling) -> str:
    capacity = told_capacity(telling)
    return "" if capacity == "unknown" else capacity


def _status(telling: Telling) -> str:
    """A plan and a gift made are no disagreement; a refusal and a gift are."""
    return "declined" if telling.claim.status == "declined" else "given or planned"


_FIELDS = {
    "amount": _Field(value=_amount, alike=lambda one, other: agree(one.claim.money, other.claim.money)),
    "capacity": _Field(value=_capacity, alike=lambda one, other: told_capacity(one) == told_capacity(other)),
    "status": _Field(value=_status, alike=lambda one, other: _status(one) == _status(other)),
}

DISPUTED_FIELDS = tuple(_FIELDS)
"""The fields on which sources can differ."""


def group_values(tellings: Iterable[Telling], field: str) -> list[tuple[str, list[Telling]]]:
    """Return the values of a field with their tellings, the most exactly told first; what says nothing is left out."""
    how = _FIELDS[field]
    groups: list[list[Telling]] = []
    for telling in sorted((t for t in tellings if how.value(t)), key=_most_exact_first):
        group = next((group for group in groups if how.alike(group[0], telling)), None)
        groups.append([telling]) if group is None else group.append(telling)
    return [(how.value(group[0]), group) for group in groups]


def _most_exact_first(telling: Telling) -> tuple[int, int, str]:
    sure, digits = exactness(telling.claim.money)
    return (-sure, -digits, telling.claim.id)


def find_disagreements(gift: Sequence[Telling], origin_of: OriginOf) -> tuple[Disagreement, ...]:
    """Return the fields on which origins differ, each value with the origins that tell it."""
    found = []
    for field in _FIELDS:
        values = group_values(gift, field)
        if len(values) > 1:
            told = tuple((value, _origins(group, origin_of)) for value, group in values)
            found.append(Disagreement(field=field, told=told, corrected=_find_corrected(values, origin_of)))
    return tuple(found)


def _origins(tellings: Iterable[Telling], origin_of: OriginOf) -> tuple[str, ...]:
    return tuple(sorted({origin_of[telling.claim.article_id] for telling in tellings}))


def _find_corrected(values: Sequence[tuple[str, list[Telling]]], origin_of: OriginOf) -> str | None:
    """Return the value that an outlet, or an origin, told before it told another one."""
    dated = sorted(
        ((told_on(telling), value, telling) for value, group in values for telling in group if telling.published),
        key=lambda row: (row[0], row[2].claim.id),
    )
    before: dict[str, tuple[date, str]] = {}
    for day, value, telling in dated:
        for teller in filter(None, (telling.outlet, origin_of[telling.claim.article_id])):
            earlier = before.setdefault(teller, (day, value))
            if earlier[1] != value and earlier[0] < day:
                return earlier[1]
    return None
