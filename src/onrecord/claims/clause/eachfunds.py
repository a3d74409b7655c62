"""Which of several sums goes to which fund.

"gave $65,000 each to A and B, and $20,000 to C", "gave $5,000 to A, $500 to B and now $1 million to C".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from onrecord.claims.order.items import Item

__all__ = ["each_to_funds", "funds_of_sums", "one_by_one"]

_BETWEEN = ("determiner", "to", "at", "and", "comma", "each", "sum", "fund", "role", "again", "time", "date", "aside")
_Group = tuple[Item, list[Item]]


def each_to_funds(row: tuple[Item, ...], first: int, last: int) -> tuple[tuple[Item, Item], ...]:
    """Return each sum with each fund that it goes to, where one of several goes to more than one; else ()."""
    told = [n for n in range(first, last) if row[n].kind in ("sum", "fund")]
    told = told[_has_whole(row, told) :]
    zone = row[told[0] : told[-1] + 1] if told else ()
    each = any(i.kind == "each" for i in row[first:last])
    if not told or not each or any(i.kind not in _BETWEEN and not i.has("link.of") for i in zone):
        return ()  # "a cada uno [de] PP y PSOE" (Spanish)
    ahead = zone[0].kind == "fund"
    groups = _behind_funds(zone) if ahead else _before_funds(zone)
    several = len(groups) > 1 and any(len(funds) > 1 for _, funds in groups) and all(funds for _, funds in groups)
    if not several or any(i.has("each.respectively") for i in row[first:last]):
        return ()
    return tuple(chain.from_iterable([(money, fund) for fund in funds] for money, funds in groups))


def _has_whole(row: tuple[Item, ...], told: list[int]) -> bool:
    """ "spendete 320.000 Euro [–] je 100.000 an A und B, ..." (German): a sum of all before a dash or colon."""
    sums = len(told) > 1 and row[told[0]].kind == "sum" == row[told[1]].kind
    return sums and any(i.kind in ("dash", "colon") for i in row[told[0] : told[1]])


def _behind_funds(zone: tuple[Item, ...]) -> list[_Group]:
    """ "gab A und B je 65.000 Euro, C 20.000" (German): sums behind their funds; none where a fund has none."""
    groups: list[_Group] = []
    funds: list[Item] = []
    for item in zone:
        if item.kind == "fund":
            funds.append(item)
        elif item.kind == "sum":
            groups.append((item, funds))
            funds = []
    return [] if funds else groups


def _before_funds(zone: tuple[Item, ...]) -> list[_Group]:
    """ "gave $65,000 each to A and B, and $20,000 to C": sums before their funds."""
    groups: list[_Group] = []
    for item in zone:
        if item.kind == "sum":
            groups.append((item, []))
        elif item.kind == "fund":
            groups[-1][1].append(item)
    return groups


_PARTING = ("comma", "and", "auxiliary", "time", "date", "again")
"""What may part a fund from the next sum: ", [and now] $1 million to C"."""


def funds_of_sums(row: tuple[Item, ...], first: int, last: int) -> tuple[tuple[Item, Item], ...]:
    """Return each sum with the fund right behind or before it, where the stretch tells nothing else; else ()."""
    told = [i for i in row[first:last] if i.kind not in _PARTING and i.kind not in _SMALL]
    led = all(i.kind != "fund" or _is_led(told, n) for n, i in enumerate(told))
    bare = [i for i in told if i.kind != "to"]
    if not led or len(bare) % 2:
        return ()
    pairs = tuple(zip(bare[::2], bare[1::2], strict=True))
    if all((a.kind, b.kind) == ("fund", "sum") for a, b in pairs):
        return tuple((money, fund) for fund, money in pairs)  # "für A 50.000 Dollar" (German, "for A")
    return pairs if all((a.kind, b.kind) == ("sum", "fund") for a, b in pairs) else ()


def _is_led(told: Sequence[Item], at: int) -> bool:
    """Whether "to" stands before the fund at `at`, or in it: "à segunda de Trump" (Portuguese, "to Trump's second")."""
    fund = told[at].fund
    return (at > 0 and told[at - 1].kind == "to") or (fund is not None and (fund.led or fund.order is not None))


_SMALL = ("determiner", "pronoun", "end")


def one_by_one(row: tuple[Item, ...], first: int, last: int) -> tuple[tuple[Item, Item], ...]:
    """Return each sum with the fund right behind it, where all of three or more sums have one; else ()."""
    pairs = funds_of_sums(row, first, last)
    return pairs if len(pairs) >= _SEVERAL else ()


_SEVERAL = 3
"""Two sums with a fund each are told apart without."""
