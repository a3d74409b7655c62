"""Verbs of giving as they stand, or with their noun: "hat Spenden für den Ballsaal geleistet" (German)."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.verbs.announcing import read_announcement
from onrecord.claims.verbs.giving import read_giving
from onrecord.claims.verbs.promises import is_promised_by_others

__all__ = ["read_given"]


def read_given(work: ClauseWork, at: int, lower: int) -> None:
    """Add the frames of the verb of giving at `at`, or those of its noun where a weak verb alone tells nothing."""
    told = len(work.frames)
    if is_promised_by_others(work, at):
        return
    read_giving(work, at, lower)
    if len(work.frames) == told and work.row[at].verb == "give_weak" and work.row[at].has("light"):
        read_announcement(work, at, lower)
