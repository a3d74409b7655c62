"""Whose firm acts: "his company", "Jo Hale's firm", and firms, chiefs and traders that the text only describes."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.frames import Focus, Giver
from onrecord.claims.givers.gathering import givers_of, is_governed
from onrecord.claims.givers.ofwhom import is_definite
from onrecord.claims.order.items import Item
from onrecord.claims.parties.cast import Member

__all__ = [
    "firm_beside",
    "firm_led",
    "firm_of",
    "firm_owned",
    "firm_told_of",
    "head_of_relative",
    "is_one_unnamed",
    "leads_staff",
    "named_before_staff",
    "own_firm",
    "speaks_for",
]

_BESIDE_VERB = ("auxiliary", "plan", "negation", "date", "time", "word", "again")


def own_firm(row: tuple[Item, ...], at: int, focus: Focus, line: int) -> tuple[Giver, ...]:
    """Return the firm of "Tim Cook, the head of Apple, will give; his company will not"."""
    owner = _owner_before(row, at, line) or _beside(focus, line) or focus.person
    if not row[at - 1].has("pronoun.his") or owner is None:
        return ()
    firm = next((m for m in owner.near if m.kind == "organization"), None)
    firm = firm or focus.firms.get(owner.member.number)
    return (Giver(member=firm, item=row[at], line=line, certain=False),) if firm else ()


def _beside(focus: Focus, line: int) -> Giver | None:
    """The one person of the clause before in the same line: "Jo Hale, head of Merrow, said, [her firm] will not"."""
    people = [g for g in focus.aside_parties if g.line == line and g.member.kind == "person"]
    return people[-1] if len({g.member.number for g in people}) == 1 else None


def _owner_before(row: tuple[Item, ...], at: int, line: int) -> Giver | None:
    """The person before "his company" in the same clause: "Jo Hale, the head of Merrow, says [her company] will"."""
    people = givers_of([i for i in row[:at] if i.kind == "party" and not i.has("role")], line)
    return next((g for g in reversed(people) if g.member.kind == "person"), None)


def firm_owned(row: tuple[Item, ...], at: int, verb: int, focus: Focus, line: int) -> tuple[Giver, ...] | None:
    """Return the firm that "Jo Hale's company" at `at` means; nobody where the text names none, None for other words.

    "Jo Hale's company Orlo gave", "Jo Hale's company said that she gave" name who acts themselves.
    """
    back = at - 1
    while back > 0 and row[back].kind == "word":
        back -= 1
    owner = row[back - 1].member if back > 0 and row[back].kind == "owns" and row[back - 1].kind == "party" else None
    if owner is None or owner.kind != "person" or not row[at].has("role.company"):
        return None
    if any(i.kind not in _BESIDE_VERB for i in row[at + 1 : verb]):
        return None
    firm = next((m for m in row[back - 1].near if m.kind == "organization"), None) or focus.firms.get(owner.number)
    return (Giver(member=firm, item=row[at], line=line, certain=False),) if firm is not None else ()


def firm_of(row: tuple[Item, ...], at: int, focus: Focus, line: int) -> tuple[Giver, ...] | None:
    """Return the firm that "la fundación de Jo Hale" (Spanish, "the foundation of") at `at` means, as `firm_owned`."""
    behind = row[at + 1 : at + 3]
    owner = behind[1].member if len(behind) > 1 and behind[0].has("link.of") and behind[1].kind == "party" else None
    if not row[at].has("role.company") or owner is None or owner.kind != "person":
        return None
    firm = next((m for m in behind[1].near if m.kind == "organization"), None) or focus.firms.get(owner.number)
    return (Giver(member=firm, item=row[at], line=line, certain=False),) if firm is not None else ()


_TELLING = ("word", "other", "of", "from", "in", "determiner")
"""What may stand between "the company" and who leads it: "of California"."""


def firm_led(row: tuple[Item, ...], at: int, focus: Focus, line: int) -> tuple[Giver, ...]:
    """Return the firm of "The company led by Jo Hale gave", she at `at`: hers, else the one told last; () for none."""
    owner, head = row[at].member, at - 2
    if head < 0 or not row[at - 1].has("relation.led") or owner is None or owner.kind != "person":
        return ()
    while head > 0 and row[head].kind in _TELLING:
        head -= 1
    told = row[head].has("pronoun.company") or (row[head].has("role.company") and is_definite(row, head))
    if not told or row[head].has("role.many"):
        return ()
    firm = next((m for m in row[at].near if m.kind == "organization"), None) or focus.firms.get(owner.number)
    spoken = focus.firm_for(row[head], line)
    firm = firm or (spoken.member if spoken is not None and line - spoken.line <= 1 else None)
    return (Giver(member=firm, item=row[head], line=line, certain=False),) if firm is not None else ()


def firm_beside(focus: Focus) -> Giver | None:
    """Return the firm of who stands in the clause before: "X, the head of Orlo, gives; the firm will not"."""
    for giver in reversed(focus.aside_parties):
        firm = next((m for m in giver.near if m.kind == "organization"), None)
        if firm is not None:
            return replace(giver, member=firm, near=(), certain=False)
    return None


_TRADE = ("role", "word", "other", "kind")


def is_one_unnamed(row: tuple[Item, ...], at: int, verb: int) -> bool:
    """Return whether somebody acts whom the text only describes: "figures show that a billionaire trader gave"."""
    if row[at].kind != "role" or any(i.kind not in ("auxiliary", "plan", "date") for i in row[at + 1 : verb]):
        return False
    back = at - 1
    while back > 0 and row[back].kind in _TRADE:
        back -= 1
    opens = back == 0 or row[back - 1].kind in ("relative", "speech", "filing")
    return back >= 0 and opens and row[back].has("link.indefinite")


def head_of_relative(row: tuple[Item, ...], at: int) -> int | None:
    """Return where the name stands of whom "which" at `at` tells: "came from Orlo - a firm of Elko - which gave"."""
    told = at > 1 and row[at].kind == "relative" and row[at - 1].kind == "aside"
    told = told and not any(i.kind in ("auxiliary", "fund", "party") for i in row[at - 1].inner)
    return at - 2 if told and row[at - 2].kind == "party" and is_governed(row, at - 2, 0) else None


def firm_told_of(row: tuple[Item, ...], at: int, verb: int) -> Member | None:
    """Return the firm of the person at `at` where "which" tells of it: "the chief of Orlo, Jo Hale's, which gave"."""
    member = row[at].member
    thing = member is not None and member.kind == "person" and any(i.has("relative.thing") for i in row[at + 1 : verb])
    return next((m for m in row[at].near if m.kind == "organization"), None) if thing else None


def leads_staff(row: tuple[Item, ...], at: int) -> bool:
    """Return whether a name only tells whose people act: "Orlo pilots gave", "eight NFL team owners gave".

    So it does in "Jo Hale's father gave", who is another.
    """
    first = at + 2 if at + 1 < len(row) and row[at + 1].kind == "owns" else at + 1
    behind = next((n for n in range(first, len(row)) if row[n].kind not in ("role", "word")), len(row))
    staff = any(row[n].has("role.staff") for n in range(first, behind))
    if first == at + 2 and behind > first and _is_another(row[at], row[behind - 1]):
        return True
    return staff and not row[first].has_any("role.chief", "role.politician")


def _is_another(owner: Item, told: Item) -> bool:
    """Whether what a person owns is somebody else, and no firm: "Jo Hale's [father]", "Jo Hale's [lawyer]"."""
    person = owner.member is not None and owner.member.kind == "person"
    return person and told.has_any("role.kin", "role.chief") and not told.has_any("role.company", "role.family")


def named_before_staff(row: tuple[Item, ...], at: int) -> int | None:
    """Return where the party stands beside which people of another are told: "[Orlo] and related Kemp entities"."""
    back = at - 1
    while back > 0 and row[back].kind in ("word", "determiner"):
        back -= 1
    return back - 1 if back > 0 and row[back].kind == "and" and row[back - 1].kind == "party" else None


_SOURCE = 5
"""Items from "according to" to the firm of whoever says so."""


def speaks_for(row: tuple[Item, ...], at: int) -> bool:
    """Return whether the firm at `at` is that of the source: "According to somebody at Orlo, the company gave"."""
    if row[at].kind != "party" or row[at - 1].kind not in ("at", "of", "from") or row[at + 1].kind != "comma":
        return False
    member = row[at].member
    source = any(i.has("speech.gerund_source") for i in row[max(0, at - _SOURCE) : at - 1])
    return source and member is not None and member.kind == "organization"
