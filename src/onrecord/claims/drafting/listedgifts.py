"""What a list of givers bears out by itself: several names on it, and no heading of its parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.claims.frames import Frame
from onrecord.claims.funds.fundchoice import Recipient
from onrecord.claims.lines.analysis import Line

__all__ = ["funds_of_lists", "without_headings"]

_DONORS = ("donor", "filing.donors")
_LISTING = ("list", "listing", "donor")
_SEVERAL = 3


def funds_of_lists(found: Sequence[tuple[Frame, Recipient]], lines: Sequence[Line]) -> frozenset[str]:
    """Return the funds of the registry whose givers a page lists, no sums told: three and more called such."""
    if not any(line.has(*_DONORS) for line in lines):
        return frozenset()
    ids = [r.fund.id for f, r in found if r.fund.id is not None and f.rule in _LISTING]
    return frozenset(fund for fund, count in Counter(ids).items() if count >= _SEVERAL)


def without_headings(frames: Sequence[Frame], lines: Sequence[Line]) -> Sequence[Frame]:
    """Return the frames without names in a heading right above entries of a list: "Family Foundations", then "- A"."""
    items = {f.line for f in frames if f.rule == "list" and f.kind == "item"}
    if not items:
        return frames
    return [f for f in frames if not (_is_bare_heading(f) and f.line + 1 in items and lines[f.line + 1].kind == "item")]


def _is_bare_heading(frame: Frame) -> bool:
    return frame.rule == "list" and frame.kind == "heading" and frame.money is None
