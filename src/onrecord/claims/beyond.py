"""Gifts that a line tells beyond one clause: lists by year or by fund, sums set against a fund that got nothing."""

from __future__ import annotations

from onrecord.claims.frames import Focus, Frame
from onrecord.claims.lines.analysis import Line
from onrecord.claims.lists.chronologies import read_chronology
from onrecord.claims.order.rows import Row
from onrecord.claims.verbs.notbut import read_not_but

__all__ = ["read_beyond"]


def read_beyond(line: Line, row: Row, focus: Focus, frames: list[Frame]) -> list[Frame]:
    """Return the frames of a line with those of its lists: "Jo Hale's money: in 2017, $25,000 for A; in 2021, ..."."""
    if not {"sum", "fund"} <= row.kinds:
        return frames
    if "colon" in row.kinds:
        return read_chronology(line, row, focus, frames)
    denied = "negation" in row.kinds or "refuse" in line.meant
    return read_not_but(line, row, focus, frames) if denied and "comma" in row.kinds else frames
