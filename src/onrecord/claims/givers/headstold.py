"""Heads of firms told by their office, whom the line before has named: "Jo Hale was there. The founder of X gave"."""

from __future__ import annotations

from onrecord.claims.frames import Focus, Giver
from onrecord.claims.order.items import Item
from onrecord.claims.parties.knownroles import holds_role
from onrecord.claims.vocabulary.marking import Categories

__all__ = ["gender_told", "head_told"]

_GENDERS = ("gender.female", "gender.male")


def gender_told(items: tuple[Item, ...]) -> Categories:
    """Return what the words of an office tell of who holds it: "die Gründerin" (German) is a woman."""
    return Categories.of(g for g in _GENDERS if any(item.has(g) for item in items))


def head_told(item: Item, focus: Focus, line: int) -> tuple[Giver, ...]:
    """Return whom an office without a name means: the one person of the line before, if nothing speaks against it.

    Of those spoken of before, the registry knows who heads the firm: "Elon Musk ... Le patron de Tesla" (French).
    """
    known = next((g.member for g in reversed(focus.people) if _is_known_head(g, item)), None)
    if known is not None:
        return (Giver(member=known, item=item, line=line, near=item.near, certain=False),)
    person = focus.person
    near = {g.member.number for g in focus.people if g.line >= line - 1}
    if item.kind != "unnamed" or not item.near or person is None or person.line != line - 1 or len(near) > 1:
        return ()
    if len(focus.group) > 1 and focus.group[0].line == person.line:
        return ()
    own = focus.firms.get(person.member.number)
    if not person.certain or not focus.fits(person, item) or (own is not None and own != item.near[0]):
        return ()
    return (Giver(member=person.member, item=item, line=line, near=item.near, certain=False),)


def _is_known_head(giver: Giver, item: Item) -> bool:
    return item.kind == "unnamed" and any(holds_role(giver.member, firm) for firm in item.near)
