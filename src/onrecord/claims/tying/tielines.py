"""What a line and the lines around it tell of the ties in it, whichever name and sum are weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from onrecord.claims.frames import Frame
from onrecord.claims.givers.ofwhom import is_of_staff
from onrecord.claims.givers.ownfirms import leads_staff
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row
from onrecord.claims.scene import Scene
from onrecord.claims.tying.tiedescribed import Described
from onrecord.claims.vocabulary.marking import Categories
from onrecord.reference.forest import Present

__all__ = ["Features", "Flat", "TieContext", "describe_line", "flatten", "may_give", "tell_item", "tell_kind"]

Flat = tuple[Item, bool]
"""An item of a sentence, and whether it stands in an aside."""

Features = dict[str, float]
"""Features by their names; what is not named is 0."""

_TOLD_BY_WORDS = frozenset({
    "verb", "speech", "business", "gift", "auxiliary", "link", "of", "to", "at", "in", "from", "determiner", "word",
    "filing", "donor", "listing", "limit", "plan", "total",
})  # fmt: skip
"""Kinds of items whose categories tell more than the kind alone."""
_LINE_WIDE = frozenset({
    "negation", "noun.other", "noun.total", "noun.limit", "filing", "refund", "donor", "claimed", "deny", "asked",
})  # fmt: skip
_TELLING = frozenset({
    "verb", "gift", "fund", "sum", "party", "plan", "negation", "filing", "donor", "pronoun", "business", "total",
})  # fmt: skip
"""Kinds of items that the lines before and behind are asked for."""
_MANY = 10
_MOST_SUMS = 20
_LONG = 80
_PAST_STAFF = 5
"""Items back in which "employees of the" stands before a name."""


class FlatRows:
    """The rows of an article, each flattened once, though the lines around it ask for it as well."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._flat: dict[int, list[Flat]] = {}
        self._beside: dict[int, Described] = {}

    def of(self, number: int) -> list[Flat]:
        """Return the flattened row of a line."""
        if number not in self._flat:
            self._flat[number] = flatten(self._rows[number])
        return self._flat[number]

    def beside(self, number: int) -> Described:
        """Return what a line tells of the names in it to the sums of a line beside it."""
        if number not in self._beside:
            told = [tell_item("far_line", item.kind, item.categories) for item, _ in self.of(number)]
            self._beside[number] = Described({}, [*dict.fromkeys(told)])
        return self._beside[number]


@dataclass(frozen=True, slots=True, kw_only=True)
class TieContext:
    """What the article tells around a line: the gifts told by rule and their givers, its funds, sums left to nobody.

    `told` counts the gifts of each line, `free` its sums that no rule has taken; `pairs` are lines with those who give
    in them, `refusing` who gives nothing, `starts` the lines that begin a block. `flats` are its rows, flattened.
    """

    told: Mapping[int, int]
    givers: frozenset[int]
    amounts: frozenset[object]
    funds: frozenset[str]
    pairs: frozenset[tuple[int, int]]
    refusing: frozenset[int]
    free: Mapping[int, int]
    rows: Sequence[Row]
    flats: FlatRows
    starts: frozenset[int]

    @classmethod
    def of(cls, frames: Sequence[Frame], scene: Scene) -> TieContext:
        """Return the context that the frames of an article make."""
        sums = (f.money.money for f in frames if f.money is not None)
        return cls(
            told=Counter(f.line for f in frames),
            givers=frozenset(f.giver.member.number for f in frames),
            amounts=frozenset(s.amount for s in sums if s is not None),
            funds=frozenset(_fund_words(scene)),
            pairs=frozenset((f.line, f.giver.member.number) for f in frames),
            refusing=frozenset(f.giver.member.number for f in frames if f.status == "declined"),
            free=_count_free(frames, scene),
            rows=scene.rows,
            flats=FlatRows(scene.rows),
            starts=frozenset(b.number for a, b in pairwise(scene.lines) if a.block != b.block) | {0},
        )


def _fund_words(scene: Scene) -> Iterator[str]:
    for line, row in zip(scene.lines, scene.rows, strict=True):
        for item in row if "fund" in row.kinds else ():
            if item.kind == "fund":
                yield scene.article.text[slice(*line.span(item.first, item.last))]


def _count_free(frames: Sequence[Frame], scene: Scene) -> Mapping[int, int]:
    """How many sums of each line no rule has taken."""
    taken = {(f.line, f.money.first) for f in frames if f.money is not None}
    places = ((line.number, s.first) for line in scene.lines for s in line.sums if s.amount is not None and not s.rate)
    return Counter(place[0] for place in places if place not in taken)


def flatten(row: tuple[Item, ...]) -> list[Flat]:
    """Return the items of a row with those of its asides in their place, each aside between its own two ends."""
    flat: list[Flat] = []
    for item in row:
        if item.kind == "aside":
            flat.append((item, True))
            flat.extend((inner, True) for inner in item.inner)
            flat.append((item, True))
        else:
            flat.append((item, False))
    return flat


def may_give(flat: Sequence[Flat], at: int, context: TieContext) -> bool:
    """Whether a name may be a donor's: no fund's, and not "a Wexford" of "a Wexford pharmacist"."""
    item, _ = flat[at]
    member = item.member
    if item.kind != "party" or member is None or (at and flat[at - 1][0].has("link.indefinite")):
        return False
    first = max(0, at - _PAST_STAFF)
    if is_of_staff(tuple([beside for beside, _ in flat[first : at + 2]]), at - first):
        return False
    if (
        at + 1 < len(flat)
        and flat[at + 1][0].kind in ("role", "owns", "word")
        and leads_staff(tuple([i for i, _ in flat]), at)
    ):
        return False
    if member.honouree or member.committee or member.name in context.funds:
        return False
    return not (_is_place_of(flat, at) or _is_go_between(flat, at) or _is_excepted(flat, at))


def _is_excepted(flat: Sequence[Flat], at: int) -> bool:
    """ "All but [Merrow] gave $1 million": who did not do what the others did."""
    back = at - 1
    while back > 0 and flat[back][0].kind in _BESIDE_GO_BETWEEN:
        back -= 1
    return back >= 0 and flat[back][0].has("link.all_but")


_BESIDE_GO_BETWEEN = ("determiner", "role", "word")


def _is_go_between(flat: Sequence[Flat], at: int) -> bool:
    """ "$600,000 given to the party through [the intermediary] Jo Hale": whose money it is stands elsewhere."""
    back = at - 1
    while back > 0 and flat[back][0].kind in _BESIDE_GO_BETWEEN:
        back -= 1
    return back > 0 and flat[back][0].has("link.through")


_BESIDE_PLACE = ("determiner", "role", "owns")


def _is_place_of(flat: Sequence[Flat], at: int) -> bool:
    """Whether a name only tells where somebody serves: "who sits on the President's Advisory Board"."""
    back = at - 1
    while back > 0 and flat[back][0].kind in _BESIDE_PLACE:
        back -= 1
    return (
        back > 0 and flat[back][0].kind == "in" and any(i.kind == "relative" for i, _ in flat[max(0, back - 4) : back])
    )


def describe_line(flat: Sequence[Flat], line: Line, context: TieContext) -> Described:
    """Return what all pairs of a line share."""
    number = line.number
    values = {**_setting(line, context), **_told_around(number, context), **_around(number, context)}
    return Described(values, _items(tuple([item for item, _ in flat])))


def _items(items: tuple[Item, ...]) -> list[Present]:
    """The kinds of items in a line, the categories of those told by their words, how the line begins and ends."""
    told = dict.fromkeys([tell_item("line", item.kind, item.categories) for item in items])
    ends = [tell_kind(f"closes{n}", item.kind) for n, item in enumerate(items[:-3:-1])]
    return [*told, *[tell_kind("opens", item.kind) for item in items[:2]], *ends]


@cache
def tell_item(path: str, kind: str, categories: Categories) -> Present:
    """Return the kind of an item and, where it is told by its words, their categories, each as a feature.

    >>> tell_item("between", "comma", Categories.of(())).names
    ('between.comma',)
    """
    named = sorted(categories.meant) if kind in _TOLD_BY_WORDS else ()
    return Present((f"{path}.{kind}", *[f"{path}:{category}" for category in named]))


@cache
def tell_kind(path: str, kind: str) -> Present:
    """Return the kind of an item as a feature.

    >>> tell_kind("begins", "comma").names
    ('begins.comma',)
    """
    return Present((f"{path}.{kind}",))


def _setting(line: Line, context: TieContext) -> Features:
    return {
        f"kind.{line.kind}": 1,
        "length": min(len(line.tokens), _LONG),
        **{f"wide:{category}": 1 for category in line.meant & _LINE_WIDE},
        "depth": line.number / max(1, len(context.rows)),
        "starts": line.number in context.starts,
        "ends_block": line.number + 1 in context.starts,
    }


def _told_around(number: int, context: TieContext) -> Features:
    """How much of the article's money rules have told, here and around."""
    told, free = sum(context.told.values()), sum(context.free.values())
    return {
        "told": min(told, _MANY),
        "told_before": context.told.get(number - 1, 0) > 0,
        "told_behind": context.told.get(number + 1, 0) > 0,
        "told_here": min(context.told.get(number, 0), 3),
        "free_sums": min(free, _MOST_SUMS),
        "free_share": free / max(1, free + told),
        "free_before": context.free.get(number - 1, 0),
        "free_behind": context.free.get(number + 1, 0),
    }


def _around(number: int, context: TieContext) -> Features:
    """What the lines before and behind speak of."""
    told: Features = {}
    for path, at in (("prior", number - 1), ("next", number + 1)):
        if 0 <= at < len(context.rows):
            row = context.rows[at]
            told.update((f"{path}.{kind}", 1) for kind in row.kinds & _TELLING)
            if "verb" in row.kinds:
                told.update((f"{path}:{item.verb}", 1) for item in row if item.kind == "verb")
    return told
