"""Questions whether others gave, whose answer owns to nothing: "Does she know who gave to the fund? She nods."."""

from __future__ import annotations

from onrecord.claims.frames import Focus
from onrecord.claims.order.rows import Row

__all__ = ["asks_of_others"]

_RULING = ("from", "of", "in", "to", "through", "at")
_ACTING = ("pronoun", "party")


def asks_of_others(row: Row, at: int, focus: Focus) -> bool:
    """Whether the verb of giving at `at` has another subject than whom the question is after, or is only thought of."""
    if row[at - 1].kind in ("of", "from") and not row[at].has_form("past"):
        return True  # "Did she think of giving?"
    if any(i.has_any("relative.person", "say.anyone") for i in row[: at + 2]):
        return True  # "who gave", "that others gave", "dass andere gespendet haben" (German, the verb put in order)
    return _is_of_what_is_theirs(row, at) or _relates(row, at, focus)


def _is_of_what_is_theirs(row: Row, at: int) -> bool:
    """Whether something of somebody's acts: "Did [her bank] give?", "[the firm's rival]"; not "from her own pocket"."""
    for n, item in enumerate(row[:at]):
        ruled = n > 0 and row[n - 1].kind in _RULING
        if item.kind == "owns" or (item.has("pronoun.his") and row[n + 1].kind in ("role", "word") and not ruled):
            return True
    return False


def _relates(row: Row, at: int, focus: Focus) -> bool:
    """Whether "who" leads to the verb, in a language that never leaves the subject out: "Sait-elle [qui a donné] ?"."""
    lead = next((n for n in range(at - 1, -1, -1) if row[n].kind == "relative"), None)
    if lead is None or focus.settings.dropped_subjects:
        return False
    return all(i.kind not in _ACTING for i in row[lead:at])
