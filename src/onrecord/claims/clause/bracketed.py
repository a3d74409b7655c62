"""A sum in brackets that each of those named before gave: "among them Orlo Foods and Kestrel Air ($1 million each)"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.frames import Frame
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["share_bracket"]

_LISTED = ("party", "comma", "and", "determiner", "role", "word", "kind")
"""What a list of names may hold before its brackets: "A, the bank B and C ($1 million each)"."""


def share_bracket(line: Line, row: tuple[Item, ...], frames: list[Frame]) -> list[Frame]:
    """Return the frames of a line with the sum in brackets as what each one of the list before them gave."""
    at = next((n for n, i in enumerate(row) if _sum_for_each(line, i) is not None), 0)
    money = _sum_for_each(line, row[at])
    if money is None:
        return frames
    back = at - 1
    while back >= 0 and row[back].kind in _LISTED:
        back -= 1
    listed = {id(i.member) for i in row[back + 1 : at] if i.kind == "party"}
    return [_with_sum(f, money) if id(f.giver.member) in listed else f for f in frames]


def _sum_for_each(line: Line, aside: Item) -> Item | None:
    """The one sum of brackets that say "each"."""
    if aside.kind != "aside" or line.tokens[aside.first].text != "(" or not any(i.kind == "each" for i in aside.inner):
        return None
    sums = [i for i in aside.inner if i.kind == "sum"]
    return sums[0] if len(sums) == 1 else None


def _with_sum(frame: Frame, money: Item) -> Frame:
    return replace(frame, money=money) if frame.money is None and frame.status != "declined" else frame
