"""Who owns or runs what was just told of: "Ada Marl owns the old mill. The owner of the mill gave $5,000."."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.frames import Focus, Giver
from onrecord.claims.givers.ofwhom import is_definite
from onrecord.claims.order.items import Item

__all__ = ["owner_told", "runs_alone"]

_REACH = 1
"""Lines back to the sentence that tells whose the thing is."""


def owner_told(row: tuple[Item, ...], at: int, focus: Focus, line: int) -> tuple[Giver, ...]:
    """Return whom "the owner of the mill" at `at` means: the person of the sentence before, which names the mill."""
    person = focus.person
    if person is None or not 0 < line - person.line <= _REACH or not focus.fits(person, row[at]):
        return ()
    noun = _thing_owned(row, at)
    if noun is None or not is_definite(row, at) or len(focus.said) <= line - person.line:
        return ()
    thing = focus.said[-1].tokens[row[noun].last - 1].low
    told = any(token.low == thing for token in focus.said[-1 - (line - person.line)].tokens)
    return (replace(person, item=row[at], line=line, certain=False),) if told else ()


def _thing_owned(row: tuple[Item, ...], at: int) -> int | None:
    """Where the noun stands behind "the owner of the" at `at`, with nothing more told of it."""
    if row[at].has("role.of"):
        behind = at + 1
    elif row[at].has("role.chief") and at + 1 < len(row) and row[at + 1].has("link.of"):
        behind = at + 2
    else:
        return None
    contracted = row[behind - 1].has("link.determiner") and not row[at].has("role.of")
    if not contracted and not (behind < len(row) and _is_the(row[behind])):
        return None
    while behind < len(row) and _is_the(row[behind]):
        behind += 1
    ends = behind + 1 < len(row) and row[behind + 1].kind in ("auxiliary", "verb", "plan", "comma", "date", "time")
    return behind if ends and row[behind].kind in ("word", "role") else None


def _is_the(item: Item) -> bool:
    return item.has("link.determiner") and not item.has_any("link.indefinite", "link.of")


def runs_alone(item: Item, focus: Focus) -> bool:
    """Return whether a trade that firms have as well means a person: "the brewer", where no firm was spoken of."""
    person, firm = focus.person, focus.firm
    if not item.has("role.chief") or person is None or any(m.kind == "organization" for m in person.near):
        return False
    return focus.firms.get(person.member.number) is None and (firm is None or firm.line < person.line)
