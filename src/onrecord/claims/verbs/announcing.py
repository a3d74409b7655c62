""" "announced a $5 million gift", "wrote a $5 million check": verbs that need their noun to tell of a gift."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.actors import spoken_for
from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.filling import fill_objects
from onrecord.claims.clause.members import Head
from onrecord.claims.clause.objects import Objects
from onrecord.claims.clause.statuses import status_of
from onrecord.claims.frames import Giver
from onrecord.claims.giftnouns.nouns import givers_behind, is_gift_noun
from onrecord.claims.refusals.denials import is_denied

__all__ = ["read_announcement"]


def read_announcement(work: ClauseWork, at: int, lower: int) -> None:
    """Add the frames of "announced a $5 million gift" (a plan) and "wrote a $5 million check" (as its tense says)."""
    upper = work.upper(at)
    noun = next((i for i in range(at + 1, min(at + 8, upper)) if is_gift_noun(work, i)), None)
    givers, start = work.subject_of(at, lower)
    if noun is not None and work.row[at].verb == "announce":
        givers = givers_behind(work, noun, upper) or givers
    if noun is not None and not givers and work.row[at].verb == "announce":
        givers = spoken_for(work, at, lower)
    if noun is None or not givers or _is_written(work, at, noun) or _is_of_firm(work, (at, noun), givers):
        return
    if _is_yet_to_come(work, at) or any(i.verb == "refuse_other" for i in work.row[at + 1 : upper + 1]):
        return  # "macht zu Spenden keine Angaben" (German, "makes no statement on gifts")
    told = _past_listener(work, at + 1, noun)
    if any(i.kind in ("party", "owns", "comma", "consider") for i in work.row[told:noun]):
        return  # "announced that it is weighing a gift"
    objects = fill_objects(work, work.objects(told, upper, before=(start, at)), "announce", start)
    verb = work.row[at]
    none = verb.verb == "light" and work.kind(at + 1) == "negation" and work.kind(noun) == "gift"  # "made no gift"
    opens = start if start < at else lower  # "No se ha anunciado ninguna donación de X" (Spanish): named behind
    if none or any(i.kind == "negation" for i in work.row[opens:at]):
        if verb.verb == "light" and work.kind(noun) == "gift":
            _read_unmade(work, (start, at), givers, objects)
        return  # "has not announced a gift"
    if work.kind(noun) == "sum" and not objects.funds and not _is_as_told(work, noun):
        return  # "announced $5 million"
    announced = "given" if verb.has("announce.made") or _is_made(work, noun, upper) else "planned"
    promised = verb.verb == "announce" or (work.kind(noun) == "gift" and work.row[noun].has("pledge"))
    status = announced if promised else status_of(work.row, start, at, work.line)
    if status is not None and (not objects.foreign or objects.funds):
        telling = Telling(status=status, rule=verb.rule, zone=(start, upper), verb=verb)
        _emit_announced(work, noun, givers, objects, telling)


def _is_yet_to_come(work: ClauseWork, at: int) -> bool:
    """ "has yet to announce a gift": nobody has announced one."""
    return at > 0 and work.row[at].verb == "announce" and work.kind(at - 1) == "consider"


def _is_as_told(work: ClauseWork, noun: int) -> bool:
    """ "has announced a gift of the same amount", behind the gift that it is like."""
    money = work.row[noun].money
    like = money is not None and money.amount is None and money.factor is not None
    return like and 0 <= work.line.number - work.focus.gave <= _TOLD


def _emit_announced(work: ClauseWork, noun: int, givers: tuple[Giver, ...], objects: Objects, telling: Telling) -> None:
    """Add the frames of an announced gift, or of that of somebody unnamed which it turns out to be."""
    head = None if objects.money else _told_before(work, noun)
    if head is None:
        work.emit(givers, objects, telling)
    elif all(g.certain and g.item.kind == "party" for g in givers):  # not "A Merrow spokesman confirmed the gift"
        before = replace(head.work, frames=[])
        before.emit(givers, replace(head.objects, manner=objects.manner | head.objects.manner, more=()), head.telling)
        work.frames.extend(before.frames)


def _read_unmade(work: ClauseWork, places: tuple[int, int], givers: tuple[Giver, ...], objects: Objects) -> None:
    """Add the refusal of "will not be making a donation", "does not make political contributions"."""
    start, at = places
    refused = status_of(work.row, start, at, work.line) == "declined" or is_denied(work, at, start, givers)
    if not refused or (objects.foreign and not objects.funds):
        return  # a past without gifts is a denial where the donor tells it: "X says that it has made no gift"
    telling = Telling(status="declined", rule="verb.light", zone=(start, work.upper(at)), verb=work.row[at])
    work.emit(givers, replace(objects, money=(), goods=(), more=()), telling)


_TOLD = 3
"""Lines back to the gift of somebody unnamed that "X made the gift" speaks of."""


def _told_before(work: ClauseWork, noun: int) -> Head | None:
    """The gift of somebody unnamed, told before, that "X made the gift" speaks of."""
    head, before = work.focus.unnamed, work.row[noun - 1]
    definite = before.has("link.determiner") and not before.has("link.indefinite")
    near = head is not None and work.line.number - head.work.line.number <= _TOLD
    return head if definite and near else None


def _is_of_firm(work: ClauseWork, places: tuple[int, int], givers: tuple[Giver, ...]) -> bool:
    """ "Jo Hale, Merrow's chief, announced the gift in May": the one just told, of the firm and not the speaker's."""
    at, noun = places
    before, upper = work.row[noun - 1], work.upper(at)
    bare = not any(i.kind in ("sum", "fund", "personal") for i in work.row[at:upper])
    definite = before.has("link.determiner") and not before.has("link.indefinite") and not before.has("pronoun.his")
    told = 0 <= work.line.number - work.focus.gave <= _TOLD
    chief = all(g.member.kind == "person" and (told or g.near or g.member.number in work.focus.firms) for g in givers)
    own = told and all(_is_firm_of_giver(work, giver) for giver in givers)
    return work.row[at].verb == "announce" and bare and definite and (chief or own)


def _is_firm_of_giver(work: ClauseWork, giver: Giver) -> bool:
    """ "Orlo's chief Jo Hale gave $1 million. A spokesman for Orlo confirmed the gift.": hers, and none of Orlo."""
    before = work.focus.sole.giver if work.focus.sole is not None else None
    if before is None or before.member.kind != "person" or giver.member.kind != "organization":
        return False
    return giver.member in before.near or work.focus.firms.get(before.member.number) == giver.member


_MARKS = frozenset('"“”«»„')


def _is_written(work: ClauseWork, at: int, noun: int) -> bool:
    """Whether a verb of writing has the gift in its quotation: "„Keine Spende“, schrieb X" (German)."""
    first, last = sorted((work.row[at].first, work.row[noun].first))
    return work.row[at].has("speech") and any(t.text in _MARKS for t in work.line.tokens[first:last])


def _is_made(work: ClauseWork, noun: int, upper: int) -> bool:
    """ "confirmed a gift of $5,000, made to the fund in May": the text says that it was made."""
    behind = [i for i in work.row[noun + 1 : upper + 1] if i.verb in ("light", "give", "give_weak")][:1]
    made = bool(behind) and any(behind[0].has(f"{group}.past") for group in ("light", "give", "give_weak"))
    return made and not any(i.kind in ("plan", "negation", "party") for i in work.row[noun:upper])


def _past_listener(work: ClauseWork, at: int, last: int) -> int:
    """Where the words go on behind whom something was told: "a confirmé au Brumeval Post [un don de]"."""
    ahead = at + 1
    while ahead < last and work.kind(ahead) in ("determiner", "word"):
        ahead += 1
    told = work.kind(at) == "to" and work.kind(ahead) in ("party", "other", "outlet")
    return ahead + 1 if told and ahead < last else at
