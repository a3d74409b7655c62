"""Who a noun phrase beside a speech verb names: a member of the cast, a pronoun to resolve, or somebody unnamed.

"Odile Brandt, a spokeswoman, [told]", "[said] its president, June Alder", "a lobbyist for two firms [said]",
"[a écrit] au Phare Lina Corvi", "Google, he [said]".
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.saying.genders import gender_of
from onrecord.claims.saying.units import Unit
from onrecord.claims.saying.voices import (
    Voice,
    is_link,
    is_named,
    is_person,
    named_voice,
    phrase_between,
    pronoun_of,
    tells_person,
)

__all__ = ["SPEECH", "is_speech", "subject_after", "subject_before", "tells_outlet"]

_LONGEST = 12
"""How many units a noun phrase may have: "an old hand of the town council who ..." has seven."""


def _breaks(unit: Unit) -> bool:
    """Whether a noun phrase cannot go across a unit."""
    if unit.kind in ("quote", "colon", "stop", "dash", "open", "close", "comma") or unit.kind == "other":
        return True
    return is_speech(unit) or unit.has(*_BREAKS)


_BREAKS = ("relative", "link.contrast", "negation", "link.and", "give", "speech.gerund_source")


SPEECH = frozenset((
    *("speech.past", "speech.present", "speech.progressive", "speech.base"),
    *("say.verb", "say.tells", "say.naming"),
))  # fmt: skip


def is_speech(unit: Unit) -> bool:
    """Whether a unit is a verb of saying."""
    return not unit.categories.meant.isdisjoint(SPEECH)


def subject_before(units: Sequence[Unit], verb: int, lower: int) -> Voice | None:
    """Return who speaks by the words to the left of the verb at `verb`, down to `lower`."""
    at = _skip_left(units, verb - 1, lower)
    if at < lower:
        return None
    if units[at].has("say.setting") and at > lower and units[at - 1].has("outlet"):
        at -= 1  # "wie X der Agentur Reuters [per E-Mail] bestätigte" (German)
    if units[at].has("say.listener", "outlet"):
        at = _before_listener(units, at, lower)
    elif units[at].kind != "name":
        at = _relative_before(units, at, lower)
    if units[at].has("relative"):
        at -= 2 if at > lower and units[at - 1].kind == "comma" else 1
        return _phrase_ending(units, at, lower) if at >= lower else None
    if units[at].has("link.and"):
        return _leading_subject(units, lower, at)
    if units[at].kind in ("comma", "close", "dash"):
        return _before_aside(units, at, lower) or _leading_subject(units, lower, at)
    return _phrase_ending(units, at, lower)


def _before_listener(units: Sequence[Unit], at: int, lower: int) -> int:
    """Pass whom it was said to before a last verb: "wie ein Sprecher [der Agentur Reuters] bestätigte" (German)."""
    back = at - 1 if at > lower and units[at].has("say.listener", "outlet") else at
    if (
        back < at
        and back > lower
        and units[back].has("link.nominative", "say.to")
        and not units[at].has("say.listener")
    ):
        back -= 1
    elif back < at and units[back].has("say.to") and units[at].has("say.listener") and " " not in units[at].low:
        back -= back > lower  # "wie Eingeweihte [dem Hafenkurier] bestätigten" (German)
    aside = back < at - 1 and back > lower and units[back].kind == "comma" and not _breaks(units[back - 1])
    return back if back < at and (aside or units[back].has("role", "say.source") or is_person(units[back])) else at


def _relative_before(units: Sequence[Unit], at: int, lower: int) -> int:
    """Pass words of time behind "who": "X, [who four years ago] called it"; `at` where nothing leads there."""
    for back in range(at, max(lower, at - _TIME), -1):
        unit = units[back]
        if unit.has("relative"):
            return back if units[back - 1].kind == "comma" else at
        if unit.kind not in ("word", "mark") or unit.has("role", "pronoun", "say.source", "link.determiner"):
            return at
    return at


_TIME = 5
"""How many units may tell when somebody spoke who is told of as "who ..."."""


def _leading_subject(units: Sequence[Unit], lower: int, upper: int) -> Voice | None:
    """Whom a clause is about whose second verb speaks: "He claims the gift and [recalls]"."""
    for at in range(lower, upper):
        pronoun = pronoun_of(units[at])
        if pronoun is not None:
            return Voice(start=units[at].start, end=units[at].end, pronoun=pronoun, gender=gender_of(units[at]))
        dresses = at + 2 < upper and units[at + 1].has("role") and units[at + 2].kind == "name"
        if is_named(units[at]) and not dresses:
            return named_voice(units, at)
    end = next((i for i in range(lower, upper) if units[i].has("link.auxiliary") or _breaks(units[i])), upper)
    return phrase_between(units, lower, end)


def _skip_left(units: Sequence[Unit], at: int, lower: int) -> int:
    """Pass auxiliaries, clitics and adverbs: "Altman [also quietly] told", "M. Trump [y a] vu"."""
    words = 0
    while at >= lower:
        unit = units[at]
        named = at > lower and (is_named(units[at - 1]) or pronoun_of(units[at - 1]) is not None)
        if unit.has("date") or (unit.has("say.setting") and units[at + 1].has("date")):
            pass
        elif unit.kind == "word" and words < 2 and named and not unit.has("link.determiner"):
            words += 1
        elif not (unit.has("link.auxiliary", "say.clitic", "plan") or is_speech(unit)) or pronoun_of(unit):
            break
        at -= 1
    return at


def _before_aside(units: Sequence[Unit], closing: int, lower: int) -> Voice | None:
    """The phrase before an aside that closes at `closing`: "X, a retired dentist in Toledo, [said]"."""
    for at in range(closing - 1, lower, -1):
        if units[at].kind == "quote":
            return None
        if units[at].kind not in ("comma", "open", "dash"):
            continue
        inner = _opening_name(units, at + 1, closing)
        before = _phrase_ending(units, at - 1, lower)
        if inner is not None and before is not None and before.member is None and before.pronoun is None:
            return inner
        if before is not None:
            return before
    return _phrase_ending(units, closing - 1, lower)


def _opening_name(units: Sequence[Unit], first: int, last: int) -> Voice | None:
    """The person whose name opens the stretch from `first`, behind titles at most."""
    for at in range(first, min(first + 4, last)):
        if is_named(units[at]):
            owns = at + 1 < last and units[at + 1].kind == "owns"
            return None if owns else named_voice(units, at)
        if not units[at].has("role", "link.determiner"):
            return None
    return None


def _phrase_ending(units: Sequence[Unit], last: int, lower: int) -> Voice | None:
    """Return whom the noun phrase means that ends with the unit `last`."""
    if last < lower or units[last].kind in ("comma", "colon", "stop", "quote"):
        return None
    pronoun = pronoun_of(units[last])
    if pronoun is not None and not (last > lower and is_link(units[last - 1])):
        return Voice(start=units[last].start, end=units[last].end, pronoun=pronoun, gender=gender_of(units[last]))
    first = _phrase_start(units, last, lower)
    inside = first > lower and units[first - 1].has("link.in")
    if inside and any(unit.has("say.document") for unit in units[first:last]):
        return None  # "In einem Brief an die Mitarbeiter verteidigte sich X" (German, "in a letter to the staff")
    behind = first - 2 >= lower and units[first - 2].has("link.auxiliary")
    if behind and units[first - 1].has("say.setting") and first == last:
        return subject_before(units, first - 1, lower)  # "X has [on LinkedIn] posted", as verbs at the end have it
    return phrase_between(units, first, last + 1)


def _phrase_start(units: Sequence[Unit], last: int, lower: int) -> int:
    at = last
    while at > lower and last - at < _LONGEST and not _breaks(units[at - 1]):
        at -= 1
    while at < last and _is_lead(units[at]):
        at += 1
    return _behind_circumstance(units, at, last)


def _behind_circumstance(units: Sequence[Unit], first: int, last: int) -> int:
    """Pass the time or place before a subject with its article: "[In summer] the heir had said" in other orders."""
    if (first == 0 and is_link(units[first])) or (first == 1 and units[0].has("say.setting", "link.in")):
        for at in range(first + 1, last):
            opens = units[at].has("link.determiner") and not is_link(units[at])
            if opens and units[at - 1].kind in ("word", "mark") and not is_link(units[at - 1]):
                return at
    return first


def _is_lead(unit: Unit) -> bool:
    """Words that lead into a phrase and are none of it: "And", "In", "But"."""
    leads = unit.has("link.and", "link.contrast", "say.setting", "link.auxiliary", "date")
    return leads and not unit.has("link.determiner")


def _past_manner(units: Sequence[Unit], at: int, upper: int) -> int:
    """Pass how it was said: "insiste [por teléfono] X" (Spanish), "afirmou[, por meio de nota,] a X" (Portuguese)."""
    comma = at + 2 < upper and units[at].kind == "comma" == units[at + 2].kind
    manner = at + 1 if comma else at
    told = manner + 1 < upper and units[manner].has("say.setting", "say.written") and " " in units[manner].low
    return manner + (2 if comma else 1) if told else at


def subject_after(units: Sequence[Unit], verb: int, upper: int) -> Voice | None:
    """Return who speaks by the words to the right of the verb at `verb`: "said its president, June Alder"."""
    at = verb + 1
    while at < upper and (units[at].has("link.auxiliary", "say.clitic", "date") or is_speech(units[at])):
        if pronoun_of(units[at]) and not units[at].has("link.auxiliary"):
            break
        if units[at].has("link.determiner") and at + 1 < upper and _heads_phrase(units, at + 1):
            break  # "ammette la presidente" (Italian): an article that is a pronoun elsewhere
        at += 1
    at = _past_manner(units, at, upper)
    if at + 2 < upper and units[at].has("link.determiner") and units[at + 1].has("date"):
        at += 2  # "dijo el miércoles un portavoz"
    titled = at + 1 < upper and units[at].has("link.determiner")
    titled = titled and (tells_person(units[at + 1]) or (at == verb + 1 and _heads_phrase(units, at + 1)))
    if at < upper and tells_outlet(units, verb):
        at = _skip_addressee(units, verb, upper)
    elif at < upper and units[at].has("say.to", "say.setting", "say.occasion") and not titled:
        at = _behind_paper(units, _skip_addressee(units, at, upper), upper)
    if at >= upper or _breaks(units[at]):
        return None
    pronoun = pronoun_of(units[at])
    if pronoun is not None and not (
        at + 1 < upper and (units[at + 1].kind in ("owns", "name") or units[at].has("role"))
    ):
        return Voice(start=units[at].start, end=units[at].end, pronoun=pronoun, gender=gender_of(units[at]))
    last = _phrase_end(units, at, upper)
    voice = phrase_between(units, _behind_setting(units, at, last), last)
    if voice is not None and voice.member is not None and voice.member.kind == "person":
        return voice
    apposed = last < upper and units[last].kind == "comma"
    return (_apposed(units, at, last, upper, voice) or voice) if apposed else voice


def _behind_paper(units: Sequence[Unit], at: int, upper: int) -> int:
    """Pass in what somebody said something: "ha scritto in [una mail] una portavoce" (Italian)."""
    paper = at + 1 if at < upper and units[at].has("link.determiner") else at
    follows = paper + 1 < upper and units[paper + 1].has("link.determiner", "role.spokesperson")
    return paper + 1 if follows and units[paper].has("say.document") else at


def _heads_phrase(units: Sequence[Unit], at: int) -> bool:
    """Whether a noun stands behind an article: a role, or a word that nothing follows: « ... », tonne l'[échevin]."""
    ends = at + 1 == len(units) or units[at + 1].low in (".", ",")
    return units[at].has("role") or (units[at].kind == "word" and ends)


def _behind_setting(units: Sequence[Unit], first: int, last: int) -> int:
    """Where the subject begins behind a time or a place: "ha replicato in [serata] il manager" (Italian)."""
    if units[first].kind != "word" or not first or not units[first - 1].has("say.setting", "link.in"):
        return first
    for at in range(first + 1, last - 1):
        if units[at].has("link.determiner") and not is_link(units[at]) and tells_person(units[at + 1]):
            return at
    return first


def tells_outlet(units: Sequence[Unit], verb: int) -> bool:
    """Whether a verb and its preposition are one phrase, with an outlet behind: "[aseguró a] la cadena CNBC"."""
    if not units[verb].has("say.tells") or " " not in units[verb].low:
        return False
    after = verb + 1
    while after < len(units) and units[after].has("link.determiner", "say.medium"):
        after += 1
    return after < len(units) and units[after].has("outlet")


def _apposed(units: Sequence[Unit], first: int, comma: int, upper: int, voice: Voice | None) -> Voice | None:
    """Whom the words behind a comma name, where a title stands before it."""
    if voice is None or voice.titled or voice.role is not None:
        return _opening_name(units, comma + 1, upper)
    if units[first].has("link.determiner", "pronoun.his", "role"):
        return _apposed_person(units, first, comma, upper)
    return None


def _apposed_person(units: Sequence[Unit], first: int, comma: int, upper: int) -> Voice | None:
    """ "said the owner of Orlo Foods, [June Alder]": a title of a firm, with the person behind the comma."""
    if not any(unit.has("role", "pronoun.his") for unit in units[first:comma]):
        return None
    voice = _opening_name(units, comma + 1, upper)
    return voice if voice is not None and voice.member is not None and voice.member.kind == "person" else None


def _joins_roles(units: Sequence[Unit], at: int, upper: int) -> bool:
    """ "our co-founder [and] chief executive, X"."""
    return units[at].has("link.and") and at + 1 < upper and units[at + 1].has("role") and units[at - 1].has("role")


def _skip_addressee(units: Sequence[Unit], at: int, upper: int) -> int:
    """ "a écrit [au Phare] Lina Corvi": whom it was said to stands before who said it, or alone ("dit-il au Phare")."""
    source = _source_behind(units, at, upper)
    if source is not None:
        return source
    after = at + 1
    while after < upper and units[after].has("link.determiner", "say.medium"):
        after += 1
    if after < upper and (units[after].kind == "name" or units[after].has("outlet")) and after + 1 < upper:
        following = units[after + 1]
        if following.kind == "name" or following.has("link.determiner", "pronoun.his", "role"):
            return after + 1
    behind = after + 1 if after < upper and units[after].has("outlet") else at + 1  # "a la cadena CNBC" (Spanish)
    named = any(unit.has("pronoun.his", "role") or is_person(unit) for unit in units[behind:upper])
    article = units[at].has("link.determiner")  # Portuguese "a": "informou a Folha", the Folha tells
    return at + 1 if named or article or units[at].has("say.setting") else upper


def _source_behind(units: Sequence[Unit], link: int, upper: int) -> int | None:
    """Where sources without a name begin behind whom they told: "dijeron [al Correo] dos personas" (Spanish)."""
    listener = link + 1
    while listener < upper and units[listener].has("link.determiner"):
        listener += 1
    for at in range(listener + 1, min(listener + _LONGEST, upper)):
        if _breaks(units[at]):
            return None
        if units[at].has("say.source"):
            first = at
            while first > listener + 1 and _counts(units[first - 1]) and not is_link(units[first - 2]):
                first -= 1
            return None if is_link(units[first - 1]) and not units[first - 1].has("link.determiner") else first
    return None


def _counts(unit: Unit) -> bool:
    """Whether a unit may lead to a noun: "[des] proches" (French), "[two] people", "[his] adviser"."""
    return unit.kind == "word" or unit.has("link.indefinite", "link.many", "pronoun.his")


def _leads_to_outlet(units: Sequence[Unit], at: int, upper: int) -> bool:
    """ "eine Sprecherin [der Rheinischen Post]" (German): a dative article, before whom it was said to."""
    while at < upper and units[at].has("say.medium"):
        at += 1
    return at < upper and units[at].has("outlet", "say.listener")


def _opens_occasion(units: Sequence[Unit], at: int) -> bool:
    """ "la empresa [en una entrevista]" (Spanish): where something was said, no part of who said it."""
    return units[at].has("link.in") and at + 1 < len(units) and units[at + 1].has("link.indefinite")


def _phrase_end(units: Sequence[Unit], first: int, upper: int) -> int:
    at = first
    while at < upper and at - first < _LONGEST and (not _breaks(units[at]) or _joins_roles(units, at, upper)):
        if at > first and units[at].has("say.to", "say.setting") and not units[at].has("say.of"):
            break
        if at > first and units[at].has("say.to") and _leads_to_outlet(units, at + 1, upper):
            break
        if at > first and (units[at].has("date", "say.listener", "say.occasion") or _opens_occasion(units, at)):
            break
        at += 1
    return at
