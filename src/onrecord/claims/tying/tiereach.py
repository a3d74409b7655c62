"""Names of the lines around a sum that may be its giver's: "Alder Mills was glad to help. The size: $20,000"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.claims.givers.gathering import is_governed
from onrecord.claims.order.items import Item
from onrecord.claims.parties.cast import Member
from onrecord.claims.scene import Scene
from onrecord.claims.tying.tiedescribed import Described
from onrecord.claims.tying.tiefeatures import tell_neighbours
from onrecord.claims.tying.tielines import Features, Flat, TieContext, may_give
from onrecord.claims.vocabulary.marking import Categories
from onrecord.reference.forest import Present

__all__ = ["FarGiver", "describe_far", "find_far_givers", "find_pronoun", "stand_in"]

_STEPS = (-1, -2, 1)
"""So many lines behind or before the name the sum stands, the nearest first."""


@dataclass(slots=True, kw_only=True, eq=False)
class FarGiver:
    """A name at `at` of the flattened `row` of another line. Never changed once made."""

    line: int
    at: int
    row: Sequence[Flat]
    member: Member

    @property
    def item(self) -> Item:
        """The name."""
        return self.row[self.at][0]


def find_far_givers(number: int, flat: Sequence[Flat], scene: Scene, context: TieContext) -> Iterator[FarGiver]:
    """Yield who may give of those whom the lines around a line name, and it does not, each at the nearest mention."""
    seen = {item.member.number for item, _ in flat if item.member is not None}
    for step in _STEPS:
        if not 0 <= number + step < len(scene.rows):
            continue
        if scene.rows[number + step].kinds.isdisjoint(("party", "aside")):
            continue
        row = context.flats.of(number + step)
        for at in range(len(row)) if step > 0 else reversed(range(len(row))):
            member = row[at][0].member
            if member is not None and member.number not in seen and may_give(row, at, context):
                seen.add(member.number)
                yield FarGiver(line=number + step, at=at, row=row, member=member)


def find_pronoun(flat: Sequence[Flat], giver: FarGiver) -> int | None:
    """Return the place in a line of the pronoun that may stand for a giver named elsewhere; None for none."""
    wanted = "pronoun.person" if giver.member.kind == "person" else "pronoun.company"
    places = (at for at, (item, _) in enumerate(flat) if item.kind in ("pronoun", "personal") and item.has(wanted))
    return next(places, None)


def stand_in(flat: Sequence[Flat], giver: FarGiver, pronoun: int | None) -> list[Flat]:
    """Return the items of a line with a giver named elsewhere in the place of its pronoun, else in front of them."""
    if pronoun is None:
        return [(giver.item, False), *flat]
    return [*flat[:pronoun], (giver.item, flat[pronoun][1]), *flat[pronoun + 1 :]]


def describe_far(number: int, giver: FarGiver, pronoun: Item | None, context: TieContext) -> Described:
    """Return what describes a giver named in another line than `number`."""
    values = {**_place(number, giver, pronoun, context), **_telling(giver, context)}
    return Described(values, _words(giver, pronoun), within=[context.flats.beside(giver.line)])


def _place(number: int, giver: FarGiver, pronoun: Item | None, context: TieContext) -> Features:
    low, high = sorted((number, giver.line))
    return {
        "far": 1,
        "far_apart": number - giver.line,
        "far_parted": not context.starts.isdisjoint(range(low + 1, high + 1)),
        "far_between": len([i for n in range(low + 1, high) for i in context.rows[n] if i.kind == "party"]),
        "far_pronoun": pronoun is not None,
    }


def _telling(giver: FarGiver, context: TieContext) -> Features:
    """Which part the giver has in its own line, and what that line tells of gifts."""
    parties = [item.member for item, _ in giver.row if item.kind == "party"]
    return {
        "far_first": parties[0] is giver.member,
        "far_last": parties[-1] is giver.member,
        "far_parties": len({id(party) for party in parties}),
        "far_governed": is_governed(tuple([item for item, _ in giver.row]), giver.at, 0),
        "far_opens": giver.at <= 1,
        "far_told": (giver.line, giver.member.number) in context.pairs,
        "far_telling": context.told.get(giver.line, 0),
        "far_free": context.free.get(giver.line, 0),
    }


def _words(giver: FarGiver, pronoun: Item | None) -> list[Present]:
    """The words beside the giver in its own line, and the pronoun that stands for it."""
    behind = tuple([item for item, _ in giver.row[giver.at + 1 : giver.at + 3]])
    before = tuple([item for item, _ in giver.row[max(0, giver.at - 2) : giver.at]])
    told = [*tell_neighbours("far_then", behind, 2), *tell_neighbours("far_before", before[::-1], 1)]
    if pronoun is not None:
        told.append(_stands(pronoun.categories))
    return told


@cache
def _stands(categories: Categories) -> Present:
    return Present(tuple([f"stands:{category}" for category in sorted(categories.meant)]))
