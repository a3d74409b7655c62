"""Givers on a list that tells of each in lines of its own: "a list of 37 donors", then "Orlo Foods", "Background: ...".

So does a list whose entries open with the name: "Orlo Foods (Jo Hale) - wants good relations", "Orlo Foods: The firm".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.claims.frames import Frame, Giver
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.nonesof import leads_to_none
from onrecord.claims.scene import Scene

__all__ = ["read_profiles"]

_SHORTEST = 3
_FAR = 12
"""Lines from the list that a page tells of to its first entry, and a fund's from that list, at most."""

_APART = 8
"""Lines from one entry to the next at most."""

_FUND = 3
_FUNDS = ("inaugural", "ballroom", "library", "center", "accounts")


def read_profiles(scene: Scene, frames: Sequence[Frame]) -> list[Frame]:
    """Return the frames with one for each entry of a list of givers that other lines tell more of.

    A bare name on it gave to the fund of the list, whatever fund is told of in between.
    """
    head = next((line.number for line in scene.lines if _tells_list(line)), None)
    fund = _fund_near(scene, head) if head is not None else None
    entries = _entries(scene, head) if head is not None and fund is not None else []
    if fund is None or not entries:
        return list(frames)
    ends = [*(number for number, _ in entries[1:]), min(entries[-1][0] + _APART, len(scene.lines))]
    told, listed = {frame.line for frame in frames}, {number for number, _ in entries}
    refused = {frame.line for frame in frames if frame.status == "declined"}
    found = [replace(f, fund=fund) if f.line in listed and _is_bare(f) else f for f in frames]
    for (number, items), end in zip(entries, ends, strict=True):
        apart = any(n in refused or _tells_own_sum(scene, n) for n in range(number, end))
        if number not in told and not apart:
            found += [_frame(scene.lines[number], item, items[-1].last, fund) for item in items]
    return found


def _entries(scene: Scene, head: int) -> list[tuple[int, list[Item]]]:
    """The entries of a list, each with its names; none where whoever is named twice speaks: "Hale: ... Hale: ..."."""
    entries = list(_run(scene, head))
    counts = Counter(item.member.number for _, items in entries for item in items if item.member is not None)
    entries = [e for e in entries if not (scene.lines[e[0]].kind == "item" and _repeats(e[1], counts))]
    names = [item.member.number for _, items in entries for item in items if item.member is not None]
    return entries if len(entries) >= _SHORTEST and len(set(names)) == len(names) else []


def _is_bare(frame: Frame) -> bool:
    return frame.rule == "list" and frame.money is None and frame.fund is None


def _repeats(items: Sequence[Item], counts: Mapping[int, int]) -> bool:
    """Whether a bulleted word labels several lines: "- Background: ...", and is nobody."""
    return any(item.member is not None and counts[item.member.number] > 1 for item in items)


def _frame(line: Line, item: Item, last: int, fund: Item) -> Frame:
    assert item.member is not None, "a party has a member"
    giver = Giver(member=item.member, item=item, line=line.number, near=item.near)
    zone, kind = (0, last), "item"
    return Frame(
        line=line.number,
        block=line.block,
        kind=kind,
        rule="list",
        giver=giver,
        status="given",
        lean="list",
        fund=fund,
        zone=zone,
    )


def _tells_own_sum(scene: Scene, number: int) -> bool:
    """Whether a line tells of a sum that the one of the entry gave to this fund: "His gift came to $5,000"."""
    line = scene.lines[number]
    return (
        bool(line.sums)
        and line.has("give", "give_weak", "noun.gift", "donor")
        and "fund" not in scene.rows[number].kinds
    )


def _tells_list(line: Line) -> bool:
    """Whether a line tells of a list of givers: "has released a list of 37 donors"."""
    return line.has("filing.donors") or (line.has("donor") and line.has("filing.list", "filing.weak"))


def _fund_near(scene: Scene, head: int) -> Item | None:
    """The fund of the registry that is named in the line of the list, or near it."""
    near = sorted(range(max(0, head - _FUND), min(head + 2, len(scene.rows))), key=lambda n: (abs(n - head), n > head))
    funds = [i for n in near for i in scene.rows[n] if i.kind == "fund" and i.fund is not None]
    return next((i for i in funds if i.fund is not None and (i.fund.ids or i.fund.kind in _FUNDS)), None)


def _run(scene: Scene, head: int) -> Iterator[tuple[int, list[Item]]]:
    """The lines behind the list that open with a name, none far from the one before, each with its names."""
    last, reach = head, _FAR
    for number in range(head + 1, len(scene.rows)):
        if number - last > reach or leads_to_none(scene.rows[number]):
            return
        items = _names(scene, number)
        if items:
            last, reach = number, _APART
            yield number, items


_BESIDE = ("aside", "determiner", "comma", "and", "end")
_SIGNS = ("colon", "dash")


def _names(scene: Scene, number: int) -> list[Item]:
    """The names that an entry opens with or is: "Orlo Foods", "Orlo Foods (Jo Hale) - wants".

    People alone before a colon speak: "Jo Hale: It is a disgrace"; so does a firm before a quotation.
    """
    row, line = scene.rows[number], scene.lines[number]
    opens = number == 0 or scene.lines[number - 1].block != line.block
    if not opens or not row or row[0].kind not in ("party", "determiner"):
        return []
    sign = next((n for n, i in enumerate(row) if i.kind in _SIGNS), len(row))
    lead = row[:sign]
    parties = [i for i in lead if i.kind == "party"]
    plain = len(lead) - len(parties) == sum(i.kind in _BESIDE or i.has("role.family") for i in lead)
    if sign < len(row) and _speaks(line, row[sign], parties):
        return []
    alone = sign < len(row) - 1 or number + 1 == len(scene.lines) or scene.lines[number + 1].block != line.block
    return parties if plain and alone and 0 < len(parties) <= _TWO else []


_TWO = 2
_QUOTES = ("“", "«", '"', "„")


def _speaks(line: Line, sign: Item, parties: Sequence[Item]) -> bool:
    """Whether what stands behind the names at a colon or dash is what they say."""
    people = all(i.member is not None and i.member.kind == "person" for i in parties)
    quoted = sign.last < len(line.tokens) and line.tokens[sign.last].text in _QUOTES
    return (sign.kind == "colon" and people) or quoted
