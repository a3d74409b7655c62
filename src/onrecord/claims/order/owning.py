"""What a text says of what a giver owns: "Merrow Steel[, the owner of Orlo Wire and Kestrel Tubes]: $5"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["owned_end", "owning_end"]

_BEFORE = ("determiner", "word")
_OWNED = ("party", "and", "comma", "determiner", "from", "of", "word", "role", "other")
_MOST = 2


def owning_end(row: Sequence[Item], at: int) -> int | None:
    """Return where words end that the comma at `at` opens, on whose owner a giver is, before its sum or at the end.

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
    return end if named and (_leads_to_sum(row, end) or _ends_with_one(row, first, end)) else None


def _ends_with_one(row: Sequence[Item], first: int, end: int) -> bool:
    """Whether the sentence ends behind one name: "and so did Jo Hale[, owner of the Orlo Bears]." """
    inner = {i.kind for i in row[first:end]}
    return end == len(row) - 1 and row[end].kind == "end" and inner.isdisjoint(("comma", "and"))


def _leads_to_sum(row: Sequence[Item], at: int) -> bool:
    """Whether nothing follows, or a colon, a dash or a bracket and the sum do."""
    if at >= len(row):
        return True
    return row[at].kind in ("colon", "dash", "open") and at + 1 < len(row) and row[at + 1].kind in ("sum", "determiner")


def owned_end(row: Sequence[Item], at: int, owner: Item) -> int | None:
    """Return the comma that closes what the one at `at` opens on whose parent a firm is, else None.

    "Merrow[, owner of Orlo, Kestrel and Larvik,] and Kaldane gave", "Merrow[, the parent of Orlo,] which gave": neither
    does what is owned give, nor is it what "which" tells of.
    """
    if owner.member is None or owner.member.kind != "organization" or row[at].kind != "comma":
        return None
    end = _owned_first(row, at)
    closed = True
    while 0 < end < len(row) - 2 and row[end].kind in ("party", "unnamed"):
        link, behind = row[end + 1].kind, row[end + 2]
        if link == "comma" and behind.kind in _GOING_ON:
            return end + 1 if closed else None
        if link not in ("comma", "and"):
            return None
        closed = link == "and"
        end = end + 2
        while end < len(row) and (row[end].kind in ("determiner", "from") or row[end].has("link.of")):
            end += 1
    return None


def _owned_first(row: Sequence[Item], at: int) -> int:
    """Where the first stands of what is owned: "the parent company of Orlo"; 0 where none does."""
    first = at + 1
    while first < len(row) and row[first].kind in _BEFORE and first - at <= _MOST:
        first += 1
    if first + 1 >= len(row):
        return 0
    if row[first].kind == "unnamed":
        return first  # "propriétaire d'Orlo" (French), which holds the first name
    if row[first].has("role.of"):
        return first + 1
    owning = row[first].has_any("role.company", "role.maker", "pronoun.company")
    return first + 2 if owning and row[first + 1].has("link.of") else 0


_GOING_ON = ("and", "auxiliary", "verb", "plan", "relative", "negation")
"""What goes on behind the comma that closes an aside."""
