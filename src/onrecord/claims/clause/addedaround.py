"""What the clauses around one add to its frames: the sum behind its colon, the verb that it leaves out, a fund."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.clause.clauses import Clause
from onrecord.claims.frames import Frame
from onrecord.claims.order.items import Item

__all__ = ["aimed", "as_told", "summed"]


def summed(frame: Frame, trailing: Sequence[Item]) -> Frame:
    """Return a frame with the sum behind a colon: "That is thrice what the fund got from X in 2021: $300,000"."""
    sums = [i for i in trailing if i.kind == "sum"]
    bare = frame.money is None and frame.rule == "receive" and "in_kind" not in frame.manner
    return replace(frame, money=sums[0]) if bare and len(sums) == 1 else frame


def as_told(frame: Frame, before: Frame) -> Frame:
    """Return a frame whose clause leaves its verb to the one before: its gift was made or is planned as that one's."""
    return replace(frame, status=before.status, manner=frame.manner | {"told"})


def aimed(frame: Frame, clause: Clause) -> Frame:
    """Return a frame with the fund that the clause around its own one names, if it has none."""
    return replace(frame, fund=clause.target) if frame.fund is None and clause.target is not None else frame
