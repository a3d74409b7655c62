""" "The former" and "the latter" as the ones that they mean: "A and B will give, the latter $600,000"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.frames import Frame, Giver
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row
from onrecord.claims.parties.cast import Member

__all__ = ["name_formers", "read_attributes", "tell_apart"]

_NEAR = 2
"""Lines back to the two that "the former" and "the latter" tell apart."""


def name_formers(row: Row, group: Sequence[Giver], line: int) -> Row:
    """Return the row with each "the former" and "the latter" as a mention of one of the two named last."""
    places = [n for n, i in enumerate(row) if i.has_any("pronoun.former", "pronoun.latter")]
    if not places:
        return _name_ordinals(row, group, line)
    named = [i for i in row[: places[0]] if i.kind == "party"]
    near = len(group) == _TWO and line - group[0].line <= _NEAR
    members = [i.member for i in named] if named else [g.member for g in group] if near else []
    if len(members) != _TWO:
        return row
    found = list(row)
    for n in places:
        if n + 1 < len(row) and row[n + 1].kind in ("gift", "party", "role", "fund"):
            continue  # "the latter gift", "the former Kestrel Air"
        found[n] = replace(row[n], kind="party", member=members[1 if row[n].has("pronoun.latter") else 0])
    return Row.of(found)


_TWO = 2


def _name_ordinals(row: Row, group: Sequence[Giver], line: int) -> Row:
    """Return the row with "the first" and "the second" as mentions of the two just named, where they act."""
    here = _two_ahead(row)
    near = bool(here) or (len(group) == _TWO and 0 < line - group[0].line <= _NEAR)
    firsts, seconds = ([n for n in range(len(row)) if near and _acts_as(row, n, of)] for of in _PAIR)
    both = len(firsts) == len(seconds) == 1 and firsts[0] < seconds[0]
    members = here or [g.member for g in group]
    opening = [n for n in (*firsts, *seconds) if not here and n <= 1 and _gives(row, n)]
    if not both and not (opening and len(firsts) + len(seconds) == 1):
        return row
    found: list[Item] = []
    for n, item in enumerate(row):
        if n not in (*firsts, *seconds):
            found.append(item)
            continue
        article = found.pop() if found and found[-1].kind == "determiner" else item
        member = members[1 if n in seconds else 0]
        found.append(replace(item, kind="party", first=article.first, member=member))
    return Row.of(found)


_PAIR = ("pair.first", "pair.second")


def _two_ahead(row: Row) -> list[Member]:
    """The two parties that a line names before "the first" of them."""
    first = next((n for n, i in enumerate(row) if i.has("pair.first")), 0)
    named = [i.member for i in row[:first] if i.kind == "party" and i.member is not None]
    if (
        len(named) == 1
    ):  # "A y su primer accionista, B, ..., el primero con" (Spanish): an ordinal of a role stands ahead
        later = next((n for n in range(first + 1, len(row)) if row[n].has("pair.first")), 0)
        named = [i.member for i in row[:later] if i.kind == "party" and i.member is not None]
    return named if len(named) == _TWO and named[0] != named[1] else []


def _acts_as(row: tuple[Item, ...], at: int, of: str) -> bool:
    """Whether an ordinal at `at` stands for somebody: an article leads to it, a verb or a sum follows, and no noun."""
    if not row[at].has(of) or at + 1 >= len(row):
        return False
    if row[at].last - row[at].first == 1 and (not at or not row[at - 1].has("link.determiner")):
        return False
    led = row[at + 1].kind in ("comma", "at") and at + _TWO < len(row)
    ahead = row[at + 2] if led else row[at + 1]
    return ahead.kind == "sum" or _gives(row, at)


def _gives(row: tuple[Item, ...], at: int) -> bool:
    """Whether a verb of giving follows what stands at `at`, its auxiliary between."""
    verb = next((i for i in row[at + 1 : at + 3] if i.kind not in ("auxiliary", "plan")), None)
    return verb is not None and verb.verb in ("give", "give_weak", "pledge")


def read_attributes(row: Row) -> Row:
    """Return the row with "the former" as an article where a noun follows: "the former chairman of the bank"."""
    found = list(row)
    for n, item in enumerate(row[:-1]):
        if item.has_any("pronoun.former", "pronoun.latter") and row[n + 1].kind in ("role", "word", "other"):
            found[n] = replace(item, kind="determiner")
    return Row.of(found)


_NAMED = ("pronoun.former", "pronoun.latter", *_PAIR)


def tell_apart(row: tuple[Item, ...], frames: list[Frame]) -> list[Frame]:
    """Return the frames with the sums that a line tells of each of two: "..., the former with $5, the latter with $2".

    So it does with their names: "A and B are on the list, A with $5 and B with $2".
    """
    givers = {f.giver.member.number: f.giver.item.first for f in frames if f.status == frames[0].status}
    told = [(i, m) for n, i in enumerate(row) if _is_again(i, givers) and (m := _sum_behind(row, n)) is not None]
    if len(told) != _TWO or told[0][0].member == told[1][0].member:
        return frames
    base = next((f for f in frames if f.fund is not None), frames[0])
    found = [_with_own(frames, base, item, money) for item, money in told]
    members = [f.giver.member for f in found]
    return [*(f for f in frames if f.giver.member not in members), *found]


def _with_own(frames: list[Frame], base: Frame, item: Item, money: Item) -> Frame:
    """The frame of the giver whom `item` names again, with the sum told there."""
    own = [f for f in frames if f.giver.member == item.member]
    frame = next((f for f in own if f.fund is not None), own[0] if own else None)
    if frame is not None:
        return replace(frame, money=money, fund=frame.fund or base.fund)
    assert item.member is not None, "named"
    return replace(base, giver=Giver(member=item.member, item=item, line=base.line, certain=False), money=money)


def _is_again(item: Item, givers: dict[int, int]) -> bool:
    """Whether an item means one of the givers again, by name or as "the former"."""
    if item.kind != "party" or item.member is None:
        return False
    return item.has_any(*_NAMED) or givers.get(item.member.number, item.first) < item.first


def _sum_behind(row: tuple[Item, ...], at: int) -> Item | None:
    """The sum in figures right behind what stands at `at`, "with" or a comma between."""
    ahead = next((i for i in row[at + 1 :] if i.kind not in ("at", "comma")), None)
    figure = ahead is not None and ahead.kind == "sum" and ahead.money is not None and bool(ahead.money.amount)
    return ahead if figure else None
