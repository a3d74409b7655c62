"""What a told gift may be among filed lines: a line, or lines of one donor that go together, each of them judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from onrecord.matching.grading import Grade, grade_amount, grade_capacity, grade_days, grade_goods
from onrecord.matching.likening import NameGrade, grade_name
from onrecord.matching.lines import FiledLine, SearchedLines
from onrecord.matching.told import ToldGift
from onrecord.records import Difference
from onrecord.reference.matching import MatchPolicy, MatchRule

__all__ = ["MatchOption", "find_options"]

_STEP = Decimal("0.0001")
_MOST_DAYS = 100
"""Beyond so many a day more makes no difference."""
_ONE_DONOR = ("registry", "words", "unit", "leading", "begins")
"""Grades of names whose lines may go together though they are spelt in two ways."""
_COUPLE = ("registry", "words", "given", "couple")
"""Grades of names whose lines may go together where a couple gave, each for half, or one beside both."""
_FAMILY = ("doubtful",)
"""Grades of names whose lines may go together where a family was told of, which files under each one's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchOption:
    """Lines that a told gift may be, and what the policy says of that."""

    told: ToldGift
    lines: tuple[FiledLine, ...]
    verdict: str
    score: Decimal
    reasons: tuple[str, ...]
    differences: tuple[Difference, ...]

    @property
    def givers(self) -> frozenset[tuple[str, ...]]:
        """The donors whose lines these are."""
        return frozenset(line.giver for line in self.lines)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the lines, sorted."""
        return tuple(sorted(line.filed.key for line in self.lines))


def find_options(
    told: ToldGift, among: SearchedLines, policy: MatchPolicy, only: Collection[str] | None = None
) -> list[MatchOption]:
    """Return what a gift may be among the lines of a fund, the best first; what the policy calls none is left out.

    `only` are the keys of lines that were found before; None: they are looked for here.
    """
    found = among.find(told) if only is None else among.pick(only)
    graded = [(line, grade_name(told, line, among, policy)) for line in found]
    options = [
        option
        for lines, name in _bundles(told, graded, policy)
        if (option := _judge(told, lines, name, among, policy)).verdict != "none"
    ]
    return sorted(options, key=lambda option: (-option.score, option.keys))


_Graded = tuple[FiledLine, NameGrade]


def _bundles(
    told: ToldGift, graded: Sequence[_Graded], policy: MatchPolicy
) -> Iterator[tuple[tuple[FiledLine, ...], NameGrade]]:
    """Yield each line by itself, and lines of one donor that add up to the sum told, or all that are of a kind."""
    for line, name in graded:
        yield (line,), name
    by_giver: defaultdict[tuple[str, ...], list[_Graded]] = defaultdict(list)
    added_up = [(line, name) for line, name in graded if not line.is_memo]
    for line, name in added_up:
        by_giver[line.giver].append((line, name))
    wider = (_ONE_DONOR, _COUPLE, _FAMILY if _is_family(told) else ())
    groups = [*by_giver.values(), *([one for one in added_up if one[1].grade in grades] for grades in wider)]
    seen: set[frozenset[str]] = set()
    for group in groups:
        for lines in _sets_of(told, [line for line, _ in group], policy):
            keys = frozenset(line.filed.key for line in lines)
            if keys not in seen:
                seen.add(keys)
                yield lines, _name_of(lines, group)


def _is_family(told: ToldGift) -> bool:
    """Whether only a family's name was told: "the Ratelle family"."""
    keys = [name.key for name, _ in told.names]
    return all(key is not None and not key.first for key in keys)


def _name_of(lines: Sequence[FiledLine], group: Sequence[_Graded]) -> NameGrade:
    """The best name speaks for lines whose names begin alike: a firm and its units; otherwise the worst does."""
    names = sorted((name for line, name in group if line in lines), key=lambda name: name.order)
    return names[0] if names[-1].grade in _ONE_DONOR else names[-1]


def _sets_of(told: ToldGift, lines: Sequence[FiledLine], policy: MatchPolicy) -> Iterator[tuple[FiledLine, ...]]:
    if len(lines) < 2:
        return
    if len(lines) <= policy.most_lines_added and told.amount is not None:
        for size in range(2, len(lines)):
            yield from (some for some in combinations(lines, size) if _adds_up(told.amount, some, policy))
    kinds = (tuple(line for line in lines if line.filed.entry.in_kind is goods) for goods in (False, True))
    yield from (some for some in kinds if 1 < len(some) < len(lines))
    yield tuple(lines)


def _adds_up(amount: Decimal, lines: Iterable[FiledLine], policy: MatchPolicy) -> bool:
    return abs(sum((line.amount for line in lines), Decimal(0)) - amount) <= policy.cents


def _judge(
    told: ToldGift, lines: tuple[FiledLine, ...], name: NameGrade, among: SearchedLines, policy: MatchPolicy
) -> MatchOption:
    """Let the first rule that holds decide."""
    looks = {
        "amount": grade_amount(told, lines, policy),
        "days": grade_days(told, lines),
        "goods": grade_goods(told, lines),
        "capacity": grade_capacity(told, lines),
    }
    filed = sum((line.amount for line in lines), Decimal(0))
    grades = {
        "name": name.grade,
        **{field: look.grade for field, look in looks.items()},
        "fund": "same" if told.fund_id else "unknown",
        "size": "large" if filed >= policy.large else "small",
        "spelt": "several" if len({line.names[0].tight for line in lines}) > 1 else "alike",
        "memo": "memo" if any(line.is_memo for line in lines) else "own",
        "rarity": "rare" if all(among.is_rare(line.amount) for line in lines) else "common",
    }
    rule = next(rule for rule in policy.rules if rule.holds(grades))
    return MatchOption(
        told=told,
        lines=lines,
        verdict=rule.verdict,
        score=_score(told, lines, name, rule, policy),
        reasons=_reasons(name, looks, rule),
        differences=_differences(told, lines, looks, rule),
    )


def _score(
    told: ToldGift, lines: Sequence[FiledLine], name: NameGrade, rule: MatchRule, policy: MatchPolicy
) -> Decimal:
    """Take a little off for what is apart, to tell candidates apart that are else alike."""
    gaps = [abs((line.filed.entry.date - told.day).days) for line in lines if told.day and line.filed.entry.date]
    others = sum(line.filed.entry.in_kind is not bool(told.in_kind) for line in lines)
    cost = policy.day_cost * min(max(gaps, default=0), _MOST_DAYS) + policy.line_cost * (len(lines) - 1 + others)
    cost += policy.gap_cost * _gap(told, lines) + (policy.filer_cost if name.is_filers else 0)
    return max((rule.score - cost).quantize(_STEP), Decimal(0))


def _gap(told: ToldGift, lines: Sequence[FiledLine]) -> Decimal:
    """Return how far the sum is from the one told, as a part of it, up to the whole."""
    if not told.amount:
        return Decimal(0)
    return min(abs(sum((line.amount for line in lines), -told.amount)) / told.amount, Decimal(1))


def _reasons(name: NameGrade, looks: dict[str, Grade], rule: MatchRule) -> tuple[str, ...]:
    return (rule.what, f"name: {name.why}", *(f"{field}: {look.why}" for field, look in looks.items()))


def _differences(
    told: ToldGift, lines: Sequence[FiledLine], looks: dict[str, Grade], rule: MatchRule
) -> tuple[Difference, ...]:
    found = [look.difference for look in looks.values() if look.difference is not None]
    if "donor" in rule.differs:
        filed = "; ".join(dict.fromkeys(line.filed.entry.name for line in lines))
        found.insert(0, Difference(field="donor", said=told.name, filed=filed))
    return tuple(found)
