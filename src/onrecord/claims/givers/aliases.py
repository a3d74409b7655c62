"""Second names told behind a first one: "Payrol Inc., better known as Kaldane, gave"; a nickname is one, too."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row

__all__ = ["fold_aliases"]


def fold_aliases(row: Row) -> Row:
    """Return the row with each such name as a part of the first one: it is no further giver."""
    kept: list[Item] = []
    at = 0
    while at < len(row):
        first = len(kept) - 2 if kept and kept[-1].kind == "comma" else len(kept) - 1
        if first >= 0 and kept[first].kind == "party" and _names_again(row, at):
            parted = first < len(kept) - 1
            kept[first:] = [replace(kept[first], last=row[at + 1].last)]
            at += 3 if parted and at + 2 < len(row) and row[at + 2].kind == "comma" else 2
            continue
        if first >= 0 and first < len(kept) - 1 and kept[first].kind == "party" and (end := _nicknamed(row, at)):
            kept[first:] = [replace(kept[first], last=row[end - 1].last)]
            at = end + 1
            continue
        kept.append(row[at])
        at += 1
    return Row.of(kept)


def _names_again(row: Row, at: int) -> bool:
    """Whether "better known as" and a name stand at `at`."""
    return row[at].has("link.alias") and at + 1 < len(row) and row[at + 1].kind in ("party", "other")


_NICKNAME = ("determiner", "word", "role", "from", "of", "other", "party", "kind", "business", "unnamed")
_LONGEST = 8


def _nicknamed(row: Row, at: int) -> int:
    """Where the comma stands that closes "better known as the “King of Cattle”" at `at`; 0 where nothing closes it."""
    if not row[at].has("link.alias"):
        return 0
    end = at + 1
    while end < len(row) and end - at < _LONGEST and row[end].kind in _NICKNAME:
        end += 1
    return end if end < len(row) and end > at + 1 and row[end].kind == "comma" else 0
