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
    """Return whether a thing that is no money is what a fund is given: "gave the committee [a headache]"."""
    verb, kinds = work.row[at], work.clause.kinds
    if verb.verb != "give" or "fund" not in kinds or not kinds.isdisjoint(_MONEY) or not verb.has_form("past"):
        return False
    behind = work.row[at + 1 : work.upper(at)]
    fund = next((n for n, i in enumerate(behind) if i.kind == "fund"), None)
    if fund is None:
        return False
    led = fund and all(i.kind in ("determiner", "to") for i in behind[:fund])
    thing = behind[fund + 1 :] if not fund or led else behind
    return len(thing) > 1 and thing[0].has("link.indefinite") and _is_unknown(thing[1], work)


def _is_unknown(item: Item, work: ClauseWork) -> bool:
    """Whether a word belongs to no category, money and its sizes among them."""
    return item.kind == "word" and not item.categories.meant and work.line.tokens[item.first].text[0].isalpha()
