"""Whom words without a name describe: the one spoken of right before ("the retired dentist", "der Kasseler").

Where the text told of nobody near, the words stay as they are: "the driver".
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.parties.cast import Member
from onrecord.claims.saying.mentions import acts_in, is_ruled
from onrecord.claims.saying.stories import Story
from onrecord.claims.saying.units import Unit
from onrecord.claims.saying.voices import is_link, is_named, is_person

__all__ = ["fitting", "most_honoured", "named_like", "president_near", "spoken_of", "tells_firm", "tells_origin"]

_OTHERS = (
    "fund",
    "office",
    "outlet",
    "say.listener",
    "say.document",
    "say.anyone",
    "pronoun.plural",
)


_BACK = 3
"""How many sentences a description may reach back: its own, the one before, and past one that tells of nobody."""


def fitting(members: Sequence[Member], gender: str | None, story: Story) -> list[Member]:
    """Return the members whom a pronoun of this gender can mean."""
    return [m for m in members if story.suits(m, gender)]


def most_honoured(members: Sequence[Member]) -> Member | None:
    """Return whom the funds of an article honour, the one named most: "the president-elect" is he."""
    return max((m for m in members if m.honouree), key=lambda member: len(member.places), default=None)


def president_near(story: Story, at: int) -> Member | None:
    """Return who "the president" is: whom a fund honours, where the sentences right before name him as acting."""
    found = most_honoured(story.scene.cast.members)
    near = [utterance.units for utterance in story.utterances[max(0, at - _BACK) : at + 1]]
    return found if found is not None and any(acts_in(found, units) for units in near) else None


def spoken_of(inside: Sequence[Unit], gender: str | None, story: Story, at: int, until: int) -> Member | None:
    """Return the one of whom the sentences right before tell, where a phrase describes somebody: "the dentist".

    Somebody told of by whose he is comes last: of "X gave. His lawyer, Y, had advised against it" it is X.
    """
    settings = story.scene.words.settings
    former = any(unit.low.startswith(settings.former) for unit in inside)  # "the ex-keeper"
    if not former and not _describes_person(inside) and not tells_origin(inside, settings.origin_endings):
        return None
    theirs: Member | None = None
    for back in range(at, max(at - _BACK, -1), -1):
        utterance = story.utterances[back]
        far = utterance.block < story.utterances[at].block - (back >= at - 1)
        if far or utterance.kind in ("caption", "heading"):
            break
        units = utterance.units[:until] if back == at else utterance.units
        own, others = _people_in(units, gender, story)
        if own:
            return own[0]
        theirs = theirs or (others[0] if others else None)
    return theirs


def _people_in(units: Sequence[Unit], gender: str | None, story: Story) -> tuple[list[Member], list[Member]]:
    """The people of a sentence who act in it, and those of whom it tells whose they are ("his lawyer, Y")."""
    own: list[Member] = []
    others: list[Member] = []
    for at, unit in enumerate(units):
        if unit.kind != "name" or unit.member is None or not is_person(unit):
            continue
        if unit.member.honouree or not story.suits(unit.member, gender):
            continue
        if not is_ruled(units, at) or units[at - 1].has("link.by"):
            theirs = any(before.has("pronoun.his") for before in units[max(0, at - _DRESS) : at])
            (others if theirs else own).append(unit.member)
    return own, others


_DRESS = 4
"""How many units of title may stand between "his" and a name."""


def _describes_person(inside: Sequence[Unit]) -> bool:
    """Whether a phrase with its article says what somebody is: a trade, or a word for rich people, of no named firm."""
    if any(unit.has(*_OTHERS) or _is_plural(unit) for unit in inside):
        return False
    if any(is_link(unit) for unit in inside[1:]):
        return any(unit.has("say.descriptor") for unit in inside) and all(unit.kind != "name" for unit in inside)
    return any(unit.has("say.descriptor", "role.chief", "pronoun.former") for unit in inside)


def _is_plural(unit: Unit) -> bool:
    """Whether an article is one for several: "les" (French); "de" (Dutch) stands before one as well."""
    return unit.has("link.many") and not unit.has("link.no_dative")


def named_like(inside: Sequence[Unit], members: Sequence[Member]) -> Member | None:
    """Return the one firm whose name has the noun of a phrase: "the bakery" is Gemini Bakery."""
    nouns = [unit.low for unit in inside if not unit.has("link.determiner")]
    if len(nouns) != 1:
        return None
    firms = [m for m in members if m.kind == "organization" and len(m.words) > 1 and nouns[0] in m.words]
    return firms[0] if len(firms) == 1 else None


def tells_firm(inside: Sequence[Unit]) -> bool:
    """Whether a phrase with its article means a firm told of: "the company", "la chaîne de magasins" (French)."""
    if not inside or inside[0].has("link.indefinite") or _is_plural(inside[0]):
        return False
    if inside[0].has("pronoun.company"):
        return len(inside) == 1 and " " in inside[0].low
    if not inside[0].has("link.determiner") or len(inside) == 1:
        return False
    if not any(unit.has("role.company", "role.firm") and not unit.has("role.chief") for unit in inside[1:]):
        return False
    return all(
        unit.kind == "word" or unit.has("role.company", "role.firm", "link.of") or _is_place(inside, at)
        for at, unit in enumerate(inside[1:], start=1)
    )


def _is_place(inside: Sequence[Unit], at: int) -> bool:
    """Whether a name behind "of" is no party: "le géant de [Vevey]" (French)."""
    unit = inside[at]
    return unit.kind == "name" and inside[at - 1].has("link.of") and not is_named(unit)


def tells_origin(inside: Sequence[Unit], endings: tuple[str, ...]) -> bool:
    """Whether a phrase ends with a word for where somebody is from: "der gebürtige Kasseler" (German)."""
    last = inside[-1] if inside else None
    return bool(endings) and last is not None and last.kind in ("word", "name") and last.low.endswith(endings)
