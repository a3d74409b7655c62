"""Entries whose fund is named behind their sum, and gifts that are none: totals of an entry, "so will X" of nothing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from onrecord.claims.frames import Frame
from onrecord.claims.funds.fundchoice import ChosenFund
from onrecord.claims.funds.namedfunds import NamedFund, NamedFunds, leads
from onrecord.claims.order.senders import is_sender
from onrecord.claims.scene import Scene

__all__ = ["fund_behind", "fund_of_entry", "heads", "is_like_nothing", "is_told_aside", "is_total", "taker_before"]


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


_TAKING = 3
"""Lines back to the sentence on what a party took in."""


_TAKEN = ("receive", "verb.come", "from", "donor")


def taker_before(frame: Frame, named: NamedFunds, scene: Scene) -> ChosenFund | None:
    """Return the party of "Reform UK raised £2 million. The largest sum was given by X", no other named since."""
    if frame.money is None or (frame.lean == "weak" and not frame.rule.startswith(_TAKEN)):
        return None
    for line in range(frame.line - 1, max(-1, frame.line - 1 - _TAKING), -1):
        told = [n.fund for n in named.in_line(line)]
        if not told:
            continue
        row = scene.rows[line]
        first = next((i for i in row if i.kind not in ("determiner", "and")), None)
        takes = any(i.kind == "total" or i.verb == "receive" for i in row[1:3])
        alone = len({f.key for f in told}) == 1 and first is not None and first.kind == "fund"
        return told[0] if alone and takes and told[0].kind == "party" else None
    return None


def fund_behind(frame: Frame, told: tuple[Frame, ChosenFund] | None) -> ChosenFund | None:
    """Return the fund of the gift that "behind it come X and Y" goes on with, in its paragraph."""
    if told is None or frame.fund is not None or frame.verb is None or not frame.verb.has("listing.behind"):
        return None
    near = frame.block == told[0].block and frame.line - told[0].line == 1
    return told[1] if near and told[0].status != "declined" else None


_LIKE = 2
"""Lines back to the gift that "so did X" goes on with."""


def is_like_nothing(frame: Frame, told: Sequence[Frame]) -> bool:
    """Whether nothing was given before that could be imitated: "Its rival would match the deposit. So will X."."""
    if "likewise" not in frame.manner or (frame.rule != "tie" and frame.has_figure):
        return False
    return not told or (frame.rule == "listing" and frame.line - told[-1].line > _LIKE)


def is_total(frame: Frame, frames: Sequence[Frame]) -> bool:
    """Whether the sum of an entry is that of the gifts it goes on to tell: "1. Jo Hale, $42 million. She gave ..."."""
    whole = _amount(frame)
    if whole is None or frame.kind != "item" or frame.fund is not None or not frame.rule.startswith("list"):
        return False
    told = [f for f in frames if f.block == frame.block and f.line > frame.line and f.fund is not None]
    own = [part for f in told if f.giver.member is frame.giver.member and (part := _amount(f)) is not None]
    return sum(own, Decimal(0)) == whole if len(own) > 1 else bool(own) and own[0] < whole


def _amount(frame: Frame) -> Decimal | None:
    return frame.money.money.amount if frame.money is not None and frame.money.money is not None else None


def is_told_aside(one: NamedFund, frame: Frame, scene: Scene) -> bool:
    """Whether a fund stands in an aside on another gift: "X, which gave the Tories £200,000 in 2023, will not"."""
    if one.line != frame.line:
        return False
    row = scene.rows[frame.line]
    if any(i.first == one.first and is_sender(row, i) for i in row):
        return True
    at = frame.verb or (frame.money if frame.rule == "list" else None)  # "from two donors: X, who gave to A, and Y"
    if at is None:
        return False
    for item in scene.rows[frame.line]:
        if item.kind == "aside" and item.first <= one.first < item.last:
            told = any(i.verb for i in item.inner) and not any(i.kind in ("consider", "plan") for i in item.inner)
            if frame.status == "declined" and any(i.kind == "negation" for i in item.inner):
                return False  # "X, which has not given to the fund, said that it never will"
            return told and not item.first <= at.first < item.last
    return False


_HEADING = ("fund", "determiner", "end", "other")


def heads(named: NamedFund, scene: Scene) -> bool:
    """Whether a fund's name alone makes a line: the heading of what follows, as "2. Future Forward"."""
    return all(i.kind in _HEADING for i in scene.rows[named.line])
