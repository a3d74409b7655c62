"""Listings that go on with gifts that were made: "A gave $5 million, followed by B with $2 million"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.frames import Focus, Frame
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.rows import Row

__all__ = ["gone_on"]

_REACH = 2
"""Lines back to the gifts that a listing goes on with; one of other things may stand between."""
_LISTED = ("list", "listing", "row")
_FURTHER = ("link.too", "again", "members.further", "listing.behind")


def gone_on(line: Line, row: Row, frames: list[Frame], focus: Focus) -> list[Frame]:
    """The frames of a line, in which those that only go on with gifts made are made as well: "Also on the list is A".

    A listing before the ceremony is a promise where it stands alone.
    """
    above = _told_before(line, focus)
    made = bool(above) and all(map(_is_made, above))
    told: list[Frame] = []
    for frame in frames:
        if made and frame.rule in _LISTED and frame.status == "given" and _goes_on(frame, row):
            frame = replace(frame, manner=frame.manner | {"told"})
        made = _is_made(frame) and (made or not told)  # all that stand before the next one
        told.append(frame)
    return told


def _told_before(line: Line, focus: Focus) -> Sequence[Frame]:
    """The gifts of the last line that told any, if it is not far above."""
    near = (frames for other, _, frames in reversed(focus.told) if frames and line.number - other.number <= _REACH)
    return next(near, ())


def _is_made(frame: Frame) -> bool:
    """Whether a gift is told as made: "gave", "came from", and no bare entry of a list."""
    past = frame.verb is not None and frame.verb.has("listing.past")
    told = past or frame.rule not in _LISTED or not {"told", "likewise"}.isdisjoint(frame.manner)
    under_way = frame.verb is not None and frame.verb.has_form("present") and not frame.verb.has_form("past")
    return frame.status == "given" and told and not under_way


def _goes_on(frame: Frame, row: Row) -> bool:
    """Whether a listing says that it goes on: "followed by", "joined by", "also in for $1 million", "On it is A"."""
    if frame.money is None and frame.fund is None:
        return True
    inside = [i for i in row if frame.zone[0] <= i.first < frame.zone[1]]
    lead = [row[0]] if frame.rule == "list" else []  # "Joining them: A and B, at $500,000 apiece"
    joins = frame.verb is not None and frame.verb.verb == "join"
    onward = frame.verb is not None and frame.verb.has("listing.onward")
    return joins or onward or any(i.verb == "join" for i in lead) or any(i.has_any(*_FURTHER) for i in (*lead, *inside))
