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
    """Return the frames without names in a heading right above entries of a list: "Family Foundations", then "- A".

    Nor is a word that labels several lines a giver: "Background: ...", "Background: ...".
    """
    bare = [f for f in frames if f.rule == "list" and f.money is None]
    if not bare:
        return frames
    items = {f.line for f in frames if f.rule == "list" and f.kind == "item"}
    labels = Counter(f.giver.member.number for f in bare if _is_label(f, lines))
    fields = {f.line for f in bare if _is_label(f, lines) and labels[f.giver.member.number] > 1}
    items -= fields
    heads = {f.line for f in bare if f.kind == "heading" and f.line + 1 in items and lines[f.line + 1].kind == "item"}
    return [f for f in frames if f not in bare or f.line not in (fields | heads)]


def _is_label(frame: Frame, lines: Sequence[Line]) -> bool:
    """Whether a colon stands right behind the name of a frame: "Background: ..."."""
    tokens, behind = lines[frame.line].tokens, frame.giver.item.last
    return behind < len(tokens) and tokens[behind].text == ":"
