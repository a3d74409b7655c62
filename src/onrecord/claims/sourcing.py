"""Who says that a gift is made: the speakers, outlets and filings that its sentence credits, chains in their order.

"according to Axios, citing a person close to the plan" credits two. What a filing shows stays credited to the office
that published it, through the sentences that list what it shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.claims.addressees import bare_name, find_addressees
from onrecord.claims.analysis import Line
from onrecord.claims.antecedents import Story, resolve_voice
from onrecord.claims.cast import Member
from onrecord.claims.quotes import find_quotations
from onrecord.claims.scene import Scene
from onrecord.claims.speakers import Voice, is_speech, subject_after, subject_before
from onrecord.claims.units import Unit, Utterance, part_utterances
from onrecord.records import Attribution
from onrecord.reference.lexicon import Lexicon

__all__ = ["Credit", "find_attribution"]

_LOOK_BACK = 12
"""How many lines before a sentence may explain its pronouns or its list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """An attribution, and the span of the article's text that says it."""

    attribution: Attribution
    span: tuple[int, int]


def find_attribution(
    line_number: int, scene: Scene, giver: Member | None, *, filed: bool = False
) -> tuple[Credit, ...]:
    """Return whom the sentence on line `line_number` credits, in its order.

    `giver` is who gives, to tell a donor's own word. `filed` says that the gift is reported in a filing: the office
    that published it is credited even where an earlier sentence named the filing. An entry of a list that credits
    nobody has the credits of the sentence that introduces the list.
    """
    found = _once(_credits_of(line_number, scene, giver))
    if filed and not any(credit.attribution.role == "filing" for credit in found):
        filing = _filing_before(line_number, scene)
        found = [*([filing] if filing else []), *found]
    if not found:
        found = next(
            (own for other in _explaining_lines(line_number, scene) if (own := _others(other, scene, giver))), []
        )
    return tuple(found)


def _others(line_number: int, scene: Scene, giver: Member | None) -> list[Credit]:
    """The credits of another sentence that hold for a gift: not what a donor says of his own."""
    return [credit for credit in _once(_credits_of(line_number, scene, giver)) if credit.attribution.role != "donor"]


def _once(credits: Iterable[Credit]) -> list[Credit]:
    """Each speaker once, at the first place."""
    return list({credit.attribution.speaker: credit for credit in reversed(list(credits))}.values())[::-1]


_LIST_OPENING = 3
"""How many sentences before a list may say whose list it is."""


def _explaining_lines(line_number: int, scene: Scene) -> Iterator[int]:
    """The sentences that open the list of an entry, or the next one that confirms a gift: "X confirmed both gifts"."""
    line = scene.lines[line_number]
    if _is_entry(line):
        before = [n for n in range(line_number - 1, -1, -1) if not _is_entry(scene.lines[n])]
        yield from before[:_LIST_OPENING]
        return
    after = scene.lines[line_number + 1] if line_number + 1 < len(scene.lines) else None
    if after is None or after.block != line.block or after.sums or not after.has("announce"):
        return
    if after.has("noun.gift") or after.has("say.clitic"):
        yield after.number


def _is_entry(line: Line) -> bool:
    """Whether a line is an entry of a list: an item, a row, or a few words without a verb."""
    if line.kind in ("item", "row", "caption"):
        return True
    return len(line.tokens) <= _ENTRY and not any(line.has(kind) for kind in _VERBS)


_ENTRY = 8
_VERBS = (
    "speech",
    "say.release",
    "give",
    "give_weak",
    "pledge",
    "announce",
    "receive",
    "link.auxiliary",
    "filing",
    "office",
)


def _credits_of(line_number: int, scene: Scene, giver: Member | None) -> Iterator[Credit]:
    lines = scene.lines[max(line_number - _LOOK_BACK, 0) : line_number + 1]
    block = scene.lines[line_number].block
    lines = (*lines, *(line for line in scene.lines[line_number + 1 :] if line.block == block))
    blocks = {line.block for line in lines}
    quotations = find_quotations(scene.article, scene.words.settings.quotes, blocks)
    utterances = part_utterances(scene, quotations, lines)
    at = next((u.number for u in utterances if _covers(u, scene.lines[line_number])), None)
    if at is not None:
        yield from _Crediting(scene, utterances, at, giver).find()


def _covers(utterance: Utterance, line: Line) -> bool:
    return any(unit.line == line.number or unit.start <= line.start < unit.end for unit in utterance.units)


_DEEDS = ("pledge", "give", "give_weak")
"""Verbs that may say or do: "added" and "promised" tell of the gift itself."""


class _Crediting:
    """Finds the credits of one sentence; lives for one call."""

    def __init__(self, scene: Scene, utterances: Sequence[Utterance], at: int, giver: Member | None) -> None:
        self.scene, self.utterances, self.at, self.giver = scene, utterances, at, giver
        self.units = utterances[at].units
        self.story = Story.of(scene, utterances)

    def find(self) -> Iterator[Credit]:
        for at, unit in enumerate(self.units):
            if unit.has("filing.shows") or (at > 0 and unit.has("office") and self.units[at - 1].kind == "colon"):
                yield self._outlet_behind(at) or _credit_filing(unit, self.scene)
            elif unit.has("speech.gerund_source"):
                voice = subject_after(self.units, at, len(self.units))
                if voice is not None:
                    yield from self._credit(voice, at)
            elif (
                (is_speech(unit) or unit.has("announce", "say.release"))
                and not self._is_adjunct(at)
                and not self._is_denied(at)
                and not unit.has(*_DEEDS)
            ):
                voice = self._subject(at)
                if voice is not None and not self._announces_own(voice, unit):
                    yield from self._credit(voice, at)

    def _is_adjunct(self, at: int) -> bool:
        """Whether a participle goes on behind another verb of saying: "X revealed that ..., saying he was proud"."""
        earlier = any(is_speech(unit) or unit.has("announce") for unit in self.units[:at])
        return self.units[at].has("say.gerund") and (earlier or self.units[at].has("announce"))

    def _outlet_behind(self, at: int) -> Credit | None:
        """ "selon un rapport d’Axios": the report is an outlet's, not a filing."""
        for unit in self.units[at + 1 : at + 4]:
            if unit.has("outlet"):
                name = self.scene.article.text[unit.start : unit.end]
                return Credit(attribution=Attribution(speaker=name, role="outlet"), span=(unit.start, unit.end))
        return None

    def _announces_own(self, voice: Voice, verb: Unit) -> bool:
        """Whether somebody announces a gift that is not this giver's: the sentence tells of two."""
        own = self.giver is not None and voice.member is not None and voice.member.number == self.giver.number
        return verb.has("announce") and voice.member is not None and self.giver is not None and not own

    def _is_denied(self, at: int) -> bool:
        return any(unit.has("negation", "plan") for unit in self.units[max(at - 2, 0) : at])

    def _subject(self, verb: int) -> Voice | None:
        """Before the verb, or behind it where it follows a comma or a quotation: ", a déclaré un porte-parole"."""
        if verb + 1 < len(self.units) and self.units[verb + 1].has("link.by"):
            return subject_after(self.units, verb + 1, len(self.units))
        lower = max((i + 1 for i in range(verb) if self.units[i].kind == "quote"), default=0)
        first = verb
        while first > lower and self.units[first - 1].has("link.auxiliary", "say.clitic"):
            first -= 1
        opens = first == lower or self.units[first - 1].kind in ("comma", "dash")
        if opens and not self.units[verb].has("say.tells"):
            after = subject_after(self.units, verb, len(self.units))
            if after is not None and (after.member is not None or after.role is not None or self._is_outlet(after)):
                return after
        return subject_before(self.units, verb, lower)

    def _is_outlet(self, voice: Voice) -> bool:
        return any(unit.has("outlet") for unit in self.units if voice.start <= unit.start < voice.end)

    def _credit(self, voice: Voice, verb: int) -> Iterator[Credit]:
        voice = resolve_voice(voice, self.story, self.at, verb)
        inside = [unit for unit in self.units if voice.start <= unit.start < voice.end]
        outlet = any(unit.has("outlet") for unit in inside)
        if not outlet and any(unit.has("filing.any", "filing.shows", "office") for unit in inside):
            filing = next(unit for unit in inside if unit.has("filing.any", "filing.shows", "office"))
            yield _credit_filing(filing, self.scene)
            return
        named = voice.member is not None or voice.role is not None or outlet
        if not named and (voice.pronoun is not None or not (_is_speaker(inside) or self._is_institution(inside))):
            return
        role = self._role(voice, inside)
        speaker = self.scene.article.text[voice.start : voice.end]
        if voice.member is not None:
            speaker = voice.member.name
        elif role == "outlet":
            speaker = bare_name(speaker)
        told_to = [name for name in find_addressees(self.units, verb, voice, self.scene) if name != speaker]
        attribution = Attribution(speaker=speaker, role=role, told_to=", ".join(told_to) or None)
        yield Credit(attribution=attribution, span=(voice.start, voice.end))

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
        return None


def _is_speaker(inside: Sequence[Unit]) -> bool:
    """Whether unnamed words can speak: a title, people, an office; not "the amount"."""
    if any(unit.kind == "comma" or is_speech(unit) for unit in inside):
        return False
    return any(unit.has("role", "say.source", "pronoun.plural", "pronoun.company", "filing", "fund") for unit in inside)


def _credit_filing(unit: Unit, scene: Scene) -> Credit:
    return Credit(
        attribution=Attribution(speaker=_office(scene) or scene.article.text[unit.start : unit.end], role="filing"),
        span=(unit.start, unit.end),
    )


def _office(scene: Scene) -> str | None:
    """The longest name by which the article calls the office that publishes filings."""
    pattern = _offices(scene.words.lexicon)
    return max((found.group() for found in pattern.finditer(scene.article.text)), key=len, default=None)


@lru_cache(maxsize=16)
def _offices(lexicon: Lexicon) -> re.Pattern[str]:
    names = sorted(lexicon.phrases.get("office.any", ()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names)) or '(?!)'})\b", re.IGNORECASE)


def _filing_before(line_number: int, scene: Scene) -> Credit | None:
    """The nearest mention of a filing on the line or before it, else the office wherever the article names it."""
    for number in (*range(line_number, -1, -1), *range(line_number + 1, len(scene.lines))):
        line = scene.lines[number]
        mark = next((m for m in line.marks if m.has("filing.shows") or m.has("office") or m.has("filing.any")), None)
        if mark is not None:
            start, end = line.span(mark.first, mark.last)
            speaker = _office(scene) or scene.article.text[start:end]
            return Credit(attribution=Attribution(speaker=speaker, role="filing"), span=(start, end))
    return None
