"""Sums that several givers gave in turn: "two gifts, of $312 and $100, respectively from A and from B"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.frames import Frame
from onrecord.claims.order.items import Item

__all__ = ["give_in_turn"]

_JOINS = ("comma", "and")


def give_in_turn(row: tuple[Item, ...], frames: list[Frame]) -> list[Frame]:
    """Return the frames of a line that says "respectively", each with its own of as many sums as there are givers."""
    told = {f.money.first for f in frames if f.money is not None}
    sums = _series(row, told)
    several = len(frames) == len(sums) > 1 and len({f.giver.member.number for f in frames}) == len(frames)
    if not several or len(told) != 1 or any(f.money is None for f in frames):
        return frames
    return [replace(frame, money=money) for frame, money in zip(_in_row(frames), sums, strict=True)]


def _in_row(frames: Sequence[Frame]) -> list[Frame]:
    return sorted(frames, key=lambda f: f.giver.item.first)


def _series(row: tuple[Item, ...], told: set[int]) -> list[Item]:
    """The sums side by side, one of which is `told` by the frames: "$312, $50 and $100"."""
    found: list[Item] = []
    for item in row:
        if item.kind == "sum":
            found.append(item)
        elif found and item.kind not in _JOINS:
            if any(i.first in told for i in found):
                return found
            found = []
    return found
