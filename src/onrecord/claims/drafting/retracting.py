"""What an article takes back itself: "That is wrong.", "An earlier version of this article said that X gave $2m"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.claims.drafting.drafts import Draft, telling_of
from onrecord.claims.scene import Scene

__all__ = ["as_denied", "without_retracted"]

_SHORT = 7
"""Tokens of "That is wrong." at most."""


def as_denied(draft: Draft, scene: Scene) -> Draft:
    """A gift that the next sentence calls wrong, and says nothing else: "X is said to have given. That is wrong."."""
    behind = scene.lines[draft.frame.line + 1 : draft.frame.line + 2]
    wrong = any(n.has("retract.wrong") and len(n.tokens) <= _SHORT and n.kind == "paragraph" for n in behind)
    alone = behind and behind[0].block == scene.lines[draft.frame.line].block
    if not wrong or not alone or draft.status not in ("given", "planned"):
        return draft
    return replace(draft, status="declined", money=None)


def without_retracted(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Leave out a sum that the outlet takes back, telling the right one: "We said that X gave $1m; it gave $2m"."""
    told: dict[int, list[Draft]] = {}
    for draft in drafts:
        told.setdefault(draft.frame.line, []).append(draft)
    back = {
        telling_of(draft)
        for line, here in told.items()
        if scene.lines[line].has("retract")
        for draft in here
        if draft.money is not None
        and (
            _is_set_right(draft, [d for n in range(3) for d in told.get(line + n, ())])
            or any(other.has("retract.wrong") for other in scene.lines[line : line + 3])
            or (len(here) == 1 and _is_said_wrongly(draft, scene))
            or (scene.lines[line].has("retract.version") and _is_set_right(draft, _upheld(drafts, scene)))
        )
    }
    return [draft for draft in drafts if telling_of(draft) not in back]


def _is_said_wrongly(draft: Draft, scene: Scene) -> bool:
    """ "A report wrongly said that X had donated $1 million": who said so was wrong, whatever follows."""
    marks = scene.lines[draft.frame.line].marked("retract.false")
    giver = draft.frame.giver
    return giver.line == draft.frame.line and any(mark.last <= giver.item.first for mark in marks)


def _upheld(drafts: Sequence[Draft], scene: Scene) -> Iterable[Draft]:
    """The drafts that stand in lines which take nothing back: an earlier version is set right by the whole article."""
    return (d for d in drafts if not scene.lines[d.frame.line].has("retract"))


def _is_set_right(back: Draft, near: Iterable[Draft]) -> bool:
    """Whether one of these drafts gives the same giver another sum."""
    return any(
        d.giver.member.number == back.giver.member.number and d.money is not None and telling_of(d) != telling_of(back)
        for d in near
    )
