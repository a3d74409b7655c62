"""Gifts that are expected: "Es wird erwartet, dass X spendet" (German), "No se espera que X done" (Spanish)."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["is_expected", "is_unexpected"]


def is_expected(row: tuple[Item, ...], start: int, at: int, before: tuple[Item, ...]) -> bool:
    """Return whether a gift is only expected: "Se espera que X done" (Spanish), and not "... haya donado"."""
    if _expected_at(row, start) is None:
        return False
    return not (row[at].has_form("past") and any("link.perfect" in i.categories.meant for i in before))


def is_unexpected(row: tuple[Item, ...], start: int) -> bool:
    """ "No se espera que X done" (Spanish), "Es wird nicht erwartet, dass X spendet" (German): told either way."""
    at = _expected_at(row, start)
    return at is not None and any(i.kind == "negation" for i in row[max(0, at - 2) : start])


def _expected_at(row: tuple[Item, ...], start: int) -> int | None:
    """ "Es wird erwartet, dass X spendet" (German), "Se espera que X done" (Spanish): said before the subject."""
    back = start - 1
    while back > 0 and row[back].kind in ("comma", "relative", "determiner", "role"):
        back -= 1
    return back if back >= 0 and row[back].kind == "plan" and row[back].has("plan.expected") else None
