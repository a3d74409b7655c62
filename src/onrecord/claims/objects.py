"""What a clause gives: sums, funds, goods and the manner, in the stretch behind (or before) its verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.claims.frames import Giver
from onrecord.claims.items import Item
from onrecord.claims.pairing import pair_list

__all__ = ["Objects", "read_objects"]

_MANNER = ("personal", "company", "in_kind", "again", "each", "filing", "cash")


@dataclass(frozen=True, slots=True, kw_only=True)
class Objects:
    """Sums, funds and goods of one giving. `foreign` says that the recipient is something else than a fund.

    `more` are givers with sums of their own inside the stretch ("..., Coinbase $1m and Robinhood $2m").
    """

    money: tuple[Item, ...] = ()
    funds: tuple[Item, ...] = ()
    goods: tuple[Item, ...] = ()
    manner: frozenset[str] = frozenset()
    foreign: bool = False
    more: tuple[tuple[Giver, Item], ...] = ()

    def gifts(self) -> Iterator[tuple[Item | None, Item | None, frozenset[str]]]:
        """Yield (sum, fund, manner) for each gift: one a fund, one a sum where each has its own, goods apart."""
        paired = self._pair()
        yield from paired
        if self.goods and self.money and "cash_and_goods" in self.manner:
            yield None, self.funds[0] if self.funds else None, self.manner | {"in_kind"}

    def _pair(self) -> list[tuple[Item | None, Item | None, frozenset[str]]]:
        manner = self.manner
        if not self.money:
            manner = manner | {"in_kind"} if self.goods and "cash" not in manner else manner
            return [(None, fund, manner) for fund in self.funds or (None,)]
        if len(self.money) > 1 and len(self.funds) == len(self.money):
            return [(m, f, manner) for m, f in zip(self.money, self.funds, strict=True)]
        first = self.money[0]
        return [(first, fund, manner) for fund in self.funds or (None,)]


def read_objects(
    row: Sequence[Item], first: int, last: int, *, before: tuple[int, int] | None = None, line: int = 0
) -> Objects:
    """Return what the items `first` to `last` give; `before` is the stretch between the giver and the verb."""
    zone = row[first:last]
    ahead = row[before[0] : before[1]] if before else ()
    flat = [inner for item in (*ahead, *zone) for inner in ((item, *item.inner) if item.kind == "aside" else (item,))]
    own, more = _own_sums(row, first, last, line)
    if not own and before:
        own = [i for i in ahead if i.kind == "sum" and i.money is not None and not i.money.rate]
    funds = tuple(i for i in zone if i.kind == "fund") or tuple(i for i in ahead if i.kind == "fund")
    goods = tuple(i for i in zone if i.kind == "kind")
    manner = frozenset(name for item in flat for name in _MANNER if item.kind == name or item.has(name))
    if any(item.has("each.joint") for item in flat):
        manner |= {"joint"}
    if any(item.has("each.respectively") for item in flat):
        manner |= {"respectively"}
    return Objects(
        money=tuple(own),
        funds=_recipients(row, funds),
        goods=goods,
        manner=manner | _in_kind(zone, own, goods),
        foreign=_is_foreign(row, first, last),
        more=more,
    )


def _own_sums(row: Sequence[Item], first: int, last: int, line: int) -> tuple[list[Item], tuple[tuple[Giver, Item], ...]]:
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


def _is_ruled(zone: Sequence[Item], at: int) -> bool:
    """Whether a preposition or possessive takes the party away: "to X", "of X", "X's"."""
    if at + 1 < len(zone) and zone[at + 1].kind == "owns":
        return True
    back = at - 1
    while back >= 0 and zone[back].kind in ("determiner", "role", "word", "party", "other"):
        back -= 1
    return back >= 0 and zone[back].kind in ("to", "of", "at", "from", "through", "on_behalf", "except")


def _is_gift_sum(zone: Sequence[Item], at: int) -> bool:
    money = zone[at].money
    if money is None or money.rate:
        return False
    after = zone[at + 1].kind if at + 1 < len(zone) else ""
    before = zone[at - 1].kind if at else ""
    return after not in ("other", "limit", "total") and before not in ("limit",)


def _recipients(row: Sequence[Item], funds: tuple[Item, ...]) -> tuple[Item, ...]:
    """All funds of "to X and to Y"; else the first one: a later mention tells of something else."""
    if len(funds) < 2:
        return funds
    kept = [funds[0]]
    for fund in funds[1:]:
        between = [i for i in row if kept[-1].last <= i.first and i.last <= fund.first]
        kinds = {i.kind for i in between}
        joined = bool(kinds & {"and", "comma"}) and kinds <= {"and", "comma", "to", "determiner", "sum", "again", "word", "time", "date", "of"}
        if not joined or len(between) > 7:
            break
        kept.append(fund)
    return tuple(kept)


def _in_kind(zone: Sequence[Item], sums: Sequence[Item], goods: Sequence[Item]) -> frozenset[str]:
    if any(s.money is not None and s.money.asset for s in sums):
        return frozenset({"in_kind"})
    if goods and sums:
        first_good, first_sum = goods[0].first, sums[0].first
        between = [i.kind for i in zone if min(first_good, first_sum) < i.first < max(first_good, first_sum)]
        if "and" in between or "again" in between:
            return frozenset({"cash_and_goods"})
    return frozenset()


def _is_foreign(row: Sequence[Item], first: int, last: int) -> bool:
    """Whether "to" leads to something that is no fund: a school, a charity, "their communities", a person."""
    for at in range(first, last):
        if row[at].kind != "to":
            continue
        ahead, words = at + 1, 0
        while ahead < last and row[ahead].kind in _NOUN_PARTS:
            words += row[ahead].kind in ("word", "role", "kind")
            ahead += 1
        kind = row[ahead].kind if ahead < last else "end"
        if kind == "fund":
            return False
        if kind in ("party", "other", "outlet"):
            return not (row[ahead].member is not None and row[ahead].member.honouree)
        if words and kind not in ("verb", "gift", "sum"):
            return True
    return False


_NOUN_PARTS = ("determiner", "word", "role", "owns", "again", "each", "pronoun", "kind", "other_noun")
