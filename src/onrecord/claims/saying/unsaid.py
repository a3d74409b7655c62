"""Verbs of saying whose subject a language leaves out: « ... », ha spiegato al Courier (Italian, "he explained").

The verb then speaks for whom the text is about, as "he said" does.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.saying.documents import find_author
from onrecord.claims.saying.speakers import is_speech, tells_outlet
from onrecord.claims.saying.speech import Speaking
from onrecord.claims.saying.units import Unit
from onrecord.claims.saying.voices import Voice, is_link, is_named, is_person, pronoun_of

__all__ = ["find_unsaid"]

_LEAD = 4
"""How many small words may stand between a quotation and its verb: « ... », ha poi aggiunto."""
_TAIL = 9
"""How many units behind the verb tell where and to whom it was said."""
_ENDS = ("comma", "stop", "dash", "close", "quote", "colon")


def find_unsaid(units: Sequence[Unit], quote: int, heard: Speaking | None) -> Speaking | None:
    """Return `heard`, or a verb beside the quotation at `quote` that has no subject, where one speaks for it."""
    verb = _verb_behind(units, quote)
    if verb is not None and not _names_speaker(units, verb):
        return _unsaid(units, verb, "after")
    if heard is not None and heard.how == "before" and _is_nobody(heard.voice, units):
        return _unsaid(units, heard.verb, "before")
    colon = quote > 0 and units[quote - 1].kind == "colon"
    if colon and heard is not None and heard.voice is None and heard.near and not _has_subject(units, heard.verb):
        return _unsaid(units, heard.verb, heard.how)
    verb = _verb_before(units, quote)
    if verb is not None and (heard is None or not _is_told(heard.voice)) and not _has_subject(units, verb):
        return _unsaid(units, verb, "before")
    return heard


def _unsaid(units: Sequence[Unit], verb: int, how: str) -> Speaking:
    written = any(unit.has("say.written", "say.document") for unit in units[max(verb - _TAIL, 0) : verb + _TAIL])
    pronoun = "house" if written else "anyone"
    author = find_author(units, verb) if written else None  # "..., diz um memorando assinado por X" (Portuguese)
    voice = author or Voice(start=units[verb].start, end=units[verb].end, pronoun=pronoun)
    return Speaking(voice=voice, verb=verb, how=how, near=True)


def _is_small(unit: Unit) -> bool:
    return unit.has("link.auxiliary", "say.clitic", "date") and pronoun_of(unit) is None


def _verb_behind(units: Sequence[Unit], quote: int) -> int | None:
    """The verb of saying right behind a quotation and its comma."""
    at = quote + 1
    while at < len(units) and units[at].kind in ("comma", "dash"):
        at += 1
    if at > quote + 1 and at + 1 < len(units) and units[at].kind == "word" and units[at + 1].low == ".":
        return at  # "...», chiosa.": a lone word behind the comma speaks, known or not
    for place in range(at, min(at + _LEAD, len(units))):
        if is_speech(units[place]) and not units[place].has("speech.gerund_source"):
            return place
        if not _is_small(units[place]) and not _leads_to_verb(units, place):
            return None
    return None


def _leads_to_verb(units: Sequence[Unit], at: int) -> bool:
    """Whether small words lead on to a verb in its bare form: «...», [si limita a] dire (Italian)."""
    following = units[at + 1 : at + 3]
    light = units[at].kind == "word" or units[at].has("link.to")
    return light and any(unit.has("speech.base") for unit in following)


def _verb_before(units: Sequence[Unit], quote: int) -> int | None:
    """The verb of saying before a quotation and its colon or "that", with its listener between them."""
    if not quote or not (units[quote - 1].kind == "colon" or units[quote - 1].has("relative")):
        return None
    for place in range(quote - 2, max(-1, quote - 2 - _TAIL), -1):
        if is_speech(units[place]):
            return place
        if units[place].kind in _ENDS or (is_named(units[place]) and not _is_told_to(units, place)):
            return None
    return None


def _names_speaker(units: Sequence[Unit], verb: int) -> bool:
    """Whether the words behind a verb name who speaks, and not only whom it was said to, where and how."""
    at = verb + 1
    while at < len(units) and (_is_small(units[at]) or is_speech(units[at])):
        at += 1
    for place in range(at, min(at + _TAIL, len(units))):
        unit = units[place]
        if unit.kind in _ENDS or unit.has("relative", "link.and", "speech.progressive", "link.contrast"):
            return False
        if (_may_speak(unit) or _is_somebody(units, place)) and not _is_told_to(units, place):
            return True
    return False


def _may_speak(unit: Unit) -> bool:
    speaking = unit.has("role", "pronoun", "say.source", "say.descriptor", "say.anyone", "outlet") and not unit.has(
        "pronoun.his"
    )
    return is_named(unit) or speaking


def _is_somebody(units: Sequence[Unit], at: int) -> bool:
    """Whether an article and a noun that no list has end the clause: «...», suspira un [camarero] (Spanish)."""
    before = units[at - 1]
    ends = at + 1 == len(units) or units[at + 1].kind in _ENDS or units[at + 1].low == "."
    return units[at].kind == "word" and before.has("link.indefinite") and before.has("link.determiner") and ends


def _is_told_to(units: Sequence[Unit], at: int) -> bool:
    """Whether a preposition rules what stands at `at`: "al Courier", "in una nota"."""
    back = at - 1
    between = _OF_OUTLET if units[at].has("outlet", "say.medium") else _BETWEEN
    while back >= 0 and (units[back].kind in ("word", "name") or units[back].has(*between)):
        if is_link(units[back]):
            return not _is_whole(units, back)
        back -= 1
    ruled = back >= 0 and is_link(units[back]) and not _is_whole(units, back)
    return back >= 0 and (ruled or tells_outlet(units, back))


def _is_whole(units: Sequence[Unit], at: int) -> bool:
    """Whether a preposition has its noun, before an article or a name: "disse [por e-mail] uma amiga" (Portuguese)."""
    behind = units[at + 1]
    whole = units[at].has("say.setting") and " " in units[at].low
    return whole and (behind.has("link.determiner") or is_person(behind))


_BETWEEN = ("link.indefinite", "role")
_OF_OUTLET = (*_BETWEEN, "link.determiner", "say.medium")
"""What may stand between a preposition and an outlet: "a [la cadena] CNBC" (Spanish)."""


def _is_told(voice: Voice | None) -> bool:
    """Whether a voice is somebody: a name, a pronoun, a role, "the group"."""
    if voice is None:
        return False
    named = voice.member is not None or voice.pronoun is not None or voice.role is not None
    return named or voice.definite or voice.titled


def _is_nobody(voice: Voice | None, units: Sequence[Unit]) -> bool:
    """Whether a voice is only the words before a verb: "[tiene a] precisare" (Italian, "he is keen to point out")."""
    if voice is None or _is_told(voice):
        return False
    inside = [unit for unit in units if voice.start <= unit.start < voice.end]
    return all(unit.kind == "word" and len(inside) == 1 for unit in inside)


def _has_subject(units: Sequence[Unit], verb: int) -> bool:
    """Whether a noun stands before the verb in its own clause."""
    back = verb - 1
    while back >= 0 and units[back].kind not in ("comma", "stop", "colon", "quote", "dash"):
        if units[back].kind == "name" or units[back].has("role", "fund", "noun") or pronoun_of(units[back]) is not None:
            return True
        back -= 1
    return False
