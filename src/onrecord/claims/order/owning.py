"""What an entry of a list says of what a giver owns: "Merrow Steel[, the owner of Orlo Wire and Kestrel Tubes]: $5"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["owning_end"]

_BEFORE = ("determiner", "word")
_OWNED = ("party", "and", "comma", "determiner", "from", "of", "word", "role", "other")
_MOST = 2


def owning_end(row: Sequence[Item], at: int) -> int | None:
    """Return where words end that the comma at `at` opens, on whose owner a giver is, before its sum; None for none.

    The names in them give nothing. Where the verb may stand last a row ends before the colon.
    """
    first = at + 1
    while first < len(row) and row[first].kind in _BEFORE and first - at <= _MOST:
        first += 1
    if first >= len(row) or row[at].kind != "comma" or not (row[first].has("role.of") or row[first].kind == "unnamed"):
        return None
    end = first + 1
    while end < len(row) and row[end].kind in _OWNED:
        end += 1
    named = row[first].kind == "unnamed" or any(i.kind == "party" for i in row[first:end])
    return end if named and _leads_to_sum(row, end) else None


def _leads_to_sum(row: Sequence[Item], at: int) -> bool:
    """Whether nothing follows, or a colon, a dash or a bracket and the sum do."""
    if at >= len(row):
        return True
    return row[at].kind in ("colon", "dash", "open") and at + 1 < len(row) and row[at + 1].kind in ("sum", "determiner")
