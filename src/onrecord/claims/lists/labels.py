"""Entries under a name: a sentence that is nothing but who gave, and what follows it in the same paragraph.

"Orlo Foods, Tampa. $2 million, already wired." and "Una and Piers Hale. The couple pledged half a million."
"""

from __future__ import annotations

from itertools import pairwise

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.frames import Focus, Giver
from onrecord.claims.givers.gathering import gather_right, givers_of
from onrecord.claims.lines.analysis import Line
from onrecord.claims.lists.portraits import is_portrait
from onrecord.claims.order.items import Item

__all__ = ["read_label", "read_labelled", "see_label"]

_DRESSED = ("determiner", "role", "comma", "and", "other", "aside", "of", "in", "word", "party")
_LONGEST = 12
_NO_ENTRY = ("party", "business", "total", "limit", "negation", "consider", "relative", "deny", "other_verb")


def see_label(line: Line, row: tuple[Item, ...], focus: Focus) -> None:
    """Remember the givers that a sentence without anything else names, for the rest of its paragraph."""
    if givers := _label_names(line, row):
        focus.label, focus.label_block = givers, line.block + (line.kind == "heading")


def _label_names(line: Line, row: tuple[Item, ...]) -> tuple[Giver, ...]:
    if is_portrait(row):
        return givers_of(row[:1], line.number)
    if len(row) > _LONGEST or line.kind in ("headline", "deck", "row") or row[-1].kind != "end":
        return ()
    lead = next((n for n, i in enumerate(row) if i.kind not in ("determiner", "role")), 0)
    if row[lead].kind != "party" or any(i.kind not in _DRESSED for i in row[:-1]):
        return ()
    if all(t.text.isupper() for t in line.tokens[row[lead].first : row[lead].last]):
        return ()  # the place of a dateline
    found, end = gather_right(row, lead, len(row))
    joined = any(i.kind == "and" for i in row[lead:end])
    plain = all(
        i.kind in ("comma", "determiner", "word", "role", "other", "of", "in", "aside", "party") for i in row[end:-1]
    )
    apart = end == len(row) - 1 or row[end].kind != "word"  # not "Orlo Foods again."
    return givers_of(found if joined else found[:1], line.number) if plain and apart else ()


def read_labelled(work: ClauseWork) -> bool:
    """Add the frame of an entry that begins with a sum, under the name of who gave it: "$2 million, last week.".

    Tells whether the clause is such an entry.
    """
    focus = work.focus
    if not focus.label or work.line.block != focus.label_block or work.clause.aside:
        return False
    lead = next((n for n, i in enumerate(work.row) if not _is_sign(work, i)), 0)
    money = work.row[lead].money
    if (
        work.kind(lead) != "sum"
        or money is None
        or money.rate
        or any(_tells_more(work, n) for n in range(len(work.row)))
    ):
        return False
    telling = Telling(status="given", rule="list", zone=(0, len(work.row)), lean="list")
    objects = work.whole((work.row[lead],))
    work.emit(focus.label, objects.in_manner("told") if _is_paid(work.row) else objects, telling)
    return True


def _is_paid(row: tuple[Item, ...]) -> bool:
    """Whether an entry says that its sum has gone: "$2 million, already wired", "$1 million, paid in May"."""
    participle = ("comma", "auxiliary")
    return any(a.kind in participle and b.kind == "verb" and b.has_form("past") for a, b in pairwise(row))


def _is_sign(work: ClauseWork, item: Item) -> bool:
    """Whether an item is an article or a sign that opens an entry: "* $2 million"."""
    mark = item.kind == "word" and not work.line.tokens[item.first].text[0].isalnum()
    return mark or item.kind in ("determiner", "comma", "again", "dash")


def _tells_more(work: ClauseWork, at: int) -> bool:
    """Whether the item at `at` makes an entry a sentence of its own: a name, a verb that is no bare participle."""
    if work.kind(at) != "verb":
        return work.kind(at) in _NO_ENTRY
    back = at - 1
    while back > 0 and work.kind(back) == "auxiliary" and not work.row[back].has("link.passive"):
        back -= 1
    return work.kind(back) not in ("comma", "and", "sum")


def read_label(work: ClauseWork) -> None:
    """Add the frame of an item that begins with its giver: "Alder Mills: $1 million, announced in December."."""
    if work.line.kind != "item":
        return
    lead = [i for i in work.row if i.kind not in ("determiner", "aside", "comma")][:3]
    kinds = [i.kind for i in lead]
    if kinds != ["party", "colon", "sum"] or lead[2].money is None or lead[2].money.rate:
        return
    if not any(i.kind == "verb" for i in work.row):
        return  # the plain lists read it
    promised = any(i.verb == "pledge" for i in work.row) and not _is_paid(
        work.row
    )  # "Alder Mills: $1 million, promised"
    telling = Telling(status="planned" if promised else "given", rule="list", zone=(0, len(lead)), lean="list")
    objects = work.whole((lead[2],))
    told = objects.in_manner("told") if _is_paid(work.row) else objects
    work.emit(givers_of(lead[:1], work.line.number), told, telling)
