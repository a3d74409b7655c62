"""Ties: a name and a sum of one sentence that no rule has brought together, weighed by the trained model.

"Alder Mills is down for $20,000": the grammar knows the name, the sum and the fund at hand, and no word between them.
Which of the names a sum belongs to, or none, is what `data/ties.json` was trained to tell (`scripts/train_ties`). It
sees categories of the grammar and never a word or a name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.claims.analysis import Line
from onrecord.claims.frames import Frame
from onrecord.claims.gifts import is_checked
from onrecord.claims.items import Item
from onrecord.claims.scene import Scene
from onrecord.claims.tiefeatures import Flat, TieContext, TieRow, flatten
from onrecord.claims.tieframes import frame_tie
from onrecord.reference.tiemodel import TieModel, load_tie_model

__all__ = ["Tie", "add_ties", "find_ties", "find_told_ties"]


_REFUSING = ("refuse", "refuse_other")
_TOLD = 3
"""How many of the features that spoke for a tie are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A name and a sum of one line that may belong together, and what describes their places to each other."""

    line: int
    giver: Item
    money: Item
    features: Mapping[str, float]


def add_ties(
    frames: Sequence[Frame], scene: Scene, barred: frozenset[int], model: TieModel | None = None
) -> list[Frame]:
    """Return the frames with those of the ties that the model takes for gifts, in the order of the text.

    What a rule tells of a giver in a line stays all that the line tells of it. `barred` are lines that tell of a
    rumour; `model` is the packaged one where none is given.
    """
    model = model or load_tie_model()
    best: dict[tuple[int, int], tuple[float, Tie]] = {}
    for tie in find_ties(frames, scene, barred):
        odds, place = model.weigh(tie.features), (tie.line, tie.money.first)
        if odds is not None and (place not in best or odds > best[place][0]):
            best[place] = (odds, tie)
    told = {(frame.line, frame.giver.member.number) for frame in frames}
    free = [tie for _, tie in best.values() if tie.giver.member and (tie.line, tie.giver.member.number) not in told]
    new = [frame for tie in free if (frame := _frame_of(tie, scene, model, frames)) is not None]
    return sorted((*frames, *new), key=lambda frame: frame.line) if new else list(frames)


def _frame_of(tie: Tie, scene: Scene, model: TieModel, frames: Sequence[Frame]) -> Frame | None:
    row = [item for item, _ in flatten(scene.rows[tie.line])]
    told = [f for f in frames if (f.line, f.zone) < (tie.line, (tie.money.first, 0)) and tie.line - f.line <= 1]
    frame = frame_tie(scene.lines[tie.line], row, tie.giver, tie.money, told[-1] if told else None)
    spoke = [name for name, share in model.moved(tie.features).items() if share > 0 and tie.features.get(name)]
    return replace(frame, moved=tuple(spoke[:_TOLD])) if frame is not None else None


def find_ties(frames: Sequence[Frame], scene: Scene, barred: frozenset[int] = frozenset()) -> Iterator[Tie]:
    """Yield every pair of a name and a sum of one line whose sum no frame has taken; a line of a refusal has none."""
    taken: defaultdict[int, set[int]] = defaultdict(set)
    refused: set[int] = set()
    for frame in frames:
        if frame.money is not None:
            taken[frame.line].add(frame.money.first)
        if frame.status == "declined":
            refused.add(frame.line)
    context = TieContext.of(frames, scene)
    for line in scene.lines:
        if line.sums and line.number not in barred and line.number not in refused:
            yield from _pairs(line, scene, context, taken[line.number])


def find_told_ties(frames: Sequence[Frame], scene: Scene) -> Iterator[Tie]:
    """Yield the pairs of each line whose sums rules have taken, as though they had not: what the model learns from."""
    for number in sorted({frame.line for frame in frames if frame.money is not None}):
        others = [frame for frame in frames if frame.line != number]
        yield from _pairs(scene.lines[number], scene, TieContext.of(others, scene), set())


def _pairs(line: Line, scene: Scene, context: TieContext, taken: set[int]) -> Iterator[Tie]:
    row = scene.rows[line.number]
    if (not row.kinds >= {"party", "sum"} and "aside" not in row.kinds) or is_checked(row):
        return
    flat = flatten(row)
    sums = [n for n, (item, _) in enumerate(flat) if item.kind == "sum" and _is_free(item, taken)]
    if not sums or any(item.verb in _REFUSING for item, _ in flat):
        return  # "The committee refused the $50,000 check of X"
    givers = [n for n, (item, _) in enumerate(flat) if item.kind == "party" and _may_give(flat, n, context)]
    if not givers:
        return
    described = TieRow(flat, line, context)
    for money in sums:
        for giver in givers:
            if not _is_ruled_out(flat, giver, money):
                features = described.describe(giver, money)
                yield Tie(line=line.number, giver=flat[giver][0], money=flat[money][0], features=features)


def _is_ruled_out(flat: Sequence[Flat], giver: int, money: int) -> bool:
    """Whether a negation or a request stands between the two: "X gave no $2 million", "X was asked for $50,000"."""
    return any(item.kind in ("negation", "deny") or item.has("asked") for item, _ in flat[giver:money])


def _is_free(item: Item, taken: set[int]) -> bool:
    """Whether a sum tells an amount that no frame has taken."""
    if item.money is None or item.first in taken:
        return False
    return item.money.amount is not None and not item.money.rate


def _may_give(flat: Sequence[Flat], at: int, context: TieContext) -> bool:
    """Whether a name may be a donor's: no fund's, and not "a Wexford" of "a Wexford pharmacist"."""
    item, _ = flat[at]
    member = item.member
    if member is None or (at and flat[at - 1][0].has("link.indefinite")):
        return False
    return not (member.honouree or member.committee or member.name in context.funds)
