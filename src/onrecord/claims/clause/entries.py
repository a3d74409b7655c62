"""Further gifts that share a verb told before, each in words of its own: "A gave $5 to X, to Y B $4, $3 C to Z"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.claims.order.items import Item

__all__ = ["Entry", "entry_fund", "gapped_entries", "is_beside_fund"]

_PARTS = ("comma", "and")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Who gives in an entry, the sum, and the fund where it names one."""

    party: Item
    money: Item
    fund: Item | None


def gapped_entries(row: tuple[Item, ...], first: int, last: int, is_ruled: Callable[[int], bool]) -> list[Entry]:
    """Return the entries behind the first one of a stretch, if all are such and one has its giver behind the rest.

    `is_ruled` tells whether a word takes the party at a place away ("to X", "of X").
    """
    stretches = list(_stretches(row, first, last))[1:]
    found = [_entry(row, a, b, is_ruled) for a, b in stretches]
    entries = [entry for entry in found if entry is not None]
    turned = any(e.fund is not None and min(e.money.first, e.fund.first) < e.party.first for e in entries)
    return entries if turned and len(entries) == len(found) else []


def _stretches(row: tuple[Item, ...], first: int, last: int) -> Iterator[tuple[int, int]]:
    """What commas and "and" part; a comma before "and" parts nothing more."""
    begin = first
    for n in range(first, last):
        if row[n].kind in _PARTS:
            if n > begin:
                yield begin, n
            begin = n + 1
    if last > begin and any(i.kind != "end" for i in row[begin:last]):
        yield begin, last


def _entry(row: tuple[Item, ...], first: int, last: int, is_ruled: Callable[[int], bool]) -> Entry | None:
    """The one giver, sum and fund between two items; None where there are more of one, or no giver and sum."""
    parties = [row[n] for n in range(first, last) if row[n].kind == "party" and not is_ruled(n)]
    sums = [i for i in row[first:last] if i.kind == "sum" and i.money is not None and not i.money.rate]
    funds = [i for i in row[first:last] if i.kind == "fund"]
    if len(parties) != 1 or len(sums) != 1 or len(funds) > 1:
        return None
    return Entry(party=parties[0], money=sums[0], fund=funds[0] if funds else None)


def entry_fund(row: tuple[Item, ...], party: Item, money: Item | None) -> Item | None:
    """Return the fund between the commas around a giver and a sum, if there is one alone."""
    for first, last in _stretches(row, 0, len(row)):
        within = row[first:last]
        if any(i is party for i in within) and any(i is money for i in within):
            funds = [i for i in within if i.kind == "fund"]
            return funds[0] if len(funds) == 1 else None
    return None


def is_beside_fund(row: tuple[Item, ...], party: Item, fund: Item | None) -> bool:
    """Return whether a party only stands in one list with a fund: "gab an A und B", "steuern A, B und C bei" (German).

    A comma behind a fund that "to" leads to opens a clause: "To the fund, B gave".
    """
    before = sorted((i for i in row if i.last <= party.first), key=lambda i: i.first)
    while before and before[-1].kind in ("determiner", "role"):
        before.pop()
    if len(before) < _LISTED or before[-1].kind not in _PARTS or before[-2].kind != "fund":
        return False
    acts = any(i.kind == "verb" for i in before)
    if acts and fund is not None and all(i.first != fund.first for i in before):
        return False  # "gave to A, and B gave to C", but "an A und [B] gespendet" (German)
    lead = next((i.kind for i in reversed(before[:-2]) if i.kind not in ("determiner", "role", "word")), "")
    return lead not in ("to", "of", "in", "from") or (before[-1].kind == "and" and not acts)


_LISTED = 2
