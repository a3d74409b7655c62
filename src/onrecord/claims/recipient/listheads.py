"""The fund of a list, told in the line above it: "Here are the top donors to the Conservative Party:"."""

from __future__ import annotations

from onrecord.claims.frames import Frame
from onrecord.claims.funds.fundchoice import ChosenFund
from onrecord.claims.funds.namedfunds import NamedFunds
from onrecord.claims.order.rows import Row
from onrecord.claims.scene import Scene

__all__ = ["fund_above_list"]

_ENTRY = frozenset(("party", "fund", "colon", "dash", "comma", "sum", "aside", "end", "determiner", "role", "word"))
_LED = 4
"""Items from a word for givers or gifts to the fund that they gave to."""


def fund_above_list(frame: Frame, named: NamedFunds, scene: Scene) -> ChosenFund | None:
    """Return the one fund that the line above a list says all its entries went to."""
    if frame.fund is not None or not frame.rule.startswith("list") or not _is_entry(scene, frame.line):
        return None
    above = frame.line - 1
    while above >= 0 and _is_entry(scene, above):
        above -= 1
    told = [n for n in named.in_line(above) if not n.past] if above >= 0 else []
    if len({n.fund.key for n in told}) != 1 or not _tells_givers(scene.rows[above], told[0].first):
        return None
    return told[0].fund


def _is_entry(scene: Scene, number: int) -> bool:
    """Whether a line is an entry: an item, or a name and its sum."""
    row = scene.rows[number]
    short = "sum" in row.kinds and row.kinds <= _ENTRY and not {"colon", "dash"}.isdisjoint(row.kinds)
    return scene.lines[number].kind in ("item", "row") or (short and row[0].kind in ("party", "fund"))


def _tells_givers(row: Row, fund: int) -> bool:
    """Whether a line ends with a colon, and its fund stands beside a word for givers: "the top donors to X:"."""
    at = next((n for n, i in enumerate(row) if i.kind == "fund" and i.first == fund), 0)
    near = [*row[max(0, at - _LED) : at], *row[at + 1 : at + _LED]]
    beside = any(i.kind in ("donor", "gift") for i in near)
    return (
        beside and row[-1].kind in ("colon", "donor", "end") and not any(i.kind in ("total", "negation") for i in row)
    )
