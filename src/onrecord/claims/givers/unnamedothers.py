"""Others without a name who act in a second verb: "Jo Hale gave $2 million and 20 other people gave $1 million".

So do they behind a comma: "Jo Hale gave $2 million, [supporters] sent $1 million".
"""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["acts_inside", "opens_anew", "others_act"]

_BEFORE_VERB = ("auxiliary", "plan", "each")
_COUNTED = ("word", "determiner", "again", "link", "role", "time")
_PEOPLE = ("count.nouns", "donor", "role.many")


def others_act(row: tuple[Item, ...], verb: int) -> bool:
    """Return whether counted people without a name stand right before the verb, in a clause of their own."""
    last = verb - 1
    while last > 0 and row[last].kind in _BEFORE_VERB:
        last -= 1
    if last < 1 or not row[last].has_any(*_PEOPLE):
        return False
    joint = last - 1
    while joint > 0 and row[joint].kind in _COUNTED:
        joint -= 1
    return joint < last - 1 and row[joint].kind == "and" and any(i.kind in ("verb", "other_verb") for i in row[:joint])


_SUBJECT = ("word", "determiner", "role", "donor", "fund", "and", "of", "from", "again", "kind", "other")
_BESIDE = (*_BEFORE_VERB, "determiner", "pronoun")
"""What may stand between unnamed people and their verb: "militantes y simpatizantes [le] aportaron" (Spanish)."""


def opens_anew(row: tuple[Item, ...], verb: int, lower: int) -> bool:
    """Return whether behind a gift, told whole, a comma leads to people or a body without a name who act in the verb.

    "Norvane gave $600,000, [the committee of the mayor] sent $292,000" tells nothing more of Norvane.
    """
    comma = next((n for n in range(verb - 1, lower, -1) if row[n].kind == "comma"), lower)
    if comma == lower or not any(i.kind == "sum" for i in row[lower:comma]):
        return False
    phrase = row[comma + 1 : verb]
    while phrase and phrase[-1].kind in _BESIDE:
        phrase = phrase[:-1]
    if not phrase or any(i.kind not in _SUBJECT for i in phrase):
        return False
    lead = 1 if (phrase[0].kind == "determiner" or phrase[0].has("link.determiner")) and len(phrase) > 1 else 0
    body = phrase[lead].kind == "fund" and (lead == 1 or phrase[0].last - phrase[0].first > 1)
    return body or phrase[lead].kind == "donor" or phrase[lead].has_any("role.staff", "role.many")


def acts_inside(row: tuple[Item, ...], verb: int) -> bool:
    """Return whether a body that is no party acts in a relative: "for which [the PS] gave $3 million to each"."""
    body = verb - 1
    while body > 0 and row[body].kind in _BEFORE_VERB:
        body -= 1
    led = body > 1 and row[body - 1].kind == "determiner" and row[body - 2].kind == "relative"
    return led and row[body].kind in ("other", "fund")
