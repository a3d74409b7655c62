"""Join the drafts that tell of one gift: a headline and its body, a summary and its paragraph, round and exact sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from onrecord.claims.drafts import Draft
from onrecord.claims.scene import Scene

__all__ = ["merge_drafts"]

_WEAK_PLACES = ("headline", "deck", "heading", "caption")


def merge_drafts(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Return one draft for each gift, the fullest telling first and the others kept behind it."""
    groups: dict[tuple[object, ...], list[Draft]] = {}
    for draft in _without_retracted(drafts, scene):
        groups.setdefault(_key(draft), []).append(draft)
    merged = [one for group in groups.values() for one in _merge_group(group)]
    bare = not any(line.kind not in ("headline", "deck") for line in scene.lines)
    denied = _denied_sums(drafts, scene)
    return [d for d in _without_totals(merged) if (bare or not _only_in_headline(d)) and not _is_denied(d, denied)
            and not _is_contradicted(d, merged)]  # fmt: skip


def _denied_sums(drafts: Sequence[Draft], scene: Scene) -> frozenset[tuple[int, Decimal]]:
    """The sums that a gift's own clause rules out, with their giver: "gave $300,000, and not 3 million"."""
    found: set[tuple[int, Decimal]] = set()
    for draft in drafts:
        row = scene.rows[draft.frame.line]
        for before, item in pairwise(row):
            inside = draft.frame.zone[0] <= item.first < draft.frame.zone[1]
            if inside and before.kind == "negation" and item.money is not None and item.money.amount is not None:
                found.add((draft.giver.member.number, item.money.amount))
    return frozenset(found)


def _is_contradicted(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a gift without a sum is refused in its own line: "X, whom our list named, says that it gave nothing"."""
    if draft.money is not None or draft.status == "declined":
        return False
    return any(
        d.status == "declined" and d.giver.member == draft.giver.member and d.frame.line == draft.frame.line
        for d in drafts
    )


def _is_denied(draft: Draft, denied: frozenset[tuple[int, Decimal]]) -> bool:
    return draft.money is not None and (draft.giver.member.number, draft.money.amount) in denied


def _without_retracted(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Leave out a sum that the outlet takes back, telling the right one: "We said that X gave $1m; it gave $2m"."""
    back = [d for d in drafts if d.money is not None and scene.lines[d.frame.line].has("retract")]
    return [d for d in drafts if not any(_same_telling(d, b) and _is_set_right(b, drafts) for b in back)]


def _same_telling(draft: Draft, other: Draft) -> bool:
    """Whether two drafts tell of the same giver, fund and sum."""
    amounts = [d.money.amount if d.money else None for d in (draft, other)]
    same = draft.giver.member == other.giver.member and draft.recipient.fund.key == other.recipient.fund.key
    return same and amounts[0] == amounts[1]


def _is_set_right(back: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a line at most two further gives the same giver another sum."""
    return any(
        d.giver.member == back.giver.member and d.money is not None and not _same_telling(d, back)
        and 0 <= d.frame.line - back.frame.line <= 2 for d in drafts
    )  # fmt: skip


def _only_in_headline(draft: Draft) -> bool:
    """Whether headline and deck alone tell a gift: the body, which knows better, does not."""
    return all(d.frame.kind in ("headline", "deck") for d in (draft, *draft.others))


def _without_totals(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out a sum that adds up two other gifts of the same giver to the same fund."""
    return [draft for draft in drafts if not _adds_up(draft, drafts)]


def _adds_up(draft: Draft, drafts: Sequence[Draft]) -> bool:
    if draft.money is None:
        return False
    same = [
        d.money.amount
        for d in drafts
        if d is not draft and d.money is not None and d.giver.member == draft.giver.member
        and d.recipient.fund.key == draft.recipient.fund.key
    ]  # fmt: skip
    total = draft.money.amount
    return any(a + b == total for n, a in enumerate(same) for b in same[n + 1 :])


def _key(draft: Draft) -> tuple[object, ...]:
    fund = draft.recipient.fund
    recipient = fund.key
    return draft.giver.member.number, recipient, draft.in_kind, draft.status == "declined"


def _merge_group(group: list[Draft]) -> list[Draft]:
    """Gifts of one giver to one fund: sums that differ stay apart, tellings without a sum join one with it."""
    kept: list[Draft] = []
    for draft in sorted(group, key=_strength):
        double = next((n for n, other in enumerate(kept) if _is_double(draft, other)), None)
        if double is None:
            kept.append(draft)
        else:
            kept[double] = _join(kept[double], draft)
    return sorted(kept, key=lambda d: (d.frame.line, d.frame.zone))


def _strength(draft: Draft) -> tuple[bool, bool, int]:
    """Tellings with a sum in the body come first, then by place."""
    return draft.money is None, draft.frame.kind in _WEAK_PLACES, draft.frame.line


_LEANS = ("strong", "list", "weak")


def _authority(draft: Draft) -> tuple[bool, bool, int, int]:
    """How well a telling knows the status: the body before the headline, verbs before nouns, then the earlier one."""
    return (
        draft.frame.kind in _WEAK_PLACES,
        draft.money is None,
        _LEANS.index(draft.frame.lean),
        draft.frame.line,
    )


def _is_double(draft: Draft, other: Draft) -> bool:
    if "again" in draft.frame.manner and draft.money is not None and draft.frame.line != other.frame.line:
        return False
    if draft.money is None or other.money is None:
        return True
    if draft.money.currency != other.money.currency:
        return True
    a, b = sorted((draft.money.amount, other.money.amount))
    if a == b:
        return True
    rounded = draft.money.qualifier != "exact" or other.money.qualifier != "exact"
    return (rounded and b <= a * 13 / 10) or draft.frame.kind in _WEAK_PLACES


def _join(main: Draft, more: Draft) -> Draft:
    """The body's telling rules; a later one may settle the status."""
    status = min((main, *main.others, more), key=_authority).status
    if status == "planned" and more.status == "given" and "fulfilled" in more.frame.manner:
        status = more.status
    returned = more.money is not None or "returned" in more.frame.manner
    if (more.status == "refunded" and returned) or (
        status in ("planned", "given") and more.status == "reported_in_filing"
    ):
        status = more.status
    return replace(main, status=status, others=(*main.others, more), conflicts=(*main.conflicts, *more.conflicts))
