"""Gifts whose noun is left out: "La aportación de A fue de 300.000; la de B, de 200.000" (Spanish, "that of B").

Only behind a gift that its noun told, and where a sum closes the phrase.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Frame
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.order.items import Item

__all__ = ["read_elliptic", "read_with"]

_BESIDE = ("determiner", "role", "word", "comma", "aside")
_TO_SUM = ("comma", "from", "of", "to", "at", "auxiliary", "again", "determiner", "through")
_CLOSED = ("end", "comma", "and", "stop", "each", "aside", "personal")


def read_elliptic(work: ClauseWork, before: Sequence[Frame]) -> None:
    """Add the frames of "that of B, of 200,000" behind a gift of the same line that a noun told."""
    told = before[-1] if before else None
    if told is None or not work.clause.kinds >= {"party", "sum"} or not told.rule.startswith(("noun", "verb.come")):
        return
    taken = {frame.giver.member.number for frame in before}
    for at in range(len(work.row) - 2):
        party = _owner_at(work, at)
        money = None if party is None else _sum_behind(work, party)
        if party is None or money is None or _number(work.row[party]) in taken:
            continue
        telling = Telling(status=told.status, rule=told.rule, zone=(at, len(work.row)), verb=told.verb, lean="weak")
        objects = Objects(money=(money,), funds=(told.fund,) if told.fund is not None else ())
        work.emit(givers_of((work.row[party],), work.line.number), objects, telling)


def read_with(work: ClauseWork, before: Sequence[Frame]) -> None:
    """Add the frames of "and with 500 B" behind "lo ayudaron con 800 A" (Spanish, "A helped it with 800")."""
    told = before[-1] if before else None
    if told is None or told.money is None or not told.rule.startswith("verb.give") or not work.line.has("link.at"):
        return
    taken = {frame.giver.member.number for frame in before}
    for at in range(1, len(work.row) - 2):
        led = work.row[at].has("link.at") and work.kind(at - 1) in ("and", "comma") and work.kind(at + 1) == "sum"
        party = _past_titles(work, at + 2) if led else 0
        if not party or work.kind(party) != "party" or _number(work.row[party]) in taken:
            continue
        telling = Telling(status=told.status, rule=told.rule, zone=(at, len(work.row)), verb=told.verb, lean=told.lean)
        objects = Objects(money=(work.row[at + 1],), funds=(told.fund,) if told.fund is not None else ())
        work.emit(givers_of((work.row[party],), work.line.number), objects, telling)


def _past_titles(work: ClauseWork, at: int) -> int:
    """Where the words go on behind an article, "his" and a title, the comma behind the title passed; 0 for none."""
    behind = at
    while behind < len(work.row) and (work.kind(behind) in _BESIDE[:3] or work.row[behind].has("pronoun.his")):
        behind += 1 + (work.kind(behind) == "role" and work.kind(behind + 1) == "comma")
    return behind if behind > at else 0


def _number(party: Item) -> int:
    return party.member.number if party.member is not None else -1


def _owner_at(work: ClauseWork, at: int) -> int | None:
    """Where the name stands of "la de B", "a da B", whose noun the gift before has; None for other words."""
    first = work.row[at]
    opens = at == 0 or work.kind(at - 1) in ("and", "comma", "stop")
    whole = first.has_any("link.that", "fund.that") and first.last - first.first > 1  # "la de"
    parted = first.kind == "determiner" and work.row[at + 1].has("link.of")  # "a da" (Portuguese)
    if not opens or not (whole or parted):
        return None
    behind = at + 1 if whole else at + 2
    behind = _past_titles(work, behind) or behind
    return behind if work.kind(behind) == "party" else None


def _sum_behind(work: ClauseWork, party: int) -> Item | None:
    """The sum that the phrase ends with, only small words between."""
    at = party + 1
    while at < len(work.row) and work.kind(at) in _TO_SUM:
        at += 1
    if work.kind(at) == "aside" and len(work.row[at].inner) == 1:
        return work.row[at].inner[0] if work.row[at].inner[0].kind == "sum" else None
    closed = at + 1 >= len(work.row) or work.kind(at + 1) in _CLOSED
    return work.row[at] if at > party + 1 and work.kind(at) == "sum" and closed else None
