"""Noun phrases that may be a subject, in languages whose subject may stand behind the verb."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["acts_nobody", "find_nominal"]

_RULERS = ("to", "from", "of", "at", "in", "through", "on_behalf", "except", "including")
_RULING = ("speech.gerund_source", "link.when", "link.after", "join")
"""Of what no kind tells that it rules the phrase behind it: "after X", "like X", "according to X"."""
_HEADS = ("party", "unnamed", "speaker", "self")
_NAMED = ("party", "other", "outlet")
_DRESSING = ("determiner", "role", "word")
_DRESSED = (*_DRESSING, "auxiliary", "and")
_AFTER_RULER = ("including", "from", "determiner", "word", "role", "owns", "auxiliary", "each", "again", "time")


def acts_nobody(before: Sequence[Item], behind: Sequence[Item]) -> bool:
    """Whether "nobody" or "no firm" acts, whom somebody outdid: "[Geen bedrijf] gaf meer dan X" (Dutch)."""
    if any(i.kind not in _NOBODY for i in before):
        return False
    nobody = before[0].has("negation.nobody") or before[-1].kind in ("role", "donor")
    return nobody and any(i.has_any("compared.than", "money.more_than") for i in behind)


_NOBODY = ("negation", "role", "donor", "word")


def find_nominal(
    items: Sequence[Item], *, front: bool = False, taker: bool = False, among: bool = False
) -> tuple[int, int] | None:
    """Return where the first noun phrase that no preposition rules begins and ends: "der Gründer X und seine Frau Y".

    With `front` only one before any object counts, with `taker` a fund counts too, with `among` one behind "including".
    """
    at = 0
    while at < len(items):
        item = items[at]
        listing = among and item.kind == "including"  # "haben Firmen [wie A, B und C] gespendet"
        as_what = front and not at and item.has("compared.once")  # "Als Chef der Ziegelei gab X" (German)
        if not listing and (item.kind in _RULERS or item.has_any(*_RULING) or as_what):
            at = _past_ruled(items, at + 1)
            continue
        if front and item.kind in ("sum", "gift", "kind"):
            return None
        if _is_head(items, at) or (taker and item.kind == "fund"):
            return _start(items, at), _end(items, at + 1)
        at += 1
    return None


def _is_head(items: Sequence[Item], at: int) -> bool:
    item = items[at]
    if item.kind in _HEADS:
        return at + 1 >= len(items) or items[at + 1].kind != "owns"
    if item.kind == "pronoun":
        return not item.has("pronoun.his")
    described = item.kind == "role" and (item.has("role.company") or item.has("role.chief"))
    back = at - 1
    while described and back > at - _ADJECTIVES and back > 0 and items[back].kind == "word":
        back -= 1  # "die 61-Jährige", "der texanische Konzern"
    led = back >= 0 and items[back].has_any("link.determiner", "pronoun.his", "pronoun.plural")
    return described and led  # "Nun geben [die beiden Autobauer] je 5 Euro" (German, "the two carmakers")


_ADJECTIVES = 4
"""So far before its noun an article may stand."""


def _past_ruled(items: Sequence[Item], at: int) -> int:
    """The place behind the phrase that a preposition rules."""
    while at < len(items) and (items[at].kind in _AFTER_RULER or items[at].has("pronoun.his")):
        at += 1  # "über [ihre Tochter] X gab Y" (German, "through its arm X, Y gave")
    owner = at + 1 < len(items) and items[at].kind in ("party", "other", "outlet") and items[at + 1].kind == "owns"
    if owner:
        return _past_ruled(items, at + 2)
    end = at + 1
    while end < len(items) and items[end].kind == "aside":
        end += 1  # "dankzij X (100.000 euro) en Y (50.000 euro)" (Dutch)
    if at < len(items) and items[at].kind in _NAMED and (past := _past_series(items, end)) > end:
        return past
    if at < len(items) and items[at].kind in _NAMED and (past := _past_dative(items, end)) > end:
        return past
    joined = end + 1 < len(items) and items[at].kind in _NAMED and items[end].kind == "and"
    return _past_ruled(items, end + 1) if joined and items[end + 1].kind in _NAMED else at + 1


def _past_series(items: Sequence[Item], at: int) -> int:
    """The place behind ", B (39) and C (55)", names that go on with the ruled one before; `at` where none do."""
    end, joined = at, False
    while end < len(items) and items[end].kind in ("comma", "and") and not joined:
        joined = items[end].kind == "and"
        name = end + 1
        while name < len(items) and items[name].kind in _DRESSING:
            name += 1
        if name >= len(items) or items[name].kind not in _NAMED or (name + 1 < len(items) and _is_owned(items, name)):
            return at
        end = name + 1
        while end < len(items) and items[end].kind == "aside":
            end += 1
    return end if joined and items[at].kind == "comma" else at


def _past_dative(items: Sequence[Item], at: int) -> int:
    """The place behind "and [dem] Y", which the preposition before X rules too: "von X (5 Euro) sowie dem Y".

    So does it rule them without an article where the ruled one before has its sum in brackets.
    """
    bracketed = items[at - 1].kind == "aside" and any(i.kind == "sum" for i in items[at - 1].inner)
    if at + 1 >= len(items) or items[at].kind != "and" or not (items[at + 1].has("link.dative") or bracketed):
        return at
    name = at + 1
    while name < len(items) and items[name].kind in _DRESSING:
        name += 1
    return _end(items, name + 1) if name < len(items) and items[name].kind in _NAMED else at


def _is_owned(items: Sequence[Item], at: int) -> bool:
    return items[at + 1].kind == "owns"


def _start(items: Sequence[Item], at: int) -> int:
    """Where the phrase of a head begins: with its article, title and trade."""
    start = at
    while start and (items[start - 1].kind in _DRESSING or items[start - 1].has_any("pronoun.his", "pronoun.plural")):
        start -= 1
    return start


def _end(items: Sequence[Item], at: int) -> int:
    """Where the phrase ends: behind an aside, a place, and further names of a list."""
    while at < len(items):
        if items[at].kind == "aside":
            at += 1
            continue
        if items[at].kind in ("of", "in") and at + 1 < len(items) and items[at + 1].kind == "other":
            at += 2
            continue
        if items[at].kind not in ("comma", "and"):
            return at
        ahead = at + 1
        while ahead < len(items) and (items[ahead].kind in _DRESSED or items[ahead].has("pronoun.his")):
            ahead += 1
        if ahead >= len(items) or items[ahead].kind not in _HEADS:
            return at
        at = ahead + 1
    return at
