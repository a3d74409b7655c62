"""Gifts told only to compare another with them: "as it did in 2017", "twice what it gave Biden"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Frame
from onrecord.claims.order.items import Item
from onrecord.claims.sums.money import Sum

__all__ = ["read_as_before", "share_sum"]

_TIMES = "compared.times."


def read_as_before(work: ClauseWork) -> None:
    """Add the earlier gifts of "Kaldane will give $1 million, as it did in 2017 and 2021": the same sum each."""
    if not work.frames or not work.line.has("compared.did"):
        return
    at = next((n for n, i in enumerate(work.row) if i.has("compared.did")), None)
    if at is None or not _is_dated(work, at):
        return
    givers = tuple({frame.giver.member.number: frame.giver for frame in work.frames}.values())
    money = work.frames[0].money
    if any(frame.money is not money for frame in work.frames):
        return
    objects = Objects(manner=frozenset({"likewise"}), funds=tuple(i for i in work.row[at:] if i.kind == "fund")[:1])
    telling = Telling(status="given", rule="compared", zone=(at, len(work.row)), verb=work.row[at])
    work.emit(givers, objects, telling)


def _is_dated(work: ClauseWork, at: int) -> bool:
    """Whether a year, "four years ago" or another fund follows: the comparison is with a gift to another one."""
    behind = work.row[at + 1 :]
    years = any(len(t.text) == 4 and t.text.isdigit() for i in behind for t in work.line.tokens[i.first : i.last])
    return years or any(i.kind in ("time", "fund") for i in behind)


def share_sum(frame: Frame, opening: Item | None) -> Frame:
    """Return the frame with the sum that what opens its clause tells: "the double of what X gave Biden" is twice it."""
    if opening is None or frame.money is not None or (times := _times(opening)) is None:
        return frame
    part = Sum(first=opening.first, last=opening.last, factor=1 / times)
    return replace(frame, money=replace(opening, kind="sum", money=part))


def _times(opening: Item) -> Decimal | None:
    key = next((c.removeprefix(_TIMES) for c in sorted(opening.categories) if c.startswith(_TIMES)), None)
    return None if key is None else Decimal(key.replace("_", "."))
