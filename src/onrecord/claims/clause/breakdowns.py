"""A sum told with its parts: "gave $300,000: $200,000 to A and $100,000 to B", "a million, half of it to A"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from onrecord.claims.clause.partsnamed import named_parts
from onrecord.claims.order.items import Item
from onrecord.claims.sums.fractions import times
from onrecord.claims.sums.money import Sum

__all__ = ["break_down", "list_parts", "part_of", "several_told", "split_evenly", "work_out_parts"]

_SHARE = "money.share."
_OPENS = ("colon", "comma", "dash", "stop")
_LEADS = ("relative", "auxiliary", "of", "from", "pronoun", "to", "word", "including")
_DATED = ("in", "date", "time")
"""What may stand between a sum and its parts: "$10 million this year, half of it to the party"."""
_LED = 2
"""Words that may stand before the first part: "of which", "sendo" (Portuguese)."""
_TO_FUND = ("to", "determiner", "word", "role", "of", "from", "in", "pronoun", "comma")
_BETWEEN_FUNDS = (*_TO_FUND, "fund", "and")
_JOINS = ("and", "comma", "stop", "determiner", "again")


def break_down(row: tuple[Item, ...], first: int, last: int) -> tuple[tuple[Item, Item], ...]:
    """Return the parts (sum, fund) into which the first sum from `first` on is broken down; () where it is not."""
    at = next((n for n, item in enumerate(row[first:last], first) if item.kind == "sum"), last)
    whole = row[at].money if at < last else None
    if whole is None or whole.amount is None or whole.rate or at + 1 >= last:
        return ()
    if even := split_evenly(row, at, last):
        return tuple(even)
    if bracketed := _bracketed(row, at, last):
        return tuple(work_out_parts(whole, bracketed, strict=False))
    if named := named_parts(row, at):
        return tuple(work_out_parts(whole, list(list_parts(named, 0, len(named))), strict=False))
    sign = next((n for n in range(at + 1, last) if row[n].kind not in _DATED), last - 1)
    sign = _behind_split(row, _behind_several(row, sign, last), last)
    if row[sign].kind == "aside":
        parts, strict = list(list_parts(row[sign].inner, 0, len(row[sign].inner))), False
    elif row[sign].kind in _OPENS:
        begin = _begin(row, sign + 1, last)
        parts, strict = list(list_parts(row, begin, last)), row[sign].kind != "colon" and begin == sign + 1
    else:
        return ()
    return tuple(work_out_parts(whole, parts, strict=strict))


def _behind_several(row: tuple[Item, ...], at: int, last: int) -> int:
    """ "$12 million [to two groups]: half to A and half to B": the colon behind the several that share the sum."""
    colon = next((n for n in range(at, min(at + _SEVERAL, last)) if row[n].kind == "colon"), at)
    plain = row[at].kind == "to" and all(i.kind in ("determiner", "word", "role") for i in row[at + 1 : colon])
    return colon if plain else at


def _behind_split(row: tuple[Item, ...], at: int, last: int) -> int:
    """ "$900,000 [equally between the two sides] - half of it to A": what opens the parts behind words for parting."""
    if not row[at].has("money.split"):
        return at
    return next((n for n in range(at, min(at + _SEVERAL + 1, last)) if row[n].kind in _OPENS), at)


_SEVERAL = 5
"""Items that may name the several to whom a sum goes, and the colon behind them."""

_REACH = 5
"""Items from a sum to "split evenly between"."""


def split_evenly(row: tuple[Item, ...], at: int, last: int) -> list[tuple[Item, Item]]:
    """Return an equal part of the sum at `at` for each fund: "$600,000, split evenly between A and B"."""
    split = next((n for n in range(at + 1, min(at + _REACH, last)) if row[n].has("money.split")), None)
    whole = row[at].money
    if split is None or whole is None or whole.amount is None:
        return []
    end = next((n for n in range(split + 1, last) if row[n].kind not in _BETWEEN_FUNDS), last)
    funds = [i for i in row[split + 1 : end] if i.kind == "fund"]
    if len(funds) < 2:
        return []
    part = replace(row[at], money=replace(whole, amount=whole.amount / len(funds)))
    return [(part, fund) for fund in funds]


def _bracketed(row: tuple[Item, ...], at: int, last: int) -> list[tuple[Item, Item]]:
    """The parts of the sum at `at`, each in brackets: "split $900,000 between A ($600,000) and B ($300,000)"."""
    first = next((n for n in range(at + 1, last) if row[n].kind == "fund"), last)
    if first == last or not all(i.kind in _TO_FUND for i in row[at + 1 : first]):
        return []
    told = [i for i in row[first:last] if i.kind not in _JOINS]
    parts = [(b.inner[0], a) for a, b in pairwise(told) if a.kind == "fund" and [i.kind for i in b.inner] == ["sum"]]
    funds = sum(i.kind == "fund" for i in told)
    return parts if len(parts) == funds > 1 else []


def several_told(row: tuple[Item, ...], first: int) -> list[tuple[Item, Item]]:
    """Return what each of several funds gets behind a colon: "gave to two super PACs: $50,000 to A and $25,000 to B".

    Either may stand first: "a dos súper PAC: a A, 50.000 dólares, y a B, 25.000" (Spanish).
    """
    colon = next((n for n in range(first + 1, len(row) - 2) if row[n].kind == "colon"), 0)
    if not colon or row[colon - 1].kind != "fund" or any(i.kind == "sum" for i in row[first:colon]):
        return []
    end = next((n for n in range(colon + 1, len(row)) if row[n].kind not in (*_BETWEEN_FUNDS, "sum", "stop")), len(row))
    told = [i for i in row[colon + 1 : end] if i.kind in ("sum", "fund")]
    pairs = list(zip(told[::2], told[1::2], strict=False))
    if len(pairs) < _TWO or any({a.kind, b.kind} != {"sum", "fund"} for a, b in pairs) or len(told) % 2:
        return []
    return [(a, b) if a.kind == "sum" else (b, a) for a, b in pairs]


_TWO = 2


def _begin(row: tuple[Item, ...], at: int, last: int) -> int:
    """Where the first part begins, "of which" passed."""
    end = next((n for n in range(at, min(at + _LED + 1, last)) if _is_share(row[n])), at)
    return end if all(i.kind in _LEADS for i in row[at:end]) else at


def _is_share(item: Item) -> bool:
    return item.kind == "sum" or item.has("money.share")


def list_parts(row: tuple[Item, ...], at: int, last: int) -> Iterator[tuple[Item, Item]]:
    """Yield the shares from item `at` on, each with the fund that it goes to; "the other" is one behind a first."""
    first = at
    while at < last:
        while at < last and row[at].kind in _JOINS and not _is_share(row[at]):
            at += 1
        if at >= last or not (_is_share(row[at]) or (at > first and row[at].has("money.other"))):
            return
        ahead = at + 1
        while ahead < last and row[ahead].kind in _TO_FUND and not _is_share(row[ahead]):
            ahead += 1
        if ahead >= last or row[ahead].kind != "fund" or not any(_leads(i) for i in row[at + 1 : ahead]):
            return
        yield row[at], row[ahead]
        at = ahead + 1
        if at < last and row[at].kind == "aside":
            at += 1


def _leads(item: Item) -> bool:
    return item.kind == "to" or item.has("link.to") or item.has("fund.ellipse")


def work_out_parts(whole: Sum, parts: Sequence[tuple[Item, Item]], *, strict: bool) -> Iterator[tuple[Item, Item]]:
    """Yield the parts with their sums in figures, where they are parts of the whole: with `strict` all of it."""
    assert whole.amount is not None, "asked only of a sum in figures"
    told = [_share_of(whole, share) for share, _ in parts]
    known = sum((amount for amount in told if amount is not None), Decimal(0))
    rests = sum(amount is None for amount in told)
    fits = known <= whole.amount if not rests else known < whole.amount
    figures = any(share.money is not None and share.money.amount is not None for share, _ in parts)
    if not parts or rests > 1 or not fits or (strict and figures and not rests and known != whole.amount):
        return
    for (share, fund), amount in zip(parts, told, strict=True):
        if share.money is not None and share.money.amount is not None:
            yield share, fund
        else:
            own = whole.amount - known if amount is None else amount
            money = replace(whole, first=share.first, last=share.last, amount=own)
            yield replace(share, kind="sum", money=money), fund


def _share_of(whole: Sum, share: Item) -> Decimal | None:
    """What a share is in figures; None for "the rest"."""
    assert whole.amount is not None, "asked only of a sum in figures"
    if share.money is not None:
        return share.money.amount if share.money.factor is None else times(whole.amount, share.money.factor)
    keys = [c.removeprefix(_SHARE) for c in share.categories if c.startswith(_SHARE)]
    return None if "rest" in keys or not keys else times(whole.amount, Decimal(min(keys).replace("_", ".")))


def part_of(whole: Item | None, share: Item) -> Item | None:
    """Return what "half of it" behind a sum is as a sum of its own; None where either has no figure."""
    keys = [c.removeprefix(_SHARE) for c in share.categories if c.startswith(_SHARE)]
    if not keys or "rest" in keys or whole is None or whole.money is None or whole.money.amount is None:
        return None
    amount = times(whole.money.amount, Decimal(min(keys).replace("_", ".")))
    money = replace(whole.money, first=share.first, last=share.last, amount=amount)
    return replace(share, kind="sum", money=money)
