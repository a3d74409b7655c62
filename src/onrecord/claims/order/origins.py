"""Places that only tell where somebody is from: "de Groningse scheepsbouwer X" (Dutch), "the Chicago trader X"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.order.items import Item

__all__ = ["settle_origins"]


def settle_origins(row: tuple[Item, ...]) -> list[Item]:
    """Return the row with each place between an article and what somebody does taken for a plain word."""
    return [replace(item, kind="word", member=None) if _is_origin(row, at) else item for at, item in enumerate(row)]


def _is_origin(row: tuple[Item, ...], at: int) -> bool:
    """Whether a name that gives nothing stands there, and a role and a party's name behind it."""
    item = row[at]
    if item.kind != "other" or not at or row[at - 1].kind != "determiner" or row[at - 1].has("pronoun"):
        return False
    if at > 1 and row[at - 2].has("come"):
        return False  # "afkomstig van de Utrechtse ondernemer X" (Dutch, "from the Utrecht entrepreneur"): read as such
    if item.member is not None and item.member.honouree:
        return False  # "the Trump adviser Jo Hale"
    end = at + 1
    while end < len(row) and row[end].kind == "role":
        end += 1
    return at + 1 < end < len(row) and row[end].kind == "party"
