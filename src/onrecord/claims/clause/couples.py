"""Givers who give as one: couples inside longer lists ("Orlo Foods and Ada and Guus Kerrow"), and what several lump."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.frames import Giver
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["are_lumped", "are_siblings", "merge_couples", "tells_lump", "tells_total"]


def merge_couples(givers: Sequence[Giver], row: tuple[Item, ...]) -> Sequence[Giver]:
    """Return the givers with each couple as one: a given name, "and", and another one with the family name."""
    merged: list[Giver] = []
    for giver in givers:
        before = merged[-1] if merged else None
        if before is not None and before.partner is None and _are_couple(before, giver, row):
            merged[-1] = replace(giver, partner=before.item)
        else:
            merged.append(giver)
    return merged


def are_siblings(givers: Sequence[Giver], line: Line) -> bool:
    """Whether two who stand on a list are no couple: "the brothers Ted and Stan Hale", "Ted and Stan Hale, twins"."""
    return any(
        line.ends(g.item.first, "role.siblings")
        or line.begins(g.item.last + 1, "role.siblings")
        or line.begins(g.item.last + 2, "role.siblings")
        for g in givers
    )


def are_lumped(givers: Sequence[Giver], row: tuple[Item, ...]) -> bool:
    """Whether one sum is what several gave in all: "Together, Orlo Foods and Kestrel Air gave $9 million"."""
    several = len({giver.member.number for giver in givers}) > 1 and any(g.member.kind != "person" for g in givers)
    if several and tells_lump(row):
        return True
    return len({g.member.words[-1] for g in givers}) > 1 and tells_total(row)  # no couple: "Jo and Ada Hale"


def tells_total(row: tuple[Item, ...]) -> bool:
    """Return whether one sum is what several come to: "A and B gave a total of $4 million", "$4 million in all"."""
    at = [n for n, i in enumerate(row) if i.kind == "sum"]
    if len(at) != 1 or any(i.has_any("each.any", "each.respectively") for i in row if i.kind == "each"):
        return False
    before = [i for i in row[max(0, at[0] - 3) : at[0]] if i.kind not in ("of", "from", "determiner")]
    return any(i.kind == "total" for i in (*before[-1:], *row[at[0] + 1 : at[0] + 2]))


def tells_lump(row: tuple[Item, ...]) -> bool:
    """Whether a row tells a sum of several together, without saying that each gave it."""
    each = [i for i in row if i.kind == "each"]
    return any(i.has("each.joint") for i in each) and not any(i.has("each.any") for i in each)


def _are_couple(first: Giver, second: Giver, row: tuple[Item, ...]) -> bool:
    people = first.member.kind == second.member.kind == "person" and first.line == second.line
    short = first.item.last - first.item.first == 1 and second.item.last - second.item.first > 1
    if not people or not short or first.member == second.member:
        return False
    between = [i.kind for i in row if first.item.last <= i.first and i.last <= second.item.first]
    return between == ["and"] and first.member.words[-1] == second.member.words[-1]
