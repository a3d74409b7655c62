"""What is given and is no gift: "gave the committee the cold shoulder", "gave the committee a headache"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.order.items import Item

__all__ = ["gives_refusal", "gives_thing"]

_MONEY = ("negation", "sum", "gift", "cash", "in_kind", "kind", "aside", "donor", "each", "personal", "total", "limit")
_BETWEEN = ("fund", "determiner", "to", "word", "from", "auxiliary")
_REACH = 6


def gives_refusal(work: ClauseWork, at: int) -> bool:
    """Return whether a no is all that the verb at `at` gives: "gave the committee a brush-off"."""
    if "noun.refusal" not in work.line.meant or work.row[at].verb not in ("give", "light"):
        return False
    if work.line.sums:
        return False  # "gab dem Komitee «Nein zur Steuer» 5.000 Franken" (German): a fund's name
    for item in work.row[at + 1 : at + 1 + _REACH]:
        if item.has("noun.refusal"):
            return True
        if item.kind not in _BETWEEN:
            return False
    return False


def gives_thing(work: ClauseWork, at: int) -> bool:
    """Return whether a thing that is no money is what a fund is given, or promised: "gave the committee [a headache]".

    So it is in "gab der SPD die Schuld" (German, "gave the blame"), "promised the party her vote".
    """
    verb, kinds = work.row[at], work.clause.kinds
    if verb.verb not in ("give", "pledge") or "fund" not in kinds or not kinds.isdisjoint(_MONEY):
        return False
    if not (verb.has_form("past") or verb.has("pledge.past")):
        return False
    behind = work.row[at + 1 : work.upper(at)]
    fund = next((n for n, i in enumerate(behind) if i.kind == "fund"), None)
    if fund is None:
        return False
    led = not fund or all(i.kind in ("determiner", "to") for i in behind[:fund])
    thing = behind[fund + 1 :] if led else behind
    if len(thing) > _THING and thing[1].has("pronoun.his"):
        thing = thing[1:]  # "ha promesso alla Lega [il] suo voto" (Italian, "its")
    if len(thing) < _THING or thing[1].kind != "word":
        return False
    own = thing[0].kind == "determiner" or thing[0].has("pronoun.his")
    if led and own and all(i.kind == "end" for i in thing[2:]):
        return not thing[1].has_any(*_SUMS)
    return thing[0].has("link.indefinite") and _is_unknown(thing[1], work)


_THING = 2
"""Items of "a headache"."""

_SUMS = ("money", "noun", "returned", "purse", "account")


def _is_unknown(item: Item, work: ClauseWork) -> bool:
    """Whether a word belongs to no category, money and its sizes among them."""
    return item.kind == "word" and not item.categories.meant and work.line.tokens[item.first].text[0].isalpha()
