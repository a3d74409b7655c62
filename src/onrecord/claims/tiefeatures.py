"""What describes how a name and a sum stand to each other in a sentence: kinds and categories, never words or names."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.claims.analysis import Line
from onrecord.claims.frames import Frame
from onrecord.claims.gathering import is_governed
from onrecord.claims.items import Item
from onrecord.claims.scene import Scene

__all__ = ["Flat", "TieContext", "describe_tie", "flatten"]

Flat = tuple[Item, bool]
"""An item of a sentence, and whether it stands in an aside."""

_TOLD_BY_WORDS = ("verb", "speech", "business", "gift", "auxiliary", "link", "of", "to", "at", "in", "from",
                  "determiner", "word", "filing", "donor", "listing", "limit", "plan", "total")  # fmt: skip
"""Kinds of items whose categories tell more than the kind alone."""
_LINE_WIDE = (
    "negation",
    "noun.other",
    "noun.total",
    "noun.limit",
    "filing",
    "refund",
    "donor",
    "claimed",
    "deny",
    "asked",
)
_BREAKS = ("stop", "colon", "contrast", "relative")
_MANY = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class TieContext:
    """What the article tells around a line: how many gifts each line told by rule, of whom and how much, its funds."""

    told: Mapping[int, int]
    givers: frozenset[int]
    amounts: frozenset[object]
    funds: frozenset[str]
    lines: int

    @classmethod
    def of(cls, frames: Sequence[Frame], scene: Scene) -> TieContext:
        """Return the context that the frames of an article make."""
        sums = (f.money.money for f in frames if f.money is not None)
        funds = {
            scene.article.text[slice(*line.span(i.first, i.last))]
            for line, row in zip(scene.lines, scene.rows, strict=True)
            for i in row
            if i.kind == "fund"
        }
        return cls(
            told=Counter(f.line for f in frames),
            givers=frozenset(f.giver.member.number for f in frames),
            amounts=frozenset(s.amount for s in sums if s is not None),
            funds=frozenset(funds),
            lines=len(scene.lines),
        )


def flatten(row: Sequence[Item]) -> list[Flat]:
    """Return the items of a row with those of its asides in their place, each aside between its own two ends."""
    flat: list[Flat] = []
    for item in row:
        if item.kind == "aside":
            flat.append((item, True))
            flat.extend((inner, True) for inner in item.inner)
            flat.append((item, True))
        else:
            flat.append((item, False))
    return flat


def describe_tie(flat: Sequence[Flat], giver: int, money: int, line: Line, context: TieContext) -> dict[str, float]:
    """Return the features of the pair at `giver` and `money` of a flattened row; what is not named is 0.

    Names of features are paths: "between.verb" says that a verb stands between the two.
    """
    parts = (
        _between(flat, giver, money),
        _beside(flat, giver, money),
        _counts(flat, giver, money),
        _funds(flat, giver, money),
        _own(flat[giver], flat[money]),
        _around(line, flat, flat[giver][0], flat[money][0], context),
    )
    return {name: float(value) for part in parts for name, value in part if value}


def _told(item: Item, path: str) -> Iterator[tuple[str, float]]:
    """The kind of an item and, where it is told by its words, their categories."""
    yield f"{path}.{item.kind}", 1
    if item.kind in _TOLD_BY_WORDS:
        for category in item.categories.meant:
            yield f"{path}:{category}", 1


def _between(flat: Sequence[Flat], giver: int, money: int) -> Iterator[tuple[str, float]]:
    first, last = sorted((giver, money))
    inner = [item for item, _ in flat[first + 1 : last]]
    yield "after", giver < money
    yield "distance", len(inner)
    yield "words", sum(i.kind == "word" for i in inner)
    yield "breaks", sum(i.kind in _BREAKS for i in inner)
    yield "parties_between", sum(i.kind == "party" for i in inner)
    yield "sums_between", sum(i.kind == "sum" for i in inner)
    for item in inner:
        yield from _told(item, "between")
    yield f"begins.{inner[0].kind if inner else 'none'}", 1
    yield f"ends.{inner[-1].kind if inner else 'none'}", 1


def _beside(flat: Sequence[Flat], giver: int, money: int) -> Iterator[tuple[str, float]]:
    yield from _neighbours("behind", flat[money + 1 : money + 4], 2)
    yield from _neighbours("before", flat[max(0, giver - 3) : giver][::-1], 1)
    yield from _neighbours("lead", flat[max(0, money - 2) : money][::-1], 1)
    yield from _neighbours("then", flat[giver + 1 : giver + 3], 1)


def _neighbours(path: str, beside: Sequence[Flat], told: int) -> Iterator[tuple[str, float]]:
    """The kinds of the items beside, the nearest first, and the categories of the `told` nearest."""
    for n, (item, _) in enumerate(beside):
        yield f"{path}{n}.{item.kind}", 1
        if n < told:
            for category in item.categories.meant:
                yield f"{path}:{category}", 1


def _counts(flat: Sequence[Flat], giver: int, money: int) -> Iterator[tuple[str, float]]:
    parties = [n for n, (item, _) in enumerate(flat) if item.kind == "party"]
    sums = [n for n, (item, _) in enumerate(flat) if item.kind == "sum"]
    yield "first_party", parties[0] == giver
    yield "first_sum", sums[0] == money
    yield "parties", len(parties)
    yield "sums", len(sums)
    yield "place", giver
    yield "nearest_party", min(parties, key=lambda n: abs(n - money)) == giver
    yield "nearest_sum", min(sums, key=lambda n: abs(n - giver)) == money
    yield "governed", is_governed([item for item, _ in flat], giver, 0)
    for item, _ in flat:
        yield f"line.{item.kind}", 1


def _funds(flat: Sequence[Flat], giver: int, money: int) -> Iterator[tuple[str, float]]:
    places = [n for n, (item, _) in enumerate(flat) if item.kind == "fund"]
    first, last = sorted((giver, money))
    yield "funds", len(places)
    if not places:
        return
    yield "fund_between", any(first < n < last for n in places)
    yield "fund_behind", any(n > last for n in places)
    yield "fund_before", any(n < first for n in places)
    yield "fund_distance", min(abs(n - money) for n in places)
    for n in places:
        mention = flat[n][0].fund
        if mention is not None:
            yield f"fund.{mention.kind}", 1
            yield "fund_named", mention.named or bool(mention.ids)


def _own(giver: Flat, money: Flat) -> Iterator[tuple[str, float]]:
    member, amount = giver[0].member, money[0].money
    yield "giver_aside", giver[1]
    yield "sum_aside", money[1]
    if member is not None:
        yield "person", member.kind == "person"
        yield "sure", member.sure
        yield "candidate", member.candidate
        yield "mentions", min(len(member.places), _MANY)
    yield "near", bool(giver[0].near)
    if amount is not None and amount.amount:
        yield "size", math.floor(math.log10(float(amount.amount)) * 2) / 2
        yield "exact", amount.qualifier == "exact"
        yield "currency", amount.currency is not None


def _around(
    line: Line, flat: Sequence[Flat], giver: Item, money: Item, context: TieContext
) -> Iterator[tuple[str, float]]:
    number = line.number
    yield f"kind.{line.kind}", 1
    yield "length", min(len(line.tokens), 80)
    for category in _LINE_WIDE:
        yield f"line:{category}", line.has(category)
    yield "told", min(sum(context.told.values()), _MANY)
    yield "told_before", context.told.get(number - 1, 0) > 0
    yield "told_behind", context.told.get(number + 1, 0) > 0
    yield "told_here", min(context.told.get(number, 0), 3)
    yield "depth", number / max(1, context.lines)
    if giver.member is not None:
        yield "gave_elsewhere", giver.member.number in context.givers
    yield "sum_elsewhere", money.money is not None and money.money.amount in context.amounts
    for item, _ in islice(flat, 2):
        yield f"opens.{item.kind}", 1
