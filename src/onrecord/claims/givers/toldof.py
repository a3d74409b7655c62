"""Whom a description means that no name stands by: "the tobacco king", "the widow", of somebody told before."""

from __future__ import annotations

from onrecord.claims.frames import Focus, Giver
from onrecord.claims.givers.ofwhom import has_owner
from onrecord.claims.order.items import Item
from onrecord.claims.vocabulary.marking import Categories

__all__ = ["is_owners_own", "owner_pronoun", "standing_in", "told_about", "told_in_line", "told_kin"]


def standing_in(giver: Giver, item: Item, line: int) -> Giver:
    """Return a giver whom a pronoun or a description at `item` stands for."""
    return Giver(member=giver.member, item=item, line=line, near=giver.near, certain=False)


_OPENING = 3
"""Items at the front of a clause in which a description of somebody named before its colon stands."""


def told_in_line(focus: Focus, item: Item, at: int, line: int) -> tuple[Giver, ...]:
    """ "Conspicuous is the absence of X: the tobacco king, who had promised $2 million, ...": the one person named."""
    people = {g.member.number: g for g in focus.aside_parties if g.member.kind == "person" and g.line == line}
    opens = at < _OPENING and item.has("role.chief") and len(people) == 1
    return tuple(standing_in(one, item, line) for one in people.values() if opens and focus.fits(one, item))


def told_kin(item: Item, focus: Focus, line: int) -> tuple[Giver, ...]:
    """ "Ada Kerrow gives a lot. The widow of Guus Kerrow paid ...": a description of the one just named."""
    person = focus.person
    if person is None or person.member in item.near or line - person.line > 1 or not focus.fits(person, item):
        return ()
    return (standing_in(person, item, line),)


_ABOUT = 2
"""Lines back to the sentence on the one whom "the widow" or "the magnate of tiles" tells more of."""


def told_about(row: tuple[Item, ...], at: int, focus: Focus, line: int) -> tuple[Giver, ...]:
    """ "Rosa Merli lives in Dallas. The widow gave ...": whom the sentence before is about, where one is told."""
    item, about = row[at], focus.about if focus.topic is None else (focus.topic,)
    one = len(about) == 1 and about[0].member.kind == "person" and line - focus.about_line <= _ABOUT
    one = one and (focus.person is None or about[0].line >= focus.person.line)
    one = one and (about[0].member.number not in focus.kinfolk or item.has("role.kin"))
    fits = one and (item.has("role.chief") or item.has("role.kin")) and focus.fits(about[0], item)
    named = at + 1 < len(row) and row[at + 1].kind in ("party", "comma")
    behind = row[at + 2] if at + 2 < len(row) and has_owner(row, at) else None
    owned = behind is not None and (behind.kind in ("party", "other", "role") or behind.has("pronoun.his"))
    his = at > 0 and row[at - 1].has("pronoun.his")
    return (standing_in(about[0], item, line),) if fits and not (named or owned or his) else ()


def owner_pronoun(his: Item, focus: Focus) -> Categories:
    """Return what a pronoun would be that stands for whose something is: "from [his] account"."""
    if focus.settings.verb_final:
        return Categories.of({"pronoun.person", "gender.female" if his.has("pronoun.hers") else "gender.male"})
    told = [g for g in ("gender.female", "gender.male") if his.has(g) and his.has("pronoun.of_person")]
    return Categories.of({"pronoun.person", *told})


def is_owners_own(row: tuple[Item, ...], at: int, focus: Focus) -> bool:
    """Return whether "his" before the role at `at` means the person just spoken of: "his lawyer" is not himself."""
    back = at - 1
    while back > 0 and row[back].kind == "word":
        back -= 1
    owned = back >= 0 and row[back].has("pronoun.his") and not row[back].has("pronoun.of_firm")
    return owned and bool(focus.subject) and focus.subject[-1].member.kind == "person"
