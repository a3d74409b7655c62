"""Funds that an entry of a list names behind its sum, and funds that an aside tells of another gift."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from onrecord.claims.frames import Frame
from onrecord.claims.fundchoice import ChosenFund
from onrecord.claims.namedfunds import NamedFund, NamedFunds, leads
from onrecord.claims.scene import Scene

__all__ = ["fund_of_entry", "is_told_aside", "is_total"]


def fund_of_entry(frame: Frame, named: NamedFunds, frames: Sequence[Frame]) -> ChosenFund | None:
    """Return the one fund of "2. Jo Hale, $19 million. All of it went to X.": what its entry goes on to name."""
    if frame.kind != "item" or frame.fund is not None or not frame.rule.startswith("list"):
        return None
    others = {f.line for f in frames if f.block == frame.block and f.giver.member is not frame.giver.member}
    end = min((line for line in others if line > frame.line), default=None)
    behind = [n for n in named.all if n.block == frame.block and n.line > frame.line and not n.past]
    behind = [n for n in behind if leads(n.fund.mention) and (end is None or n.line < end)]
    before = any(n.block == frame.block and n.line <= frame.line for n in named.back_from(frame.line))
    keys = {n.fund.key for n in behind}
    return behind[0].fund if len(keys) == 1 and not before else None


def is_total(frame: Frame, frames: Sequence[Frame]) -> bool:
    """Whether the sum of an entry is that of the gifts it goes on to tell: "1. Jo Hale, $42 million. She gave ..."."""
    whole = _amount(frame)
    if whole is None or frame.kind != "item" or frame.fund is not None or not frame.rule.startswith("list"):
        return False
    told = [f for f in frames if f.block == frame.block and f.line > frame.line and f.fund is not None]
    parts = [_amount(f) for f in told if f.giver.member is frame.giver.member]
    return len(parts) > 1 and sum((p for p in parts if p is not None), Decimal(0)) == whole


def _amount(frame: Frame) -> Decimal | None:
    return frame.money.money.amount if frame.money is not None and frame.money.money is not None else None


def is_told_aside(one: NamedFund, frame: Frame, scene: Scene) -> bool:
    """Whether a fund stands in an aside on another gift: "X, which gave the Tories £200,000 in 2023, will not"."""
    if one.line != frame.line or frame.verb is None:
        return False
    for item in scene.rows[frame.line]:
        if item.kind == "aside" and item.first <= one.first < item.last:
            told = any(i.verb for i in item.inner) and not any(i.kind in ("consider", "plan") for i in item.inner)
            return told and not item.first <= frame.verb.first < item.last
    return False
