"""Refusals in speech that leave the verb out: "Kestrel Air said it will not.", "A and B say they do not plan to."."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.givers.gathering import gather_right, givers_of
from onrecord.claims.order.items import Item

__all__ = ["read_left_out", "read_refusers", "refuses_ahead"]

_HEADS = 5
"""Items of "Asked and refused:", "Not giving:", the colon left out."""
_AHEAD = ("negation", "verb", "word", "auxiliary", "and", "determiner", "speech", "date", "time")


_REFUSED = ("refuse.past", "refuse.withdrawn")


def refuses_ahead(row: tuple[Item, ...]) -> bool:
    """Whether the words before a colon refuse for all who are named behind it: "Not giving: A, B and C"."""
    if _are_firms(row):
        return True
    if len(row) > _HEADS or any(i.kind not in _AHEAD for i in row) or row[0].kind in ("determiner", "word"):
        return False
    refused = any(i.verb == "refuse" and i.has_any(*_REFUSED) for i in row)
    giving = any(i.has_form("progressive") for i in row)
    return refused or (giving and row[0].kind == "negation")


_FIRMS = ("role", "again", "link", "each", "word", "determiner", "auxiliary", "verb", "to", "in", "and", "donor")
_FIRMS_SPAN = 8


def _are_firms(row: tuple[Item, ...]) -> bool:
    """ "Otras tres empresas dijeron que no" (Spanish, "Three more firms said no"): nobody named, and a refusal last."""
    if len(row) > _FIRMS_SPAN or row[-1].verb != "refuse" or not row[-1].has_any("refuse.past", "refuse.bare"):
        return False
    firms = any(i.has("role.company") or i.kind == "donor" for i in row)
    return firms and all(i.kind in _FIRMS for i in row) and sum(i.kind == "verb" for i in row) == 1


def read_refusers(work: ClauseWork, at: int) -> bool:
    """Add the refusals of "Entre los que se negaron a donar figuran A y B" (Spanish); tells whether it is such."""
    refused = [n for n in range(at) if work.row[n].verb == "refuse" and work.row[n].has_any(*_REFUSED)]
    if len(refused) != 1 or any(i.kind in ("party", "sum", "negation") for i in work.row[:at]):
        return False
    ahead = next((n for n in range(at + 1, min(at + 6, len(work.row))) if work.kind(n) == "party"), 0)
    if not ahead or any(work.kind(n) not in ("determiner", "role", "word") for n in range(at + 1, ahead)):
        return False
    telling = Telling(status="declined", rule="verb.refuse", zone=(0, len(work.row)), verb=work.row[refused[0]])
    found = gather_right(work.row, ahead, len(work.row))[0]
    work.emit(givers_of(found, work.line.number), Objects(manner=frozenset({"denied"})), telling)
    return True


_LONGEST = 14
_BEFORE = ("determiner", "role", "comma")
_TOLD = ("speech", "relative", "outlet", "to", "in", "date", "comma", "each", "auxiliary")
_TAIL = ("auxiliary", "plan", "negation", "to", "date", "time", "end", "personal")


def read_left_out(work: ClauseWork) -> bool:
    """Add the refusals of a clause behind a gift that is names, what they say of themselves, and "will not".

    Tells whether the clause is of that form. "It did not." refuses nothing, nor does what was not asked.
    """
    row = work.row
    if "plan" not in work.clause.kinds or len(row) > _LONGEST:
        return False
    first = next((n for n, i in enumerate(row) if i.kind not in _BEFORE), len(row))
    if work.kind(first) != "party":
        return False
    found, end = gather_right(row, first, len(row))
    tail = _behind_speech(row, end)
    if tail is None or not _refuses(row[tail:]):
        return False
    telling = Telling(status="declined", rule="ellipsis", zone=(0, len(row)), verb=row[tail])
    work.emit(givers_of(found, work.line.number), Objects(manner=frozenset({"denied"})), telling)
    return True


def _behind_speech(row: tuple[Item, ...], at: int) -> int | None:
    """Where the words go on behind "said that it", or `at` itself where nobody speaks; None for other words."""
    at = _behind_turn(row, at)
    end = at
    while end < len(row) and row[end].kind in _TOLD:
        end += 1
    if not any(i.kind == "speech" for i in row[at:end]):
        return at
    if end < len(row) and row[end].kind in ("negation", "plan") and row[end - 1].kind == "speech":
        return end  # "X dit [ne pas vouloir]" (French, "says that it does not want to")
    return end + 1 if end < len(row) and row[end].kind == "pronoun" and not row[end].has("pronoun.his") else None


def _behind_turn(row: tuple[Item, ...], at: int) -> int:
    """Where the words go on behind "X, elle," and "X, en revanche," (French, "X, for its part,")."""
    if at + 2 >= len(row) or row[at].kind not in ("comma", "aside"):
        return at
    turned = row[at + 1].kind == "auxiliary" and row[at + 2].kind == "comma"
    return at + 1 if row[at].kind == "aside" else at + 3 * turned


def _refuses(tail: tuple[Item, ...]) -> bool:
    """Whether nothing but "will not", "do not plan to", "has no plans to" is left, of what is to come."""
    plain = len(tail) > 1 and all(i.kind in _TAIL for i in tail)
    hedged = any(i.has("plan.expected") for i in tail)
    return plain and not hedged and any(i.has("negation") for i in tail) and any(i.kind == "plan" for i in tail)
