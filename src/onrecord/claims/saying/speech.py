"""Which words of a sentence put a quotation in somebody's mouth: a verb of saying before or after it, or a source.

"...," she said. | He said that the plan was "...". | According to X, "...". | « ... », calcule-t-il.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.claims.saying.documents import find_reading
from onrecord.claims.saying.openers import find_opener
from onrecord.claims.saying.speakers import is_speech, subject_after, subject_before
from onrecord.claims.saying.units import Unit
from onrecord.claims.saying.voices import Voice, is_named, is_person, phrase_between
from onrecord.reference.lexicon import Lexicon

__all__ = ["Speaking", "Tails", "find_inversions", "find_speaking", "inversion_of_word", "inverted_voice"]

Tails = Mapping[str, str | None]
"""Ends of verbs that hold their subject, with the gender that each tells."""

_REACH = 14
"""How many units may stand between a quotation and the verb behind it: a full name, a title and an aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaking:
    """A voice, the place of its verb or source word, and how near that is to the quotation ("near" or "far").

    `voice` is None where a verb speaks for the quotation but nobody is named beside it.
    """

    voice: Voice | None
    verb: int
    how: str
    near: bool


_NAMING = 8
"""How far a word that names something may stand from the name: "called the plan of the city and its mayor "a hat""."""
_SOURCE = 18
"""How many units a source before a quotation may take: "according to X, who ran the committee in 2017, ..."."""


def inversion_of_word(low: str, tails: Iterable[str]) -> str | None:
    """Return the end of a verb that holds its subject: "-t-il" of "calcule-t-il", or None.

    >>> inversion_of_word("calcule-t-il", ["-t-il"])
    '-t-il'
    """
    return next((tail for tail in tails if low.endswith(tail) and len(low) > len(tail)), None)


@lru_cache(maxsize=16)
def find_inversions(lexicon: Lexicon) -> Mapping[str, str | None]:
    """Return the ends of verbs that hold their subject, each with the gender that it tells.

    >>> from onrecord.reference.lexicon import load_lexicon
    >>> find_inversions(load_lexicon("fr"))["-t-elle"]
    'female'
    """
    words = {gender: lexicon.phrases.get(f"gender.{gender}", ()) for gender in ("female", "male")}
    return {
        tail: next((gender for gender, listed in words.items() if tail.rsplit("-", 1)[-1] in listed), None)
        for tail in lexicon.settings.inversions
    }


def find_speaking(units: Sequence[Unit], quote: int, tails: Tails) -> Speaking | None:
    """Return who speaks the quotation at `quote`, by the words of its own sentence."""
    lower = next((i + 1 for i in range(quote - 1, -1, -1) if units[i].kind == "quote"), 0)
    upper = next((i for i in range(quote + 1, len(units)) if units[i].kind == "quote"), len(units))
    before = _before(units, quote, lower)
    if before is not None and before.near and before.how != "colon" and _is_good(before.voice):
        return before
    after = _read(units, quote) or _after(units, quote, upper, tails)
    if after is not None and (_is_good(after.voice) or before is None):
        return after
    return before


def _read(units: Sequence[Unit], quote: int) -> Speaking | None:
    """ "...", it read. | « ... », lit-on dans un communiqué d'Orlo."""
    found = find_reading(units, quote)
    return None if found is None else Speaking(voice=found[0], verb=found[1], how="after", near=True)


def _is_good(voice: Voice | None) -> bool:
    """Whether a voice is more than words that happen to stand there."""
    return voice is not None and not (voice.member is None and voice.pronoun is None and voice.role is None)


def _before(units: Sequence[Unit], quote: int, lower: int) -> Speaking | None:
    """A verb or source word to the left, the nearest first."""
    for at in range(quote - 1, lower - 1, -1):
        unit = units[at]
        if unit.kind == "stop":
            return None
        if unit.has("speech.gerund_source", "say.whom", "say.view"):
            source = _source_before(units, at, lower, quote)
            if source is not None or unit.has("speech.gerund_source"):
                return source
        if is_speech(unit):
            voice = _colon_subject(units, at, quote) or _speaker_left(units, at, lower, quote)
            if units[quote - 1].kind == "colon" and not (voice is not None and (_is_good(voice) or voice.titled)):
                voice = find_opener(units, lower, quote - 1) or voice
            return Speaking(voice=voice, verb=at, how="before", near=_is_adjacent(units, at, quote))
    if quote > lower and units[quote - 1].kind == "colon":
        return _before_colon(units, quote - 1, lower)
    return None


def _colon_subject(units: Sequence[Unit], verb: int, quote: int) -> Voice | None:
    """The person of the clause before a colon, where the verb of saying stands in another: "Asked why, X is plain:"."""
    if units[quote - 1].kind != "colon":
        return None
    comma = next((at for at in range(quote - 2, verb, -1) if units[at].kind == "comma"), None)
    if comma is None or any(is_speech(unit) for unit in units[comma:quote]) or comma + 2 >= quote - 1:
        return None
    opens = units[comma + 1]
    if not is_person(opens) or units[comma + 2].kind == "comma":
        return None
    return Voice(start=opens.start, end=opens.end, member=opens.member)


def _before_colon(units: Sequence[Unit], colon: int, lower: int) -> Speaking | None:
    """A speaker right before a colon ("Moor: "..."") or one word before it ("A Labour source sniped: "..."")."""
    voice = subject_before(units, colon, lower)
    if voice is not None and _is_good(voice) and voice.start <= units[lower].end:
        return Speaking(voice=voice, verb=colon, how="colon", near=voice.end == units[colon - 1].end)
    opener = find_opener(units, lower, colon)
    if opener is not None:
        return Speaking(voice=opener, verb=colon - 1, how="colon", near=True)
    if colon - 2 >= lower and units[colon - 1].kind == "word":
        voice = phrase_between(units, lower, colon - 1)
        if voice is not None and (voice.member is not None or voice.titled) and voice.end == units[colon - 2].end:
            return Speaking(voice=voice, verb=colon - 1, how="before", near=True)
    return None


def _source_before(units: Sequence[Unit], at: int, lower: int, quote: int) -> Speaking | None:
    """ "According to X, [...]", "for the economist X, [...]" at the start, "X, according to whom [...]"."""
    if units[at].has("say.whom"):
        before = at - 1 if at > lower and units[at - 1].kind == "comma" else at
        return Speaking(voice=subject_before(units, before, lower), verb=at, how="source", near=True)
    parted = units[quote - 1].kind in ("comma", "colon")
    reach = _SOURCE if units[at].has("speech.gerund_source") else 0
    parted = parted or (at == lower and _is_told_source(units, at, quote, reach))
    if not parted or (at > lower and reach == 0) or quote - at > _SOURCE:
        return None
    return Speaking(voice=subject_after(units, at, quote), verb=at, how="source", near=True)


def _is_told_source(units: Sequence[Unit], at: int, quote: int, reach: int) -> bool:
    """ "Volgens X heeft [...]": somebody right behind the source word, named or not, and no other verb of saying."""
    voice = subject_after(units, at, quote)
    if voice is None or any(is_speech(unit) for unit in units[at + 1 : quote]):
        return False
    if voice.member is not None:
        return voice.member.kind == "person"
    return reach > 0 and (voice.pronoun == "person" or voice.role in ("source", "spokesperson"))


def _is_adjacent(units: Sequence[Unit], verb: int, quote: int) -> bool:
    if units[verb].has("say.naming"):
        return quote - verb <= _NAMING
    between = [unit for unit in units[verb + 1 : quote] if not unit.has("say.clitic", "link.auxiliary", "negation")]
    return len(between) <= 2 or units[quote - 1].kind == "colon" or units[quote - 1].has("relative")


def _speaker_left(units: Sequence[Unit], verb: int, lower: int, quote: int) -> Voice | None:
    """The subject of a verb to the left of the quotation; a participle has the sentence's first name."""
    if units[verb].has("speech.progressive"):
        main = _main_subject(units, verb)
        if main is not None:
            return main
        first = next((i for i in range(verb) if is_named(units[i])), None)
        if first is not None:
            return Voice(start=units[first].start, end=units[first].end, member=units[first].member)
    told = units[verb].has("say.tells") or _ends_subject(units, verb, lower)
    if verb > lower and units[verb - 1].kind == "comma" and not told:
        inverted = subject_after(units, verb, quote)
        if _is_good(inverted):
            return inverted
    before = subject_before(units, verb, lower)
    if before is not None and (_is_good(before) or before.titled or before.definite):
        return before
    after = subject_after(units, verb, quote)
    named = after is not None and after.member is not None
    return after if before is None or named else before  # "Mit Blick auf die Feier sagte X" (German)


def _ends_subject(units: Sequence[Unit], verb: int, lower: int) -> bool:
    """Whether the comma before a verb closes an aside of its subject, and a place follows: "X, the chair, said in"."""
    if not units[verb + 1].has("say.setting", "say.occasion", "say.to", "link.in", "date"):
        return False
    opens = next((n for n in range(verb - 2, lower, -1) if units[n].kind == "comma"), None)
    aside = units[opens + 1 : verb - 1] if opens is not None else ()
    return any(is_person(unit) or unit.has("role") for unit in aside) and not any(is_speech(unit) for unit in aside)


def _main_subject(units: Sequence[Unit], participle: int) -> Voice | None:
    """The subject of the verb of saying that a participle goes with: "X told the Post, [adding] that ..."."""
    for verb in range(participle - 1, -1, -1):
        if is_speech(units[verb]) and not units[verb].has("speech.progressive"):
            lower = next((i + 1 for i in range(verb - 1, -1, -1) if units[i].kind in ("quote", "stop")), 0)
            before = subject_before(units, verb, lower)
            voice = before if _is_good(before) else subject_after(units, verb, participle) or before
            return voice if _is_good(voice) else None
    return None


def _after(units: Sequence[Unit], quote: int, upper: int, tails: Tails) -> Speaking | None:
    first = quote + 1
    while first < upper and units[first].kind in ("comma", "dash", "other") and units[first].low not in ".":
        first += 1
    if first >= upper or units[first].has("relative"):
        return None
    if (inverted := _inverted(units, first, upper, tails)) is not None:
        return inverted
    for at in range(first, min(first + _REACH, upper)):
        unit = units[at]
        if unit.kind in ("stop", "colon"):
            return None
        if unit.has("speech.gerund_source"):
            return Speaking(voice=subject_after(units, at, upper), verb=at, how="source", near=at == first)
        if is_speech(unit):
            return _clause_after(units, at, first, upper)
    return _unknown_verb(units, first, quote, upper)


def _inverted(units: Sequence[Unit], first: int, upper: int, tails: Tails) -> Speaking | None:
    """ "calcule-t-il", "a-t-elle lancé", "nous a-t-il confié": the verb holds its subject."""
    for at in range(first, min(first + 3, upper)):
        voice = inverted_voice(units[at], tails)
        if voice is not None:
            return Speaking(voice=voice, verb=at, how="after", near=True)
    return None


def inverted_voice(unit: Unit, tails: Tails) -> Voice | None:
    """Return the pronoun that the verb of a unit holds: "a-t-elle lancé" (French)."""
    ends = [end for word in unit.low.split() if (end := inversion_of_word(word, tails))] if tails else []
    if not ends:
        return None
    return Voice(start=unit.start, end=unit.end, pronoun="person", gender=tails[ends[0]])


def _clause_after(units: Sequence[Unit], verb: int, first: int, upper: int) -> Speaking | None:
    """ "said its president" or "its president said", whichever the order of words tells."""
    leading = verb - first
    clitics = all(units[i].has("link.auxiliary", "say.clitic") or is_speech(units[i]) for i in range(first, verb))
    if clitics:
        voice = subject_after(units, verb, upper) or subject_before(units, verb, first)
    else:
        voice = subject_before(units, verb, first)
        if voice is None and leading <= 3:
            voice = subject_after(units, verb, upper)
    if voice is None:
        return None
    return Speaking(voice=voice, verb=verb, how="after", near=True)


def _unknown_verb(units: Sequence[Unit], first: int, quote: int, upper: int) -> Speaking | None:
    """ "...," laughed Ned Foley: a word between a comma and a name or a title speaks, known or not."""
    if (
        (first == quote + 1 and units[quote].low != ",")
        or units[first].kind not in ("word", "mark")
        or first + 1 >= upper
    ):
        return None
    if units[first].has("say.clitic") and units[first + 1].kind == "word" and first + 2 < upper:
        first += 1
    if units[first].has("link", "relative", "pronoun", "say.setting", "negation", "role"):
        return None
    voice = subject_after(units, first, upper)
    if voice is None or not (_is_good(voice) or (quote == 0 and _is_somebody(voice, units))):
        return None
    return Speaking(voice=voice, verb=first, how="after", near=True)


def _is_somebody(voice: Voice, units: Sequence[Unit]) -> bool:
    """Whether words name an office or a firm with its article: "the owner", "the company"."""
    inside = [unit for unit in units if voice.start <= unit.start < voice.end]
    return voice.definite and (inside[-1].has("role", "say.source") or voice.titled)
