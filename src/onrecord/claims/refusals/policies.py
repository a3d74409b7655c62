"""Refusals that are a rule of the house: "X gives to no party and no candidate, in any country, a spokesman said"."""

from __future__ import annotations

from itertools import pairwise

from onrecord.claims.clause.actors import spoken_for
from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Giver
from onrecord.claims.order.items import Item

__all__ = ["read_policy"]

_REACH = 8
"""Items between a verb and those who are given nothing: "spendet nicht an [Parteien]" (German)."""

_SOUGHT = 4
"""Lines back to who was asked."""

_BESIDE = 2
"""Lines back to the gift of another that a house says it would not make."""

_GIVING = ("give", "give_weak", "light", "refuse")
_OTHER = frozenset(("sum", "consider", "deny", "outlet"))


def read_policy(work: ClauseWork, at: int, lower: int) -> bool:
    """Add the frame of a donor that says that it gives to nobody in politics; tells whether the words say so.

    Only of who was asked, or beside another's gift, and as somebody's word: else the words tell of no fund.
    """
    verb = work.row[at]
    if verb.verb not in _GIVING or work.clause.aside or not work.clause.kinds.isdisjoint(_OTHER):
        return False
    near = work.row[max(0, at - _REACH) : at + 1 + _REACH]
    none = work.line.has("fund.campaign") and any(_is_no_campaign(a, b) for a, b in pairwise(near))
    if not (none or (work.line.has("politics") and _denies_politics(near))) or not _is_told(work, verb):
        return False
    if any(f.rule == "policy" for f in work.frames):
        return True
    givers, start = work.subject_of(at, lower)
    givers = givers or spoken_for(work, at, lower) or work.subject_of(at, 0)[0]
    if work.line.number - work.focus.sought > _SOUGHT and _gave_before(work, givers):
        return True
    zone = (min(start, at), at + 1 if none else len(work.row))  # "a nessuna campagna" (Italian)
    work.emit(
        givers, Objects(manner=frozenset({"denied"})), Telling(status="declined", rule="policy", zone=zone, verb=verb)
    )
    return bool(givers)


def _denies_politics(near: tuple[Item, ...]) -> bool:
    """Whether those who are given nothing are all who run for something: "to politicians", "à aucun candidat"."""
    if not any(i.has("politics") for i in near):
        return False
    return any(i.kind == "negation" or i.has("negation") or i.has("refuse.bare") for i in near)


def _is_no_campaign(negation: Item, item: Item) -> bool:
    """ "non contribuisce a [nessuna campagna]" (Italian, "to no campaign"): nobody's campaign."""
    return negation.kind == "negation" and item.fund is not None and item.fund.kind == "campaign"


def _is_told(work: ClauseWork, verb: Item) -> bool:
    """Whether the line is the word of somebody asked: said, told by a speaker, or spoken by a house itself ("we")."""
    told = {"speech", "speaker", "self"}
    if work.line.number - work.focus.sought > _SOUGHT:
        return _is_set_beside(work, verb)
    answered = any(i.has("refuse.bare") for i in work.row)  # "respondió que no" (Spanish, "answered no")
    return answered or not told.isdisjoint(work.clause.kinds) or work.line.has("speech")


def _is_set_beside(work: ClauseWork, verb: Item) -> bool:
    """ "Orlo gave $1 million. “We do not give to politicians,” said Jo Hale of Corvane.": of its own house, by "we"."""
    if work.line.number - work.focus.gave > _BESIDE:
        return False
    own = "self" in work.clause.kinds or verb.has("self.many")  # "Non diamo soldi ai politici" (Italian)
    return (own and work.line.has("speech")) or _lets_it_be_known(work, verb)


def _lets_it_be_known(work: ClauseWork, verb: Item) -> bool:
    """ "Corvane let it be known that it gives to no campaign": a house of itself, in speech that is reported."""
    before = work.row[: next(n for n, i in enumerate(work.row) if i is verb)]
    that = next((n for n, i in enumerate(before) if i.kind == "relative"), 0)
    said = [n for n, i in enumerate(before) if _tells(i)]
    if work.clause.opener == "stop" and not that and not said:  # "teilte mit, man spende nicht" (German)
        return any(map(_tells, work.before)) and verb.has("speech.reported") and _is_of_house(before)
    begins = that or (said[-1] if said else len(before))
    return any(n <= begins for n in said) and _is_of_house(before[begins + 1 :])


def _tells(item: Item) -> bool:
    return item.kind == "speech" or item.verb == "announce"


_OF_HOUSE = (
    "pronoun",
    "negation",
    "auxiliary",
    "determiner",
    "role",
    "word",
    "in",
    "to",
    "at",
    "from",
    "link",
    "comma",
)


def _is_of_house(words: tuple[Item, ...]) -> bool:
    """Whether nobody but who speaks acts before the verb: "that it", "man", "das Unternehmen" (German)."""
    return all(i.kind in _OF_HOUSE for i in words)


def _gave_before(work: ClauseWork, givers: tuple[Giver, ...]) -> bool:
    """Whether one of them was just told to have given: "“We give to no party,” said Orlo, “but to the nation.”"."""
    gave = {f.giver.member.number for _, _, frames in work.focus.told for f in frames if f.status != "declined"}
    return any(g.member.number in gave for g in givers)
