"""What describes how a name and a sum stand to each other in a sentence: kinds and categories, never words or names."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.claims.analysis import Line
from onrecord.claims.frames import Frame
from onrecord.claims.gathering import is_governed
from onrecord.claims.items import Item
from onrecord.claims.marking import Categories
from onrecord.claims.scene import Scene

__all__ = ["Flat", "TieContext", "TieRow", "flatten"]

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
            if "fund" in row.kinds
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


class TieRow:
    """The flattened row of a line, with what describes it whichever of its names and sums are asked about.

    Names of features are paths: "between.verb" says that a verb stands between the two; what is not named is 0.
    """

    def __init__(self, flat: Sequence[Flat], line: Line, context: TieContext) -> None:
        self.flat, self.context, self.number = flat, context, line.number
        self.items = [item for item, _ in flat]
        self.parties = self._places_of("party")
        self.sums = self._places_of("sum")
        self.funds = self._places_of("fund")
        self.same = {name: float(value) for name, value in self._whole(line) if value}
        self.same.update(dict.fromkeys((f"line.{item.kind}" for item in self.items), 1.0))
        self.governed: dict[int, bool] = {}

    def _places_of(self, kind: str) -> list[int]:
        return [at for at, item in enumerate(self.items) if item.kind == kind]

    def describe(self, giver: int, money: int) -> dict[str, float]:
        """Return the features of the pair at `giver` and `money`."""
        told = dict(self.same)
        for part in (self._between, self._counts, self._funds, self._own, self._around):
            for name, value in part(giver, money):
                if value:
                    told[name] = float(value)
        told.update(dict.fromkeys(self._words(giver, money), 1.0))
        return told

    def _whole(self, line: Line) -> Iterator[tuple[str, float]]:
        """What the line and the article around it tell."""
        told, number = self.context.told, line.number
        yield f"kind.{line.kind}", 1
        yield "length", min(len(line.tokens), 80)
        for category in _LINE_WIDE:
            yield f"line:{category}", line.has(category)
        yield "told", min(sum(told.values()), _MANY)
        yield "told_before", told.get(number - 1, 0) > 0
        yield "told_behind", told.get(number + 1, 0) > 0
        yield "told_here", min(told.get(number, 0), 3)
        yield "depth", number / max(1, self.context.lines)
        yield "parties", len(self.parties)
        yield "sums", len(self.sums)
        yield "funds", len(self.funds)
        for item in self.items[:2]:
            yield f"opens.{item.kind}", 1
        for mention in (self.items[at].fund for at in self.funds):
            if mention is not None:
                yield f"fund.{mention.kind}", 1
                yield "fund_named", mention.named or bool(mention.ids)

    def _words(self, giver: int, money: int) -> Iterator[str]:
        """The kinds of what stands between the two and beside them, and its categories, each a feature."""
        items = self.items
        inner = items[min(giver, money) + 1 : max(giver, money)]
        for item in inner:
            yield from _told("between", item.kind, item.categories)
        yield f"begins.{inner[0].kind if inner else 'none'}"
        yield f"ends.{inner[-1].kind if inner else 'none'}"
        yield from _neighbours("behind", items[money + 1 : money + 4], 2)
        yield from _neighbours("before", items[max(0, giver - 3) : giver][::-1], 1)
        yield from _neighbours("lead", items[max(0, money - 2) : money][::-1], 1)
        yield from _neighbours("then", items[giver + 1 : giver + 3], 1)

    def _between(self, giver: int, money: int) -> Iterator[tuple[str, float]]:
        kinds = [item.kind for item in self.items[min(giver, money) + 1 : max(giver, money)]]
        yield "after", giver < money
        yield "distance", len(kinds)
        yield "words", kinds.count("word")
        yield "breaks", sum([kinds.count(kind) for kind in _BREAKS])
        yield "parties_between", kinds.count("party")
        yield "sums_between", kinds.count("sum")

    def _counts(self, giver: int, money: int) -> Iterator[tuple[str, float]]:
        yield "first_party", self.parties[0] == giver
        yield "first_sum", self.sums[0] == money
        yield "place", giver
        yield "nearest_party", min(self.parties, key=lambda n: abs(n - money)) == giver
        yield "nearest_sum", min(self.sums, key=lambda n: abs(n - giver)) == money
        if giver not in self.governed:
            self.governed[giver] = is_governed(self.items, giver, 0)
        yield "governed", self.governed[giver]

    def _funds(self, giver: int, money: int) -> Iterator[tuple[str, float]]:
        first, last = sorted((giver, money))
        if self.funds:
            yield "fund_between", any(first < n < last for n in self.funds)
            yield "fund_behind", self.funds[-1] > last
            yield "fund_before", self.funds[0] < first
            yield "fund_distance", min(abs(n - money) for n in self.funds)

    def _own(self, giver: int, money: int) -> Iterator[tuple[str, float]]:
        (party, giver_aside), (item, sum_aside) = self.flat[giver], self.flat[money]
        member, amount = party.member, item.money
        yield "giver_aside", giver_aside
        yield "sum_aside", sum_aside
        if member is not None:
            yield "person", member.kind == "person"
            yield "sure", member.sure
            yield "candidate", member.candidate
            yield "mentions", min(len(member.places), _MANY)
        yield "near", bool(party.near)
        if amount is not None and amount.amount:
            yield "size", math.floor(math.log10(float(amount.amount)) * 2) / 2
            yield "exact", amount.qualifier == "exact"
            yield "currency", amount.currency is not None

    def _around(self, giver: int, money: int) -> Iterator[tuple[str, float]]:
        member, amount = self.items[giver].member, self.items[money].money
        yield "gave_elsewhere", member is not None and member.number in self.context.givers
        yield "sum_elsewhere", amount is not None and amount.amount in self.context.amounts


@cache
def _told(path: str, kind: str, categories: Categories) -> tuple[str, ...]:
    """The kind of an item and, where it is told by its words, their categories."""
    named = sorted(categories.meant) if kind in _TOLD_BY_WORDS else ()
    return (f"{path}.{kind}", *(f"{path}:{category}" for category in named))


def _neighbours(path: str, beside: Sequence[Item], told: int) -> Iterator[str]:
    """The kinds of the items beside, the nearest first, and the categories of the `told` nearest."""
    for n, item in enumerate(beside):
        yield f"{path}{n}.{item.kind}"
        if n < told:
            yield from _categories_of(path, item.categories)


@cache
def _categories_of(path: str, categories: Categories) -> tuple[str, ...]:
    return tuple(f"{path}:{category}" for category in sorted(categories.meant))
