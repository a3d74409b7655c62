"""Whom a sentence without a gift goes on with, and who is named in it only in passing.

"Ada Kerrow runs a mill. [She] sat beside Jo Hale. [Her] neighbour, Ike Moss, praises her. The heiress gave $5,000.":
Ada Kerrow is spoken of all the time.
"""

from __future__ import annotations

from onrecord.claims.frames import Focus, Giver
from onrecord.claims.givers.dropped import has_nominal, opens_with_verb
from onrecord.claims.givers.gathering import givers_of, is_governed
from onrecord.claims.givers.headstold import head_told
from onrecord.claims.givers.ofwhom import has_owner, is_definite
from onrecord.claims.givers.subjects import pronoun_givers
from onrecord.claims.givers.toldof import standing_in
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row

__all__ = ["keeps_topic", "see_topic"]

_NEAR = 2
"""Lines back to the sentence that told of whom a sentence goes on with."""


def see_topic(line: Line, focus: Focus) -> None:
    """Turn back, with a new paragraph, to the one whose friend the last one told of."""
    focus.about_before = focus.about if line.number - focus.about_line <= _NEAR else ()
    topic = focus.topic
    if topic is not None and line.block != focus.topic_block:
        focus.see((topic,))
        focus.turn_to((topic,), line.number - 1, line.block)
        focus.topic = None


def keeps_topic(row: Row, line: Line, focus: Focus) -> bool:
    """Return whether a line goes on with the one told of before, and remember those whom it names in passing."""
    if focus.person is None:
        return False
    names = [n for n, item in enumerate(row) if item.kind == "party"] if "party" in row.kinds else []
    if not names:
        return _goes_on(row, line, focus)
    named = names[0]
    if not named:
        return False  # a name at the front is whom the line is about
    if _is_companion(row, named, line, focus):
        focus.topic, focus.topic_block = standing_in(focus.person, row[0], line.number), line.block
        return False
    people = [n for n in names if (m := row[n].member) is not None and m.kind == "person"]
    last = people[0] if people else names[-1]
    if any(not _is_in_passing(row, n) for n in names if n <= last):
        return False
    focus.aside_parties = []  # none of this line is whom it goes on with
    topic = _goes_on_with(row, named, line, focus)
    if topic is None or any(topic.member in (row[n].member, *row[n].near) for n in names):
        return False
    if topic.member.kind != "person" or " " not in topic.member.name or (not people and line.tokens[0].text in _QUOTES):
        return False  # "Merrow's chief, Jo Hale, was there. [She?] announced $5,000."; "Hale-Moss", a duel of two
    focus.people.extend(givers_of([row[n] for n in people], line.number))
    _stay_with(topic, line, focus)
    if not people:
        focus.firm = givers_of([row[names[0]]], line.number)[0]
    return True


def _stay_with(topic: Giver, line: Line, focus: Focus) -> None:
    focus.see((topic,))
    if focus.settings.dropped_subjects:
        focus.turn_to((topic,), line.number, line.block)


def _goes_on(row: Row, line: Line, focus: Focus) -> bool:
    """Whether a line without names goes on with the one told of right before: "[He] was in the room."."""
    near = len(focus.subject) == 1 and focus.subject[0].line == line.number - 1
    person = near and focus.subject[0].member.kind == "person"
    if not person or "question" in row.kinds or line.tokens[0].text in _QUOTES:
        return False
    topic = _goes_on_with(row[:_FRONT], min(len(row), _FRONT), line, focus)
    if topic is None or topic.member != focus.subject[0].member:
        return False
    _stay_with(topic, line, focus)
    return True


_QUOTES = frozenset('«“"„')
_FRONT = 4
"""Items at the front of a line in which its subject stands."""


def _is_companion(row: Row, at: int, line: Line, focus: Focus) -> bool:
    """Whether the row opens with somebody who is told of as the other's: "Her neighbour, [Ike Moss], says"."""
    person, member = focus.person, row[at].member
    if not row[0].has_any("pronoun.his", "link.determiner"):
        return False
    if person is None or member is None or member.kind != "person" or line.number - person.line > _NEAR:
        return False
    if focus.firm is not None and focus.firm.line > person.line:
        return False
    his = row[0].has("pronoun.his") and focus.fits_owner(person, row[0])
    if not his and not (row[0].has("link.determiner") and _has_kin(line, row[0].last, row[at].last)):
        return False
    return all(i.kind in _APPOSED and not i.has("role.chief") for i in row[:at])


_APPOSED = ("pronoun", "role", "word", "comma", "determiner")


def _has_kin(line: Line, first: int, last: int) -> bool:
    """ "O amigo Martin Dray" (Portuguese, "the friend"): whose friend goes without saying."""
    return line.has("role.kin") and any(line.begins(n, "role.kin") for n in range(first, last))


_LEADING = ("in", "at", "to", "from", "of")
_DRESSING = ("determiner", "role", "word", "party", "comma", "kind")
_ACTING = ("verb", "other_verb", "auxiliary", "speech", "plan", "business", "announce")


def _is_in_passing(row: Row, at: int) -> bool:
    """Whether the first name of a row is no subject: a preposition rules it, or it ends its clause as an object."""
    if is_governed(row, at, 0):
        return True
    if at and row[at - 1].kind == "comma" and any(i.kind == "comma" for i in row[at + 1 : at + 2]):
        return False  # "The other brother, [Jo Hale], plays for the rivals"
    back = at - 1
    while back > 0 and row[back].kind in _DRESSING:
        back -= 1
    if back > 0 and (row[back].kind in _LEADING or row[back].verb == "join"):
        return True
    end = next((n for n in range(at + 1, len(row)) if row[n].kind in ("and", "comma", "stop", "end")), len(row))
    told = back < 0 or row[back].has("link.passive") or any(i.kind == "speech" for i in row[:at])
    return not told and not any(i.kind in _ACTING for i in row[at + 1 : end])


def _goes_on_with(row: tuple[Item, ...], named: int, line: Line, focus: Focus) -> Giver | None:
    """Whom a pronoun, a description or a verb without a subject before the first name means."""
    for at, item in enumerate(row[:named]):
        if item.kind == "pronoun" and item.has("pronoun.person") and not item.has_any("pronoun.his", "link.taker"):
            found = pronoun_givers(row, at, focus, line.number)
            return found[0] if len(found) == 1 else None
        if item.kind == "unnamed":
            return next(iter(head_told(item, focus, line.number)), None)
        if item.kind == "role" and at + 1 < named and is_definite(row, at) and not is_governed(row, at, 0):
            return _described(row, at, line, focus)
        if item.kind in ("pronoun", "fund", "gift", "self", "outlet", "speaker") and not item.has("pronoun.his"):
            return None
    if focus.settings.verb_final:
        return _behind_verb(row, named, line, focus)
    return _left_out(row, named, line, focus)


def _behind_verb(row: tuple[Item, ...], named: int, line: Line, focus: Focus) -> Giver | None:
    """ "Mit Jo Hale geht [er] jagen." (German): a pronoun behind the verb, what opens the sentence before it."""
    ahead = row[named + 1 : named + 4]
    at = next((named + 1 + n for n, i in enumerate(ahead) if i.has("pronoun.person")), None)
    if at is None or at < named + 2 or row[at].has_any("pronoun.his", "link.taker"):
        return None
    found = pronoun_givers(row, at, focus, line.number) if all(i.kind != "comma" for i in row[named:at]) else ()
    return found[0] if len(found) == 1 else None


def _described(row: tuple[Item, ...], at: int, line: Line, focus: Focus) -> Giver | None:
    """ "[The heiress] lives beside Jo Hale.": the person told of before."""
    person = focus.topic or focus.person
    plain = row[at].has("role.chief") and not has_owner(row, at)
    plain = plain or (row[at].has("role.kin") and has_owner(row, at) and at <= 1)  # "The widow of an oilman lives"
    near = person is not None and line.number - person.line <= _NEAR and focus.fits(person, row[at])
    return standing_in(person, row[at], line.number) if person is not None and plain and near else None


def _left_out(row: tuple[Item, ...], named: int, line: Line, focus: Focus) -> Giver | None:
    """ "Vendió la empresa a Jo Hale." (Spanish): a verb without a subject goes on with whom the text told of."""
    told = focus.about_before
    if not focus.settings.dropped_subjects or len(told) != 1:
        return None
    verb = next((n for n in range(named) if row[n].kind in _ACTING or _may_act(row, n)), None)
    if verb == 1 and named > verb + 1 and row[0].has("link.impersonal") and not row[2].has("link.of"):
        return standing_in(told[0], row[verb], line.number)  # "Se sentó junto a Jo Hale"
    bare = verb is not None and not has_nominal(row, verb)
    return standing_in(told[0], row[verb], line.number) if verb is not None and bare else None


def _may_act(row: tuple[Item, ...], at: int) -> bool:
    """Whether an unknown word may be a verb: no preposition or article stands before it."""
    before = row[at - 1] if at else None
    if at == 0 and row[0].kind == "other":
        return opens_with_verb(row)
    return row[at].kind == "word" and (before is None or before.kind in ("comma", "date", "time", "link", "auxiliary"))
