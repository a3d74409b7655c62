"""Asides behind somebody without a name: "The billionaire, who lives in Aspen, gave", "The heiress, a baker, gave"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["described_aside_end", "may_be_told_of"]

_LONGEST = 14
_VERBAL = ("verb", "plan", "negation", "auxiliary")
_TELLING = frozenset(("sum", "fund", "gift", "party"))
_ACTING = frozenset((*_TELLING, "verb", "speech")) - {"party"}
_OPENERS = ("relative", "relation", "word")
_RULING = ("of", "from", "in", "at", "to")


def described_aside_end(row: tuple[Item, ...], before: Sequence[Item], at: int) -> int | None:
    """Return where the aside closes that the comma at `at` opens behind a description; None where none does."""
    if row[at].kind != "comma" or at + 2 >= len(row):
        return None
    if before[-1].kind == "gift":
        return _dated_end(row, before, at)
    opener = row[at + 1]
    if opener.kind not in _OPENERS and not opener.has_any("link.indefinite", "role.seat"):
        return None
    if not _is_description(before):
        return None
    end = next((n for n in range(at + 2, min(at + _LONGEST, len(row) - 1)) if row[n].kind == "comma"), None)
    if end is None or row[end + 1].kind not in _VERBAL:
        return None
    inner = row[at + 1 : end]
    apposed = opener.has("link.indefinite")  # "The director, an American called Jo Hale, gave"
    named = any(i.kind == "party" and (apposed or inner[n - 1].kind not in _RULING) for n, i in enumerate(inner))
    plain = _TELLING if opener.kind == "relative" else _ACTING
    return None if named or any(i.kind in plain for i in inner) else end


_DATING = ("verb", "word", "in", "date", "time", "determiner", "at")


def _dated_end(row: tuple[Item, ...], before: Sequence[Item], at: int) -> int | None:
    """Where the aside closes that tells when somebody's gift was made: "Son don[, versé en mai,] est allé" (French)."""
    lead = next((i for i in reversed(before[:-1]) if i.kind != "word"), None)
    end = next((n for n in range(at + 2, min(at + _LONGEST, len(row) - 1)) if row[n].kind == "comma"), None)
    if lead is None or not lead.has_any("pronoun.his", "link.determiner") or end is None:
        return None
    inner = row[at + 1 : end]
    dated = any(i.kind in ("date", "time") for i in inner) and all(i.kind in _DATING for i in inner)
    return end if dated and row[end + 1].kind in _VERBAL else None


def _is_description(before: Sequence[Item]) -> bool:
    """Whether an article and a word for a person or a firm end the items: "the billionaire"."""
    noun = next((n for n in range(len(before) - 1, 0, -1) if before[n].kind != "word"), 0)
    if not noun or before[noun].kind != "role" or not before[noun].has_any("role.chief", "role.kin", "role.company"):
        return False
    first = next((n for n in range(noun - 1, -1, -1) if before[n].kind not in ("word", "role")), -1)
    if first < 0 or not before[first].has("link.determiner"):
        return False
    ruled = before[first].has("link.of") or (first > 0 and (before[first - 1].kind in _RULING))
    return not ruled and not before[first].has_any("link.indefinite", "pronoun.his")


_TOLD = ("party", "unnamed", "aside")
_DRESSING = ("determiner", "role", "word", "pronoun")
_LEADING = ("date", "time", "in", "word", "determiner", "verb")


def may_be_told_of(main: Sequence[Item]) -> bool:
    """Return whether a relative clause may tell more of what ends the items.

    That is a name, or a description at the front: "De miljardair, [die in Aspen woont]" (Dutch, "who lives in Aspen").
    """
    if not main or main[-1].kind in _TOLD:
        return bool(main)
    described = main[-1].has_any("role.chief", "role.company", "pronoun.company")
    first = next((n for n in range(len(main) - 1, -1, -1) if main[n].kind not in _DRESSING), -1)
    lead = main[: first + 1]  # "In december doneerde [de zakenvrouw]"
    return described and all(i.kind in _LEADING for i in lead) and (not lead or lead[-1].kind == "verb")
