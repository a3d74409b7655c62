"""The statements of an article: quotations with who said them, to whom, and whether they are the speaker's own words.

A quotation that nobody says is none: nicknames, titles, names of programmes, words held at arm's length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from onrecord.claims.lines.incises import incise_of
from onrecord.claims.lines.quotes import Quotation
from onrecord.claims.saying.addressees import find_addressees
from onrecord.claims.saying.antecedents import resolve_voice, who_told_before, whom_led_by, whom_told_of
from onrecord.claims.saying.damage import close_quotations, judge_quotation
from onrecord.claims.saying.fragments import find_fragment
from onrecord.claims.saying.speakers import subject_after
from onrecord.claims.saying.speech import Speaking, find_inversions, find_speaking
from onrecord.claims.saying.stories import Story
from onrecord.claims.saying.units import Unit, UnitRows, Utterance
from onrecord.claims.saying.unsaid import find_unsaid
from onrecord.claims.saying.voices import Voice, is_link
from onrecord.claims.scene import Scene
from onrecord.records import Speaker, Statement

__all__ = ["find_statements"]

_UNSPOKEN_BLOCKS = ("headline", "heading")
_SENTENCE = 4
"""How many words make a quotation that can stand alone as a sentence."""
_FRAGMENT = 3
"""Fewer words than that are often a name or a term: they need a verb of saying near by."""

_LABEL = 4
"""How many units a label has before what is claimed: "The post.", "L’affirmation" (French, "the claim")."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """One quotation with its voice and addressees; `alone` says that only its surroundings tell who speaks."""

    quotation: Quotation
    voice: Voice | None
    told_to: tuple[str, ...]


def find_statements(scene: Scene, plain: UnitRows) -> tuple[Statement, ...]:
    """Return the statements of the article in the order of its text; a quotation printed twice counts once.

    `plain` are the units of the scene, quotations aside.
    """
    quotations = close_quotations(scene.quotations, scene)
    if not quotations:
        return ()
    utterances = plain.quoting(quotations).part(scene.lines)
    statements: list[Statement] = []
    seen: set[str] = set()
    for said in _join_paragraphs(list(_Listener(scene, quotations, utterances).listen())):
        statement = _state(said, scene)
        key = " ".join(_WORD.findall(statement.quote.casefold()))
        if key and key not in seen:
            seen.add(key)
            statements.append(statement)
    return tuple(statements)


def _join_paragraphs(heard: Sequence[_Said]) -> list[_Said]:
    """Paragraphs of one long quotation have the speaker whom the last of them names."""
    joined: list[_Said] = []
    for said in reversed(heard):
        after = joined[-1] if joined else None
        goes_on = said.quotation.goes_on and after is not None and after.quotation.block == said.quotation.block + 1
        if goes_on and said.voice is None and after is not None:
            said = replace(said, voice=after.voice, told_to=after.told_to)
        joined.append(said)
    return joined[::-1]


class _Listener:
    """Goes through the sentences in order and remembers who spoke last; lives for one call."""

    def __init__(self, scene: Scene, quotations: Sequence[Quotation], utterances: Sequence[Utterance]) -> None:
        self.scene, self.quotations, self.utterances = scene, quotations, utterances
        self.story = Story.of(scene, utterances)
        self.last: _Said | None = None
        self.last_place = (-1, -1)
        self.tails = find_inversions(scene.words.lexicon)
        self.drops = scene.words.settings.dropped_subjects

    def listen(self) -> Iterator[_Said]:
        for utterance in self.utterances:
            if utterance.line is not None or utterance.kind in _UNSPOKEN_BLOCKS:
                continue
            for at, unit in enumerate(utterance.units):
                if unit.kind == "quote" and (said := self._hear(utterance, at)) is not None:
                    self.last, self.last_place = said, (utterance.number, utterance.block)
                    yield said

    def _hear(self, utterance: Utterance, at: int) -> _Said | None:
        quotation = self.quotations[utterance.units[at].quotation]
        text = self.scene.article.text[quotation.start : quotation.end]
        words = _WORD.findall(text)
        if not words or _is_nickname(utterance.units, at):
            return None
        if _is_label(text, words, utterance.units, at, capitals=self.scene.words.settings.noun_capitals):
            return None
        speaking = find_speaking(utterance.units, at, self.tails)
        speaking = find_unsaid(utterance.units, at, speaking) if self.drops else speaking
        if speaking is not None and not self._carries(speaking, utterance, at, words):
            speaking = None
        if speaking is None and (inside := self._put_in(quotation)) is not None:
            return _Said(quotation=quotation, voice=inside, told_to=())
        if speaking is not None and speaking.voice is not None:
            voice = resolve_voice(speaking.voice, self.story, utterance.number, speaking.verb)
            told_to = find_addressees(utterance.units, speaking.verb, voice, self.scene)
            told_to = told_to or self._told_before(utterance, voice)
            return _Said(quotation=quotation, voice=voice, told_to=told_to)
        placed = find_fragment(utterance.units, at, text, len(words)) if speaking is None else None
        if placed is not None:
            return _Said(quotation=quotation, voice=resolve_voice(placed, self.story, utterance.number, at), told_to=())
        if speaking is None and (reported := self._reported(utterance, at)) is not None:
            return _Said(quotation=quotation, voice=reported, told_to=())
        if not self._stands_alone(utterance, at, words, text, speaking) or self._is_claimed(utterance, at):
            return None
        return self._continue(utterance, at, quotation)

    def _put_in(self, quotation: Quotation) -> Voice | None:
        """Whose name stands between the marks with a verb of saying: « Notre maison, a dit X, donnera » (French)."""
        first = self.scene.line_at(quotation.start)
        lines = self.scene.lines[first.number :] if first is not None else ()
        inside = takewhile(lambda line: line.tokens[0].start < quotation.end, lines)
        spans = ((line, span) for line in inside if (span := incise_of(line, quotation)) is not None)
        line, span = next(spans, (None, None))
        if line is None or span is None:
            return None
        units = [unit for row in UnitRows(self.scene).part([line]) for unit in row.units]
        verb = next((at for at, unit in enumerate(units) if unit.start >= span[0]), 0)
        upper = next((at for at, unit in enumerate(units) if unit.start >= span[1]), len(units))
        voice = subject_after(units, verb, upper)
        return voice if voice is not None and voice.member is not None else None

    def _reported(self, utterance: Utterance, at: int) -> Voice | None:
        """Who spoke before, where the verb tells that these are his words too: "Die Summe sei „fair“" (German)."""
        units = utterance.units
        mood = next((n for n in range(at) if units[n].has("speech.reported")), at)
        if mood == at or any(unit.kind in ("stop", "colon") or is_link(unit) for unit in units[mood:at]):
            return None
        told = who_told_before(self.story, utterance.number)
        if told is None and self.last is not None and self.last_place == (utterance.number - 1, utterance.block):
            told = self.last.voice
        return told

    def _is_claimed(self, utterance: Utterance, at: int) -> bool:
        """Whether a label right before calls the words what somebody claims, which an article checks: "The post."."""
        if at > 0 or utterance.number == 0:
            return False
        before = self.utterances[utterance.number - 1]
        return len(before.units) <= _LABEL and any(unit.has("claimed") for unit in before.units)

    def _told_before(self, utterance: Utterance, voice: Voice) -> tuple[str, ...]:
        """Whom the same speaker told in the sentence right before: "she told the Post that ... "...," she said"."""
        if voice.member is None or utterance.number == 0:
            return ()
        previous = self.utterances[utterance.number - 1]
        if previous.block < utterance.block - 1:
            return ()
        for at, unit in enumerate(previous.units):
            if "say.tells" in unit.categories.meant and any(
                u.member is voice.member for u in previous.units if u.member
            ):
                return find_addressees(previous.units, at, voice, self.scene)
        return ()

    def _carries(self, speaking: Speaking, utterance: Utterance, at: int, words: Sequence[str]) -> bool:
        """Whether a verb far off carries a short fragment: "the ferry had cost "a fortune"" is no statement."""
        voice = speaking.voice
        units = utterance.units
        whole = at == 0 and speaking.near and speaking.how == "after"
        naming = len(words) > 1 and units[speaking.verb].has("say.naming")
        named = naming and speaking.near and units[at - 1].kind != "comma"
        if len(words) >= _FRAGMENT or whole or named:
            return True
        if voice is not None and voice.member is None and not (voice.pronoun or voice.role or voice.titled):
            return False
        if len(words) == 1:
            leads = at - speaking.verb <= 2 or _is_predicate(units, at, speaking.verb)
            return leads and speaking.how in ("before", "colon")
        told = speaking.near or (_is_indirect(units, at, speaking.verb) and _ends_clause(units, at))
        return told and not _is_term(units, at)

    def _stands_alone(
        self, utterance: Utterance, at: int, words: Sequence[str], text: str, speaking: Speaking | None
    ) -> bool:
        """Whether the quotation is a sentence of its own, or the other half of one that somebody spoke."""
        if speaking is not None:
            return True
        units = utterance.units
        first = at == 0 or units[at - 1].kind in ("colon", "quote") or all(_is_figure(unit) for unit in units[:at])
        if any(unit.kind not in ("other", "quote", "close") for unit in units[at + 1 : at + 3]):
            return False
        if self.last is not None and self.last_place[0] == utterance.number and len(words) >= 3:
            return True
        if len(words) < _SENTENCE or not text[:1].isupper():
            alone = at == 0 and all(unit.kind == "other" for unit in units[1:])
            follows = self.last_place == (utterance.number - 1, utterance.block)
            told = alone and who_told_before(self.story, utterance.number) is not None
            return alone and (follows or told or self._is_asked(utterance))
        return first

    def _is_asked(self, utterance: Utterance) -> bool:
        """Whether a question stands right before: "How much? “A fair amount.”"."""
        before = self.utterances[utterance.number - 1] if utterance.number else None
        if before is None or before.block != utterance.block or not before.units:
            return False
        return before.units[-1].low == "?"

    def _asks_on(self, utterance: Utterance) -> bool:
        """Whether a short question about nobody who may answer it stands right before: "And Trump? “He called.”"."""
        if not self._is_asked(utterance):
            return False
        asked = self.utterances[utterance.number - 1].units
        members = [unit.member for unit in asked if unit.member is not None]
        return len(asked) <= _LABEL and all(m.honouree or m.kind != "person" for m in members)

    def _continue(self, utterance: Utterance, at: int, quotation: Quotation) -> _Said | None:
        """The speaker of the quotation right before, or the person whom the sentence before is about."""
        number, block = self.last_place
        near = number >= utterance.number - 1 or self._asks_on(utterance)
        if self.last is not None and block == utterance.block and near:
            return _Said(quotation=quotation, voice=self.last.voice, told_to=self.last.told_to)
        if self.last is not None and self.last.quotation.goes_on and block == utterance.block - 1:
            return _Said(quotation=quotation, voice=self.last.voice, told_to=self.last.told_to)
        led = any(not _is_figure(unit) for unit in utterance.units[:at])
        number = utterance.number
        if not led and (told := who_told_before(self.story, number)) is not None:
            return _Said(quotation=quotation, voice=told, told_to=())
        member = whom_led_by(self.story, number, at) if led else whom_told_of(self.story, number)
        if member is None:
            spoke = self.last.voice if self.last is not None and block == utterance.block else None
            return None if led else _Said(quotation=quotation, voice=spoke, told_to=())
        unit = utterance.units[at]
        voice = Voice(start=unit.start, end=unit.end, member=member)
        return _Said(quotation=quotation, voice=voice, told_to=())


def _is_figure(unit: Unit) -> bool:
    return unit.kind in ("colon", "dash") or unit.low.replace(":", "").isdigit()


def _is_nickname(units: Sequence[Unit], at: int) -> bool:
    """Whether the quotation stands inside a name: Sal "Big Boat" Ferrante."""
    return at > 0 and units[at - 1].kind == "name" and units[at].start < units[at - 1].end


_SAID = 2
_SMALL = 3
_TITLE = 5
"""How many words a title may have that begins with a capital and goes on small: « Le Bal des débiteurs »."""


def _is_label(text: str, words: Sequence[str], units: Sequence[Unit], at: int, *, capitals: bool) -> bool:
    """Whether the words are written as a title: "Hidden Figures", "Balls!: A Capital History".

    Where every noun has a capital (`capitals`) all words need one.
    A short capitalised stretch in the middle of a sentence, with no comma or colon before it, is one as well.
    """
    if capitals and at == 0 and len(units) > _SAID and units[1].kind == "comma" and units[2].has("speech"):
        return False  # "„Ein Tippfehler“, teilte X mit" (German, "a typo, X said")
    if capitals and len(words) == 1 and _is_called(units, at):
        return False
    long = [word for word in words if len(word) > _SMALL]
    titled = long if not capitals and len(long) > 1 else words
    if len(words) > 1 and all(word[0].isupper() or word[0].isdigit() for word in titled):
        return True
    opens = at == 0 or units[at - 1].kind in ("comma", "colon", "quote", "dash")
    said = units[at + 2 : at + 4] if units[at + 1 : at + 2] and units[at + 1].kind == "comma" else ()
    opens = opens or any(unit.has("speech") for unit in said)  # "(“It is not our role”, said X)"
    return not opens and len(words) <= _TITLE and text[0].isupper() and text[-1] not in ".!?…,"


def _is_called(units: Sequence[Unit], at: int) -> bool:
    """ "sprach von einem „Skandal“", "nannte das einen „Skandal“" (German): what somebody calls it, and no title."""
    near = units[max(0, at - _CALLED) : at]
    named = next((unit for unit in near if unit.has("say.naming")), None)
    return named is not None and (near[-1] is named or near[-1].has("link.indefinite"))


_CALLED = 5
"""Units from a verb of naming to what something is called."""


def _is_term(units: Sequence[Unit], at: int) -> bool:
    """Whether a definite article or a noun's place makes the words a name of something: the "undue influence" of."""
    return at > 0 and units[at - 1].has("link.determiner") and not units[at - 1].has("link.indefinite")


def _is_predicate(units: Sequence[Unit], at: int, verb: int) -> bool:
    """Whether a word says what something is: "she said that the meeting was "grand""."""
    return units[at - 1].has("link.auxiliary") and any(unit.has("relative") for unit in units[verb + 1 : at])


def _is_indirect(units: Sequence[Unit], at: int, verb: int) -> bool:
    """Whether a clause tells what was said: "she said [that] she felt “at home”"."""
    return any(unit.has("relative") for unit in units[verb + 1 : at]) and not is_link(units[at - 1])


def _ends_clause(units: Sequence[Unit], at: int) -> bool:
    """Whether a clause ends behind the quotation at `at`."""
    after = units[at + 1] if at + 1 < len(units) else None
    return after is None or after.kind in ("comma", "stop", "close", "dash", "other") or after.has("link.and")


def _state(said: _Said, scene: Scene) -> Statement:
    text, quotation = scene.article.text, said.quotation
    end = quotation.end
    while end > quotation.start and text[end - 1] in ", \u00a0\u202f":
        end -= 1
    end = max(end, quotation.start + 1)
    condition = judge_quotation(quotation, scene.article)
    return Statement(
        article_id=scene.article_id,
        quote=text[quotation.start : end],
        start=quotation.start,
        end=end,
        speaker=_speaker(said.voice, scene),
        told_to=said.told_to,
        verbatim=condition.verbatim,
        garbled=condition.garbled,
        reason=condition.reason,
    )


def _speaker(voice: Voice | None, scene: Scene) -> Speaker | None:
    if voice is None or (voice.pronoun is not None and voice.member is None):
        return None
    if voice.member is not None:
        kind = "person" if voice.member.kind == "person" else "organization"
        return Speaker(name=voice.member.name, kind=kind, role=voice.role)
    return Speaker(name=scene.article.text[voice.start : voice.end], kind="person", role=voice.role)
