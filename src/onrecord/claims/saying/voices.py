"""Whom the words of a noun phrase mean as a speaker: a name with its role, a pronoun, somebody unnamed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.claims.parties.cast import Member
from onrecord.claims.saying.genders import gender_of
from onrecord.claims.saying.units import Unit

__all__ = [
    "Voice",
    "is_link",
    "is_named",
    "is_person",
    "named_voice",
    "phrase_between",
    "pronoun_of",
    "role_of",
    "tells_person",
]


@dataclass(slots=True, kw_only=True)
class Voice:
    """Who speaks: `member` where a name says so, else the words from `start` to `end`; `role` as the words tell it.

    `pronoun` is "person" or "organization" where a pronoun or a verb's ending stands for somebody named elsewhere;
    `gender` is what it tells.
    Of a phrase without a name, `definite` says that it has a definite article, `titled` that it tells an office or a
    part ("his lawyer"), `head` is the word for that.
    """

    start: int
    end: int
    member: Member | None = None
    pronoun: str | None = None
    gender: str | None = None
    role: str | None = None
    definite: bool = False
    titled: bool = False
    head: str = ""


def role_of(units: Sequence[Unit]) -> str | None:
    """Return the role that the words of a phrase tell: spokesperson, official or source."""
    for role, words in _ROLES:
        for unit in units:
            if not unit.categories.meant.isdisjoint(words):
                return role
    return None


_ROLES = [(role, (f"say.{role}", f"role.{role}")) for role in ("spokesperson", "official", "source")]


def is_named(unit: Unit) -> bool:
    """Whether a unit names somebody who can speak."""
    return unit.kind == "name" and unit.member is not None and unit.member.kind in ("person", "organization")


def is_person(unit: Unit) -> bool:
    """Whether a unit names a person."""
    return is_named(unit) and unit.member is not None and unit.member.kind == "person"


def pronoun_of(unit: Unit) -> str | None:
    """Return whom a pronoun stands for: "person", "organization" or None where the unit is no pronoun."""
    if unit.has("pronoun.person"):
        return "person"
    if unit.has("pronoun.company") and " " not in unit.low and not unit.has("role"):
        return "organization"
    return None


def is_link(unit: Unit) -> bool:
    """Whether a unit ties the next phrase to the one before it: "of", "for", "close to"."""
    return unit.has("link.of", "link.to", "link.from", "link.at", "say.of", "say.setting", "say.to")


def _is_dressing(unit: Unit) -> bool:
    """Whether a unit may stand between a preposition and the name that it rules."""
    return unit.has("link.determiner", "role", "pronoun.his") or unit.kind in ("word", "owns")


def phrase_between(units: Sequence[Unit], first: int, last: int) -> Voice | None:
    """Return whom the units `first` to `last` mean: the first person that no preposition rules, else the phrase."""
    if first >= last:
        return None
    ruled = False
    free: list[int] = []
    for at in range(first, last):
        if is_link(units[at]):
            ruled = at > first or not units[at].has("link.nominative")  # "[sagte] der Unternehmer X" (German)
        elif is_named(units[at]) or units[at].kind == "name":
            if not ruled and not (at + 1 < last and units[at + 1].kind == "owns"):
                free.append(at)
            ruled = False
        elif not _is_dressing(units[at]):
            ruled = False
    people = [at for at in free if is_person(units[at])]
    behind = None if people else _person_behind_firm(units, first, last)
    if people or behind is not None:
        return named_voice(units, people[0] if behind is None else behind, first)
    if free and _is_head(units, free[0], first, last):
        return named_voice(units, free[0], first)
    return _unnamed(units, first, _core_end(units, first, last))


def _is_head(units: Sequence[Unit], name: int, first: int, last: int) -> bool:
    """Whether a name is what the phrase means: it ends it, or words of place follow: "X in an interview with"."""
    dressed = all(_is_dressing(unit) for unit in units[first:name])
    if name == last - 1:
        return dressed or _is_firm(units[name])
    following = units[name + 1]
    tied = is_link(following) or following.has("link.in")
    return dressed and tied and units[name].member is not None and not following.has("link.determiner", "role")


def _core_end(units: Sequence[Unit], first: int, last: int) -> int:
    """Where a phrase without a name ends: before what leads on to nothing ("the press service of"), and without the
    place of somebody of whom no office is told ("a voice from an intercom")."""
    roles = [at for at in range(first, last) if tells_person(units[at])]
    if not roles:
        cut = (at for at in range(first + 1, last) if is_link(units[at]) and not units[at].has("link.of"))
        last = next(cut, last)
    else:
        last = _without_place(units, roles[0], last)
    while last > first + 1 and _leads_nowhere(units[last - 1], units[last - 2]):
        last -= 1
    return last


def tells_person(unit: Unit) -> bool:
    """Whether a unit tells of a person: an office, "a source", "an aunt"."""
    told = unit.has("role", "say.source", "say.descriptor")
    return told or (gender_of(unit) is not None and not unit.has("link.determiner"))


def _without_place(units: Sequence[Unit], head: int, last: int) -> int:
    """ "a spokeswoman for the [in Ohio settled] company": a phrase parted by a place ends before it."""
    for at in range(head + 1, last):
        if units[at].has("link.in") and units[at - 1].has("link.determiner"):
            return at
    return last


def _leads_nowhere(unit: Unit, before: Unit) -> bool:
    if unit.has("link.determiner"):
        dated = before.has("role", "say.descriptor") and not unit.has("pronoun.his")
        return is_link(before) or dated  # "el ejecutivo el [martes]" (Spanish)
    if unit.has("link.from", "link.at", "link.in"):
        return not unit.has("link.determiner")  # "legt de maatschappij [uit]" (Dutch)
    return unit.has("link.particle", "say.setting", "say.to", "link.auxiliary", "say.clitic", "date", "link.of")


def _is_firm(unit: Unit) -> bool:
    """ "US aviation giant Boeing": words of trade before a firm's name."""
    return unit.member is not None and unit.member.kind == "organization"


def _person_behind_firm(units: Sequence[Unit], first: int, last: int) -> int | None:
    """ "le porte-parole de Kivu Glace Amos Tull": a person right behind a firm that a preposition rules."""
    for at in range(first + 1, last):
        if is_person(units[at]) and units[at - 1].kind == "name" and not is_person(units[at - 1]):
            return at
    return None


_SPEAKING = (
    *("role", "filing", "noun", "pronoun", "outlet", "office", "fund"),
    *("say.anyone", "say.source", "say.descriptor", "say.incumbent", "say.document", "say.listener"),
)


def _unnamed(units: Sequence[Unit], first: int, last: int) -> Voice | None:
    inside = units[first:last]
    speaking = [u for u in inside if u.kind != "word" and (u.has(*_SPEAKING) or tells_person(u))]
    told = speaking or [u for u in inside if u.kind in ("word", "name")]
    if (
        any(
            unit.low.rstrip(".,").replace(".", "").isdigit() or (unit.kind == "mark" and _is_he(unit))
            for unit in inside
        )
        or not told
    ):
        return None
    if not speaking and (_is_filler(told) or _is_circumstance(units, first)):
        return None
    if units[first].has("link.in") and any(unit.has("say.document") for unit in inside):
        return None  # "In una lettera agli investitori [ha parlato di]" (Italian, "in a letter to investors")
    definite = units[first].has("link.determiner", "pronoun.former") and not units[first].has("link.indefinite")
    head = next((u.low for u in inside if u.has("role", "say.source")), inside[-1].low)
    return Voice(
        start=units[first].start,
        end=units[last - 1].end,
        role=role_of(inside),
        definite=definite,
        titled=any(unit.has("role", "say.source") for unit in inside),
        head=head,
    )


def _is_he(unit: Unit) -> bool:
    """Whether a unit is a pronoun for a person: "he", not "one of them"."""
    return unit.has("pronoun.person") and not unit.has("say.anyone")


def _is_filler(told: Sequence[Unit]) -> bool:
    return len(told) == 1 and told[0].has("not_name") and told[0].kind == "word" and " " not in told[0].low


def _is_circumstance(units: Sequence[Unit], first: int) -> bool:
    """Whether a phrase of words alone tells where or of what: "of the parliament", "account of the turn"."""
    opens, before = units[first], units[first - 1] if first else units[first]
    if opens.kind == "name" or opens.has("link.determiner", "pronoun.his") or before.has("link.determiner"):
        return opens.has("link.of", "link.from", "link.in")
    return True


def named_voice(units: Sequence[Unit], at: int, role_from: int | None = None) -> Voice:
    """Return the voice of the name at `at`, with the role that its dress from `role_from` tells."""
    start = at if role_from is None else role_from
    return Voice(start=units[at].start, end=units[at].end, member=units[at].member, role=role_of(units[start : at + 1]))
