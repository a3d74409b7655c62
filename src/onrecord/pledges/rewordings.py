"""What a page claims otherwise than an earlier version of it did: claims new and gone, values that changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.parties import identify
from onrecord.pledges.grouping import find_group
from onrecord.records import Claim

__all__ = ["FIELDS", "ClaimChange", "compare_claims"]

FIELDS = ("donor", "capacity", "amount", "fund", "status")
"""What is compared, in the order in which it is told."""

# Two claims are the same one told anew from so many points on: the donor weighs most, the sum next. Where only one is
# left on either side, the same sum to the same fund is enough: a page that had the wrong donor was corrected.
_ENOUGH = 10
_ENOUGH_ALONE = 5
_POINTS = {"donor": 10, "associated": 8, "amount": 2, "fund": 2, "status": 1, "capacity": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimChange:
    """A claim that is `new`, `gone`, or `changed` in some `fields`; `before` or `after` is None where there is none."""

    kind: str
    before: Claim | None = None
    after: Claim | None = None
    fields: tuple[str, ...] = ()

    @property
    def claim(self) -> Claim:
        """The claim as it is told now, or as it was where it is gone."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change is of a claim")
        return found


def compare_claims(before: Iterable[Claim], after: Iterable[Claim]) -> tuple[ClaimChange, ...]:
    """Return how the claims of two versions of a page differ, in the order of the page; () where they tell the same.

    Each claim is held against the one most like it: of the same donor, or of the same sum to the same fund where one
    donor is named beside the other ("founder" corrected to "her company").
    """
    former, now = list(before), list(after)
    pairs = dict(_pair(former, now))
    told = [_changed(former[pairs[at]], claim) if at in pairs else _new(claim) for at, claim in enumerate(now)]
    kept = set(pairs.values())
    told += [ClaimChange(kind="gone", before=claim) for at, claim in enumerate(former) if at not in kept]
    return tuple(change for change in told if change is not None)


def _pair(before: Sequence[Claim], after: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Yield pairs of places, of `after` and of `before`: the most alike first, each claim once."""
    found = [(_likeness(one, other), -a, -b) for b, one in enumerate(before) for a, other in enumerate(after)]
    taken: tuple[set[int], set[int]] = (set(), set())
    for points, a, b in sorted(found, reverse=True):
        if points >= _ENOUGH and -a not in taken[0] and -b not in taken[1]:
            taken[0].add(-a)
            taken[1].add(-b)
            yield -a, -b
    alone = [set(range(len(claims))) - own for claims, own in zip((after, before), taken, strict=True)]
    if all(len(one) == 1 for one in alone):
        a, b = (one.pop() for one in alone)
        if _likeness(before[b], after[a]) >= _ENOUGH_ALONE:
            yield a, b


def _likeness(one: Claim, other: Claim) -> int:
    same = {field: not _differs(one, other, field) for field in FIELDS}
    # That two sums are not told makes two donors no more alike.
    same["amount"] &= one.money is not None
    same["associated"] = not same["donor"] and _stand_beside(one, other)
    return sum(_POINTS[field] for field, is_so in same.items() if is_so)


def _stand_beside(one: Claim, other: Claim) -> bool:
    return bool(_names(one) & _names(other))


def _names(claim: Claim) -> set[str]:
    return {name.casefold() for name in (claim.donor.name, *claim.donor.also, *claim.associated)}


def _changed(before: Claim, after: Claim) -> ClaimChange | None:
    fields = tuple(field for field in FIELDS if _differs(before, after, field))
    return ClaimChange(kind="changed", before=before, after=after, fields=fields) if fields else None


def _new(claim: Claim) -> ClaimChange:
    return ClaimChange(kind="new", after=claim)


def _differs(one: Claim, other: Claim, field: str) -> bool:
    if field == "donor":
        return _donor_key(one) != _donor_key(other)
    if field == "amount":
        return one.in_kind != other.in_kind or _sum(one) != _sum(other)
    if field == "fund":
        return find_group("", one.fund) != find_group("", other.fund)
    return bool(getattr(one, field) != getattr(other, field))


def _donor_key(claim: Claim) -> str:
    return identify(claim.donor.name, claim.donor.kind, companies=claim.associated).key


def _sum(claim: Claim) -> tuple[object, ...] | None:
    """A sum without its wording: "$1m" and "$1 million" are the same."""
    money = claim.money
    return None if money is None else (money.amount, money.low, money.high, money.currency, money.qualifier)
