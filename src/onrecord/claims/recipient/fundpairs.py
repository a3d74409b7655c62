"""Gifts to each of two funds named before: "gave $1,000 to each campaign", "gab beiden je 50.000 Dollar" (German)."""

from __future__ import annotations

from onrecord.claims.frames import Frame
from onrecord.claims.funds.fundchoice import ChosenFund
from onrecord.claims.funds.namedfunds import NamedFund, NamedFunds
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.scene import Scene

__all__ = ["find_pair"]

_REACH = 8
"""Lines back in which both of two funds are named."""

_SIDES = ("committee.side", "fund", "role.candidate")
"""What "each" may stand before: "each campaign", "chacune des deux listes" (French), and not "each child"."""

_ENDS = ("end", "comma", "stop", "and", "date", "contrast")

_ALIKE = ("super_pac", "pac", "campaign", "party", "legal_fund")


def find_pair(frame: Frame, named: NamedFunds, scene: Scene) -> list[ChosenFund]:
    """Return the two funds that "each" or "both" of a gift's clause means; none where it means no funds."""
    if frame.money is None or not _means_funds(frame, frame.money, scene):
        return []
    before = [n for n in named.back_from(frame.line) if frame.line - n.line <= _REACH and n.first < _place(n, frame)]
    found: list[ChosenFund] = []
    for one in before:
        fresh = one.fund.key not in {fund.key for fund in found}
        if fresh and _is_one(one.fund) and (not found or _are_alike(one.fund, found[0])):
            found.append(one.fund)
    return found[1::-1] if len(found) > 1 and found[0].kind in _ALIKE else []


def _means_funds(frame: Frame, money: Item, scene: Scene) -> bool:
    """Whether a word of the gift's clause tells that it goes to each of two funds."""
    line, row = scene.lines[frame.line], scene.rows[frame.line]
    if "each" not in row.kinds and "fund" not in row.kinds and not line.has("committee.both"):
        return False
    first, last = frame.zone[0], max(frame.zone[1], money.last)
    near = [at for at, item in enumerate(row) if first <= item.first < last and (item.kind == "each" or _is_both(item))]
    return any(_means_both(row, at, line) for at in near)


def _place(named: NamedFund, frame: Frame) -> int:
    """The place in the fund's line before which it must stand: the gift's verb where both share a line."""
    at = frame.verb.first if frame.verb is not None else frame.zone[0]
    return at if named.line == frame.line else named.first + 1


def _is_one(fund: ChosenFund) -> bool:
    """Whether a fund is told from others of its kind by a name."""
    return bool(fund.id or fund.mention.key or fund.mention.owner)


def _are_alike(fund: ChosenFund, other: ChosenFund) -> bool:
    return fund.kind == other.kind or {fund.kind, other.kind} <= set(_ALIKE)


def _means_both(row: tuple[Item, ...], at: int, line: Line) -> bool:
    """Whether the "each" or "both" at `at` tells to whom a gift goes, and not whose it is."""
    both = _is_both(row[at])
    if at == 0:
        return False
    behind = row[at + 1] if at + 1 < len(row) else None
    if row[at - 1].verb in ("give", "give_weak") and (both or (behind is not None and behind.kind == "each")):
        return True  # "gab [beiden] [je] 50.000 Dollar" (German)
    if not _is_led(row, at, line):
        return False
    return both or behind is None or behind.kind in _ENDS or line.begins(behind.first, *_SIDES)


def _is_both(item: Item) -> bool:
    return "committee.both" in item.categories.meant or (item.fund is not None and item.fund.order == "both_last")


def _is_led(row: tuple[Item, ...], at: int, line: Line) -> bool:
    """Whether "to" stands before the item at `at`: "[to] the two camps", "[a] cada uno de los dos comités"."""
    front = at - 1
    while front > 0 and (row[front].kind == "determiner" or row[front].has("link.of")):
        front -= 1
    return row[front].kind == "to" or (row[front].kind == "each" and _is_led_each(row, front, line))


def _is_led_each(row: tuple[Item, ...], at: int, line: Line) -> bool:
    return line.begins(row[at].first, "link.to") or (at > 0 and row[at - 1].kind == "to")
