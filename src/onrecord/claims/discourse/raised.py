"""Gifts whose sum was changed: "promised $1 million, then raised it to $2 million", "... in the end it paid less"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.frames import Frame
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["settle_raised"]

_REACH = 2
"""Lines back to the promise whose sum is changed."""

_SMALL = ("pronoun", "determiner", "gift", "auxiliary", "to", "in", "plan", "relative", "at", "time", "date", "comma")
_WORDS = ("returned", "money.meant", "fulfilled.promise", "money.told", "noun.value", "table.amount")
_PAYING = (*_SMALL, "verb", "negation", "role", "party")
_GIVING = ("give", "give_weak", "come")
_OTHERS = ("relative", "total", "business", "limit")


def settle_raised(
    frames: list[Frame], told: list[Frame], line: Line, row: tuple[Item, ...]
) -> tuple[list[Frame], list[Frame]]:
    """Return all `frames` and those `told` in a line, each gift with the sum to which the line says that it came."""
    sign = next((n for n, i in enumerate(row) if i.has_any("fulfilled.raised", "fulfilled.at_last")), None)
    money = _sum_behind(row, sign) if sign is not None else None
    if sign is None or money is None:
        return frames, told
    old = _promise_before(frames, [f for f in told if f.money is not money], line, row[sign])
    if old is None or _is_of_another(old, row, sign):
        return frames, told
    paid = row[sign].has("fulfilled.at_last")
    new = next((f for f in told if f.money is money), None)
    if new is None:
        new = replace(old, money=money, line=line.number, block=line.block, kind=line.kind)
        new = replace(new, zone=(row[0].first, row[-1].last), status="given" if paid else old.status)
    elif new.giver.member != old.giver.member:
        return frames, told
    new = replace(new, fund=new.fund or old.fund, status="given" if paid else old.status)
    kept = [f for f in told if f is not old and f.money is not money]
    return [f for f in frames if f is not old], [*kept, new]


def _sum_behind(row: tuple[Item, ...], sign: int) -> Item | None:
    """The sum in figures to which "raised" leads, or that was paid "in the end"; None where another thing is told."""
    paid = row[sign].has("fulfilled.at_last")
    acts = any(i.verb in _GIVING or i.has("link.passive") for i in row[max(0, sign - _NEAR) :])
    if paid and not acts:
        return None
    for n, item in enumerate(row[sign + 1 :], sign + 1):
        if item.kind == "sum":
            return item if _is_figure(item) and (paid or _is_led(row, sign, n)) else None
        if item.kind not in (_PAYING if paid else _SMALL) and not item.has_any(*_WORDS):
            return None
        if item.kind == "verb" and item.verb not in _GIVING:
            return None
    return None


_NEAR = 3


def _is_figure(item: Item) -> bool:
    return item.money is not None and item.money.amount is not None and not item.money.rate


def _is_led(row: tuple[Item, ...], sign: int, at: int) -> bool:
    """Whether "to" leads to the new sum, perhaps as a part of the verb or of the sum: no "raised $2 million"."""
    lead, money = row[at - 1], row[at].money
    if lead.kind in ("relative", "pronoun") and row[at - 2] is row[sign]:
        lead = row[sign]  # "heeft dat verhoogd tot 5.000" (Dutch), whose object the row has behind its verb
    told = lead.kind in ("to", "in", "at", "plan") or lead.has("link.to")
    inside = lead is row[sign] and lead.last - lead.first > 1
    return told or inside or (money is not None and money.qualifier == "up_to")


def _promise_before(frames: list[Frame], told: list[Frame], line: Line, sign: Item) -> Frame | None:
    """The gift told last before the sign, with a sum in figures: a promise where it was paid in the end."""
    here = [f for f in told if f.money is not None and f.money.last <= sign.first]
    near = here or [f for f in frames if line.number - f.line <= _REACH]
    last = near[-1] if near else None
    if last is None or not last.has_figure or last.status not in ("planned", "given"):
        return None
    open_ = last.status == "planned" or not sign.has("fulfilled.at_last")
    alone = len({f.giver.member.number for f in near if f.line == last.line}) == 1
    return last if open_ and alone else None


def _is_of_another(old: Frame, row: tuple[Item, ...], sign: int) -> bool:
    """Whether another party raised its sum, or something else than a gift: "..., which has raised its goal to"."""
    money = old.money
    first = next((n for n, i in enumerate(row) if i is money), 0)
    others = any(i.kind in _OTHERS for i in row[first:sign])
    begin = first if money in row else 0
    named = any(i.kind == "party" and i.member != old.giver.member for i in row[begin:])
    return others or named or (not begin and any(i.kind == "fund" for i in row[:sign]))
