"""Ties: a name and a sum of one sentence that no rule has brought together, weighed by the trained model.

"Alder Mills is down for $20,000": the grammar knows the name, the sum and the fund at hand, and no word between them.
Which of the names a sum belongs to, or none, is what `data/ties.json` was trained to tell (`scripts/train_ties`). It
sees categories of the grammar and never a word or a name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from onrecord.claims.analysis import Line
from onrecord.claims.frames import Frame
from onrecord.claims.gifts import is_checked
from onrecord.claims.items import Item, Row
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
    """A name and a sum of one line that may belong together, and where they stand in its flattened row."""

    line: int
    giver: Item
    money: Item
    row: TieRow
    places: tuple[int, int]

    @property
    def features(self) -> Mapping[str, float]:
        """What describes the places of the two to each other."""
        return self.row.describe(*self.places)


def add_ties(
    frames: Sequence[Frame], scene: Scene, barred: frozenset[int], model: TieModel | None = None
) -> list[Frame]:
    """Return the frames with those of the ties that the model takes for gifts, in the order of the text.

    What a rule tells of a giver in a line stays all that the line tells of it. `barred` are lines that tell of a
    rumour; `model` is the packaged one where none is given.
    """
    model = model or load_tie_model()
    told = {(frame.line, frame.giver.member.number) for frame in frames}
    groups = groupby(find_ties(frames, scene, barred), key=lambda tie: (tie.line, tie.money.first))
    best = [tie for _, group in groups if (tie := _strongest(list(group), told, model)) is not None]
    new = [frame for tie in best if (frame := _frame_of(tie, scene, model, frames)) is not None]
    return sorted((*frames, *new), key=lambda frame: frame.line) if new else list(frames)


def _strongest(ties: Sequence[Tie], told: Container[tuple[int, int]], model: TieModel) -> Tie | None:
    """Of the ties of one sum that with the highest odds, the first of equals; None where a rule has told of its giver.

    Givers of whom rules told are weighed only where somebody else may have given the sum.
    """
    apart = [tie.giver.member is not None and (tie.line, tie.giver.member.number) not in told for tie in ties]
    odds = {n: weight for n, free in enumerate(apart) if free and (weight := model.weigh(ties[n].features)) is not None}
    if not odds:
        return None
    best = max(odds, key=lambda n: (odds[n], -n))
    for n in [n for n, free in enumerate(apart) if not free]:
        weight = model.weigh(ties[n].features)
        if weight is not None and (weight, -n) > (odds[best], -best):
            return None
    return ties[best]


def _frame_of(tie: Tie, scene: Scene, model: TieModel, frames: Sequence[Frame]) -> Frame | None:
    row = [item for item, _ in flatten(scene.rows[tie.line])]
    told = [f for f in frames if (f.line, f.zone) < (tie.line, (tie.money.first, 0)) and tie.line - f.line <= 1]
    frame = frame_tie(scene.lines[tie.line], row, tie.giver, tie.money, told[-1] if told else None)
    if frame is None:
        return None
    features = tie.features
    spoke = [name for name, share in model.moved(features).items() if share > 0 and features.get(name)]
    return replace(frame, moved=tuple(spoke[:_TOLD]))


def find_ties(frames: Sequence[Frame], scene: Scene, barred: frozenset[int] = frozenset()) -> Iterator[Tie]:
    """Yield every pair of a name and a sum of one line whose sum no frame has taken; a line of a refusal has none."""
    taken: defaultdict[int, set[int]] = defaultdict(set)
    refused: set[int] = set()
    for frame in frames:
        if frame.money is not None:
            taken[frame.line].add(frame.money.first)
        if frame.status == "declined":
            refused.add(frame.line)
    open_lines = [line for line in scene.lines if line.sums and line.number not in barred]
    open_lines = [line for line in open_lines if line.number not in refused and _has_both(scene.rows[line.number])]
    if open_lines:
        context = TieContext.of(frames, scene)
        for line in open_lines:
            yield from _pairs(line, scene, context, taken[line.number])


def _has_both(row: Row) -> bool:
    """Whether a row may have a name and a sum; what stands in its asides is not looked at here."""
    return row.kinds >= {"party", "sum"} or "aside" in row.kinds


def find_told_ties(frames: Sequence[Frame], scene: Scene) -> Iterator[Tie]:
    """Yield the pairs of each line whose sums rules have taken, as though they had not: what the model learns from."""
    for number in sorted({frame.line for frame in frames if frame.money is not None}):
        others = [frame for frame in frames if frame.line != number]
        yield from _pairs(scene.lines[number], scene, TieContext.of(others, scene), set())


def _pairs(line: Line, scene: Scene, context: TieContext, taken: set[int]) -> Iterator[Tie]:
    row = scene.rows[line.number]
    if not _has_both(row) or is_checked(row):
        return
    flat = flatten(row)
    sums = [n for n, (item, _) in enumerate(flat) if item.kind == "sum" and _is_free(item, taken)]
    if not sums or any(item.kind == "verb" and item.verb in _REFUSING for item, _ in flat):
        return  # "The committee refused the $50,000 check of X"
    givers = [n for n, (item, _) in enumerate(flat) if item.kind == "party" and _may_give(flat, n, context)]
    if not givers:
        return
    described = TieRow(flat, line, context)
    for money in sums:
        for giver in givers:
            if not _is_ruled_out(flat, giver, money):
                party, item = flat[giver][0], flat[money][0]
                yield Tie(line=line.number, giver=party, money=item, row=described, places=(giver, money))


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
