"""What describes how a name and a sum stand to each other in a sentence: kinds and categories, never words or names."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

from onrecord.claims.givers.gathering import is_governed
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.tying.tiedescribed import Described
from onrecord.claims.tying.tielines import Features, Flat, TieContext, tell_item, tell_kind
from onrecord.claims.vocabulary.marking import NO_CATEGORIES, Categories
from onrecord.reference.forest import Present

__all__ = ["TieRow", "tell_neighbours"]

_BREAKS = ("stop", "colon", "contrast", "relative")
_MANY = 10


class TieRow:
    """The flattened row of a line, with what describes it whichever of its names and sums are asked about.

    Names of features are paths: "between.verb" says that a verb stands between the two; what is not named is 0.
    `shared` is what is known of the line, `same` what all pairs of the row share.
    """

    def __init__(self, flat: Sequence[Flat], line: Line, context: TieContext, shared: Described) -> None:
        self.flat, self.line, self.context, self.number = flat, line, context, line.number
        self.items = tuple([item for item, _ in flat])
        self.kinds = [item.kind for item in self.items]
        self.parties = self._places_of("party")
        self.sums = self._places_of("sum")
        self.funds = self._places_of("fund")
        self.same = Described(self._whole(), within=[shared])
        self._placed: dict[tuple[int, int], Described] = {}

    def _places_of(self, kind: str) -> list[int]:
        return [at for at, other in enumerate(self.kinds) if other == kind]

    def describe(self, party: Item, places: tuple[int, int], known: Sequence[Described]) -> Described:
        """Return what describes the pair of the name `party` and a sum at two places, beside what is known of it."""
        if places not in self._placed:
            self._placed[places] = self._describe_places(*places)
        return Described(self._own(party), within=[self._placed[places], *known])

    def _describe_places(self, giver: int, money: int) -> Described:
        """What describes two places, whoever stands at the first one."""
        values = self._between(giver, money)
        values |= self._ranks(giver, money)
        values |= self._nearness(giver, money)
        values |= self._amount(giver, money)
        values |= self._aimed(giver, money) if self.funds else {}
        return Described(values, self._words(giver, money), within=[self.same])

    def _whole(self) -> Features:
        parties, sums = len(self.parties), len(self.sums)
        told: Features = {"parties": parties, "sums": sums, "as_many": parties == sums, "funds": len(self.funds)}
        mentions = [mention for at in self.funds if (mention := self.items[at].fund) is not None]
        told.update((f"fund.{mention.kind}", 1) for mention in mentions)
        told["fund_named"] = any(mention.named or mention.ids for mention in mentions)
        return told

    def _words(self, giver: int, money: int) -> list[Present]:
        """The kinds of what stands between the two and beside them, and its categories, each a feature."""
        items, first, last = self.items, min(giver, money) + 1, max(giver, money)
        begins, ends = (items[first].kind, items[last - 1].kind) if first < last else ("none", "none")
        return [
            tell_kind("begins", begins),
            tell_kind("ends", ends),
            *dict.fromkeys([tell_item("between", item.kind, item.categories) for item in items[first:last]]),
            *tell_neighbours("behind", items[money + 1 : money + 4], 2),
            *tell_neighbours("before", items[max(0, giver - 3) : giver][::-1], 1),
            *tell_neighbours("lead", items[max(0, money - 2) : money][::-1], 1),
            *tell_neighbours("then", items[giver + 1 : giver + 3], 1),
        ]

    def _between(self, giver: int, money: int) -> Features:
        kinds = self.kinds[min(giver, money) + 1 : max(giver, money)]
        return {
            "after": giver < money,
            "distance": len(kinds),
            "words": kinds.count("word"),
            "breaks": sum([kinds.count(kind) for kind in _BREAKS]),
            "parties_between": kinds.count("party"),
            "sums_between": kinds.count("sum"),
        }

    def _ranks(self, giver: int, money: int) -> Features:
        """Which of the names and which of the sums the two are: "X, Y and Z gave $1, $2 and $3 million"."""
        party, amount = self.parties.index(giver), self.sums.index(money)
        return {
            "place": giver,
            "party_rank": party,
            "sum_rank": amount,
            "same_rank": party == amount,
            "first_party": party == 0,
            "first_sum": amount == 0,
        }

    def _nearness(self, giver: int, money: int) -> Features:
        return {
            "nearest_party": min(self.parties, key=lambda n: abs(n - money)) == giver,
            "nearest_sum": min(self.sums, key=lambda n: abs(n - giver)) == money,
            "party_before_sum": max([n for n in self.parties if n < money], default=-1) == giver,
            "party_behind_sum": min([n for n in self.parties if n > money], default=-1) == giver,
            "governed": is_governed(self.items, giver, 0),
        }

    def _aimed(self, giver: int, money: int) -> Features:
        first, last = sorted((giver, money))
        return {
            "fund_between": any(first < n < last for n in self.funds),
            "fund_behind": self.funds[-1] > last,
            "fund_before": self.funds[0] < first,
            "fund_distance": min([abs(n - money) for n in self.funds]),
        }

    def _amount(self, giver: int, money: int) -> Features:
        amount = self.items[money].money
        told: Features = {"giver_aside": self.flat[giver][1], "sum_aside": self.flat[money][1]}
        if amount is not None and amount.amount:
            told |= {
                "size": math.floor(math.log10(float(amount.amount)) * 2) / 2,
                "exact": amount.qualifier == "exact",
                "currency": amount.currency is not None,
                "sum_elsewhere": amount.amount in self.context.amounts,
            }
        return told

    def _own(self, party: Item) -> Features:
        """Who the giver is, and what rules have told of it in this line and in others."""
        member = party.member
        if member is None:
            return {"near": bool(party.near)}
        number, context = self.number, self.context
        return {
            "near": bool(party.near),
            "person": member.kind == "person",
            "sure": member.sure,
            "candidate": member.candidate,
            "mentions": min(len(member.places), _MANY),
            "namings": max(1, sum([self.items[n].member is member for n in self.parties])),
            "gave_elsewhere": member.number in context.givers,
            "giver_told_here": (number, member.number) in context.pairs,
            "giver_told_before": (number - 1, member.number) in context.pairs,
            "giver_told_behind": (number + 1, member.number) in context.pairs,
            "giver_refuses": member.number in context.refusing,
        }


def tell_neighbours(path: str, beside: tuple[Item, ...], told: int) -> list[Present]:
    """Return the kinds of the items beside, the nearest first, and the categories of the `told` nearest."""
    return [
        _tell_neighbour(path, n, item.kind, item.categories if n < told else NO_CATEGORIES)
        for n, item in enumerate(beside)
    ]


@cache
def _tell_neighbour(path: str, place: int, kind: str, categories: Categories) -> Present:
    return Present((f"{path}{place}.{kind}", *[f"{path}:{category}" for category in sorted(categories.meant)]))
