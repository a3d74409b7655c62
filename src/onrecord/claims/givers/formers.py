""" "The former" and "the latter" as the ones that they mean: "A and B will give, the latter $600,000"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.frames import Giver
from onrecord.claims.order.rows import Row

__all__ = ["name_formers", "read_attributes"]

_NEAR = 2
"""Lines back to the two that "the former" and "the latter" tell apart."""


def name_formers(row: Row, group: Sequence[Giver], line: int) -> Row:
    """Return the row with each "the former" and "the latter" as a mention of one of the two named last."""
    places = [n for n, i in enumerate(row) if i.has_any("pronoun.former", "pronoun.latter")]
    if not places:
        return row
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


def read_attributes(row: Row) -> Row:
    """Return the row with "the former" as an article where a noun follows: "the former chairman of the bank"."""
    found = list(row)
    for n, item in enumerate(row[:-1]):
        if item.has_any("pronoun.former", "pronoun.latter") and row[n + 1].kind in ("role", "word", "other"):
            found[n] = replace(item, kind="determiner")
    return Row.of(found)
