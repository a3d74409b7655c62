"""What a clause gives: sums, funds, goods and the manner, in the stretch behind (or before) its verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.claims.clause.breakdowns import break_down, several_told
from onrecord.claims.clause.eachfunds import each_to_funds, one_by_one
from onrecord.claims.clause.freeworth import is_worth_of_free
from onrecord.claims.clause.instalments import are_parts, is_of_another_time
from onrecord.claims.clause.otherfunds import funds_told, without_others
from onrecord.claims.clause.othermeans import is_by_other_means
from onrecord.claims.clause.ownsums import own_sums, sums_to_funds, told_as_one
from onrecord.claims.clause.takersbehind import has_taker, leads_elsewhere
from onrecord.claims.frames import Giver
from onrecord.claims.order.items import Item
from onrecord.claims.sums.fractions import to_cents
from onrecord.claims.vocabulary.marking import NO_CATEGORIES

__all__ = ["Objects", "as_goods", "read_objects", "value_behind"]

_SERIES = 8
"""Items from one dated sum to the next: "$14 million to the super PAC in July, $30 million"."""

_MANNER = frozenset(("personal", "company", "again", "each", "filing", "cash"))
_JOINS = ("and", "comma", "to", "determiner", "sum", "again", "word", "time", "date", "of", "in", "at", "contrast")


@dataclass(slots=True, kw_only=True)
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
        elif "shared" in self.manner and len(self.money) == 1 and len(self.funds) > 1:
            yield from ((_part(self.money[0], len(self.funds)), f, self._manner(self.money[0])) for f in self.funds)
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
        other = [m for m in other if not _is_share(m)]  # "$50,000, half of it in chairs"
        return (first, *other[:1], *(m for m in self.money[1:] if m.first in self.further and m not in other[:1]))


def _is_share(item: Item) -> bool:
    factor = item.money.factor if item.money is not None else None
    return factor is not None and factor < 1


def read_objects(
    row: tuple[Item, ...], first: int, last: int, *, before: tuple[int, int] | None = None, line: int = 0
) -> Objects:
    """Return what the items `first` to `last` give; `before` is the stretch between the giver and the verb."""
    zone = row[first:last]
    ahead = row[before[0] : before[1]] if before else ()
    flat = tuple(
        [inner for item in (*ahead, *zone) for inner in ((item, *item.inner) if item.kind == "aside" else (item,))]
    )
    own, more = own_sums(row, first, last, line)
    own = told_as_one(row, sums_to_funds(row, own, first, last))
    if not own and before:
        own = [i for i in ahead if i.kind == "sum" and i.money is not None and not i.money.rate]
    coins = len(own) > 1 and own[0].money is not None and own[0].money.asset and own[0].money.currency is None
    own = own[1:] if coins else own  # "188 bitcoin, then worth $21 million"
    funds = funds_told(zone, ahead, row[:first])
    funds = without_others(row, funds, given=bool(own)) if funds else funds
    goods = tuple([i for i in zone if i.kind == "kind" or (not own and i.has_any("noun.in_kind", "noun.stock"))])
    worth = frozenset(m.first for n, m in enumerate(own) if (coins and not n) or _is_goods_worth(m, own, flat))
    if len(own) == 2 and _explains(row, own[0], own[1]):
        own = own[1:]
    told = several_told(row, first) or _bracketed(row, first, last)
    if told and (not own or len(told) > 1):  # "split his $11 million between A ($8 million) and B ($3 million)"
        sums, takers = zip(*told, strict=True)
        return Objects(money=sums, funds=takers, manner=_manner(flat))
    several = len(own) > 1 and len(funds) > 1
    parts = (several and one_by_one(row, first, last)) or (
        len(own) < len(funds) > 2 and each_to_funds(row, first, last)
    )
    if parts := parts or break_down(row, first, last):
        sums, takers = zip(*parts, strict=True)
        return Objects(money=sums, funds=takers, manner=_manner(_before_second(flat, own)))
    return Objects(
        money=tuple(own),
        goods_worth=worth,
        funds=_recipients(row, funds),
        goods=goods,
        manner=_manner(_before_second(flat, own)) | _cash_and_goods(zone, own, goods, worth),
        foreign=leads_elsewhere(row, first, last) or has_taker(row, first, last),
        more=more,
        further=frozenset(i.first for n, i in enumerate(row[:last]) if i.kind == "sum" and _is_instalment(row, n)),
    )


def _bracketed(row: tuple[Item, ...], first: int, last: int) -> list[tuple[Item, Item]]:
    """The sums of "gave to MAGA Inc. ($8 million) and to America PAC ($3 million)", each with the fund before it."""
    pairs = [(row[n], row[n + 1]) for n in range(first, min(last, len(row) - 1)) if row[n].kind == "fund"]
    told = [(aside.inner[0], fund) for fund, aside in pairs if [i.kind for i in aside.inner] == ["sum"]]
    several = [fund for fund, sign in pairs if sign.kind == "colon"]  # "to two [super PACs]: A ($500) and B ($300)"
    funds = [i for i in row[first:last] if i.kind == "fund" and i not in several]
    return told if told and len(told) == len(funds) else []


def _explains(row: tuple[Item, ...], same: Item, money: Item) -> bool:
    """Whether a figure tells what "the same sum" is: "gave the same amount to the fund, $1 million"."""
    if same.money is None or money.money is None or money.money.amount is None:
        return False
    if same.money.factor != 1 and not same.money.ceiling:
        return False
    between = [i.kind for i in row if same.last <= i.first and i.last <= money.first]
    if len(between) == 1 and any(i.has("link.of") for i in row if i.first == same.last):
        return True  # "gave an equal total of $1 million", "the maximum of $5,000"
    if same.money.ceiling:
        return False
    return between[-1:] in (["comma"], ["colon"], ["dash"]) and not {"and", "again", "verb"} & set(between)


def _before_second(flat: tuple[Item, ...], own: Sequence[Item]) -> tuple[Item, ...]:
    """The items without an "each" that goes with a later sum: "pledged $6 billion, or $250 each for ..."."""
    if own and (later := [n for n, i in enumerate(flat) if i.kind == "again" and _leads_later(flat, n, own[0])]):
        flat = tuple([i for n, i in enumerate(flat) if n not in later])
    if len(own) < 2 or any(i.has("each.respectively") for i in flat):
        return flat
    return tuple([i for i in flat if i.kind != "each" or i.first < own[1].first])


def _leads_later(flat: tuple[Item, ...], at: int, own: Item) -> bool:
    """ "gave $1 million and will stream it, as good as [another] million": "another" is of the later sum alone."""
    return flat[at].first > own.last and at + 1 < len(flat) and flat[at + 1].kind == "sum"


def _manner(flat: tuple[Item, ...]) -> frozenset[str]:
    meant = NO_CATEGORIES.meant.union(*[item.categories.meant for item in flat])
    manner = {*meant.intersection(_MANNER), *_MANNER.intersection([item.kind for item in flat])}
    if meant.isdisjoint(("filing.any", "filing.shows")):
        manner.discard("filing")  # "a record $5 million"
    for mark, name in (("each.joint", "joint"), ("each.respectively", "respectively"), ("each.shared", "shared")):
        if mark in meant:
            manner.add(name)
    return frozenset(manner)


def _is_goods_worth(money: Item, sums: Sequence[Item], flat: tuple[Item, ...]) -> bool:
    """Whether a sum is what goods, stock or tokens are worth: "$80,000 worth of equipment", "$5 million in XRP"."""
    if money.money is not None and money.money.asset:
        return True
    if _is_valuation(flat, money) or is_worth_of_free(flat, money):
        return True
    later = [s.first for s in sums if s.first > money.first] if len(sums) > 1 else []
    end = min(later, default=10**6)
    behind = [i for i in flat if money.last <= i.first < end]
    ahead = [i for i in flat if i.last <= money.first]
    if len(ahead) > 1 and "link.of" in ahead[-1].categories.meant and "noun.in_kind" in ahead[-2].categories.meant:
        return True  # "a fait un don en nature de 8 000 dollars" (French)
    before = ahead[-1] if ahead and money.first - ahead[-1].last <= 1 else None
    in_goods = [i.kind for i in behind[:2]] == ["in", "kind"]  # "$300,000 in flights"
    if (before is not None and "noun.in_kind" in before.categories.meant) or in_goods or _is_in_kind_noun(flat, money):
        return True
    if before is not None and "noun.worth" in before.categories.meant:
        cash = any(i.kind == "gift" for i in flat[: flat.index(before)])  # "a check worth $5,000"
        if not cash:
            return True
    for item in behind:
        if item.kind in ("cash", "and", "verb", "comma"):
            return False
        if "noun.in_kind" in item.categories.meant:
            return True
    return False


_OF_NOUN = 5
"""Items behind a noun of giving in which its sum stands."""


def as_goods(row: tuple[Item, ...], objects: Objects) -> Objects:
    """Return the objects with their one sum as what goods are worth, where the one gift of the clause is in kind.

    "fait un don en nature de 8 000 dollars" (French), "shows an in-kind contribution of $8,000 from X"
    """
    gifts = [n for n, i in enumerate(row) if i.kind == "gift"]
    if len(gifts) != 1 or len(objects.money) != 1:
        return objects
    if objects.money[0] not in row[gifts[0] + 1 : gifts[0] + _OF_NOUN]:
        return objects
    in_kind = any(i.has("noun.in_kind") for i in row[max(0, gifts[0] - 1) : gifts[0] + 1])
    return replace(objects, goods_worth=frozenset({objects.money[0].first})) if in_kind else objects


def _is_in_kind_noun(flat: tuple[Item, ...], money: Item) -> bool:
    """Whether the noun that the sum belongs to says so: "an in-kind donation of flights worth $300,000"."""
    ahead = [i for i in flat if i.last <= money.first]
    nouns = [n for n, i in enumerate(ahead) if i.kind == "gift"]
    if not nouns or any(i.kind in ("and", "sum") for i in ahead[nouns[-1] :]):
        return False
    return any(i.has("noun.in_kind") for i in ahead[max(0, nouns[-1] - 1) : nouns[-1] + 2])


_VALUING = 5
"""Items that may stand in "60 kegs, which the brewer itself values at $9,000" between the goods and their value."""


def _is_valuation(flat: tuple[Item, ...], money: Item) -> bool:
    """Whether a relative clause values what was given: "which it values at $9,000", "that it put at $5,000"."""
    before = [i for i in flat if i.last <= money.first][-_VALUING:]
    that = next((n for n, i in enumerate(before) if i.kind == "relative"), None)
    if that is None or _is_closed(flat, before[that], money):
        return False
    of_goods = any(i.kind == "kind" for i in before[max(0, that - 2) : that])  # "a hall, whose rent is $7,000"
    valued = any(i.kind not in ("auxiliary", "plan") for i in before[that + 1 : -1])  # "that gave", without its verb
    told = (before[-1].has("link.at") and valued) or before[-1].has("noun.in_kind")
    return told or (of_goods and not any(i.kind in ("verb", "gift", "and") for i in before[that:]))


def _is_closed(flat: tuple[Item, ...], relative: Item, money: Item) -> bool:
    """ "X, who runs three lodges, is down for 25,000": a relative clause that ends before the sum values nothing."""
    return any(i.kind == "aside" and i.last <= money.first and relative in i.inner for i in flat)


def value_behind(row: tuple[Item, ...], first: int) -> Item | None:
    """The sum at which a later clause of the row values the goods given from item `first` on."""
    return next((i for i in row[first:] if i.kind == "sum" and _is_valuation(row[first:], i)), None)


def _part(whole: Item, count: int) -> Item:
    """A sum that is parted evenly: "$40,000, split equally between A and B"."""
    money = whole.money
    if money is None or money.amount is None:
        return whole
    return replace(whole, money=replace(money, amount=to_cents(money.amount / count)))


def _recipients(row: tuple[Item, ...], funds: tuple[Item, ...]) -> tuple[Item, ...]:
    """All funds of "to X and to Y"; else the first one: a later mention tells of something else."""
    if len(funds) < 2:
        return funds
    if via := [fund for fund in funds if _is_way(row, fund)][:1]:
        return tuple(via)  # "to the campaign of X, by way of Future Forward"
    kept = [funds[0]]
    for fund in funds[1:]:
        between = _behind_place(_between(row, kept[-1], fund))
        told = [
            i for n, i in enumerate(between) if not _is_of_sum(between, n) and not i.has_any("pronoun.his", "again")
        ]
        kinds = {i.kind for i in told}
        joined = bool(kinds & {"and", "comma"}) and kinds <= {*_JOINS, "aside", "role"}
        if not joined or len(between) > 9 or _turns_to_firm(between) or (len(funds) == _TWO and _tells_purpose(told)):
            break
        if fund.fund is not None and fund.fund.kind in ("super_pac", "pac") and not fund.fund.named:
            continue  # "to Open Shore, a super PAC" names one
        kept.append(fund)
    return tuple(kept)


_TWO = 2


def _tells_purpose(told: Sequence[Item]) -> bool:
    """ "to America PAC[, in support of] X's campaign": what the gift is for, where no "and" makes a list."""
    kinds = {i.kind for i in told}
    phrase = any(i.kind == "to" and i.last - i.first > 1 for i in told)  # "a sostegno di" (Italian, "in support of")
    return "comma" in kinds and (phrase or "word" in kinds) and kinds.isdisjoint(_LISTED)


_LISTED = ("and", "sum", "contrast", "date", "time")


def _between(row: tuple[Item, ...], fund: Item, further: Item) -> tuple[Item, ...]:
    """What stands between two funds; for one in front, as the row orders it: "An A gab X 5 Euro[,] an B 3" (German)."""
    places = [n for n, i in enumerate(row) if i is fund or i is further]
    moved = any(i.first > fund.first for i in row[: places[0]])
    if moved and [i.kind for i in row[places[-1] + 1 : places[-1] + 2]] == ["sum"]:
        return row[places[0] + 1 : places[-1]]
    behind = row[places[-1] + 1].kind if places[-1] + 1 < len(row) else "end"
    brought = (
        [i for i in row[: places[0]] if i.kind in _BROUGHT] if behind in _CLOSING else []
    )  # "hat A 5 gegeben, B 3"
    return tuple([i for i in row if fund.last <= i.first and i.last <= further.first and i not in brought])


_CLOSING = ("end", "comma", "and", "stop", "sum", "at", "again", "aside")
_BROUGHT = ("verb", "auxiliary", "plan")


def _behind_place(between: tuple[Item, ...]) -> tuple[Item, ...]:
    """What stands behind the place of a fund: "to the Republican Party [of Iowa] and $20,000 to the committee"."""
    if not between or not (between[0].has("link.of") or between[0].kind == "in"):
        return between
    end = 1
    while end < len(between) and between[end].kind in ("determiner", "other", "word"):
        end += 1
    return between[end:] if between[end - 1].kind in ("other", "word") else between


def _turns_to_firm(between: tuple[Item, ...]) -> bool:
    """ "gave A $1 million, [his firm] B half of it": what B gets is from somebody else."""
    pairs = pairwise(between)
    return any(his.has("pronoun.his") and firm.has("role.company") for his, firm in pairs)


def _is_of_sum(row: tuple[Item, ...], at: int) -> bool:
    """Whether "of" leads to a further sum: "un bonifico da 5 mila euro ad A e uno [da] 3 mila a B" (Italian)."""
    return row[at].kind == "from" and at + 1 < len(row) and row[at + 1].kind == "sum"


def _is_way(row: tuple[Item, ...], fund: Item) -> bool:
    """Whether a fund is what a gift goes through: "par le biais du super PAC Future Forward" (French)."""
    before = [i for i in row if i.last <= fund.first and i.kind not in ("determiner", "word", "role")][-1:]
    return bool(before) and before[0].kind == "through"


def _cash_and_goods(
    zone: tuple[Item, ...], sums: Sequence[Item], goods: tuple[Item, ...], worth: frozenset[int]
) -> frozenset[str]:
    """Whether goods come on top of a sum of cash: "$1 million and a fleet of cars"."""
    if not goods or not sums or worth:
        return frozenset()
    first_good, first_sum = goods[0].first, sums[0].first
    told = [i for i in zone if min(first_good, first_sum) < i.first < max(first_good, first_sum)]
    between = [i.kind for i in told]
    if "party" in between or any(i.has_any("noun.sold", "noun.other_verb") for i in told):
        return frozenset()  # "gave $1 million and sold 30 trucks to the army"
    joined = "and" in between or "again" in between or any(i.has("compared.more") for i in told)
    return frozenset({"cash_and_goods"}) if joined else frozenset()


def _is_instalment(row: tuple[Item, ...], at: int) -> bool:
    """ "$1 million in December and another $500,000 in January": the donor paid twice."""
    if are_parts(row, at):
        return False
    back = at - 1
    while back > 0 and row[back].kind in ("determiner", "again") and not row[back].has("again"):
        back -= 1
    lead = back - 1
    while lead > 0 and (row[lead].kind in ("in", "date", "time") or _is_day(row, lead)):
        lead -= 1  # "and [in January] another $500,000"
    if _is_yearly(row, at):
        return True
    again = back > 0 and row[back].has("again") and row[lead].kind in ("and", "comma")
    again = again or is_of_another_time(row, at) or is_by_other_means(row, at)
    return again or (back >= 0 and row[back].has("link.then")) or _is_dated_series(row, at)


def _is_day(row: tuple[Item, ...], at: int) -> bool:
    """ "und am [8.] Januar weitere 60.000" (German): the figure of a day."""
    return row[at].kind == "word" and not row[at].categories and row[at + 1].kind == "date"


def _is_yearly(row: tuple[Item, ...], at: int) -> bool:
    """ "$250,000 in 2017 and [the same amount] in 2021": a year of its own for each sum."""
    shape = [i.kind for i in row[max(0, at - 3) : at + 3]]
    if shape != ["in", "word", "and", "sum", "in", "word"] or row[at - 2].categories or row[at + 2].categories:
        return False
    before = next((i.kind for i in reversed(row[: at - 3]) if i.kind not in ("to", "determiner", "fund")), "")
    return before == "sum"


def _is_dated_series(row: tuple[Item, ...], at: int) -> bool:
    """ "$14 million in July, $30 million in August": a month of its own for each sum."""
    if at < 3 or row[at - 1].kind not in ("and", "comma") or not _is_dated(row, at):
        return False
    before = next((n for n in range(at - 2, -1, -1) if row[n].kind == "sum"), None)
    return before is not None and at - before <= _SERIES and _is_dated(row, before)


def _is_dated(row: tuple[Item, ...], at: int) -> bool:
    """Whether a date follows the sum at `at`, a recipient between them passed."""
    behind = [i for i in row[at + 1 : at + _SERIES] if i.kind not in ("in", "to", "determiner", "fund", "word")]
    return bool(behind) and behind[0].kind == "date"
