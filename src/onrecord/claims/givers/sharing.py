"""Verbs that share one subject: "Petra Lind sold her bakeries last spring and gave $250,000 to the fund"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.frames import Giver
from onrecord.claims.givers.gathering import gather_left, givers_of, is_told
from onrecord.claims.order.items import Item

__all__ = ["actor_beside_object", "group_before", "group_counted", "is_met_apart", "shared_actor"]

_FRONT = ("determiner", "date", "time")
_BESIDE_VERB = ("auxiliary", "plan", "negation", "again", "each", "personal", "date", "time")
_DONE = ("word", "business", "other_verb", "aside", "auxiliary", "total")
_UNDER = ("in", "at", "to", "from", "of", "through", "business", "other_verb", "determiner")
_PARTS = ("speaker", "relative", "comma", "speech", "verb", "contrast")


def shared_actor(row: tuple[Item, ...], verb: int) -> int | None:
    """Return where the party or pronoun stands that opens the clause and acts in the verb behind an "and" too.

    So may "the publisher from Boston" who was told of before.
    """
    at = next((n for n in range(verb) if row[n].kind not in _FRONT), verb)
    joined = verb - 1
    while joined > at and row[joined].kind in _BESIDE_VERB:
        joined -= 1
    return at if joined >= at + 2 and row[joined].kind == "and" and _acts_first(row, at, joined) else None


def _acts_first(row: tuple[Item, ...], at: int, joined: int) -> bool:
    """Whether a party or pronoun at `at` has a verb of its own before the "and", and nobody else acts there."""
    subject = row[at].kind == "party" or (row[at].kind == "pronoun" and not row[at].has("pronoun.his"))
    titled = row[at].kind == "role" and at > 0 and row[at - 1].has("link.determiner")
    from_home = row[at + 1].has("link.home") and row[at + 2].kind == "other"
    if not (subject or titled) or row[at + (3 if from_home else 1)].kind not in _DONE:
        return False
    for n in range(at + 1, joined):
        item = row[n]
        named = item.kind in ("party", "fund", "outlet") and row[n - 1].kind not in _UNDER
        if named or item.kind in _PARTS or (item.kind == "pronoun" and not item.has("pronoun.his")):
            return False
    return True


_JOINED = ("comma", "and", "to", "at", "determiner", "role", "party")
_MET = ("verb", "other_verb", "speech", "auxiliary", "business")
_BETWEEN = (
    *_MET,
    "fund",
    "in",
    "at",
    "to",
    "determiner",
    "role",
    "word",
    "aside",
    "negation",
    "from",
    "of",
    "date",
    "time",
    "again",
    "each",
)


def actor_beside_object(row: tuple[Item, ...], at: int, verb: int) -> int | None:
    """Return where X stands in "X backed Y and gave $5,000", for the Y at `at`: whom a verb has does not act."""
    if _is_gerund(row, at, verb):
        return _actor_before(row, at)
    joined = next((n for n in range(verb - 1, at, -1) if row[n].kind not in _BESIDE_VERB), at)
    met = _JOINED if at and row[at - 1].verb == "join" else _BESIDE_OBJECT  # "X joins Y [and Z] and gives"
    if joined == at or row[joined].kind != "and" or any(i.kind not in met for i in row[at + 1 : joined]):
        return None
    met_at = _met_at(row, at)
    acted = met_at > 0
    for n in range(met_at or at - 1, -1, -1):
        acts = row[n].kind == "party" or (row[n].kind == "pronoun" and not row[n].has("pronoun.his"))
        titled = row[n].kind == "role" and n > 0 and row[n - 1].has("link.determiner")
        if acts or (titled and acted):
            return n if acted else None
        if row[n].kind not in _BETWEEN:
            return None
        acted = acted or row[n].kind in _MET
    return None


_BESIDE_OBJECT = ("comma", "word", "in", "date", "time")
"""What may stand behind whom a verb has: "knows Y [well] and gave"."""


def _met_at(row: tuple[Item, ...], at: int) -> int:
    """Where a word that means nothing stands between X and the Y at `at`: "X [met] the senator Y"; 0 for none."""
    back = at - 1
    while back > 0 and row[back].kind in ("determiner", "role"):
        back -= 1
    return back if back > 0 and row[back].kind == "word" and row[back - 1].kind in ("party", "pronoun") else 0


def is_met_apart(row: tuple[Item, ...], first: int, last: int) -> bool:
    """Whether the party `first` is whom X met, and `last` one that acts alone: "X praised Y, and Z gave $5,000"."""
    between = [i.kind for i in row[first + 1 : last] if i.kind not in ("determiner", "role")]
    if between != ["comma", "and"]:
        return False
    back = first - 1
    while back > 0 and row[back].kind in ("determiner", "role"):
        back -= 1
    acting = next((n for n in range(back - 1, -1, -1) if row[n].kind != "auxiliary"), 0)
    return back > acting and row[back].kind in _MEETING and row[acting].kind in ("party", "pronoun")


_MEETING = ("word", "other_verb", "speech", "consider")


def _is_gerund(row: tuple[Item, ...], at: int, verb: int) -> bool:
    """Whether a verb tells how the one before it was done: "X backed Y, [giving] $5,000", "... by giving".

    "X ha aiutato Y [donando] 5.000 euro" (Italian) needs nothing between, nor does "steunde Y [door te geven]" (Dutch).
    """
    between = row[at + 1 : verb]
    if len(between) == 1 and between[0].kind == "to" and between[0].has("link.while"):
        return row[verb].has_form("base")  # "X irritou Y ao doar" (Portuguese)
    led = not between or (len(between) == 1 and (between[0].kind in ("comma", "in") or between[0].has("link.by")))
    return led and row[verb].has_form("progressive") and not any(i.verb == "join" for i in row[:at])


def _actor_before(row: tuple[Item, ...], at: int) -> int | None:
    """Where X stands, who has a verb of its own with the Y at `at`: "X backed the candidate Y, giving $5,000"."""
    for n in range(at - 1, -1, -1):
        if row[n].kind == "party" or (row[n].kind == "pronoun" and not row[n].has("pronoun.his")):
            governed = n > 0 and row[n - 1].kind in _UNDER[:6]
            acts = next(i for i in row[n + 1 :] if i.kind not in _BEFORE_ACTING)
            is_donor = acts.kind == "determiner" and any(i.kind == "verb" for i in row[n + 1 : at])
            return n if (is_donor or acts.kind in (*_MET, "word")) and not governed else None
        if row[n].kind not in _WITHIN:
            return None
    return None


_WITHIN = (*_BETWEEN, "to", "at", "in", "auxiliary", "plan", "comma", "donor")
_BEFORE_ACTING = (*_BESIDE_VERB, "aside", "comma")
"""What may stand behind X: "X, [dono da Z, quer] ajudar Y ao doar" (Portuguese)."""


def group_before(row: tuple[Item, ...], at: int, line: int) -> tuple[Giver, ...]:
    """Return the list of parties that stands last before `at`: "Ford and GM have each said that they ..."."""
    named = (back for back in range(at - 1, 0, -1) if row[back].kind == "party")
    party = next((back for back in named if not is_told(row, back)), None)
    if party is None:
        return ()
    found, _ = gather_left(row, party, 0)
    return givers_of(found, line) if len(found) > 1 else ()


_NEAR_GROUP = 2
"""Lines back to the names that "the two carmakers" may mean."""


def group_counted(row: tuple[Item, ...], at: int, group: Sequence[Giver], line: int) -> tuple[Giver, ...]:
    """Return whom "the two carmakers" means, whose noun stands at `at`: those whom the text named side by side."""
    lead = row[at - 1] if at else None
    counted = lead is not None and lead.has_any("each.both", "pronoun.plural")
    near = len(group) > 1 and 0 < line - group[0].line <= _NEAR_GROUP
    return tuple(replace(g, certain=False) for g in group) if counted and near else ()
