"""From options to verdicts: what each gift gets, and where candidates are so alike that a person has to choose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.matching.assigning import assign
from onrecord.matching.lines import FiledLine, SearchedLines
from onrecord.matching.options import MatchOption, find_options
from onrecord.matching.told import ToldGift
from onrecord.reference.matching import MatchPolicy

__all__ = ["Choice", "choose_lines", "choose_options", "gather_options"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a gift gets, or None; lines that are as good, `rivals`; and the verdict when those are counted."""

    told: ToldGift
    option: MatchOption | None
    verdict: str
    rivals: tuple[FiledLine, ...] = ()
    why: tuple[str, ...] = ()


def choose_lines(
    told: Sequence[ToldGift],
    by_fund: Mapping[str, SearchedLines],
    policy: MatchPolicy,
    candidates: Mapping[str, Collection[str]] | None = None,
    refused: Mapping[str, Collection[str]] | None = None,
) -> dict[str, Choice]:
    """Return for each gift, by its key, the lines that it is taken to be.

    `candidates` are keys of lines by the gift's key, where another search found them; else they are looked for here.
    `refused` are keys of lines that the gift is not, because a person said so.
    """
    options: dict[str, list[MatchOption]] = {}
    for gift in told:
        only = None if candidates is None else candidates.get(gift.key, ())
        options[gift.key] = gather_options(gift, by_fund, policy, only, (refused or {}).get(gift.key, ()))
    return choose_options(told, options, policy)


def gather_options(
    gift: ToldGift,
    by_fund: Mapping[str, SearchedLines],
    policy: MatchPolicy,
    only: Collection[str] | None = None,
    refused: Collection[str] = (),
) -> list[MatchOption]:
    """Return what one gift may be, the best first; no other gift changes it."""
    found = (option for among in _funds_of(gift, by_fund) for option in find_options(gift, among, policy, only))
    not_it = frozenset(refused)
    some = [option for option in found if not_it.isdisjoint(option.keys)]
    return sorted(some, key=lambda option: (-option.score, option.keys))


def choose_options(
    told: Sequence[ToldGift], options: Mapping[str, Sequence[MatchOption]], policy: MatchPolicy
) -> dict[str, Choice]:
    """Return for each gift, by its key, which of its `options` it gets.

    Gifts that share no line, not even through others, do not change one another's: chosen apart or together, each gets
    the same.
    """
    chosen = assign(options, policy)
    market = _Market(
        chosen=chosen,
        holders={line: option for option in chosen.values() for line in option.keys},
        wanted=_wanted(options.values()),
    )
    return {gift.key: _choose(gift, options[gift.key], market, policy) for gift in told}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Market:
    """Which gift got which option, who holds each line, and which options want it."""

    chosen: Mapping[str, MatchOption]
    holders: Mapping[str, MatchOption]
    wanted: Mapping[str, Sequence[MatchOption]]


def _funds_of(gift: ToldGift, by_fund: Mapping[str, SearchedLines]) -> Iterable[SearchedLines]:
    """A gift to a fund that is not told may be among the lines of any."""
    if gift.fund_id is None:
        return by_fund.values()
    return [by_fund[gift.fund_id]] if gift.fund_id in by_fund else []


def _wanted(options: Iterable[Sequence[MatchOption]]) -> dict[str, list[MatchOption]]:
    """Return by line the options that take it."""
    wanted: defaultdict[str, list[MatchOption]] = defaultdict(list)
    for some in options:
        for option in some:
            for line in option.keys:
                wanted[line].append(option)
    return wanted


def _choose(gift: ToldGift, options: Sequence[MatchOption], market: _Market, policy: MatchPolicy) -> Choice:
    own = market.chosen.get(gift.key)
    if own is None:
        return _lost(gift, options, market, policy)
    if rivals := _other_lines(own, options, market, policy):
        why = ("other lines fit as well: a person has to choose",)
        return Choice(told=gift, option=own, verdict="unsure", rivals=rivals, why=why)
    if _is_wanted_alike(own, market, policy):
        return Choice(told=gift, option=own, verdict="unsure", why=("another told gift fits this line as well",))
    return Choice(told=gift, option=own, verdict=own.verdict)


def _lost(gift: ToldGift, options: Sequence[MatchOption], market: _Market, policy: MatchPolicy) -> Choice:
    """A gift whose lines others got: unsure where it fits them as well as the one that has them, else none."""
    for option in options:
        holders = [market.holders[key] for key in option.keys if key in market.holders]
        if holders and all(option.score > holder.score - policy.alike_margin for holder in holders):
            return Choice(told=gift, option=option, verdict="unsure", why=("another told gift fits this line as well",))
    return Choice(told=gift, option=None, verdict="none")


def _other_lines(
    own: MatchOption, options: Sequence[MatchOption], market: _Market, policy: MatchPolicy
) -> tuple[FiledLine, ...]:
    """Return lines of another donor that fit as well and that no other gift has: namesakes."""
    found: dict[str, FiledLine] = {}
    for option in options:
        is_near = option.score > own.score - policy.alike_margin
        is_free = all(market.holders.get(key, own) is own for key in option.keys)
        if is_near and is_free and not option.givers & own.givers:
            found.update({line.filed.key: line for line in option.lines})
    return tuple(found.values())


def _is_wanted_alike(own: MatchOption, market: _Market, policy: MatchPolicy) -> bool:
    """Whether another gift fits the same lines as well and got nothing as good."""
    for other in {id(option): option for key in own.keys for option in market.wanted[key]}.values():
        if other.told.key == own.told.key or other.score <= own.score - policy.alike_margin:
            continue
        got = market.chosen.get(other.told.key)
        if got is None or got.score <= other.score - policy.alike_margin:
            return True
    return False
