"""One sum that several gave in equal parts: "A and B gave $500,000, split evenly", "... Each of them paid half."."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from onrecord.claims.frames import Frame
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.sums.fractions import to_cents
from onrecord.claims.sums.money import Sum

__all__ = ["share_evenly", "share_evenly_before"]

_MOST = 6
"""So many may give a sum in equal parts."""

_APART = ("negation", "consider", "question", "party", "business", "fund")


def share_evenly(row: tuple[Item, ...], frames: list[Frame]) -> list[Frame]:
    """Return the frames of a line with the sum that several gave in equal parts as what each gave."""
    at = next((n for n in range(len(row)) if _is_even(row, n)), None)
    if at is None or any(i.kind == "party" for i in row[at + 1 :]):
        return frames
    return _divide(frames, row)


def _is_even(row: tuple[Item, ...], at: int) -> bool:
    """Whether words for equal parts stand at `at`: "split evenly", "each half of it"."""
    item = row[at]
    if item.has("each.shared"):
        return True
    half = item.has("money.share.0_5") or (item.money is not None and item.money.factor == _HALF)
    return half and any(i.has("each.any") for i in row[max(0, at - _NEAR) : at + _NEAR])


_HALF = Decimal("0.5")
_NEAR = 4


def _divide(frames: list[Frame], row: tuple[Item, ...]) -> list[Frame]:
    """The frames with the one sum that several of them have parted among their givers."""
    told = [f for f in frames if f.status in ("given", "planned") and f.verb is frames[-1].verb]
    money = next((f.money for f in told if f.has_figure), None)
    if money is None and all("joint" in f.manner for f in told):  # "together": which the frames left without a sum
        sums = [i for i in row if i.kind == "sum" and i.money is not None and i.money.amount]
        money = sums[0] if len(sums) == 1 else None
    givers = {f.giver.member.number for f in told}
    if money is None or any(f.money not in (money, None) for f in told) or not 1 < len(givers) == len(told) <= _MOST:
        return frames
    assert money.money is not None, "a sum"
    assert money.money.amount is not None, "in figures"
    part = replace(money, money=replace(money.money, amount=to_cents(money.money.amount / len(givers))))
    return [replace(f, money=part) if f in told else f for f in frames]


def share_evenly_before(
    line: Line, row: tuple[Item, ...], frames: list[Frame], told: list[Frame], above: tuple[Item, ...]
) -> tuple[list[Frame], list[Frame]]:
    """Return all `frames` and those `told` in a line that says how the givers of the line `above` parted its sum.

    "Sie teilten sich die Summe." (German, "they shared the sum"), "Each of them paid half.", which `told` has read as
    gifts of their own; where it tells of more givers than the line above, they are kept.
    """
    before = [f for f in frames if f.line == line.number - 1]
    even = line.has("each.shared") or (line.has("each") and line.has("money.share.0_5", "money.times.0_5"))
    if not even or not before or frames[-len(before) :] != before or any(i.kind in _APART for i in row):
        return frames, told
    if not any(_is_even(row, n) for n in range(len(row))) or any(not f.is_measured for f in told):
        return frames, told
    kept = frames[: -len(before)]
    if len(told) <= len(before):
        return [*kept, *_divide(before, above)], []
    whole = before[0].money.money if before[0].money is not None and before[0].has_figure else None
    return (kept, [_of_whole(f, whole, len(told)) for f in told]) if whole is not None else (frames, told)


def _of_whole(frame: Frame, whole: Sum, count: int) -> Frame:
    """A frame whose sum is one of so many equal parts of a whole."""
    assert frame.money is not None, "a share"
    assert whole.amount is not None, "in figures"
    first, last = frame.money.first, frame.money.last
    part = replace(whole, first=first, last=last, amount=to_cents(whole.amount / count))
    return replace(frame, money=replace(frame.money, money=part))
