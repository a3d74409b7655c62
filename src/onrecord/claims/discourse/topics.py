"""Whom a sentence without a gift goes on with, and who is named in it only in passing.

"Ada Kerrow runs a mill. [She] sat beside Jo Hale. [Her] neighbour, Ike Moss, praises her. The heiress gave $5,000.":
Ada Kerrow is spoken of all the time.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.frames import Focus, Giver
from onrecord.claims.givers.dropped import has_nominal, opens_with_verb
from onrecord.claims.givers.gathering import givers_of, is_governed
from onrecord.claims.givers.headstold import head_told
from onrecord.claims.givers.ofwhom import has_owner, is_definite
from onrecord.claims.givers.subjects import pronoun_givers
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.rows import Row

__all__ = ["keeps_topic", "see_topic"]

_NEAR = 2
"""Lines back to the sentence that told of whom a sentence goes on with."""


def see_topic(line: Line, focus: Focus) -> None:
    """Turn back, with a new paragraph, to the one whose friend the last one told of."""
    topic = focus.topic
    if topic is not None and line.block != focus.topic_block:
        focus.see((topic,))
        focus.turn_to((topic,), line.number - 1, line.block)
        focus.topic = None


def keeps_topic(row: Row, line: Line, focus: Focus) -> bool:
    """Return whether a line goes on with the one told of before, and remember those whom it names in passing."""
    names = [n for n, item in enumerate(row) if item.kind == "party"]
    if not names or focus.person is None:
        return False
    named = names[0]
    if _is_companion(row, named, line, focus):
        focus.topic, focus.topic_block = replace(focus.person, line=line.number, certain=False), line.block
        return False
    people = [n for n in names if (m := row[n].member) is not None and m.kind == "person"]
    if not people or any(not _is_in_passing(row, n) for n in names if n <= people[0]):
        return False
    focus.aside_parties = []  # none of this line is whom it goes on with
    topic = _goes_on_with(row, named, line, focus)
    if topic is None or any(topic.member in (row[n].member, *row[n].near) for n in names):
        return False
    focus.people.extend(givers_of([row[n] for n in people], line.number))
    focus.see((replace(topic, line=line.number, certain=False),))
    return True


def _is_companion(row: Row, at: int, line: Line, focus: Focus) -> bool:
    """Whether the row opens with somebody who is told of as the other's: "Her neighbour, [Ike Moss], says"."""
    person, member = focus.person, row[at].member
    if person is None or member is None or member.kind != "person" or line.number - person.line > _NEAR:
        return False
    if focus.firm is not None and focus.firm.line > person.line:
        return False
    lead = row[:at]
    plain = all(i.kind in ("pronoun", "role", "word", "comma", "determiner") and not i.has("role.chief") for i in lead)
    if not (lead and plain):
        return False
    his = lead[0].has("pronoun.his") and focus.fits(person, lead[0])
    return his or (lead[0].has("link.determiner") and _has_kin(line, lead[0].last, row[at].last))


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
    back = at - 1
    while back > 0 and row[back].kind in _DRESSING:
        back -= 1
    if back > 0 and (row[back].kind in _LEADING or row[back].verb == "join"):
        return True
    end = next((n for n in range(at + 1, len(row)) if row[n].kind in ("and", "comma", "stop", "end")), len(row))
    told = back < 0 or row[back].has("link.passive") or any(i.kind == "speech" for i in row[:at])
    return not told and not any(i.kind in _ACTING for i in row[at + 1 : end])


def _goes_on_with(row: Row, named: int, line: Line, focus: Focus) -> Giver | None:
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


def _behind_verb(row: Row, named: int, line: Line, focus: Focus) -> Giver | None:
    """ "Mit Jo Hale geht [er] jagen." (German): a pronoun behind the verb, what opens the sentence before it."""
    ahead = row[named + 1 : named + 4]
    at = next((named + 1 + n for n, i in enumerate(ahead) if i.has("pronoun.person")), None)
    if at is None or at < named + 2 or row[at].has_any("pronoun.his", "link.taker"):
        return None
    found = pronoun_givers(row, at, focus, line.number) if all(i.kind != "comma" for i in row[named:at]) else ()
    return found[0] if len(found) == 1 else None


def _described(row: Row, at: int, line: Line, focus: Focus) -> Giver | None:
    """ "[The heiress] lives beside Jo Hale.": the person told of before."""
    person = focus.topic or focus.person
    plain = row[at].has("role.chief") and not has_owner(row, at)
    near = person is not None and line.number - person.line <= _NEAR and focus.fits(person, row[at])
    return person if plain and near else None


def _left_out(row: Row, named: int, line: Line, focus: Focus) -> Giver | None:
    """ "Vendió la empresa a Jo Hale." (Spanish): a verb without a subject goes on with whom the text told of."""
    if not focus.settings.dropped_subjects or len(focus.about) != 1 or line.number - focus.about_line > _NEAR:
        return None
    verb = next((n for n in range(named) if row[n].kind in _ACTING or _may_act(row, n)), None)
    if verb == 1 and named > verb and row[0].has("link.impersonal") and not row[2].has("link.of"):
        return focus.about[0]  # "Se sentó junto a Jo Hale"
    return focus.about[0] if verb is not None and not has_nominal(row, verb) else None


def _may_act(row: Row, at: int) -> bool:
    """Whether an unknown word may be a verb: no preposition or article stands before it."""
    before = row[at - 1] if at else None
    if at == 0 and row[0].kind == "other":
        return opens_with_verb(row)
    return row[at].kind == "word" and (before is None or before.kind in ("comma", "date", "time", "link", "auxiliary"))
