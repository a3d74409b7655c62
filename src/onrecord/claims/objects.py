"""What a clause gives: sums, funds, goods and the manner, in the stretch behind (or before) its verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.claims.breakdowns import break_down
from onrecord.claims.frames import Giver
from onrecord.claims.items import Item
from onrecord.claims.pairing import pair_list

__all__ = ["Objects", "read_objects", "value_behind"]

_SERIES = 8
"""Items from one dated sum to the next: "$14 million to the super PAC in July, $30 million"."""

_MANNER = ("personal", "company", "again", "each", "filing", "cash")
_JOINS = ("and", "comma", "to", "determiner", "sum", "again", "word", "time", "date", "of", "in", "at", "contrast")


@dataclass(frozen=True, slots=True, kw_only=True)
class Objects:
    """Sums, funds and goods of one giving; `goods_worth` tells which of the sums are the value of goods or tokens.

    `foreign` says that the recipient is something else than a fund. `more` are givers with sums of their own inside
    the stretch ("..., Coinbase $1m and Robinhood $2m").
    """

    money: tuple[Item, ...] = ()
    goods_worth: frozenset[int] = frozenset()
    funds: tuple[Item, ...] = ()
    goods: tuple[Item, ...] = ()
    manner: frozenset[str] = frozenset()
    foreign: bool = False
    further: frozenset[int] = frozenset()
    more: tuple[tuple[Giver, Item], ...] = ()

    def gifts(self) -> Iterator[tuple[Item | None, Item | None, frozenset[str]]]:
        """Yield (sum, fund, manner) for each gift: one a fund, one a sum where each has its own, goods apart."""
        if not self.money:
            manner = self.manner | {"in_kind"} if self.goods and "cash" not in self.manner else self.manner
            yield from ((None, fund, manner) for fund in self.funds or (None,))
        elif len(self.money) > 1 and len(self.funds) == len(self.money):
            yield from ((m, f, self._manner(m)) for m, f in zip(self.money, self.funds, strict=True))
        else:
            for money in self._apart():
                yield from ((money, fund, self._manner(money)) for fund in self.funds or (None,))
            if "cash_and_goods" in self.manner:
                yield None, self.funds[0] if self.funds else None, self.manner | {"in_kind"}

    def in_manner(self, manner: str) -> Objects:
        """Return the same objects, given in this manner too."""
        return replace(self, manner=self.manner | {manner})

    def _manner(self, money: Item) -> frozenset[str]:
        return self.manner | {"in_kind"} if money.first in self.goods_worth else self.manner

    def _apart(self) -> tuple[Item, ...]:
        """The first sum, the first of the other sort (cash and goods are two gifts), and each instalment."""
        first = self.money[0]
        other = [m for m in self.money if (m.first in self.goods_worth) != (first.first in self.goods_worth)]
        return (first, *other[:1], *(m for m in self.money[1:] if m.first in self.further and m not in other[:1]))


def read_objects(
    row: Sequence[Item], first: int, last: int, *, before: tuple[int, int] | None = None, line: int = 0
) -> Objects:
    """Return what the items `first` to `last` give; `before` is the stretch between the giver and the verb."""
    zone = row[first:last]
    ahead = row[before[0] : before[1]] if before else ()
    flat = [inner for item in (*ahead, *zone) for inner in ((item, *item.inner) if item.kind == "aside" else (item,))]
    own, more = _own_sums(row, first, last, line)
    own = _as_one(row, _to_funds(row, own, first, last))
    if not own and before:
        own = [i for i in ahead if i.kind == "sum" and i.money is not None and not i.money.rate]
    if len(own) > 1 and own[0].money is not None and own[0].money.asset and own[0].money.currency is None:
        own = own[1:]  # "188 bitcoin, then worth $21 million"
    funds = tuple(i for i in zone if i.kind == "fund") or tuple(i for i in ahead if i.kind == "fund")
    funds = tuple(i for i in funds if not _is_left_out(row, i))
    if not own:
        funds = tuple(i for i in funds if not _is_occasion(row, i))
    goods = tuple(i for i in zone if i.kind == "kind" or (not own and i.has("noun.in_kind")))
    worth = frozenset(money.first for money in own if _is_goods_worth(money, own, flat))
    if len(own) == 2 and _explains(row, own[0], own[1]):
        own = own[1:]
    if parts := break_down(row, first, last):
        sums, takers = zip(*parts, strict=True)
        return Objects(money=sums, funds=takers, manner=_manner(_before_second(flat, own)))
    return Objects(
        money=tuple(own),
        goods_worth=worth,
        funds=_recipients(row, funds),
        goods=goods,
        manner=_manner(_before_second(flat, own)) | _cash_and_goods(zone, own, goods, worth),
        foreign=_is_foreign(row, first, _sum_end(row, first, last)) or _has_taker(row, first, last),
        more=more,
        further=frozenset(i.first for n, i in enumerate(row[:last]) if i.kind == "sum" and _is_instalment(row, n)),
    )


def _explains(row: Sequence[Item], same: Item, money: Item) -> bool:
    """Whether a figure tells what "the same sum" is: "gave the same amount to the fund, $1 million"."""
    if same.money is None or same.money.factor != 1 or money.money is None or money.money.amount is None:
        return False
    between = [i.kind for i in row if same.last <= i.first and i.last <= money.first]
    return between[-1:] in (["comma"], ["colon"], ["dash"]) and not {"and", "again", "verb"} & set(between)


def _before_second(flat: Sequence[Item], own: Sequence[Item]) -> list[Item]:
    """The items without an "each" that goes with a later sum: "pledged $6 billion, or $250 each for ..."."""
    if len(own) < 2 or any(i.has("each.respectively") for i in flat):
        return list(flat)
    return [i for i in flat if i.kind != "each" or i.first < own[1].first]


def _is_left_out(row: Sequence[Item], fund: Item) -> bool:
    """ "gave $100,000 to that event and nothing to Biden's": a fund that got nothing, behind one that did."""
    before = [i for i in row if i.last <= fund.first and i.kind not in ("determiner", "role")][-3:]
    return [i.kind for i in before] == ["and", "negation", "to"] or _is_of_candidate(row, fund)


def _is_of_candidate(row: Sequence[Item], fund: Item) -> bool:
    """ "invested $5 million in a town that the candidate of the Reds runs": a party that only tells whose he is."""
    before = [i for i in row if i.last <= fund.first and i.kind != "determiner"][-3:]
    tied = len(before) > 2 and before[-1].has("link.of") and before[-2].has("role.candidate")
    return tied and before[-3].kind not in ("to", "in", "sum", "verb", "business")


def _is_occasion(row: Sequence[Item], fund: Item) -> bool:
    """Whether a fund's words only tell when: "promised plants and jobs at the inauguration"."""
    before = [i for i in row if i.last <= fund.first and i.kind != "determiner"][-1:]
    return bool(before) and before[0].kind == "in"


def _manner(flat: Sequence[Item]) -> frozenset[str]:
    meant = set[str]().union(*[item.categories.meant for item in flat if item.categories])
    manner = {name for name in _MANNER if name in meant} | {item.kind for item in flat if item.kind in _MANNER}
    if meant.isdisjoint(("filing.any", "filing.shows")):
        manner.discard("filing")  # "a record $5 million"
    for mark, name in (("each.joint", "joint"), ("each.respectively", "respectively")):
        if mark in meant:
            manner.add(name)
    return frozenset(manner)


def _is_goods_worth(money: Item, sums: Sequence[Item], flat: Sequence[Item]) -> bool:
    """Whether a sum is what goods, stock or tokens are worth: "$80,000 worth of equipment", "$5 million in XRP"."""
    if money.money is not None and money.money.asset:
        return True
    if _is_valuation(flat, money):
        return True
    later = [s.first for s in sums if s.first > money.first]
    end = min(later, default=10**6)
    behind = [i for i in flat if money.last <= i.first < end]
    before = next((i for i in reversed(flat) if i.last <= money.first), None)
    in_goods = [i.kind for i in behind[:2]] == ["in", "kind"]  # "$300,000 in flights"
    if (before is not None and before.has("noun.in_kind")) or in_goods or _is_in_kind_noun(flat, money):
        return True
    cash = before is not None and any(i.kind == "gift" for i in flat[: flat.index(before)])  # "a check worth $5,000"
    if before is not None and before.has("noun.worth") and not cash:
        return True
    for item in behind:
        if item.kind in ("cash", "and", "verb", "comma"):
            return False
        if item.has("noun.in_kind"):
            return True
    return False


def _is_in_kind_noun(flat: Sequence[Item], money: Item) -> bool:
    """Whether the noun that the sum belongs to says so: "an in-kind donation of flights worth $300,000"."""
    ahead = [i for i in flat if i.last <= money.first]
    nouns = [n for n, i in enumerate(ahead) if i.kind == "gift"]
    if not nouns or any(i.kind in ("and", "sum") for i in ahead[nouns[-1] :]):
        return False
    return any(i.has("noun.in_kind") for i in ahead[max(0, nouns[-1] - 1) : nouns[-1] + 2])


_VALUING = 5
"""Items that may stand in "60 kegs, which the brewer itself values at $9,000" between the goods and their value."""


def _is_valuation(flat: Sequence[Item], money: Item) -> bool:
    """Whether a relative clause values what was given: "which it values at $9,000", "that it put at $5,000"."""
    before = [i for i in flat if i.last <= money.first][-_VALUING:]
    if not before or not (before[-1].has("link.at") or before[-1].has("noun.in_kind")):
        return False
    return any(i.kind == "relative" for i in before)


def value_behind(row: Sequence[Item], first: int) -> Item | None:
    """The sum at which a later clause of the row values the goods given from item `first` on."""
    return next((i for i in row[first:] if i.kind == "sum" and _is_valuation(row[first:], i)), None)


def _own_sums(
    row: Sequence[Item], first: int, last: int, line: int
) -> tuple[list[Item], tuple[tuple[Giver, Item], ...]]:
    """The sums of the verb's own giver, and the pairs of others in the same stretch."""
    zone = row[first:last]
    sums = [i for n, i in enumerate(zone) if i.kind == "sum" and _is_gift_sum(zone, n)]
    parties = [n for n, i in enumerate(zone) if i.kind == "party" and not _is_ruled(zone, n)]
    if not parties or not sums:
        return sums, ()
    cut = parties[0]
    own = [i for i in sums if i.first < zone[cut].first]
    pairs = tuple((g, m) for g, m in pair_list(row, first + cut, last, line) if m is not None) if own else ()
    return own or sums, pairs


def _as_one(row: Sequence[Item], own: list[Item]) -> list[Item]:
    """ "two checks, one for $2 million and another for $1.2 million": one gift of both sums together."""
    if len(own) != 2 or not all(_is_one_of_two(row, item) for item in own):
        return own
    a, b = own[0].money, own[1].money
    if a is None or b is None or a.amount is None or b.amount is None or a.currency != b.currency:
        return own
    return [replace(own[0], last=own[1].last, money=replace(a, amount=a.amount + b.amount))]


def _is_one_of_two(row: Sequence[Item], money: Item) -> bool:
    """Whether "one for" or "another of" stands before a sum."""
    at = next((n for n, i in enumerate(row) if i is money), 0)
    led = at > 1 and (row[at - 1].has("link.purpose") or row[at - 1].has("link.of"))
    return led and row[at - 2].has("link.indefinite") and not row[at - 2].has("pronoun")


def _to_funds(row: Sequence[Item], own: list[Item], first: int, last: int) -> list[Item]:
    """Leave out the sums that go elsewhere than another: "$25,000 to a school and $1 million to the fund"."""
    places = [n for n in range(first, last) if any(row[n] is i for i in own)]
    if len(places) < 2 or any(i.money is not None and i.money.factor is not None for i in own):
        return own  # "and as much to the fund" needs the sum before
    stretches = list(zip(places, [*places[1:], last], strict=True))
    funded = [any(i.kind == "fund" for i in row[a:b]) for a, b in stretches]
    if not any(funded):
        return own
    return [row[a] for (a, b), aimed in zip(stretches, funded, strict=True) if aimed or not _is_foreign(row, a, b)]


def _is_ruled(zone: Sequence[Item], at: int) -> bool:
    """Whether a preposition or possessive takes the party away: "to X", "of X", "X's"."""
    if at + 1 < len(zone) and zone[at + 1].kind == "owns":
        return True
    back = at - 1
    while back >= 0 and zone[back].kind in ("determiner", "role", "word", "party", "other", "business"):
        back -= 1
    return back >= 0 and zone[back].kind in ("to", "of", "at", "from", "in", "through", "on_behalf", "except")


def _is_gift_sum(zone: Sequence[Item], at: int) -> bool:
    money = zone[at].money
    if money is None or money.rate:
        return False
    after = zone[at + 1].kind if at + 1 < len(zone) else ""
    if _is_of_business(zone, at) or _is_price(zone, at):
        return False
    if after == "fund" and not (at + 2 < len(zone) and zone[at + 2].kind == "gift"):
        return False  # "Trump's $300 million ballroom": what the thing costs
    before = zone[at - 1].kind if at else ""
    return after not in ("business", "limit", "total") and before not in ("limit",)


def _is_of_business(zone: Sequence[Item], at: int) -> bool:
    """ "$1 million of legal fees", "$40 million in new jobs"."""
    if at + 1 >= len(zone) or not (zone[at + 1].has("link.of") or zone[at + 1].kind == "in"):
        return False
    ahead = at + 2
    while ahead < len(zone) and zone[ahead].kind in ("word", "determiner") and ahead - at <= 3:
        ahead += 1
    return ahead < len(zone) and zone[ahead].kind == "business"


def _is_price(zone: Sequence[Item], at: int) -> bool:
    """ "a fine of $25 million", "a federal contract of $2 million": what stands before tells what the sum is."""
    back = at - 2
    while back > 0 and zone[back].kind == "word":
        back -= 1
    return at > 1 and zone[at - 1].has("link.of") and zone[back].kind == "business"


def _recipients(row: Sequence[Item], funds: tuple[Item, ...]) -> tuple[Item, ...]:
    """All funds of "to X and to Y"; else the first one: a later mention tells of something else."""
    if len(funds) < 2:
        return funds
    kept = [funds[0]]
    for fund in funds[1:]:
        between = [i for i in row if kept[-1].last <= i.first and i.last <= fund.first]
        kinds = {i.kind for i in between}
        joined = bool(kinds & {"and", "comma"}) and kinds <= {*_JOINS, "aside", "role"}
        if not joined or len(between) > 9:
            break
        if fund.fund is not None and fund.fund.kind in ("super_pac", "pac") and not fund.fund.named:
            continue  # "to Open Shore, a super PAC" names one
        kept.append(fund)
    return tuple(kept)


def _cash_and_goods(
    zone: Sequence[Item], sums: Sequence[Item], goods: Sequence[Item], worth: frozenset[int]
) -> frozenset[str]:
    """Whether goods come on top of a sum of cash: "$1 million and a fleet of cars"."""
    if not goods or not sums or worth:
        return frozenset()
    first_good, first_sum = goods[0].first, sums[0].first
    between = [i.kind for i in zone if min(first_good, first_sum) < i.first < max(first_good, first_sum)]
    if "party" in between:
        return frozenset()
    return frozenset({"cash_and_goods"}) if "and" in between or "again" in between else frozenset()


def _sum_end(row: Sequence[Item], first: int, last: int) -> int:
    """Where the words that go with the first sum end: "$20 million, spread over five years, for" at the comma."""
    seen = False
    for at in range(first, last):
        seen = seen or row[at].kind == "sum"
        if seen and row[at].kind in ("comma", "dash"):
            return at
    return last


_NOUN_PARTS = ("determiner", "word", "role", "owns", "again", "each", "pronoun", "kind", "business", "other_verb")


def _is_instalment(row: Sequence[Item], at: int) -> bool:
    """ "$1 million in December and another $500,000 in January": the donor paid twice."""
    back = at - 1
    while back > 0 and row[back].kind in ("determiner", "again") and not row[back].has("again"):
        back -= 1
    lead = back - 1
    while lead > 0 and row[lead].kind in ("in", "date", "time"):
        lead -= 1  # "and [in January] another $500,000"
    again = back > 0 and row[back].has("again") and row[lead].kind in ("and", "comma")
    return again or (back >= 0 and row[back].has("link.then")) or _is_dated_series(row, at)


def _is_dated_series(row: Sequence[Item], at: int) -> bool:
    """ "$14 million in July, $30 million in August": a month of its own for each sum."""
    if at < 3 or row[at - 1].kind not in ("and", "comma") or not _is_dated(row, at):
        return False
    before = next((n for n in range(at - 2, -1, -1) if row[n].kind == "sum"), None)
    return before is not None and at - before <= _SERIES and _is_dated(row, before)


def _is_dated(row: Sequence[Item], at: int) -> bool:
    """Whether a date follows the sum at `at`, a recipient between them passed."""
    behind = [i for i in row[at + 1 : at + _SERIES] if i.kind not in ("in", "to", "determiner", "fund", "word")]
    return bool(behind) and behind[0].kind == "date"


def _has_taker(row: Sequence[Item], first: int, last: int) -> bool:
    """Whether somebody else than a fund is handed the sum: "lent [Delmar Freight] $5 million", "gave a school $5"."""
    money = next((n for n in range(first, last) if row[n].kind == "sum"), first)
    if (
        money > first
        and row[money - 1].kind == "business"
        and all(i.kind in ("determiner", "pronoun", "word", "business", "owns", "self") for i in row[first:money])
    ):
        return True
    if money > first and row[first].kind == "party" and any(i.kind == "business" for i in row[first:money]):
        return True  # "gave [Delmar Freight] a fine of $500"
    return first + 1 < last and row[first].kind == "party" and row[first + 1].kind == "sum"


def _is_foreign(row: Sequence[Item], first: int, last: int) -> bool:
    """Whether "to" leads to something that is no fund: a school, a charity, "their communities", a person."""
    for at in range(first, last):
        if row[at].kind != "to":
            continue
        purpose = row[at].has("link.purpose")
        ahead, words = at + 1, 0
        while ahead < last and (row[ahead].kind in _NOUN_PARTS or row[ahead].has("link.indefinite")):
            words += row[ahead].kind == "business" or (
                not purpose and row[ahead].kind in ("word", "role", "kind", "other_verb")
            )
            ahead += 1
        if ahead >= last:
            return words > 0
        if row[ahead].kind == "fund":
            return False
        if row[ahead].kind in ("party", "other", "outlet"):
            member = row[ahead].member
            return not (member is not None and member.honouree)
        if words and row[ahead].kind not in ("verb", "gift", "sum"):
            return True
    return False
