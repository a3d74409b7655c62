"""Ties: a name and a sum that no rule has brought together, weighed by the trained models.

"Alder Mills is down for $20,000": the grammar knows the name, the sum and the fund at hand, and no word between them.
Which name of its line or of the lines around it a sum belongs to, or none, is what `data/ties.json` was trained to tell
(`scripts/train_ties`). It sees categories of the grammar and never a word or a name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.claims.clause.couples import tells_lump, tells_total
from onrecord.claims.frames import Frame, Giver
from onrecord.claims.gifts import is_checked
from onrecord.claims.lines.analysis import Line
from onrecord.claims.lists.wealthy import is_of_guests
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row
from onrecord.claims.refusals.clefts import is_denied_of
from onrecord.claims.scene import Scene
from onrecord.claims.tying.tiedescribed import Described
from onrecord.claims.tying.tiefeatures import TieRow
from onrecord.claims.tying.tieframes import frame_tie
from onrecord.claims.tying.tielines import Flat, TieContext, describe_line, flatten, may_give
from onrecord.claims.tying.tiereach import FarGiver, describe_far, find_far_givers, find_pronoun, stand_in
from onrecord.claims.tying.tietakers import goes_elsewhere, goes_to_kin, goes_to_others
from onrecord.reference.tiemodel import TieModel, TieModels, load_tie_models

__all__ = ["Tie", "add_ties", "find_ties", "find_told_ties"]


_REFUSING = ("refuse", "refuse_other")
_LESS = 2.0
"""By so much the odds of a sum may be lower with somebody of whom a rule says that it gives in that line."""
_TOLD = 3
"""How many of the features that spoke for a tie are told."""


@dataclass(slots=True, kw_only=True, eq=False)
class Tie:
    """A name and a sum that may belong together, and where they stand in the flattened row of the sum's line.

    Never changed once made.

    `named` is the line of the name: that of the sum, or one near it, and `known` what describes the name there.
    """

    line: int
    giver: Item
    named: int
    money: Item
    row: TieRow
    places: tuple[int, int]
    known: Sequence[Described] = ()

    @property
    def features(self) -> Mapping[str, float]:
        """What describes the places of the two to each other."""
        return self._described().features()

    def odds(self, model: TieModel) -> float:
        """Return the log-odds of `model` that the two are a gift."""
        return self._described().odds(model)

    def _described(self) -> Described:
        return self.row.describe(self.giver, self.places, self.known)

    @property
    def place(self) -> tuple[int, int]:
        """The line and the number of who would give in it."""
        return self.line, self.giver.member.number if self.giver.member is not None else -1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """An article with what its frames tell: where ties are looked for."""

    scene: Scene
    context: TieContext


def add_ties(
    frames: Sequence[Frame], scene: Scene, barred: frozenset[int], models: TieModels | None = None
) -> list[Frame]:
    """Return the frames with those of the ties that the models take for gifts, in the order of the text.

    What a rule tells of a giver in a line stays all that the line tells of it. `barred` are lines that tell of a
    rumour; `models` are the packaged ones where none are given.
    """
    models = models or load_tie_models()
    told = Counter((frame.line, frame.giver.member.number) for frame in frames)
    waiting = _find_open(frames)
    best: dict[tuple[int, int], tuple[float, Tie]] = {}
    for tie in find_ties(frames, scene, barred):
        odds, place = _odds_above(tie, models, told, waiting), (tie.line, tie.money.first)
        if odds is not None and (place not in best or odds > best[place][0]):
            best[place] = (odds, tie)
    chosen = [tie for _, tie in best.values()]
    new = [_frame_of(tie, scene, models, frames) for tie in chosen if tie.place not in told]
    filled = _fill(frames, {tie.place: tie.money for tie in chosen if told[tie.place] == 1})
    return sorted((*filled, *(frame for frame in new if frame is not None)), key=lambda frame: frame.line)


def _find_open(frames: Sequence[Frame]) -> frozenset[int]:
    """The members of whom rules tell that they gave, and never how much."""
    sums = {frame.giver.member.number for frame in frames if frame.money is not None or frame.status == "declined"}
    return frozenset(frame.giver.member.number for frame in frames) - sums


def _odds_above(tie: Tie, models: TieModels, told: Container[tuple[int, int]], waiting: Container[int]) -> float | None:
    """By how much the odds of a tie are above what is asked, else None; less is asked of one who is told to give."""
    model = models.of(far=tie.named != tie.line)
    less = _LESS if tie.place in told else _LESS / 2 if tie.place[1] in waiting else 0.0
    above = tie.odds(model) - model.floor
    return above if above >= -less else None


_ABOVE = ("headline", "deck")


def _told_above(giver: Giver, money: Item, frames: Sequence[Frame]) -> Giver | None:
    """The giver that the headline names with the same sum and given name: spun text calls Tim Cook "Tim Prepare"."""
    above = (f for f in frames if f.kind in _ABOVE and f.money is not None and f.giver.member.kind == "person")
    same = (f for f in above if f.money is not None and f.money.money is not None and money.money is not None
            and f.money.money.amount == money.money.amount)  # fmt: skip
    alike = (
        f.giver for f in same if f.giver.member.words[:1] == giver.member.words[:1] and len(giver.member.words) > 1
    )
    return next(alike, None)


def _fill(frames: Sequence[Frame], sums: Mapping[tuple[int, int], Item]) -> list[Frame]:
    """Give its sum to the one gift that a rule tells of a giver in a line, without a sum: "X is in it: $50,000"."""
    filled: list[Frame] = []
    for frame in frames:
        money = sums.get((frame.line, frame.giver.member.number))
        is_open = frame.money is None and frame.status != "declined" and "some_of_all" not in frame.manner
        filled.append(replace(frame, money=money) if money is not None and is_open else frame)
    return filled


def _frame_of(tie: Tie, scene: Scene, models: TieModels, frames: Sequence[Frame]) -> Frame | None:
    row = tuple([item for item, _ in flatten(scene.rows[tie.line])])
    told = [f for f in frames if (f.line, f.zone) < (tie.line, (tie.money.first, 0)) and tie.line - f.line <= 1]
    frame = frame_tie(scene.lines[tie.line], row, tie.giver, tie.money, told[-1] if told else None, tie.named)
    if frame is None:
        return None
    frame = replace(frame, giver=_told_above(frame.giver, tie.money, frames) or frame.giver)
    moved = models.of(far=tie.named != tie.line).moved(tie.features)
    spoke = [name for name, share in moved.items() if share > 0]
    return replace(frame, moved=tuple(spoke[:_TOLD]))


def find_ties(frames: Sequence[Frame], scene: Scene, barred: frozenset[int] = frozenset()) -> Iterator[Tie]:
    """Yield every pair of a name and a sum near it that no frame has taken; a line of a refusal has none."""
    taken: defaultdict[int, set[int]] = defaultdict(set)
    refused: set[int] = set()
    for frame in frames:
        if frame.money is not None:
            taken[frame.line].add(frame.money.first)
        if frame.status == "declined":
            refused.add(frame.line)
    closed = refused | barred
    lines = [line for line in scene.lines if line.number not in closed and _has_free(line, taken[line.number])]
    if not lines:
        return
    page = _Page(scene=scene, context=TieContext.of(frames, scene))
    for line in lines:
        yield from _pairs(line, page, taken[line.number])


def _has_free(line: Line, taken: Container[int]) -> bool:
    return bool(line.sums) and any(money.first not in taken for money in line.sums)


def find_told_ties(frames: Sequence[Frame], scene: Scene) -> Iterator[Tie]:
    """Yield the pairs of each line whose sums rules have taken, as though they had not: what the models learn from."""
    for number in sorted({frame.line for frame in frames if frame.money is not None}):
        others = [frame for frame in frames if frame.line != number]
        yield from _pairs(scene.lines[number], _Page(scene=scene, context=TieContext.of(others, scene)), set())


def _pairs(line: Line, page: _Page, taken: set[int]) -> Iterator[Tie]:
    row = page.scene.rows[line.number]
    if row.kinds.isdisjoint(("sum", "aside")) or is_checked(row) or _is_lump(row) or is_of_guests(line):
        return
    flat = page.context.flats.of(line.number)
    told = {money.currency for money in line.sums if money.first in taken}
    sums = [n for n, (item, aside) in enumerate(flat) if item.kind == "sum" and _is_free(item, taken)
            and not (aside and _is_converted(item, told))]  # fmt: skip
    if not line.has("refund"):  # "gave back $5,000 to Kestrel Air"
        sums = [n for n in sums if not (goes_elsewhere(flat, n) or goes_to_others(flat, n) or _is_taken_in(flat, n))]
    refusing = line.has(*_REFUSING) and any(item.kind == "verb" and item.verb in _REFUSING for item, _ in flat)
    if not sums or refusing:
        return  # "The committee refused the $50,000 check of X"
    shared = describe_line(flat, line, page.context)
    givers = [n for n, (item, _) in enumerate(flat) if item.kind == "party" and may_give(flat, n, page.context)]
    if givers:
        near = TieRow(flat, line, page.context, shared)
        for money in sums:
            yield from (_near_tie(near, at, money) for at in givers if _may_tie(near, at, money))
    stood: dict[int | None, TieRow] = {}
    for giver in find_far_givers(line.number, flat, page.scene, page.context):
        place = find_pronoun(flat, giver)
        if place not in stood:
            stood[place] = TieRow(stand_in(flat, giver, place), line, page.context, shared)
        pronoun = flat[place][0] if place is not None else None
        known = describe_far(line.number, giver, pronoun, page.context)
        at, moved = (0, 1) if place is None else (place, 0)
        for money in sums:
            if _may_tie(stood[place], at, money + moved):
                yield _far_tie(stood[place], (at, money + moved), giver, known)


def _is_lump(row: Row) -> bool:
    """ "Together, Orlo Foods and Kestrel Air gave $9 million": no sum of one of them."""
    named = [i.member for i in row if i.kind == "party" and i.member is not None]
    if len(named) < 2 or sum(i.kind == "sum" for i in row) != 1:
        return False
    if "each" in row.kinds and tells_lump(row):
        return sum(member.kind == "organization" for member in named) > 1
    return "total" in row.kinds and tells_total(row)


def _near_tie(row: TieRow, giver: int, money: int) -> Tie:
    """The tie of the name and the sum at two places of a row."""
    item, number = row.items[giver], row.number
    return Tie(line=number, giver=item, named=number, money=row.items[money], row=row, places=(giver, money))


def _far_tie(row: TieRow, places: tuple[int, int], giver: FarGiver, known: Described) -> Tie:
    """The tie of a giver named elsewhere with a sum of a row in which it, or another such one, stands in."""
    money = row.items[places[1]]
    return Tie(line=row.number, giver=giver.item, named=giver.line, money=money, row=row, places=places, known=(known,))


def _may_tie(row: TieRow, giver: int, money: int) -> bool:
    if money and row.items[money - 1].has("money.spent"):
        return False  # "a super PAC that backs X has spent $1.3 million"
    if 0 < money < giver and row.items[giver - 1].kind == "including" and row.items[money - 1].kind == "verb":
        return False  # "supporters gave it $1.5 million, among them X"
    if money < giver and goes_to_kin(row.items[money + 1 : giver]):
        return False
    parted = row.line.has(*_PARTING) or "negation" in row.kinds or "deny" in row.kinds
    return not ((parted and _is_ruled_out(row.items, giver, money)) or _is_halved(row, money))


_PARTING = ("noun.value", "money.part", "asked", "link.if")
"""Words that keep a name and a sum apart, as a negation does."""


def _is_ruled_out(items: tuple[Item, ...], giver: int, money: int) -> bool:
    """Whether a negation or a request stands between the two: "X gave no $2 million", "X was asked for $50,000".

    Nor did one give of whom it is said: "It was not X who gave $2 million".
    """
    if (money > giver and is_denied_of(items[:money], giver)) or _is_in_question(items, min(giver, money)):
        return True
    between = items[giver:money]
    that = next((n for n, item in enumerate(between) if item.kind == "relative"), len(between))
    if any("noun.value" in item.categories.meant for item in between[that : that + 4]):
        return True  # "its chief, X, who puts them at $2 million"
    if any("money.part" in item.categories.meant for item in between or items[money:giver]):
        return True  # "took in $68 million, most of the money from X"
    return any(item.kind in ("negation", "deny") or "asked" in item.categories.meant for item in between)


def _is_in_question(items: tuple[Item, ...], at: int) -> bool:
    """ "De partij wil weten of X een ton gaf" (Dutch, "wants to know whether"): what an "if" leads is not told."""
    opener = next((i for i in reversed(items[:at]) if i.kind in _OPENING), None)
    return opener is not None and opener.has("link.if") and opener.last - opener.first > 1


_OPENING = ("contrast", "comma", "stop", "colon", "speech", "relative")


def _is_halved(row: TieRow, money: int) -> bool:
    """Whether one giver parts a sum between funds: "$900,000 in equal parts, one half for A, the other for B"."""
    halves = any(item.has_any("each", "money.split") for item in row.items[money + 1 : money + 3])
    return halves and len(row.parties) == 1 and sum(at > money for at in row.funds) > 1


def _is_taken_in(flat: Sequence[Flat], money: int) -> bool:
    """ "most of the $75 million that the PAC took in": all that a fund got is nobody's gift."""
    ahead = [item.kind for item, _ in flat[money + 1 : money + 4] if item.kind != "determiner"]
    return ahead[:2] == ["relative", "fund"]


def _is_converted(item: Item, told: Collection[str | None]) -> bool:
    """Whether a sum in brackets tells a gift again in other money: "$1 million each (about C$1.44 million apiece)"."""
    return item.money is not None and bool(told) and item.money.currency is not None and item.money.currency not in told


def _is_free(item: Item, taken: set[int]) -> bool:
    """Whether a sum tells one amount that no frame has taken."""
    if item.money is None or item.first in taken:
        return False
    return item.money.amount is not None and item.money.high is None and not item.money.rate
