"""The preposition of people as objects: "La lista incluye [a] X y a Y" (Spanish, "the list includes")."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["free_objects"]

_OBJECTS = ("party", "role", "determiner", "to")


def free_objects(row: tuple[Item, ...]) -> list[Item]:
    """Return the row without the "to" behind a verb that lists names, which rules none of them."""
    return [item for n, item in enumerate(row) if not _is_personal(row, n)]


def _is_personal(row: tuple[Item, ...], at: int) -> bool:
    leads = 0 < at < len(row) - 1 and row[at].kind == "to" and row[at - 1].has("listing.include")
    return leads and row[at + 1].kind in _OBJECTS
