"""The status of a gift that is told as one like the gift before it: "A has pledged $1 million. So has B"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.drafting.drafts import Draft

__all__ = ["like_before"]

_NEAR = 1
"""Lines between a gift and the one that is like it."""

_OWN = ("give", "give_weak", "come", "receive")
"""Verbs that say of a gift by themselves that it was made: "A will give $1 million. B gave as much"."""


def like_before(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with "given" turned to "planned" where a gift is told only as one like a planned one."""
    if not any("likewise" in draft.frame.manner for draft in drafts):
        return list(drafts)
    told: list[Draft] = []
    for draft in drafts:
        like = bool(told) and _is_like(draft, told[-1])
        told.append(replace(draft, status="planned") if like else draft)
    return told


def _is_like(draft: Draft, before: Draft) -> bool:
    """Whether a gift has its status from a planned one right before it, which somebody else makes."""
    verb = draft.frame.verb
    own = verb is not None and verb.verb in _OWN
    near = 0 <= draft.frame.line - before.frame.line <= _NEAR
    another = draft.giver.member.number != before.giver.member.number
    likewise = "likewise" in draft.frame.manner and draft.status == "given"
    return likewise and before.status == "planned" and near and another and not own
