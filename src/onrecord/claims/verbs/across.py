"""Gifts that a line tells together with the one before it: who of several gave, whom the money came from, its parts."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.carried import WholeSum, read_carried
from onrecord.claims.clause.members import read_members, read_named
from onrecord.claims.clause.numbered import find_numbered, read_numbered
from onrecord.claims.frames import Focus, Frame
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.citedsources import without_cited
from onrecord.claims.order.itwas import IT_WAS
from onrecord.claims.order.rows import Row
from onrecord.claims.receipts.sourced import read_sourced, read_sourced_beside
from onrecord.claims.verbs.apartbefore import read_apart_before
from onrecord.claims.verbs.compared import read_dated, read_earlier
from onrecord.claims.verbs.datedseries import read_agentless, read_series, read_yearly
from onrecord.claims.verbs.presence import read_present

__all__ = ["read_across"]


def read_across(line: Line, row: Row, focus: Focus, frames: list[Frame]) -> list[Frame]:
    """Return the frames of a line with those that it tells of a gift of the line before."""
    if focus.head is not None and all(f.rule in ("list", "listing") and f.money is None for f in frames):
        # "They are A and B", a sum just told
        frames = read_members(row, line.number, focus.head) or frames
    if not frames and focus.unnamed is not None:
        frames = read_named(without_cited(row), line.number, focus.unnamed)
    frames = _sourced(row, line.number, focus, frames) if focus.loose is not None else frames
    frames = frames or (read_carried(line, row, focus.whole) if focus.whole is not None else [])
    if focus.numbered is not None and not frames and line.number - focus.numbered.line == 1:
        frames = _numbered(line, row, focus)
    if "gift" in row.kinds and "fund" not in row.kinds:
        focus.numbered = find_numbered(row, frames, line.number) or focus.numbered
    return _earlier(line, row, focus, read_apart_before(line, row, frames)) if line.sums else frames


def _earlier(line: Line, row: Row, focus: Focus, frames: list[Frame]) -> list[Frame]:
    """The frames of a line with those of earlier gifts that it only tells the sums of: "In 2017 it was $50,000"."""
    before = focus.whole or focus.back
    told = [*frames, *_compared(line, row, focus, frames)] if line.has(*IT_WAS) else frames
    told = told or read_present(line, row, before)
    if not told and "gift" in row.kinds:
        told = _yearly(line, row, focus, before)
    if not told and "verb" in row.kinds and "party" not in row.kinds:
        told = _agentless(line, row, focus)
    return read_series(line, row, told) if len(told) == 1 and len(line.sums) > 1 else told


def _compared(line: Line, row: Row, focus: Focus, frames: list[Frame]) -> list[Frame]:
    """The frames of "it was $50,000": of an earlier gift, or of the one told without its sum."""
    declined = focus.declined if focus.declined is not None and line.number - focus.declined.line == 1 else None
    earlier = read_earlier(line, row, focus.whole or focus.back, frames)
    return earlier or read_dated(line, row, frames, declined or focus.open)


def _yearly(line: Line, row: Row, focus: Focus, before: WholeSum | None) -> list[Frame]:
    """The frames of a line that lists the gifts of whom the last ones told."""
    return read_yearly(line, row, (replace(before.giver, line=line.number - 1),) if before else focus.subject)


def _agentless(line: Line, row: Row, focus: Focus) -> list[Frame]:
    """The frame of a line that leaves out who gave, of whom the next one goes on to tell."""
    frames = read_agentless(line, row, focus.subject)
    if frames:
        focus.see((replace(frames[0].giver, line=line.number),))
    return frames


def _sourced(row: Row, line: int, focus: Focus, told: list[Frame]) -> list[Frame]:
    """The frames of a line, or those of the gift told before it: "The sum was paid by X" says no more of its own."""
    bare = all(f.status == "given" and f.money is None for f in told)
    sourced = read_sourced(without_cited(row), line, focus.loose) if bare else []
    return sourced or (read_sourced_beside(row, line, focus.loose) if bare else []) or told


def _numbered(line: Line, row: Row, focus: Focus) -> list[Frame]:
    """The frames of "The first, for $3 million, went to A", behind which "the second" may stand in the next line."""
    frames = read_numbered(line, row, focus.numbered)
    if frames and focus.numbered is not None:
        focus.numbered = replace(focus.numbered, line=line.number)
    return frames
