"""Money that a party gets and that is no gift: loans and bribes."""

from __future__ import annotations

from onrecord.claims.frames import Frame
from onrecord.claims.lines.analysis import Line

__all__ = ["is_lent", "tells_of_bribe"]


def is_lent(frame: Frame, line: Line) -> bool:
    """ "granted the party a loan of $9 million": the sum is that of a loan, right before it."""
    if frame.money is None or not line.has("noun.loan"):
        return False
    led = {mark.first for mark in line.marked("link.of", "link.from") if mark.last == frame.money.first}
    return any(mark.last == frame.money.first or mark.last in led for mark in line.marked("noun.loan"))


def tells_of_bribe(line: Line) -> bool:
    """ "paid the party $1 million in bribes", not "a donation and no bribe": what buys a favour is no gift."""
    if not line.has("bribe"):
        return False
    denied = {mark.last for mark in line.marked("negation", "deny")}
    return all(denied.isdisjoint((mark.first, mark.first - 1)) for mark in line.marked("bribe"))
