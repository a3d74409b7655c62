"""Those who join in with a sum of their own: "A gave $2 million. Orlo Foods followed suit. It will send $75,000."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.frames import Frame
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.rows import Row

__all__ = ["settle_joined"]

_OTHERS = ("again", "time", "ago")
"""What makes the sum behind that of one more gift: "It will send another $75,000", "It had helped Biden in 2021"."""


def settle_joined(frames: list[Frame], told: list[Frame], line: Line, row: Row) -> tuple[list[Frame], list[Frame]]:
    """Return all `frames` and those `told` in a line, each gift of those who join in with the sum that they name."""
    told = _without_heads(told, row) if len(told) > 1 and "colon" in row.kinds else told
    if not any(_joins(f) for f in (*frames[-1:], *told)):
        return frames, told
    if line.has("announce", "pledge"):
        told = _as_announced(told, row)
    if line.has(*_OTHERS):
        return frames, told
    own = {f.giver.member.number for f in told if f.has_figure and not _joins(f)}
    kept = [f for f in frames if not (_is_like(f) and f.giver.member.number in own and line.number - f.line == 1)]
    if "colon" in row.kinds:
        told = [f for f in told if not (_is_like(f) and f.giver.member.number in own)]
    return kept, told


def _without_heads(told: list[Frame], row: Row) -> list[Frame]:
    """ "Jo Hale gives at home, too: Labour got $5,000 from her": what stands before the colon is no other gift."""
    colon = next(i.first for i in row if i.kind == "colon")
    behind = {f.giver.member.number for f in told if f.has_figure and f.verb is not None and f.verb.first > colon}
    return [f for f in told if not (_is_head(f, colon) and f.giver.member.number in behind)]


def _is_head(frame: Frame, colon: int) -> bool:
    """Whether a gift before a colon has neither sum nor fund of its own."""
    ahead = frame.verb is not None and frame.verb.first < colon
    return ahead and frame.money is None and frame.fund is None and frame.status != "declined"


def _as_announced(told: Sequence[Frame], row: Row) -> list[Frame]:
    """ "Orlo Foods followed suit and announced $250,000": the gifts of those who only say that they will give."""
    said = [i.first for i in row if i.kind == "verb" and i.verb in ("announce", "pledge")]
    return [replace(f, status="planned") if _is_behind(f, said) else f for f in told]


def _is_behind(frame: Frame, said: Sequence[int]) -> bool:
    """Whether the sum of somebody who joins in stands behind one of these places in the line."""
    if not _joins(frame) or frame.verb is None or frame.money is None or frame.status != "given":
        return False
    return any(frame.verb.first < at < frame.money.first for at in said)


def _is_like(frame: Frame) -> bool:
    """Whether a gift is only told as like another: its sum is that of the other."""
    return _joins(frame) and not frame.has_figure and frame.status != "declined"


def _joins(frame: Frame) -> bool:
    return frame.verb is not None and frame.verb.verb == "join"
