"""Gifts spoken of again without their fund: "X gave A $9 million. He once gave to B. His $9 million gift"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from onrecord.claims.drafting.drafts import Draft

__all__ = ["without_retold"]


def without_retold(drafts: Sequence[Draft]) -> Sequence[Draft]:
    """Leave out what a noun tells again of a gift of the same sum, which went to a fund that its own clause named.

    Such a noun takes the fund last spoken of, which may be another one.
    """
    if all(d.frame.rule != "noun" or d.frame.fund is not None for d in drafts):
        return drafts
    named: dict[tuple[int, Decimal], list[Draft]] = {}
    for draft in drafts:
        if draft.money is not None and draft.frame.fund is not None and draft.status != "declined":
            named.setdefault((draft.giver.member.number, draft.money.amount), []).append(draft)
    return [d for d in drafts if not _is_told_before(d, named)]


def _is_told_before(draft: Draft, named: dict[tuple[int, Decimal], list[Draft]]) -> bool:
    """Whether a noun without a fund of its own tells of a gift that an earlier line told, to another fund."""
    if draft.frame.rule != "noun" or draft.frame.fund is not None or draft.money is None:
        return False
    told = named.get((draft.giver.member.number, draft.money.amount), ())
    earlier = [d for d in told if d.frame.line < draft.frame.line]
    return bool(earlier) and all(d.recipient.fund.key != draft.recipient.fund.key for d in earlier)
