"""Gifts that are expected: "Es wird erwartet, dass X spendet" (German), "No se espera que X done" (Spanish)."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["is_expected", "is_hoped", "is_unexpected"]


def is_expected(row: tuple[Item, ...], start: int, at: int, before: tuple[Item, ...]) -> bool:
    """Return whether a gift is only expected: "Se espera que X done" (Spanish), and not "... haya donado"."""
    if _expected_at(row, start) is None:
        return False
    return not (row[at].has_form("past") and any("link.perfect" in i.categories.meant for i in before))


def is_unexpected(row: tuple[Item, ...], start: int) -> bool:
    """ "No se espera que X done" (Spanish), "Es wird nicht erwartet, dass X spendet" (German): told either way."""
    at = _expected_at(row, start)
    return at is not None and any(i.kind == "negation" for i in row[max(0, at - 2) : start])


def is_hoped(row: tuple[Item, ...], start: int, at: int) -> bool:
    """Return whether somebody else would have the gift: "The committee hopes that X will give", "wants X to give"."""
    if _urges_some(row, start, at):
        return True
    if _is_told_beside(row, start, at):
        return False
    told = sorted((i for i in row if i.last <= row[start].first), key=lambda i: i.first)  # as the text has it
    that = False
    while told and told[-1].kind in _BEFORE_HOPED and not told[-1].has("hope"):
        that = told.pop().has("relative") or that
    own = row[start].kind in _OWN and not row[start].has("role.company")  # "X hopes that it will give": its own plan
    return bool(told) and not own and (told[-1].has("hope.any") or (that and told[-1].has("hope")))


def _is_told_beside(row: tuple[Item, ...], start: int, at: int) -> bool:
    """ "exige que X, qui [a donné], le dise" (French, "demands that X, who gave, say so"): what is demanded follows."""
    back = at - 1
    while back > start and row[back].kind == "auxiliary":
        back -= 1
    return back > start and row[back].kind == "relative"


def _urges_some(row: tuple[Item, ...], start: int, at: int) -> bool:
    """ "A associação estimula os associados [a doar]" (Portuguese, "encourages its members to give")."""
    urging = next((n for n in range(at - 2, start, -1) if row[n].has("hope.any")), 0)
    between = [i.kind for i in row[urging + 1 : at]] if urging and row[at - 1].kind == "to" else []
    return len(between) > 1 and "comma" not in between and "verb" not in between


_BEFORE_HOPED = ("comma", "relative", "determiner", "role", "auxiliary")
_OWN = ("pronoun", "self")


def _expected_at(row: tuple[Item, ...], start: int) -> int | None:
    """ "Es wird erwartet, dass X spendet" (German), "Se espera que X done" (Spanish): said before the subject."""
    back = start - 1
    while back > 0 and row[back].kind in ("comma", "relative", "determiner", "role"):
        back -= 1
    return back if back >= 0 and row[back].kind == "plan" and row[back].has("plan.expected") else None
