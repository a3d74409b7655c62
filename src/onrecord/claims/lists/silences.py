"""Those who do as somebody did who would not comment, which is no gift: "declined to comment, and so did Merrow"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork

__all__ = ["echoes_silence", "follows_silence"]


def echoes_silence(work: ClauseWork, at: int) -> bool:
    """ "declined to comment, and [so did] Merrow": what is done likewise is no gift."""
    first = work.row[at].first
    silent = max((m.first for m in work.line.marked("refuse_other") if m.first < first), default=first)
    likewise = work.row[at].has("join.likewise") and silent < first
    return likewise and not any(silent < m.first < first for m in work.line.marked("give"))


def follows_silence(work: ClauseWork, at: int) -> bool:
    """ "The fund declined to comment. So did Merrow.": what the line before tells is no gift."""
    said = work.focus.said
    if len(said) < _TWO or not work.row[at].has("join.likewise") or work.frames:
        return False
    before = said[-2]
    return before.has("refuse_other") and not before.has("give") and before.number == work.line.number - 1


_TWO = 2
