"""Arms and owners of firms: "the American arm of Kaldane, Orlo Tools, gave", "the parent of Orlo Tools, Kaldane, gave".

Whoever is named behind the comma gives; where nobody is, the firm whose arm it is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.claims.order.items import Item

if TYPE_CHECKING:
    from onrecord.claims.givers.phrases import Phraser

__all__ = ["named_behind", "owner_behind", "read_arm", "read_owner"]

_LONGEST_TIE = 5
"""How many items on from the word for an arm its firm may stand."""


_ARMS = ("role.company", "role.arm")


def _arm_behind(phraser: Phraser, at: int) -> tuple[list[Item], int] | None:
    """ "Agrinova, filiale du groupe Kaldane," (French, "arm of the group"): whose the one named before it is."""
    if (firm := _firm_of_named(phraser, at)) is None:
        return None
    near = (phraser.member(firm),)
    return [replace(phraser.row[at], last=phraser.row[firm].last, near=near)], firm + 1


def _firm_of_named(phraser: Phraser, at: int) -> int | None:
    """Where the firm stands whose arm at `at` was named before: "Agrinova, the American arm of [Kaldane]," """
    front = at
    while phraser.kind(front - 1) in ("other", "word", "determiner") and at - front < _LONGEST_TIE:
        front -= 1
    if front < 2 or phraser.kind(front - 2) != "party" or phraser.kind(front - 1) != "comma":
        return None
    link = at + 2 if phraser.kind(at + 1) == "word" else at + 1
    firm = link + 1
    while phraser.kind(firm) in ("determiner", "role", "word") and firm - link < _LONGEST_TIE:
        firm += 1
    closed = phraser.kind(firm + 1) in ("comma", "end", "relative", "close")
    led = phraser.is_of(link) or (link < phraser.length and phraser.row[link].has("link.genitive"))
    return firm if led and phraser.kind(firm) == "party" and closed else None


def read_owner(phraser: Phraser, at: int) -> tuple[list[Item], int] | None:
    """ "the owner of [Norton Mills, Darius Petkus,] gave": whatever is owned, it does not give."""
    if phraser.row[at].kind != "role" or not phraser.row[at].has_any("role.of", "role.maker"):
        return None
    owned = at + 1
    while phraser.kind(owned) in ("determiner", "role", "word") or phraser.is_of(owned):
        owned += 1
    plain = owned == at + 1 and phraser.row[at].has("role.of")
    if owned == at + 1 and not plain:
        return None  # "the drug maker Orlo, Kestrel Air and ...": nobody's, the first of several
    named = _behind_owned(phraser, owned) if owned - at <= _LONGEST_TIE else 0
    if not named or not (plain or phraser.is_firm(named)):
        return None
    return [phraser.with_near(named, near=(phraser.member(owned),))], named + 1


def _behind_owned(phraser: Phraser, owned: int) -> int:
    """Where the owner of what stands at `owned` is named: "Norton Mills, Darius Petkus, gave"; 0 for nowhere."""
    named = owned + 3 if phraser.kind(owned + 2) == "determiner" else owned + 2
    if phraser.kind(owned) != "party" or phraser.kind(owned + 1) != "comma":
        return 0
    if phraser.is_firm(named):  # "the parent of Norton Mills, Orlo Holdings, gave"
        return named if phraser.kind(named + 1) == "comma" else 0
    alone = named == owned + 2 and phraser.kind(named + 1) in ("comma", "verb", "auxiliary", "plan", "end")
    return named if alone and phraser.is_person(named) else 0


def read_arm(phraser: Phraser, at: int) -> tuple[list[Item], int] | None:
    """ "die US-Sparte des Baukonzerns Larkspur" (German): the firm whose unnamed arm gives."""
    meant = phraser.row[at].categories.meant
    if meant.isdisjoint(_ARMS):
        return None
    if (told := _arm_behind(phraser, at)) is not None:
        return told
    if phraser.row[at].kind != "role" or "role.arm" not in meant:
        return None
    front = at - 1 if phraser.kind(at - 1) == "determiner" else at
    own = phraser.row[at - 1].has("pronoun.his") if at else False  # "sa filiale de Brest" (French): a town
    if own or (phraser.kind(front - 1) == "comma" and phraser.is_firm(front - 2)):
        return None  # "Fonderie Ardo, filiale americana di Gruppo Ardo," (Italian): the arm has just been named
    firm = at + 1
    while phraser.kind(firm) in ("at", "determiner", "word", "role", "other") or phraser.is_of(firm):
        firm += 1
    behind = firm + 2 if phraser.kind(firm + 1) == "comma" else firm + 1
    behind += phraser.kind(behind) == "determiner"
    tied = firm - at <= _LONGEST_TIE and any(i.kind == "determiner" or i.has("link.of") for i in phraser.row[at:firm])
    return ([], firm) if tied and phraser.is_firm(firm) and not phraser.is_firm(behind) else None


def named_behind(phraser: Phraser, at: int) -> int:
    """Where Y stands in "of X, Y": the firm of a person, or ("the American arm of X, Y,") of another firm; else 0.

    An article may lead to it: "l'azienda di X, la Y," (Italian).
    """
    owner = owner_behind(phraser, at)
    name = owner + 3 if phraser.kind(owner + 2) == "determiner" else owner + 2
    if not owner or phraser.kind(owner + 1) != "comma" or not phraser.is_firm(name):
        return 0
    closed = phraser.kind(name + 1) == "comma"
    alone = owner == at + 1 and (name == owner + 2 or closed)
    return name if (phraser.is_person(owner) and alone) or (phraser.is_firm(owner) and closed) else 0


def owner_behind(phraser: Phraser, at: int) -> int:
    """Where X stands in "of X", "of the German engineering group X"; 0 where "of" leads to no name."""
    owner = at + 1
    while phraser.kind(owner) in ("determiner", "word", "role", "other") and owner - at < _LONGEST_TIE:
        owner += 1
    return owner if phraser.is_of(at) and phraser.kind(owner) == "party" else 0
