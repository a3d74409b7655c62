"""Whose money it was, where the firm gives none: "Merrow CEO Jo Hale will give $1 million. The company will not."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.drafting.drafts import Draft
from onrecord.claims.scene import Scene

__all__ = ["set_against_firms"]


def set_against_firms(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Return the drafts with those gifts of chiefs made personal whose firm will give nothing to the same fund."""
    refused = {
        (draft.recipient.fund.key, draft.giver.member.number)
        for draft in drafts
        if draft.status == "declined" and draft.giver.member.kind == "organization"
    }
    return [_set_against(draft, refused, scene) if refused else draft for draft in drafts]


def _set_against(draft: Draft, refused: set[tuple[str, int]], scene: Scene) -> Draft:
    member = draft.giver.member
    if draft.capacity != "unknown" or draft.status == "declined" or member.kind != "person":
        return draft
    firms = {m.number for m in draft.giver.near} | set(scene.relations.firms_of(member))
    if not any((draft.recipient.fund.key, firm) in refused for firm in firms):
        return draft
    return replace(draft, capacity="personal")
