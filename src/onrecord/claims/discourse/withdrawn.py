"""Promises that are taken back behind: "Norvane had pledged $1 million for the fund, but has since backed out."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.discourse.fulfilled import AFTER_PROMISE
from onrecord.claims.frames import Frame
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["withdraw_promises"]

_OPEN = ("question", "consider", "fund", "sum")
_FROM = ("link.of", "link.from", "link.in")
"""What leads to what else is given up: "backed out [of] a merger", "desistiu [de] comprar uma rival" (Portuguese)."""
_PARTING = ("comma", "stop", "contrast", "colon")


def withdraw_promises(frames: list[Frame], line: Line, row: Sequence[Item]) -> list[Frame]:
    """Return the frames so far, a promise that the line tells to be taken back as declined, and told once."""
    if not line.has("refuse.withdrawn", "consider.withdrawn"):
        return frames
    at = next((n for n, i in enumerate(row) if i.has("refuse.withdrawn")), None)
    at = _taken_back(row) if at is None else at
    if at is None or _is_open(row, at):
        return frames
    near = line.number - AFTER_PROMISE
    promised = {f.giver.member.number for f in frames if _is_promise(f, near)}
    named = {i.member.number for i in row[:at] if i.kind == "party" and i.member is not None}
    who = promised & named if named else promised
    if len(who) != 1:
        return frames
    kept = [f for f in frames if not _is_bare(f, line, who)]
    return [_as_withdrawn(f) if _is_promise(f, near) and f.giver.member.number in who else f for f in kept]


def _taken_back(row: Sequence[Item]) -> int | None:
    """The verb that takes a promise back which its clause names: "zog [die Zusage] zurück" (German)."""
    inside = [(n, i, row) for n, i in enumerate(row)]
    inside += [(n, i, item.inner) for n, item in enumerate(row) if item.kind == "aside" for i in item.inner]
    told = (n for n, i, clause in inside if i.has("consider.withdrawn") and any(o.kind == "gift" for o in clause))
    return next(told, None)


def _is_promise(frame: Frame, near: int) -> bool:
    return frame.status == "planned" and frame.line >= near


def _is_open(row: Sequence[Item], at: int) -> bool:
    """Whether it is denied, doubted or asked, or is of another gift: "withdrew its pledge to MAGA Inc."."""
    end = next((n for n in range(at + 1, len(row)) if row[n].kind in _PARTING), len(row))
    back = next((n for n in range(at - 1, -1, -1) if row[n].kind in _PARTING), -1)
    denied = any(i.kind in ("negation", "plan", "deny") for i in row[back + 1 : at])
    rest = row[at + 1 : end]
    leads = row[at].has("refuse.from") or (bool(rest) and rest[0].has_any(*_FROM))
    own = any(i.kind == "gift" or i.verb == "pledge" or i.has_any("noun.gift", "compared.it") for i in rest)
    doubted = any(i.kind in _OPEN and not i.has("date") for i in rest)
    return denied or doubted or (leads and bool(rest) and rest[0].kind != "end" and not own)


def _is_bare(frame: Frame, line: Line, who: set[int]) -> bool:
    """Whether a frame is the taking back itself, which names no sum."""
    bare = frame.line == line.number and frame.status == "declined" and frame.money is None
    return bare and frame.giver.member.number in who


def _as_withdrawn(frame: Frame) -> Frame:
    return replace(frame, status="declined", manner=frame.manner | {"withdrawn"})
