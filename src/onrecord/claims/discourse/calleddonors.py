"""Whom a sentence calls the donor of somebody else: "A's biggest donor is B", "A had as her top donor B"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["called_donor"]

_OF = ("from", "of")
_DRESSED = ("determiner", "role", "word")


def called_donor(row: tuple[Item, ...], at: int) -> int:
    """Return the place of the party that is called a donor of the party at `at`, or `at` where none is.

    "A maior doadora da candidata A é B. Ela ..." (Portuguese, "She ..."): B, who gave, is whom the text goes on with.
    """
    donor = next((n for n, i in enumerate(row) if i.kind == "donor"), None)
    if donor is None:
        return at
    if donor > at:
        called = any(i.kind == "including" for i in row[at + 1 : donor])
        return _first_party(row, donor + 1, at) if called else at
    back = at - 1
    while back > donor and row[back].kind in _DRESSED and not row[back].has("link.of"):
        back -= 1
    led = back > donor and (row[back].kind in _OF or row[back].has("link.of"))
    link = next((n for n in range(at + 1, len(row)) if row[n].has("link.passive")), None)
    return _first_party(row, link + 1, at) if led and link is not None else at


def _first_party(row: tuple[Item, ...], first: int, otherwise: int) -> int:
    """The place of the first party from `first` on, before a comma."""
    end = next((n for n in range(first, len(row)) if row[n].kind in ("comma", "stop", "verb")), len(row))
    return next((n for n in range(first, end) if row[n].kind == "party"), otherwise)
