"""Whom "this" and a trade mean: "She can count on Guy Marsden. [This retired notary] will give her $1,500."."""

from __future__ import annotations

from onrecord.claims.frames import Focus, Giver
from onrecord.claims.givers.several import finite_word
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import flatten

__all__ = ["pointed_at"]


def pointed_at(row: tuple[Item, ...], at: int, focus: Focus, line: int) -> tuple[Giver, ...] | None:
    """Return the last person whom the line before names, where "this" leads to the description that ends at `at`.

    "These farmers" are nobody whom it names; None where the description is of something else.
    """
    homed = at > 1 and row[at].kind in ("party", "other") and row[at - 1].kind in _HOME
    head = at = at - 2 if homed else at
    while head > 0 and row[head].kind in _NOUNS and at - head < _LONG:
        head -= 1
    if head == at or not row[head].has("link.pointing") or not _is_of_somebody(row, head, at):
        return None
    if _is_plural(row, at, focus):
        return ()
    before = focus.told[-1] if focus.told and focus.told[-1][0].number == line - 1 else None
    named = [i for i in flatten(before[1]) if _is_person(i)] if before is not None else []
    if not named or named[-1].member is None:
        return None
    return (Giver(member=named[-1].member, item=row[at], line=line, near=named[-1].near, certain=False),)


_NOUNS = ("word", "role", "other", "kind")
_HOME = ("from", "of", "in", "at")
"""What leads to where somebody is from: "this American born in Lewiston gave"."""
_LONG = 4
_AHEAD = ("in", "date", "time", "comma", "at", "link", "again", "contrast")
"""What may stand before "this" at the front of a sentence: "In September, this notary gave"."""
_NOBODY = ("role.company", "role.many", "role.league", "noun.gift")


def _is_of_somebody(row: tuple[Item, ...], head: int, at: int) -> bool:
    """Whether a description at the front of its sentence is of one person whom nothing names beside it."""
    fronted = all(i.kind in _AHEAD for i in row[:head])
    behind = [i.kind for i in row[at + 1 : at + 3]]
    apposed = behind[:1] == ["party"] or behind == ["comma", "party"]
    told = any(i.kind != "word" for i in row[head + 1 : at + 1])  # not "ce mouvement" (French)
    return fronted and told and not apposed and not any(i.has_any(*_NOBODY) for i in row[head + 1 : at + 1])


def _is_plural(row: tuple[Item, ...], at: int, focus: Focus) -> bool:
    """Whether the verb behind is of several: "Diese Unternehmer gaben" (German)."""
    ends = focus.settings.plural_endings
    verb = next((i for i in row[at + 1 :] if i.kind in ("verb", "plan") or i.has("link.perfect")), None)
    return bool(ends) and verb is not None and finite_word(verb, focus.said[-1]).endswith(ends)


def _is_person(item: Item) -> bool:
    member = item.member
    return item.kind == "party" and member is not None and member.kind == "person" and not member.honouree
