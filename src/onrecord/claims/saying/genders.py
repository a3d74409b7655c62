"""What the text tells of a person's grammatical gender: "Mrs. X", "la directrice X", "sa femme, X", "X, la veuve".

Where it tells nothing, the given name does. It only keeps a pronoun from meaning the wrong one of two people; where
nothing is told, nothing is kept out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from onrecord.claims.parties.cast import Member
from onrecord.claims.saying.units import Unit, UnitRows, Utterance
from onrecord.claims.scene import Scene
from onrecord.reference.names import NameKnowledge

__all__ = ["find_genders", "gender_of", "gender_of_name", "gender_teller"]

_DRESSING = 4
"""How many units of title may stand between a name and the word that tells the gender."""


def gender_of(unit: Unit) -> str | None:
    """Return "female" or "male" where the unit's word tells one of them alone."""
    meant = unit.categories.meant
    if "gender" not in meant:
        return None
    told = [gender for gender in ("female", "male") if f"gender.{gender}" in meant]
    return told[0] if len(told) == 1 else None


def gender_of_name(member: Member, names: NameKnowledge) -> str | None:
    """Return the gender that a person's given name tells: "female" for Ruth Larkin."""
    return names.gender_of(member.words[0]) if member.words else None


def find_genders(utterances: Sequence[Utterance]) -> Mapping[int, str]:
    """Return the gender of each member, by number, whose mentions agree on one."""
    votes: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for utterance in utterances:
        if not utterance.has("gender") or (utterance.line is not None and not utterance.line.names):
            continue
        for at, unit in enumerate(utterance.units):
            if unit.member is not None and unit.member.kind == "person":
                told = _before(utterance.units, at) or _after(utterance.units, at)
                if told is not None:
                    votes[unit.member.number][told] += 1
    return {number: counts.most_common(1)[0][0] for number, counts in votes.items() if len(counts) == 1}


def gender_teller(scene: Scene, rows: UnitRows) -> Callable[[Member], str | None]:
    """Return what tells a member's gender: what the text tells, else what a person's given name does.

    It is looked for when a pronoun first asks for it, in the lines that name the member.
    """
    told: dict[int, str | None] = {}

    def tell(member: Member) -> str | None:
        if member.number not in told:
            lines = [scene.lines[number] for number in sorted({line for line, _ in member.places})]
            by_name = gender_of_name(member, scene.words.names) if member.kind == "person" else None
            told[member.number] = find_genders(rows.part(lines)).get(member.number, by_name)
        return told[member.number]

    return tell


def _before(units: Sequence[Unit], at: int) -> str | None:
    """The nearest word of a title before the name that tells a gender; one comma may part them."""
    place = at - 1
    if place > 0 and units[place].kind == "comma" and units[place - 1].has("role"):
        place -= 1
        if _is_of_another(units, place):
            return None
    return _told(units[place::-1] if place >= 0 else ())


def _is_of_another(units: Sequence[Unit], at: int) -> bool:
    """ "Née d'un père horloger, Mireille ..." (French, "born to a watchmaker, ..."): a title of somebody unnamed."""
    title = units[max(0, at - _DRESSING) : at + 1]
    return any(a.has("link.of") and b.has("link.indefinite") for a, b in pairwise(title))


def _told(title: Sequence[Unit]) -> str | None:
    """The gender that the words of a title tell, the nearest to the name first; one unknown word may stand inside."""
    unknown = 0
    for unit in title[:_DRESSING]:
        if unit.kind == "word":
            unknown += 1
        elif unit.has("pronoun.person") or not unit.has("role", "link.determiner", "gender"):
            return None
        if unknown > 1:
            return None
        if (told := gender_of(unit)) is not None:
            return told
    return None


def _after(units: Sequence[Unit], at: int) -> str | None:
    """A title behind a comma: "X, la veuve"."""
    if at + 1 >= len(units) or units[at + 1].kind != "comma":
        return None
    title = units[at + 2 : at + 5]
    return _told(title) if any(unit.has("role") for unit in title) else None
