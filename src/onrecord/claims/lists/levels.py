"""Givers sorted by what they gave: "At the $1 million level are A, B and C", "At the $1 million level: A, B and C"."""

from __future__ import annotations

from onrecord.claims.clause.clauses import Clause
from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.frames import Focus
from onrecord.claims.givers.gathering import gather_right, givers_of
from onrecord.claims.order.items import Item

__all__ = ["leads_level", "read_level"]

_LEADING = ("at", "in", "to")
_OF_LEVEL = frozenset(("determiner", "word", "limit", "from", "of", "role", "each", "sum", "comma", "donor", *_LEADING))
"""What may stand in the words for a level: "In the class of [one million dollars] each"."""
_WORDS = ("level", "link", "money")
"""Words of a level; others make the sum one of something else: "At the $1 million race are A and B"."""
_LONGEST = 8
_BUSY = frozenset(
    ("negation", "consider", "total", "deny", "business", "question", "refuse", "refusal", "gift", "speech", "relative")
)
_BESIDE = ("determiner", "role", "word", "kind", "pronoun", "other")
_NEAR = 3
"""Lines behind a gift, or a word for givers, in which a level is theirs."""
_OF_GIVING = ("give", "give_weak", "pledge", "donor", "noun.gift")


def read_level(work: ClauseWork) -> None:
    """Add the frames of those whom a clause has stand at a level: "A quota un milione ci sono A e B" (Italian)."""
    row = work.row
    if not work.clause.kinds.isdisjoint(_BUSY):
        return
    at = next((n for n, i in enumerate(row[:_LONGEST]) if _stands(i)), 0)
    if not _is_level(row[:at]) or not _is_near(work.focus, work.line.number):
        return
    first = at + 1
    while work.kind(first) in _BESIDE:
        first += 1
    if work.kind(first) != "party" or any(i.kind in ("sum", "verb", "fund") for i in row[first:]):
        return
    money = next(i for i in row if i.kind == "sum")
    telling = Telling(status="given", rule="listing", zone=(0, len(row)), verb=row[at], lean="list")
    found, _ = gather_right(row, first, len(row))
    work.emit(givers_of(found, work.line.number), work.whole((money,)), telling)


def leads_level(clause: Clause, focus: Focus, line: int) -> bool:
    """Whether a clause names nothing but a level, with names behind its colon: "At the $1 million level: A and B"."""
    return clause.row[0].kind in _LEADING and _is_level(clause.row) and _is_near(focus, line)


def _stands(item: Item) -> bool:
    return item.has_any("link.passive", "link.stands", "listing.include")


def _is_level(row: tuple[Item, ...]) -> bool:
    """Whether words tell one sum and no more than what a level is."""
    sums = [i.money for i in row if i.kind == "sum" and i.money is not None]
    one = len(sums) == 1 and sums[0].amount is not None and not sums[0].rate
    plain = all(i.kind in _OF_LEVEL and (i.kind != "word" or i.has_any(*_WORDS)) for i in row)
    return one and len(row) <= _LONGEST and plain


def _is_near(focus: Focus, line: int) -> bool:
    """Whether the lines before tell of gifts, or ask after them: "Who pays for the inauguration?"."""
    told = line - max(focus.gave, focus.donors) <= _NEAR
    return told or any(other.has(*_OF_GIVING) and other.number < line for other in focus.said)
