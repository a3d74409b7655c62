"""Money that is with its giver again: "The $5,000 that X gave the party is back in his account"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.frames import Focus, Frame
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["bring_home"]

_OPEN = ("plan", "consider", "question", "negation")
_LEADS = ("in", "to", "at")
_GIVEN = ("given", "reported_in_filing")
_BACK = 2
"""Lines back to the gift that is back."""


def bring_home(line: Line, row: Sequence[Item], frames: list[Frame], focus: Focus) -> list[Frame]:
    """Return the frames of a line that says that money is back where it came from, as refunded.

    "X gave $1 million. The money is back in his account.": the gift just told is.
    """
    first = next((i for i in row if i.kind not in ("determiner", "comma")), None)
    home = _home(row)
    if first is None or not home or any(i.kind in _OPEN for i in row[:home]):
        return frames
    if first.kind == "sum" and frames:
        return [replace(f, status="refunded") if f.money is first and f.status in _GIVEN else f for f in frames]
    told = first.has_any("returned", "money.told") or first.kind in ("cash", "gift")
    if frames or not told or line.number - focus.gave > _BACK or len(focus.subject) != 1:
        return frames
    return [_returned(line, row, focus)]


def _returned(line: Line, row: Sequence[Item], focus: Focus) -> Frame:
    return Frame(
        line=line.number,
        block=line.block,
        kind=line.kind,
        rule="verb.refund",
        giver=replace(focus.subject[0], certain=False),
        status="refunded",
        manner=frozenset({"returned"}),
        zone=(row[0].first, row[-1].last),
    )


def _home(row: Sequence[Item]) -> int:
    """Where an account or "him" stands that money went back to: "back in his account"; 0 for none."""
    backs = [n for n, i in enumerate(row) if i.has("account.back")]
    for n, item in enumerate(row):
        near = any(-_NEAR <= n - back <= _REACH for back in backs)
        if not near or not n:
            continue
        beside = (*row[n - 1 : n], *row[n + 1 : n + 2])
        if item.has("account.own") and any(i.kind == "pronoun" for i in beside):
            return n
        if item.kind == "pronoun" and row[n - 1].kind in _LEADS and any(i.has("account.back") for i in beside):
            return n
    return 0


_NEAR = 1
_REACH = 4
