"""Questions whose money a gift was, and their answer: "Was it the company's money? She nods", "No, her own"."""

from __future__ import annotations

from onrecord.claims.discourse.soundings import reply_in
from onrecord.claims.drafting.firmwords import is_firm
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.rows import Row
from onrecord.claims.scene import Scene

__all__ = ["answered_source"]

_MONEY = ("money.coin", "money.meant", "money.told", "noun.cash", "company.own", "personal.any")
_NO_QUESTION = ("sum", "fund", "gift", "negation", "relative", "and")
_LONGEST = 10
"""Items of such a question."""
_REACH = 2
"""Lines from the question to its answer: "She laughs. Then she nods."."""


def answered_source(number: int, scene: Scene) -> tuple[int, bool] | None:
    """Return the line that answers the question at `number` whose money it was, and whether it was the firm's.

    None where the line asks no such thing, or nobody answers.
    """
    asked = _asks_for_firm(scene.lines[number], scene.rows[number])
    if asked is None:
        return None
    for at in range(number + 1, min(number + 1 + _REACH, len(scene.lines))):
        told = _answer(scene.lines[at], scene.rows[at])
        if told is not None:
            return at, told == asked
    return None


def _asks_for_firm(line: Line, row: Row) -> bool | None:
    """Whether a line asks if it was the firm's money (True) or the giver's own (False); None for another question."""
    if row[-1].kind != "question" or len(row) > _LONGEST or not line.has(*_MONEY):
        return None
    if not row.kinds.isdisjoint(_NO_QUESTION) or any(i.verb not in (None, "come") for i in row):
        return None
    own = line.has("personal.any")
    named = [i.member for i in row if i.kind == "party"]
    if any(m is None or m.kind == "person" for m in named):
        return None
    firm = bool(named) or line.has("company.own") or any(is_firm(i) for i in row)
    return firm if firm != own else None


def _answer(line: Line, row: Row) -> bool | None:
    """Whether a line says yes or no, in words or with the head; None for anything else."""
    told = reply_in(line, row)
    return told == "yes" if told in ("yes", "no") else None
