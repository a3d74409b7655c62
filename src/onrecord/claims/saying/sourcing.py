"""Who says that a gift is made: the speakers, outlets and filings that its sentence credits, chains in their order.

"according to Axios, citing a person close to the plan" credits two. What a filing shows stays credited to the office
that published it, through the sentences that list what it shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from onrecord.claims.lines.analysis import Line
from onrecord.claims.parties.cast import Member
from onrecord.claims.saying.addressees import bare_name, find_addressees
from onrecord.claims.saying.antecedents import resolve_voice
from onrecord.claims.saying.letters import SHOWING, letter_beside, letter_told
from onrecord.claims.saying.speakers import SPEECH, is_speech, subject_after, subject_before
from onrecord.claims.saying.speech import find_inversions, inverted_voice
from onrecord.claims.saying.stories import Story
from onrecord.claims.saying.surroundings import Surroundings
from onrecord.claims.saying.units import Unit
from onrecord.claims.saying.voices import Voice, role_of
from onrecord.records import Attribution

__all__ = ["Credit", "find_attribution"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """An attribution, and the span of the article's text that says it."""

    attribution: Attribution
    span: tuple[int, int]


def find_attribution(
    line_number: int, around: Surroundings, giver: Member | None, *, filed: bool = False
) -> tuple[Credit, ...]:
    """Return whom the sentence on line `line_number` credits, in its order.

    `giver` is who gives, to tell a donor's own word. `filed` says that the gift is reported in a filing: the office
    that published it is credited even where an earlier sentence named the filing. An entry of a list that credits
    nobody has the credits of the sentence that introduces the list.
    """
    found = _once(_credits_of(line_number, around, giver))
    if filed and not any(credit.attribution.role == "filing" for credit in found):
        filing = _filing_before(line_number, around)
        found = [*([filing] if filing else []), *found]
    if not found:
        found = next((own for other in around.explaining(line_number) if (own := _others(other, around, giver))), [])
    return tuple(found)


def _others(line_number: int, around: Surroundings, giver: Member | None) -> list[Credit]:
    """The credits of another sentence that hold for a gift: not what a donor says of his own."""
    return [credit for credit in _once(_credits_of(line_number, around, giver)) if credit.attribution.role != "donor"]


def _once(credits: Iterable[Credit]) -> list[Credit]:
    """Each speaker once, at the first place."""
    return list({credit.attribution.speaker: credit for credit in reversed(list(credits))}.values())[::-1]


def _credits_of(line_number: int, around: Surroundings, giver: Member | None) -> Iterator[Credit]:
    found = around.story_at(line_number) if around.may_have(line_number, *_CREDITING) else None
    if found is not None:
        story, at = found
        yield from _Crediting(around, story, at, giver).find()


_CREDITING = frozenset((
    *("speech.gerund_source", "announce", "say.release", "say.cites", "say.first", "say.own", "office", *SHOWING),
    *SPEECH,
))  # fmt: skip
"""What a sentence has that credits anybody."""
_DEEDS = ("pledge", "give", "give_weak", "refuse")
"""Verbs that may say or do: "added", "promised" and "rejected" tell of the gift itself."""
_GIFTS = ("noun.gift", "give", "pledge", "give_weak")
_NEAR = 7
"""Units behind a word for who was first that may have the outlet: "per primo il contributo è stato Axios" (Italian)."""
_APPOSED = 4
"""How many units behind a comma may open with somebody's office: "a spokeswoman", "la sua portavoce"."""
_SAID_SOON = 14
"""Units behind "wie X" (German, "as X") within which a verb of saying stands: "wie X, Sprecherin der Bank, sagte"."""


class _Crediting:
    """Finds the credits of one sentence; lives for one call."""

    def __init__(self, around: Surroundings, story: Story, at: int, giver: Member | None) -> None:
        self.around, self.scene, self.story, self.at, self.giver = around, around.scene, story, at, giver
        self.units = story.utterances[at].units

    def find(self) -> Iterator[Credit]:
        for at, unit in enumerate(self.units):
            if unit.categories.meant.isdisjoint(_CREDITING):
                continue
            if unit.has("say.own") and self.giver is not None:
                own = Attribution(speaker=self.giver.name, role="donor")
                yield Credit(attribution=own, span=(unit.start, unit.end))
            elif unit.has(*SHOWING) or (at > 0 and unit.has("office") and self.units[at - 1].kind == "colon"):
                yield self._shown_beside(at) or _credit_filing(unit, self.around)
            elif unit.has("say.first"):
                yield from self._first_teller(at)
            elif unit.has("speech.gerund_source") or self._cites(at):
                yield from self._source_told(at)
            elif self._says(at):
                voice = self._subject(at)
                if voice is not None and not self._announces_own(voice, at) and not self._speaks_of_own(voice, at):
                    yield from self._credit(voice, at)

    def _shown_beside(self, at: int) -> Credit | None:
        return self._outlet_behind(at) or self._paper(letter_beside(self.units, at))

    def _source_told(self, at: int) -> Iterator[Credit]:
        """Whom the word for a source at `at` credits: an outlet beside it, else who stands behind it."""
        outlet = self._outlet_beside(at)
        voice = None if outlet else subject_after(self.units, self._object_link(at), self._sum_behind(at))
        if outlet is not None:
            yield outlet
        elif voice is not None and not self._only_likens(at) and not self._leads_objects(at):
            yield from self._credit(voice, at)

    def _sum_behind(self, at: int) -> int:
        """Where the first sum behind a word begins, or the end: "volgens insiders [750.000 dollar]" (Dutch)."""
        sums = {line.tokens[money.first].start for line in self._lines(at) for money in line.sums}
        return next((n for n in range(at + 2, len(self.units)) if self.units[n].start in sums), len(self.units))

    def _lines(self, at: int) -> tuple[Line, ...]:
        number = self.units[at].line
        return (self.scene.lines[number],) if number >= 0 else ()

    def _says(self, at: int) -> bool:
        """Whether a verb of saying stands at `at` that tells who says so."""
        unit = self.units[at]
        said = (is_speech(unit) or unit.has("announce", "say.release")) and not unit.has(*_DEEDS)
        return said and not self._is_adjunct(at) and not self._is_denied(at)

    def _only_likens(self, at: int) -> bool:
        """ "Firmen wie X spendeten" (German, "firms such as X"): no source, without a verb of saying behind it."""
        likens = self.units[at].has("link.including")
        return likens and not any(is_speech(unit) for unit in self.units[at + 1 : at + _SAID_SOON])

    def _leads_objects(self, at: int) -> bool:
        """ "Berichten zufolge [eine Million] an A" (German): what stands behind the word is no speaker."""
        behind = self.units[at + 1] if at + 1 < len(self.units) else None
        line = self.scene.lines[behind.line] if behind is not None else None
        if behind is None or line is None:
            return True
        sums = {line.tokens[money.first].start for money in line.sums}
        return behind.start in sums or (self.scene.words.settings.verb_final and behind.has("link.to", "link.at"))

    def _cites(self, at: int) -> bool:
        """ "Axios, which cited a person close to the plan": the next link of a chain."""
        before = at - 1
        while before > 0 and self.units[before].has("link.auxiliary", "say.clitic"):
            before -= 1
        return self.units[at].has("say.cites") and before > 0 and self.units[before].has("relative")

    def _object_link(self, at: int) -> int:
        """Pass a preposition before whom somebody cites: "que cita [a] dos personas" (Spanish)."""
        behind = self.units[at + 1] if at + 1 < len(self.units) else None
        links = self.units[at].has("say.cites") and behind is not None and behind.has("link.to")
        return at + 1 if links and behind is not None and not behind.has("gender") else at

    def _is_first(self, verb: int) -> bool:
        """ "first reported by Axios", "Axios first reported", "le premier à révéler": said beside the verb."""
        near = self.units[max(verb - 3, 0) : verb + 3]
        return any(unit.has("say.first") for unit in near)

    def _is_adjunct(self, at: int) -> bool:
        """Whether a participle goes on behind another verb of saying: "X revealed that ..., saying he was proud"."""
        earlier = any(is_speech(unit) or unit.has("announce") for unit in self.units[:at])
        return self.units[at].has("say.gerund") and (earlier or self.units[at].has("announce"))

    def _first_teller(self, at: int) -> Iterator[Credit]:
        """ "La notizia è stata anticipata da Axios" (Italian), "Le Figaro a été le premier à révéler" (French)."""
        before = at - 1
        while before >= 0 and self.units[before].has("link.auxiliary"):
            before -= 1
        near = [self.units[before]] if before >= 0 else []
        behind = takewhile(lambda unit: unit.kind != "comma", self.units[at + 1 : at + _NEAR])
        found = next((unit for unit in (*near, *behind) if unit.has("outlet")), None)
        if found is not None:
            yield self._outlet(found, at)

    def _outlet_behind(self, at: int) -> Credit | None:
        """ "selon un rapport d’Axios": the report is an outlet's, not a filing."""
        for unit in self.units[at + 1 : at + 4]:
            if unit.has("outlet"):
                return self._outlet(unit, at)
        return None

    def _outlet_beside(self, at: int) -> Credit | None:
        """ "laut einem Bericht von CNN", "CNN zufolge" (German): the outlet that the word for a source goes with."""
        behind = next((n for n in range(at + 1, min(at + 4, len(self.units))) if self.units[n].has("outlet")), None)
        between = self.units[at + 1 : behind] if behind is not None else ()
        if behind is not None and not any(
            u.kind in ("name", "comma") or u.has("role", "pronoun.person") for u in between
        ):
            return self._outlet_behind(at) if self.scene.words.settings.verb_final else None
        before = self.units[at - 1] if at else None
        follows = self.units[at + 1] if at + 1 < len(self.units) else None
        leads = follows is not None and follows.has("say.source", "role")  # "meldt X op basis van ingewijden" (Dutch)
        if before is None or not before.has("outlet") or not self.scene.words.settings.verb_final or leads:
            return None
        return self._outlet(before, at)

    def _outlet(self, unit: Unit, at: int) -> Credit:
        """The credit of an outlet that goes with the word at `at`: "wie zuerst Axios berichtete" (German, "first")."""
        name = bare_name(self.scene.article.text[unit.start : unit.end])
        told = Attribution(speaker=name, role="outlet", first=self._is_first(at))
        return Credit(attribution=told, span=(unit.start, unit.end))

    def _announces_own(self, voice: Voice, verb: int) -> bool:
        """Whether somebody announces a gift that is not this giver's: the sentence tells of two.

        Who confirms, and names no gift behind that, tells of the one told: "..., June Alder, a spokeswoman, confirmed".
        """
        if voice.member is None or self.giver is None or not self.units[verb].has("announce"):
            return False
        if voice.member.number == self.giver.number:
            return False
        unknown = voice.member.kind == "organization" and self._office_behind(voice) is None
        if unknown or not self.units[verb].has("announce.made"):
            return True
        return any(unit.has(*_GIFTS) and not self._is_told(at) for at, unit in enumerate(self.units) if at > verb)

    def _is_told(self, at: int) -> bool:
        """Whether a gift is the one told before: "confirmed [the donation]"."""
        before = self.units[at - 1]
        return before.has("link.determiner") and not before.has("link.indefinite") and not before.has("pronoun.his")

    def _speaks_of_own(self, voice: Voice, verb: int) -> bool:
        """ "X has pledged $1 million, and Y said that it would not": another party's clause, which tells of Y alone."""
        if voice.member is None or self.giver is None or voice.member.number == self.giver.number:
            return False
        first = next((n for n, unit in enumerate(self.units) if unit.start >= voice.start), 0)
        given = any(unit.member is not None and unit.member.number == self.giver.number for unit in self.units[:first])
        joined = first > 0 and self.units[first - 1].has("link.and", "link.contrast")
        return given and joined and any(unit.has("plan", "negation", "give") for unit in self.units[verb:])

    def _is_denied(self, at: int) -> bool:
        return any(unit.has("negation", "plan") for unit in self.units[max(at - 2, 0) : at])

    def _subject(self, verb: int) -> Voice | None:
        """Before the verb, or behind it where it follows a comma or a quotation: ", a déclaré un porte-parole"."""
        if verb + 1 < len(self.units) and self.units[verb + 1].has("link.by"):
            return subject_after(self.units, verb + 1, len(self.units))
        tails = find_inversions(self.scene.words.lexicon) if self.scene.words.settings.inversions else {}
        inverted = inverted_voice(self.units[verb], tails) if tails else None
        if inverted is not None:
            return inverted
        lower = max((i + 1 for i in range(verb) if self.units[i].kind == "quote"), default=0)
        first = verb
        while first > lower and self.units[first - 1].has("link.auxiliary", "say.clitic"):
            first -= 1
        recalls = first > lower and self._recalls(first - 1)
        opens = first == lower or recalls or self.units[first - 1].kind in ("comma", "dash")
        told = verb + 1 < len(self.units) and self.units[verb + 1].has("link.homonym")  # "informou a Folha"
        if opens:
            after = subject_after(self.units, verb, len(self.units))
            named = after is not None and (after.member is not None or after.role is not None or self._is_outlet(after))
            listens = self.units[verb].has("say.tells") and not told  # "told the Post": who stands behind it listens
            speaks = not listens or recalls or self._is_described(after) or self._is_telling_source(after, verb)
            if named and after is not None and (speaks or after.role == "spokesperson"):
                return after
        listens = self.scene.words.settings.verb_final and self.units[0].has("say.to", "say.occasion")
        before = (self._behind_listener(verb) if listens else None) or subject_before(self.units, verb, lower)
        return None if before is not None and self._is_matter(before) else before

    def _behind_listener(self, verb: int) -> Voice | None:
        """ "Gegenüber der Zeitung bestätigten [Personen aus der Firma]" (German): whom it was told stands first."""
        if any(self._may_tell(unit) for unit in self.units[:verb]):
            return None
        after = subject_after(self.units, verb, len(self.units))
        return after if after is not None and after.role is not None else None

    def _may_tell(self, unit: Unit) -> bool:
        return unit.kind == "comma" or unit.member is not None or unit.has("role", "say.source", "pronoun", "give")

    def _recalls(self, at: int) -> bool:
        """ "[Das] sagte X dem Spiegel" (German), "C'est ce [qu']a dit X" (French): what was told before."""
        return self.units[at].has("say.so") or (self.units[at].has("relative.object") and self.units[0].has("say.so"))

    def _is_described(self, voice: Voice | None) -> bool:
        """ ", confirmou June Alder, porta-voz da empresa" (Portuguese): who is told of behind a comma speaks."""
        return voice is not None and voice.member is not None and self._office_behind(voice) is not None

    def _is_telling_source(self, voice: Voice | None, verb: int) -> bool:
        """ ", contaram ao Diário [duas pessoas]" (Portuguese), ", vertelden [bronnen] aan het Blad" (Dutch)."""
        if voice is None or voice.role != "source" or " " in self.units[verb].low:
            return False
        first = next(n for n, unit in enumerate(self.units) if unit.start >= voice.start)
        last = next((n for n, unit in enumerate(self.units) if unit.start >= voice.end), len(self.units))
        told = next((n for n in range(verb + 1, first) if self.units[n].has("say.to")), None)
        if told is not None:
            return first > told + 1
        behind = last < len(self.units) and self.units[last].has("say.to")
        return behind or self.scene.words.settings.dropped_subjects

    def _office_behind(self, voice: Voice) -> str | None:
        """The office that a person's apposition opens with: "June Alder, [a spokeswoman] for the company"."""
        after = next((at for at, unit in enumerate(self.units) if unit.start >= voice.end), len(self.units))
        if after >= len(self.units) or self.units[after].kind != "comma":
            return None
        return role_of(self.units[after + 1 : after + _APPOSED])

    def _is_matter(self, voice: Voice) -> bool:
        """ "Berichte über [eine Spende seien falsch], teilte die Bank mit" (German): what is said, and nobody."""
        inside = [unit for unit in self.units if voice.start <= unit.start < voice.end]
        nobody = voice.member is None and voice.role is None and voice.pronoun is None
        return nobody and any(unit.has("noun.gift", "deny") for unit in inside)

    def _is_outlet(self, voice: Voice) -> bool:
        return any(unit.has("outlet") for unit in self.units if voice.start <= unit.start < voice.end)

    def _credit(self, voice: Voice, verb: int) -> Iterator[Credit]:
        told, voice = voice, resolve_voice(voice, self.story, self.at, verb)
        letter = self._letter(told, voice) if self.units[verb].has("speech.gerund_source") else None
        if letter is not None:
            yield letter
            return
        inside = [unit for unit in self.units if voice.start <= unit.start < voice.end]
        printed = any(unit.has("outlet") for unit in inside)
        if not printed and any(unit.has("filing.any", "filing.shows", "office") for unit in inside):
            filing = next(unit for unit in inside if unit.has("filing.any", "filing.shows", "office"))
            yield _credit_filing(filing, self.around)
            return
        named = voice.member is not None or voice.role is not None or printed
        if not named and (voice.pronoun is not None or not (_is_speaker(inside) or self._is_institution(inside))):
            return
        role = self._role(voice, inside)
        speaker = self.scene.article.text[voice.start : voice.end]
        if voice.member is not None:
            speaker = voice.member.name
        elif role == "outlet":
            outlet = next(unit for unit in inside if unit.has("outlet"))
            speaker = bare_name(self.scene.article.text[outlet.start : outlet.end])
        reports = role == "outlet" and not self.units[verb].has("say.tells")
        heard = () if reports else find_addressees(self.units, verb, voice, self.scene)
        told_to = [name for name in heard if name != speaker]
        first = role == "outlet" and self._is_first(verb)
        attribution = Attribution(speaker=speaker, role=role, told_to=", ".join(told_to) or None, first=first)
        yield Credit(attribution=attribution, span=(voice.start, voice.end))

    def _letter(self, told: Voice, author: Voice) -> Credit | None:
        """A letter is a source of its own, but where its author is who gives."""
        giver = self.giver.number if self.giver is not None else None
        if told.member is not None or told.role is not None or (author.member and author.member.number == giver):
            return None
        return self._paper(letter_told(told, self.units, self.scene))

    def _paper(self, span: tuple[int, int] | None) -> Credit | None:
        if span is None:
            return None
        return Credit(attribution=Attribution(speaker=self.scene.article.text[slice(*span)], role="source"), span=span)

    def _is_institution(self, inside: Sequence[Unit]) -> bool:
        """Whether the phrase is a proper name that is no party: "The White House"."""
        text = self.scene.article.text
        core = [unit for unit in inside if not unit.has("link.determiner")]
        return bool(core) and len(core) <= 2 and all(text[unit.start].isupper() for unit in core)

    def _role(self, voice: Voice, inside: Sequence[Unit]) -> str | None:
        if any(unit.has("outlet") for unit in inside):
            return "outlet"
        if voice.role is not None:
            return voice.role
        if voice.member is not None and self.giver is not None and voice.member.number == self.giver.number:
            return "donor"
        return self._office_behind(voice) if voice.member is not None else None


def _is_speaker(inside: Sequence[Unit]) -> bool:
    """Whether unnamed words can speak: a title, people, an office; not "the amount"."""
    if any(unit.kind == "comma" or is_speech(unit) for unit in inside):
        return False
    return any(unit.has("role", "say.source", "pronoun.plural", "pronoun.company", "filing", "fund") for unit in inside)


def _credit_filing(unit: Unit, around: Surroundings) -> Credit:
    return Credit(
        attribution=Attribution(
            speaker=around.office or around.scene.article.text[unit.start : unit.end], role="filing"
        ),
        span=(unit.start, unit.end),
    )


def _filing_before(line_number: int, around: Surroundings) -> Credit | None:
    """The nearest mention of a filing on the line or before it, else the first one behind it."""
    span = around.filing_near(line_number)
    if span is None:
        return None
    speaker = around.office or around.scene.article.text[slice(*span)]
    return Credit(attribution=Attribution(speaker=speaker, role="filing"), span=span)
