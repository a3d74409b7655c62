""" "The former" and "the latter" as the ones that they mean: "A and B will give, the latter $600,000"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.frames import Giver
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row

__all__ = ["name_formers", "read_attributes"]

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
    near = len(group) == _TWO and 0 < line - group[0].line <= _NEAR
    firsts, seconds = ([n for n in range(len(row)) if near and _acts_as(row, n, of)] for of in _PAIR)
    both = len(firsts) == len(seconds) == 1 and firsts[0] < seconds[0]
    opening = [n for n in (*firsts, *seconds) if n <= 1 and _gives(row, n)]
    if not both and not (opening and len(firsts) + len(seconds) == 1):
        return row
    found: list[Item] = []
    for n, item in enumerate(row):
        if n not in (*firsts, *seconds):
            found.append(item)
            continue
        article = found.pop() if found and found[-1].kind == "determiner" else item
        member = group[1 if n in seconds else 0].member
        found.append(replace(item, kind="party", first=article.first, member=member))
    return Row.of(found)


_PAIR = ("pair.first", "pair.second")


def _acts_as(row: tuple[Item, ...], at: int, of: str) -> bool:
    """Whether an ordinal at `at` stands for somebody: an article leads to it, a verb or a sum follows, and no noun."""
    if not row[at].has(of) or at + 1 >= len(row):
        return False
    if row[at].last - row[at].first == 1 and (not at or not row[at - 1].has("link.determiner")):
        return False
    ahead = row[at + 2] if row[at + 1].kind == "comma" and at + _TWO < len(row) else row[at + 1]
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
