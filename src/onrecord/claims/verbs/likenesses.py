"""Givers at the end of a clause, with a gift like the one told: "X gave a million, como Y", "..., el doble que Y".

"como", "al igual que" (Spanish) and "come" (Italian) make the sum of the one before the other's as well, and so does
"evenveel als" (Dutch, "as much as"); "il doppio di" makes it twice the other's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Frame
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.order.items import Item

__all__ = ["read_doubled", "read_likened"]

_TIMES = ("in", "date", "time", "determiner", "end")
_NAMES = ("party", "comma", "and", "determiner", "role", "aside", "end", "other", "from")


def read_likened(work: ClauseWork) -> None:
    """Add the frames of the names behind a word of likeness that ends a clause whose gift has been read."""
    last = work.frames[-1] if work.frames else None
    if last is None or last.money is None or last.status not in ("given", "planned"):
        return
    likens = work.line.has("compared.like") or "sum" in work.clause.kinds
    places = range(2, len(work.row) - 1) if likens else ()
    at = next((n for n in places if work.row[n - 1].kind in _BEFORE and _likens(work, n)), None)
    if at is None or (last.rule == "receive" and work.kind(at + 1) != "from"):
        return  # "the party got $5,000 from X, just like Y": Y may have got it too
    taken = {frame.giver.member.number for frame in work.frames}
    named = _named_behind(work.row[at + 1 :])
    parties = [i for i in named if i.kind == "party" and i.member and i.member.number not in taken]
    telling = Telling(status=last.status, rule="ellipsis", zone=(at, len(work.row)), verb=last.verb, lean="list")
    work.emit(givers_of(parties, work.line.number), Objects(money=(last.money,)), telling)


def read_doubled(work: ClauseWork, before: Sequence[Frame]) -> None:
    """Add the frames of a clause that is "the double of X" and no more, behind the gift that is twice that of X."""
    opening, told = work.clause.opening, before[-1]
    if opening is None or not opening.has("compared.times") or told.money is None:
        return
    if "party" not in work.clause.kinds:
        _read_half(work, told)
        return
    if any(i.kind not in _NAMES for i in work.row):
        return
    parties = [i for i in work.row if i.kind == "party" and i.member != told.giver.member]
    telling = Telling(status="given", rule="ellipsis", zone=(0, len(work.row)), verb=told.verb, lean="list")
    work.emit(givers_of(parties[:1], work.line.number), Objects(), telling)


def _read_half(work: ClauseWork, told: Frame) -> None:
    """Add the frame of "il doppio dei 500 mila elargiti a Biden" (Italian), "sept fois plus qu'en 2017" (French).

    Both are of the same giver.
    """
    if all(i.kind in _TIMES or work.line.tokens[i.first].form.year for i in work.row):
        telling = Telling(status="given", rule="compared", zone=(0, len(work.row)), verb=told.verb)
        work.emit((replace(told.giver, certain=False),), Objects(), telling)
        return
    row = [i for i in work.row if i.kind not in _PASSED]
    given = len(row) > 1 and row[0].kind == "sum" and row[1].verb in ("give", "give_weak")
    funds = tuple(i for i in work.row if i.kind == "fund")
    if (given and len(funds) == 1) or _is_own_gift(work, row, funds):
        telling = Telling(status="given", rule="compared", zone=(0, len(work.row)), verb=row[1] if given else row[0])
        giver = replace(told.giver, certain=False)
        work.emit((giver,), Objects(money=(row[0],) if given else (), funds=funds), telling)


_PASSED = ("determiner", "in", "word", "date", "time", "end", "relative", "auxiliary")


def _is_own_gift(work: ClauseWork, row: list[Item], funds: tuple[Item, ...]) -> bool:
    """ "il doppio del [suo regalo per Biden]" (Italian), "twice its [gift of 2017]": of another fund or year."""
    own = row[1:] if row and row[0].has("pronoun.his") else row
    if not own or own[0].kind != "gift" or len(funds) > 1:
        return False
    dated = any(work.line.tokens[i.first].form.year or i.kind == "time" for i in work.row)
    return (bool(funds) or dated) and all(i.kind in ("fund", "to", "from", "of") for i in own[1:])


_THAN = ("contrast", "including", "relative", "word", "from")
_TOLD_BEHIND = ("sum", "negation", "consider", "fund")


_BEFORE = ("comma", "dash", "sum")
"""What a word of likeness stands right behind."""


def _likens(work: ClauseWork, at: int) -> bool:
    """Whether a word of likeness stands at `at`, a comma or dash before it and nothing but names behind."""
    parted = work.row[at].has("compared.like") and work.kind(at - 1) in ("comma", "dash")
    if not parted and not _equals(work, at):
        return False
    named = _named_behind(work.row[at + 1 :])
    told = [i for i in named if not i.has("pronoun.his")]  # "net als zijn zoon X" (Dutch, "just like his son X")
    first = next((i for i in told if i.kind not in ("determiner", "role", "comma")), None)
    plain = all(i.kind in _NAMES for i in told) and not any(_tells_more(i) for i in work.row[at + 1 :])
    return plain and first is not None and first.kind == "party"


def _equals(work: ClauseWork, at: int) -> bool:
    """ "[the same amount] as X", "[evenveel] als X" (Dutch): where "as" stands, the sum before it is X's too."""
    if work.row[at].kind not in _THAN or at < 1 or work.row[at - 1].kind != "sum":
        return False
    money = work.row[at - 1].money
    front = at - 2 - (work.kind(at - 2) == "auxiliary")  # ", [soit] autant que X" (French, "that is as much as X")
    return False if money is None else money.factor == 1 and work.kind(front) in ("comma", "dash")


def _named_behind(behind: tuple[Item, ...]) -> tuple[Item, ...]:
    """The names that open the words behind, without what a comma adds on the last: "X, the heir to a chain"."""
    for n, item in enumerate(behind):
        ahead = next((i for i in behind[n + 1 :] if i.kind not in ("determiner", "role", "and")), None)
        if item.kind == "comma" and (ahead is None or ahead.kind != "party"):
            return behind[:n]
    return behind


def _tells_more(item: Item) -> bool:
    """Whether a name's own clause tells what it gave: "as did X, which gave $5,000"."""
    return item.kind in _TOLD_BEHIND or any(i.kind in _TOLD_BEHIND for i in item.inner)
