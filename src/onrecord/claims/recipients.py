"""The fund of every frame: the one that its clause names, else the one that the text speaks of at that place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.claims.frames import Frame
from onrecord.claims.fundchoice import ChosenFund, FundChooser
from onrecord.claims.fundrefs import FundMention
from onrecord.claims.items import Item
from onrecord.claims.scene import Scene

__all__ = ["Recipient", "choose_recipients"]

_NEAR_LINES = 3
"""How far back a fund named last still holds for a verb that may mean another gift."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """The fund of a frame; `distance` counts lines back to where it is named, 0 for the frame's own clause."""

    fund: ChosenFund
    distance: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """A fund named at a place of the text."""

    line: int
    block: int
    first: int
    fund: ChosenFund


def choose_recipients(frames: Sequence[Frame], scene: Scene) -> list[tuple[Frame, Recipient]]:
    """Return the frames that have a recipient, with it; the others tell of no gift to a fund."""
    published = scene.article.published
    chooser = FundChooser(funds=scene.words.funds, published=published.value if published else None)
    named = list(_name_funds(scene, chooser))
    found = []
    for frame in frames:
        recipient = _recipient(frame, named, scene, chooser)
        if recipient is not None:
            found.append((frame, recipient))
    return found


def _flatten(row: Sequence[Item]) -> Iterator[Item]:
    for item in row:
        yield item
        yield from _flatten(item.inner)


def _name_funds(scene: Scene, chooser: FundChooser) -> Iterator[_Named]:
    """Choose the fund of every mention in the order of the text."""
    salient: ChosenFund | None = None
    for line, row in zip(scene.lines, scene.rows, strict=True):
        said: set[str] = set()
        for item in _flatten(row):
            if item.fund is None or _repeats(item.fund, said):
                continue
            chosen = chooser.choose(item.fund, salient)
            if chosen is None:
                continue
            yield _Named(line=line.number, block=line.block, first=item.first, fund=chosen)
            said.add(chosen.kind if item.fund.named else "")
            if not _is_past(item.fund, chosen, chooser):
                salient = chosen


def _repeats(mention: FundMention, said: set[str]) -> bool:
    """Whether a mention only describes a fund that the line named before: "MAGA Inc., a super PAC"."""
    return not mention.named and mention.kind in ("super_pac", "pac") and "super_pac" in said


def _is_past(mention: FundMention, chosen: ChosenFund, chooser: FundChooser) -> bool:
    """Whether a mention looks back ("her 2017 inauguration") and so does not become what the text is about."""
    if chosen.id is None or mention.kind == "anaphor":
        return False
    now = chooser.current(chosen.kind)
    return now is not None and now.id != chosen.id and (mention.year is not None or mention.order is not None)


def _recipient(frame: Frame, named: Sequence[_Named], scene: Scene, chooser: FundChooser) -> Recipient | None:
    if frame.fund is not None:
        own = next((n for n in named if n.line == frame.line and n.first == frame.fund.first), None)
        if own is not None:
            return Recipient(fund=own.fund, distance=0)
    shifted = _by_time(frame, scene, chooser)
    near = _nearest(frame, named, chooser)
    if shifted is not None and near is not None:
        return Recipient(fund=shifted, distance=near.distance)
    return near


def _by_time(frame: Frame, scene: Scene, chooser: FundChooser) -> ChosenFund | None:
    """The fund that "four years ago", "in 2017" or "the first time" in the frame's clause points to."""
    row = scene.rows[frame.line]
    line = scene.lines[frame.line]
    lo, hi = frame.zone
    zone = list(_flatten(row))
    last = zone[-1].last if zone else 0
    order = None
    for item in zone:
        for name in ("four_back", "eight_back"):
            if item.kind == "time" and f"time.{name}" in item.categories:
                order = name
    years = [int(t.text) for t in line.tokens if len(t.text) == 4 and t.text.isdigit() and t.text[:2] in ("19", "20")]
    if order is None and not years:
        return None
    first = zone[0].first if zone else 0
    mention = FundMention(
        line=frame.line, first=first, last=max(first + 1, last), kind="inaugural",
        year=years[0] if years else None, order=order,
    )  # fmt: skip
    if years and not any(f.kind == "inaugural" and f.year == years[0] for f in chooser.funds.all):
        return None
    return chooser.choose(mention, None)


def _nearest(frame: Frame, named: Sequence[_Named], chooser: FundChooser) -> Recipient | None:
    """The fund named last before the frame, if it is near enough for a frame of its sort."""
    before = [n for n in named if n.line < frame.line or n.line == frame.line]
    current = [n for n in before if not _is_past(n.fund.mention, n.fund, chooser) or n.block == frame.block]
    if not current:
        later = [n for n in named if n.line > frame.line and n.line - frame.line <= 1]
        current = later[:1] if frame.kind in ("headline", "deck") else []
    if not current:
        return None
    last = current[-1]
    distance = abs(frame.line - last.line)
    reach = {"weak": 1, "strong": 8, "list": 40}[frame.lean]
    if distance > reach and last.block != frame.block:
        return None
    return Recipient(fund=replace(last.fund), distance=distance)
