"""Who is only named beside the one who acts: "Con la moglie, Ada, ha donato" (Italian, "with his wife, Ada")."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["is_companion"]

_LEADS = ("determiner", "to")
_ACTS = ("auxiliary", "plan", "verb")
_NEXT = (*_ACTS, "comma")
_ENDS = ("comma", "end", "stop", "colon", "and")


def is_companion(row: tuple[Item, ...], at: int, lower: int) -> bool:
    """Return whether "with his wife" opens the clause before the person at `at`, and a verb without subject follows.

    "Con il marito, Rosa Merli ha donato" (Italian, "with her husband, Rosa Merli gave") has its subject.
    """
    if at + 1 >= len(row) or row[at + 1].kind not in _NEXT or not _acts_next(row, at):
        return False
    back = at - 1 - _has_comma(row, at - 1)
    kin = back > 0 and row[back].kind == "role" and row[back].has("role.kin")
    member = row[at].member
    person = member is not None and member.kind == "person"
    back -= kin
    if back < 0 or not (kin or (person and row[back].has("pronoun.his"))):
        return False
    while back > 0 and (row[back].has("pronoun.his") or row[back].kind in _LEADS):
        back -= 1
    opens = back <= lower and (not back or row[back - 1].kind in _ENDS)
    return opens and (row[back].has_any("each.joint", "join") or row[back].kind == "at")


def _acts_next(row: tuple[Item, ...], at: int) -> bool:
    """Whether a verb stands right behind the name, or behind a comma where one stands before the name."""
    comma = at > 0 and row[at - 1].kind == "comma"
    behind = at + 1 + comma
    if comma != (row[at + 1].kind == "comma"):
        return False
    return behind < len(row) and row[behind].kind in _ACTS


def _has_comma(row: tuple[Item, ...], at: int) -> bool:
    return 0 <= at < len(row) and row[at].kind == "comma"
