"""What an article takes back itself: "That is wrong.", "An earlier version of this article said that X gave $2m"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.claims.drafting.drafts import Draft, telling_of
from onrecord.claims.lines.analysis import Line
from onrecord.claims.scene import Scene

__all__ = ["as_denied", "without_retracted"]

_SHORT = 7
"""Tokens of "That is wrong." at most."""


def as_denied(draft: Draft, scene: Scene) -> Draft:
    """A gift that the next sentence calls wrong, and says nothing else: "X is said to have given. That is wrong."."""
    behind = scene.lines[draft.frame.line + 1 : draft.frame.line + 2]
    wrong = any(n.has("retract.wrong") and len(n.tokens) <= _SHORT and n.kind == "paragraph" for n in behind)
    alone = behind and behind[0].block == scene.lines[draft.frame.line].block
    own = _takes_back(scene.lines[draft.frame.line])  # "We wrote that X gave. That is wrong.": nobody denies it
    if not wrong or not alone or own or draft.status not in ("given", "planned"):
        return draft
    return replace(draft, status="declined", money=None)


def without_retracted(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Leave out a sum that the outlet takes back, telling the right one: "We said that X gave $1m; it gave $2m"."""
    told: dict[int, list[Draft]] = {}
    for draft in drafts:
        told.setdefault(draft.frame.line, []).append(draft)
    retracting = {line for line in told if _takes_back(scene.lines[line])}
    if not retracting:
        return list(drafts)
    upheld = [d for line, here in told.items() if line not in retracting for d in here]
    sums = [d for line in retracting for d in told[line] if d.money is not None]
    back = {telling_of(d) for d in sums if _is_taken_back(d, told, upheld, scene)}
    return [draft for draft in drafts if telling_of(draft) not in back]


def _takes_back(line: Line) -> bool:
    """Whether a line tells what the outlet said before, and not only that it was wrong: "Not so: the firm paid"."""
    return any(not mark.has("retract.wrong") for mark in line.marked("retract"))


def _is_taken_back(draft: Draft, told: Mapping[int, Sequence[Draft]], upheld: Sequence[Draft], scene: Scene) -> bool:
    """Whether the line of a sum, one near it, or, for an earlier version, the whole article sets the sum right."""
    line = draft.frame.line
    near = [d for n in range(3) for d in told.get(line + n, ())]
    if _is_set_right(draft, near) or any(other.has("retract.wrong") for other in scene.lines[line : line + 3]):
        return True
    if len(told[line]) == 1 and _is_said_wrongly(draft, scene):
        return True
    return scene.lines[line].has("retract.version") and _is_set_right(draft, upheld)


def _is_said_wrongly(draft: Draft, scene: Scene) -> bool:
    """ "A report wrongly said that X had donated $1 million": who said so was wrong, whatever follows."""
    marks = scene.lines[draft.frame.line].marked("retract.false")
    giver = draft.frame.giver
    return giver.line == draft.frame.line and any(mark.last <= giver.item.first for mark in marks)


def _is_set_right(back: Draft, near: Sequence[Draft]) -> bool:
    """Whether one of these drafts gives the same giver another sum."""
    return any(
        d.giver.member.number == back.giver.member.number and d.money is not None and telling_of(d) != telling_of(back)
        for d in near
    )
