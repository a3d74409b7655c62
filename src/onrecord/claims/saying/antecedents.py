"""Whom a pronoun, "the spokesperson", "the billionaire" or "ce dernier" means: the nearest fitting party named before.

A pronoun goes back to the first person of the nearest earlier sentence that no preposition rules; a sentence whose
own subject is such a pronoun is passed. "The aide" goes back to the place that first told which aide, "the OpenAI
chief" to whom the article ties to OpenAI, a letter to whom it is from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.parties.cast import Member
from onrecord.claims.saying.described import (
    fitting,
    most_honoured,
    named_like,
    president_near,
    spoken_of,
    tells_firm,
    tells_origin,
)
from onrecord.claims.saying.documents import find_author
from onrecord.claims.saying.genders import gender_of
from onrecord.claims.saying.mentions import acts_in, is_ruled, split_by_rule
from onrecord.claims.saying.protagonists import rank_people
from onrecord.claims.saying.speakers import is_speech, subject_before
from onrecord.claims.saying.stories import Story
from onrecord.claims.saying.titled import named_behind
from onrecord.claims.saying.units import Unit
from onrecord.claims.saying.unnamed import gender_told, told_by, unnamed_subject
from onrecord.claims.saying.voices import Voice, is_link, is_named, pronoun_of

__all__ = ["resolve_voice", "who_told_before", "whom_led_by", "whom_told_of"]

_FARTHEST = 12
"""How many sentences back a pronoun may reach: across a list of donors, not across the page."""
_EARLY = 8
"""How far into a sentence the one whom it is about stands."""
_BARE = 2
"""How many units a letter has of which nothing more is told: "un communiqué" (French)."""
_LETTER = 3
"""How many sentences back the author of a letter may stand."""


def resolve_voice(voice: Voice, story: Story, at: int, until: int) -> Voice:
    """Return the voice with its pronoun or short form resolved, looking back from unit `until` of sentence `at`.

    The voice comes back as it was where nobody fits.
    """
    if voice.member is not None and not _is_origin(voice, story, at):
        return voice
    if voice.pronoun is not None:
        unnamed = _unnamed_before(voice, story, at) if voice.pronoun in ("person", "anyone") else None
        if unnamed is not None:
            return unnamed
        member = _antecedent(_KINDS.get(voice.pronoun, voice.pronoun), voice.gender, story, at, until)
        if voice.pronoun == "anyone" and (member is None or member.honouree):
            member = _antecedent("house", None, story, at, until) or member
        return voice if member is None else replace(voice, member=member)
    inside = [unit for unit in story.utterances[at].units if voice.start <= unit.start < voice.end]
    if voice.member is not None or _is_bare_origin(voice, inside, story, at):
        spoken = spoken_of(inside, None, story, at, until)
        return voice if spoken is None else replace(voice, member=spoken)
    member = _described(inside, voice, story, at, until)
    if member is not None:
        return replace(voice, member=member)
    if voice.definite and voice.role is not None:
        return _introduced(voice, story, at)
    head = next((unit for unit in inside if unit.has("say.document", "role")), None)
    read = head is not None and head.has("say.document")
    return _author(voice, inside, story, at, until) if read else voice


_KINDS = {"anyone": "person"}
"""Whom a verb without a subject means first: a person; a firm only where the text tells of nobody."""


def _is_origin(voice: Voice, story: Story, at: int) -> bool:
    """Whether a name only says where somebody is from: "der gebürtige Kasseler" (German, "who was born in Kassel")."""
    endings, member = story.scene.words.settings.origin_endings, voice.member
    if not endings or member is None or member.sure or len(member.words) > 1 or len(member.places) > 1:
        return False
    units = story.utterances[at].units
    place = next((n for n, unit in enumerate(units) if unit.start == voice.start), 0)
    lead = next((unit for unit in reversed(units[:place]) if unit.kind != "word"), None)
    return member.name.endswith(endings) and lead is not None and lead.has("link.determiner")


def _is_bare_origin(voice: Voice, inside: Sequence[Unit], story: Story, at: int) -> bool:
    """Whether a word for where somebody is from lost its article, which may be a dative: "sagte der Kasseler"."""
    if voice.definite or not tells_origin(inside, story.scene.words.settings.origin_endings):
        return False
    before = next((unit for unit in reversed(story.utterances[at].units) if unit.end <= voice.start), None)
    return before is not None and before.has("link.determiner") and not before.has("link.indefinite")


def who_told_before(story: Story, at: int) -> Voice | None:
    """Return who says what the sentence right before tells, in its block: "It was late, X said. “Never again.”"."""
    if at == 0 or story.utterances[at - 1].block != story.utterances[at].block:
        return None
    units = story.utterances[at - 1].units
    told = told_by(units) if not any(unit.kind == "quote" for unit in units) else None
    if told is None:
        return None
    voice = resolve_voice(told[0], story, at - 1, told[1])
    return voice if voice.member is not None or (voice.pronoun is None and voice.titled) else None


def whom_led_by(story: Story, at: int, until: int) -> Member | None:
    """Return of whom the words before a quotation tell: "What does Pell want? This: ...", "Orlo denies it: ..."."""
    units = story.utterances[at].units[:until]
    person = _first_person(units, story, at)
    if person is not None or not units or units[-1].kind != "colon":
        return person
    return _whose_words(units) or next(iter(split_by_rule(units[:_EARLY], "organization")[0]), None)


def _whose_words(units: Sequence[Unit]) -> Member | None:
    """Return whose reaction a quotation is: "Réponse de Kaldane : « ... »" (French), "The comment of Jo Hale: ..."."""
    at = next((n for n, unit in enumerate(units) if unit.has("answer.noun", "comment")), len(units))
    if at + 1 >= len(units) or not is_link(units[at + 1]):
        return None
    named = at + 2
    while named < len(units) and units[named].has("role", "link.determiner") and not is_named(units[named]):
        named += 1
    return units[named].member if named < len(units) and is_named(units[named]) else None


def whom_told_of(story: Story, at: int) -> Member | None:
    """Return the person whom the sentences of the block tell of before the sentence `at`.

    A quotation that stands alone is that person's: "Ines Moor runs the mill. “Nobody asked me.”" Where the block names
    nobody it is the person of a portrait.
    """
    hero = story.protagonist
    for back in range(at - 1, -1, -1):
        if story.utterances[back].block != story.utterances[at].block or (hero is not None and back < at - 1):
            break
        if (member := _first_person(story.utterances[back].units, story, back)) is not None:
            return member
    return hero


def _first_person(units: Sequence[Unit], story: Story, at: int) -> Member | None:
    """The first person, or pronoun resolved to one, that no preposition rules; no president in a portrait."""
    hero = story.protagonist
    people = split_by_rule(units, "person")[0]
    asked = bool(units) and units[-1].low == "?"  # "And Trump? “He called me.”"
    free = {m.number for m in people if not m.honouree or (hero is None and not asked and acts_in(m, units))}
    for place, unit in enumerate(units):
        owns = place + 1 < len(units) and units[place + 1].kind == "owns"
        kin = hero is not None and any(before.has("pronoun.his") for before in units[max(0, place - 3) : place])
        if unit.member is not None and unit.member.number in free and not owns and not kin:
            return unit.member
        if pronoun_of(unit) == "person" and not (place and is_link(units[place - 1])):
            return _antecedent("person", gender_of(unit), story, at, place)
    return None


def _unnamed_before(voice: Voice, story: Story, at: int) -> Voice | None:
    """Somebody unnamed who speaks in the sentence right before: "a spokesman denied it. "...," he said"."""
    if at == 0 or story.utterances[at].block > story.utterances[at - 1].block + 1:
        return None
    units = story.utterances[at - 1].units
    subject = unnamed_subject(units)
    if subject is None:
        return None
    found, verb = subject
    told = gender_told([unit for unit in units if found.start <= unit.start < found.end])
    if told is not None and voice.gender not in (None, told):
        return None
    return resolve_voice(found, story, at - 1, verb)


def _described(inside: Sequence[Unit], voice: Voice, story: Story, at: int, until: int) -> Member | None:
    """The person whom a title alone means: "the OpenAI chief", "the president-elect", "the billionaire"."""
    cast = story.scene.cast
    if tells_firm(inside):
        return named_like(inside, cast.members) or _antecedent("organization", None, story, at, until)
    if not voice.definite:
        return None
    if any(_is_deputy(unit) for unit in inside):
        known = len(inside) == _BARE and not story.phrases_of(voice.head)
        return story.titled(voice.head, at) if known else None  # "Treasurer X signed it"
    if (firm_named := named_like(inside, cast.members)) is not None:
        return firm_named
    firms = [unit.member for unit in inside if is_named(unit) and unit.member is not None]
    for firm in firms:
        people = story.scene.relations.people_of(firm)
        if people and any(unit.has("role.chief") for unit in inside):
            return cast.members[people[0]]
    if any(unit.has("say.incumbent") for unit in inside):
        return most_honoured(cast.members)
    return None if inside[0].has("pronoun.his") else _by_title(inside, firms, voice, story, at, until)


def _by_title(
    inside: Sequence[Unit], firms: Sequence[Member], voice: Voice, story: Story, at: int, until: int
) -> Member | None:
    """The person whose title the words are, else the one of whom the text tells: "the chair", "the heiress"."""
    gender = gender_told(inside[1:])
    known = voice.titled or len(inside) == _BARE  # "the [councilman]", a word that no list has
    titled = story.titled(voice.head, at) if known and not firms else None
    if titled is not None and story.suits(titled, gender):
        return titled
    if titled is not None or any(is_link(unit) for unit in inside[1:]):
        return spoken_of(inside, gender, story, at, until)
    if not firms and any(unit.has("say.descriptor") for unit in inside):
        return spoken_of(inside, gender, story, at, until) or _antecedent("person", gender, story, at, until)
    if len(inside) == _BARE and inside[-1].has("say.president") and (head := president_near(story, at)) is not None:
        return head
    hero = _hero("person", gender, story)
    if hero is None or (gender is None and not any(unit.has("role.chief") for unit in inside)):
        hero = spoken_of(inside, gender, story, at, until) if not firms else None
    return hero


def _is_deputy(unit: Unit) -> bool:
    """Whether a word means somebody who speaks for others and is no one told of before: a spokesman, an aide."""
    return unit.has("role.spokesperson") or (unit.has("say.source") and not unit.has("say.descriptor", "role.chief"))


def _antecedent(kind: str, gender: str | None, story: Story, at: int, until: int) -> Member | None:
    ruled: Member | None = None
    honoured: Member | None = None
    hero = _hero(kind, gender, story)
    for back in range(at, max(at - _FARTHEST, -1), -1):
        utterance = story.utterances[back]
        if hero is not None and utterance.block != story.utterances[at].block:
            return _subject_right_before(story, at, gender) or hero
        if utterance.kind in ("caption", "heading") and back != at:
            continue
        units = utterance.units[:until] if back == at else utterance.units
        free, bound = (fitting(members, gender, story) for members in split_by_rule(units, kind))
        honoured = honoured or next((m for m in (*free, *bound) if m.honouree), None)
        free, bound = [m for m in free if not m.honouree or acts_in(m, units)], [m for m in bound if not m.honouree]
        if hero is not None:
            free, bound = [m for m in free if _may_lead(m, story)], []
        if free and not (back != at and _starts_with_pronoun(units, kind) and not _names_early(units, kind)):
            return free[0]
        ruled = ruled or (bound[0] if bound else None)
    return ruled or hero or _known_of(gender, story) or honoured


def _may_lead(member: Member, story: Story) -> bool:
    """Whether somebody in a portrait can be meant before its person: no president, nobody by one odd name."""
    whole = len(member.words) > 1 or len(member.places) > 1
    return not member.honouree and (whole or story.gender_of(member) is not None)


def _hero(kind: str, gender: str | None, story: Story) -> Member | None:
    """The person whom the article is about, where a pronoun of this gender can mean them."""
    hero = story.protagonist if kind == "person" else None
    return hero if hero is not None and story.suits(hero, gender) else None


def _subject_right_before(story: Story, at: int, gender: str | None) -> Member | None:
    """Another person about whom the sentence right before is, though it ends a paragraph."""
    if at == 0 or story.utterances[at - 1].block != story.utterances[at].block - 1:
        return None
    units = story.utterances[at - 1].units[:_EARLY]
    if story.utterances[at - 1].kind in ("caption", "heading"):
        return None
    free = fitting(split_by_rule(units, "person")[0], gender, story)
    return next((member for member in free if not member.honouree), None)


def _known_of(gender: str | None, story: Story) -> Member | None:
    """The person of that gender whom the article names most, for a pronoun that nobody near fits."""
    if gender is None:
        return None
    known = (member for member, _ in rank_people(story.scene) if story.gender_of(member) == gender)
    return next(known, None)


def _starts_with_pronoun(units: Sequence[Unit], kind: str) -> bool:
    return any(pronoun_of(unit) == kind for unit in units[:3])


def _names_early(units: Sequence[Unit], kind: str) -> bool:
    return any(is_named(unit) and unit.member is not None and unit.member.kind == kind for unit in units[:3])


def _author(voice: Voice, inside: Sequence[Unit], story: Story, at: int, until: int) -> Voice:
    """Who is named as the author of a letter behind the verb at `until`, else who speaks in the sentences before it."""
    named = find_author(story.utterances[at].units, until)  # "..." says a memo signed by X
    if named is not None or not (voice.definite or len(inside) <= _BARE):
        return named or voice
    for back in range(at - 1, max(at - 1 - _LETTER, -1), -1):
        units = story.utterances[back].units
        for verb, unit in enumerate(units):
            found = subject_before(units, verb, 0) if is_speech(unit) or unit.has("deny") else None
            if found is not None and found.pronoun is None and (found.member is not None or found.titled):
                return resolve_voice(found, story, back, verb)
        free = [m for m in split_by_rule(units, "house")[0] if not m.honouree]
        if free:
            return replace(voice, member=free[0])
    return voice


def _introduced(voice: Voice, story: Story, at: int) -> Voice:
    """The place before that says whose spokesperson "the spokesperson" is."""
    phrases = story.phrases_of(voice.head)
    before = bisect_right(phrases, at, key=lambda phrase: phrase[0])
    if before == 0:
        return voice
    number, first, last = phrases[before - 1]
    units = story.utterances[number].units
    apposed = (units[i].member for i in range(first, last) if is_named(units[i]) and not is_ruled(units, i))
    title = next(place for place in range(first, last) if units[place].low.split()[0] == voice.head.split()[0])
    member = named_behind(units, title) or next((m for m in apposed if m is not None), None)
    if member is not None and member.kind == "person":
        return replace(voice, member=member)
    return replace(voice, start=units[first].start, end=units[last - 1].end, definite=False)
