"""Refusals in the present that name no fund, behind a gift of somebody else: "Halbach dagegen gibt nichts" (German)."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork

__all__ = ["gives_nothing_beside", "says_nothing"]

_TOLD = 2
"""Lines back to the gift that such a refusal is set against."""

_CLOSING = ("negation", "cash", "auxiliary", "again", "end", "stop", "comma", "contrast", "time")


def gives_nothing_beside(work: ClauseWork, at: int) -> bool:
    """Whether the verb in the present at `at` gives nothing, and no more is told: "Rosa Pellán no dona nada" (Spanish).

    "Sie gibt nichts auf Gerüchte" (German, "pays no heed to rumours") goes on, and nobody gave before "X gibt nichts".
    """
    verb, focus = work.row[at], work.focus
    told = max(focus.gave, focus.refused, focus.weighed, focus.sought)
    if "negation" not in work.clause.kinds or work.line.number - told > _TOLD:
        return False
    if verb.verb != "give" or not verb.has_form("present") or verb.has_form("past"):
        return False
    beside = (*work.row[max(0, at - 2) : at], *work.row[at + 1 :])
    none = [i for i in beside if i.has_any("negation.nothing", "answer.none", "negation.now")]
    return bool(none) and all(i.kind in _CLOSING for i in work.row[at + 1 :])


_NEAR = 2
"""Lines back to the gift, or the request for one, beside which a bare "will pay nothing" is of one as well."""

_BARE = (
    "party",
    "negation",
    "verb",
    "plan",
    "auxiliary",
    "and",
    "determiner",
    "link",
    "end",
    "comma",
    "role",
    "pronoun",
)


def _pays_nothing(work: ClauseWork, at: int) -> bool:
    """Whether nothing but a verb of paying and a negation is told of a party, right behind a gift: "X pays nothing"."""
    near = work.line.number - max(work.focus.gave, work.focus.sought) <= _NEAR
    bare = near and "party" in work.clause.kinds and work.clause.kinds <= set(_BARE)
    return bare and work.row[at].verb == "give_weak" and any(i.has("negation.nothing") for i in work.row)


def says_nothing(work: ClauseWork, places: tuple[int, int, int], *, to_fund: bool) -> bool:
    """Whether a verb that refuses says that a fund, or who was told of before, gets nothing.

    `places` are those of its subject, of the verb, and where its objects end.
    """
    return _pays_nothing(work, places[1]) or (to_fund and _gives_fund_nothing(work, *places))


def _gives_fund_nothing(work: ClauseWork, start: int, at: int, upper: int) -> bool:
    """ "wil [geen cent] in het fonds steken" (Dutch), "will put [nothing] into the fund"."""
    if any(i.has("negation.nothing") for i in work.row[start : at + 2]):
        return True
    verb, behind = work.row[at], [i for i in work.row[at + 1 : upper] if i.kind != "determiner"]
    if behind and behind[0].kind == "gift" and any(i.kind == "negation" for i in work.row[start:at]):
        return True  # "dat het geen bijdrage levert" (Dutch, "makes no contribution")
    plain = verb.verb == "give_weak" and not (verb.has("give_weak.sum") or verb.has("give_weak.lend"))
    return plain and bool(behind) and behind[0].kind == "fund" and (len(behind) == 1 or behind[1].kind in _ENDING)


_ENDING = ("end", "comma", "stop")
