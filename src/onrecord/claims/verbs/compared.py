"""Gifts told only to compare another with them: "as it did in 2017", "twice what it gave Biden"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from onrecord.claims.clause.carried import WholeSum
from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.objects import Objects
from onrecord.claims.frames import Frame, Giver
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.factors import factored, times_of
from onrecord.claims.order.items import Item
from onrecord.claims.order.itwas import tells_it
from onrecord.claims.order.pieces import piece_at
from onrecord.claims.order.rows import Row
from onrecord.claims.verbs.datedseries import dated_frame, next_year

__all__ = ["as_times", "read_as_before", "read_dated", "read_earlier", "read_times", "share_sum"]

_TIMES = "compared.times."


def read_as_before(work: ClauseWork) -> None:
    """Add the earlier gifts of "Kaldane will give $1 million, as it did in 2017 and 2021": the same sum each."""
    if not work.frames or not work.line.has("compared.did"):
        return
    at = next((n for n, i in enumerate(work.row) if i.has("compared.did")), None)
    if at is None or not _is_dated(work, at):
        return
    givers = tuple({frame.giver.member.number: frame.giver for frame in work.frames}.values())
    money = work.frames[0].money
    if any(frame.money is not money or frame.status not in ("given", "planned") for frame in work.frames):
        return
    objects = Objects(manner=frozenset({"likewise"}), funds=tuple(i for i in work.row[at:] if i.kind == "fund")[:1])
    telling = Telling(status="given", rule="compared", zone=(at, len(work.row)), verb=work.row[at])
    work.emit(givers, objects, telling)


_NO_OTHER = ("party", "unnamed", "pronoun", "self", "donor", "negation", "plan", "consider", "sum", "total", "speaker")
_FRONT = 4


def read_times(work: ClauseWork, told: Sequence[Frame]) -> None:
    """Add the earlier gift of "il triplo di quanto aveva riservato nel 2021 a Biden" (Italian): whose `told` just was.

    So reads "el doble de lo aportado en 2017" (Spanish, "double what was given"), whose verb names nobody.
    """
    opening = work.clause.opening
    if opening is None or _times(opening) is None or not told or told[-1].status not in ("given", "planned"):
        return
    at = next((n for n, i in enumerate(work.row[:_FRONT]) if i.verb in ("give", "give_weak")), None)
    if at is None or not work.row[at].has_form("past") or any(i.kind in _NO_OTHER for i in work.row):
        return
    if not _is_dated(work, at) or any(i.kind not in ("auxiliary", "determiner") for i in work.row[:at]):
        return
    givers = {f.giver.member.number: f.giver for f in told if f.money is told[-1].money}
    telling = Telling(status="given", rule="compared", zone=(0, len(work.row)), verb=work.row[at])
    alone = tuple(replace(giver, certain=False) for giver in givers.values())
    objects = Objects(funds=tuple(i for i in work.row if i.kind == "fund")[:1])
    work.emit(alone if len(alone) == 1 else (), objects, telling)


_NO_EARLIER = ("party", "fund", "verb", "gift", "total", "negation", "business", "limit", "consider", "plan", "count",
               "donor", "question", "self", "unnamed", "kind", "filing")  # fmt: skip
_MOST = 10
"""So many times the gift just told an earlier one may be: a greater sum is that of all givers."""


def read_earlier(line: Line, row: Row, whole: WholeSum | None, told: Sequence[Frame]) -> list[Frame]:
    """Return the frame of "The year before it was $80,000": the same giver, where the sentence before told a gift."""
    if whole is None and not told:
        return []
    at = tells_it(row, was=line.has("compared.was"))
    if at is None:
        return []
    first, last = piece_at(row, at)
    money = next((n for n in range(at, last) if row[n].kind == "sum"), last)
    piece = row[first : min(last, next_year(row, money, line))]
    whole = _last_told(told, line) if told else whole
    fresh = whole is not None and (first > 0 if told else line.number > whole.line and first <= _lead(row))
    sums = [i for i in piece if i.kind == "sum" and i.money is not None and i.money.amount and not i.money.rate]
    fund = _led_fund(piece)
    if not fresh or whole is None or len(sums) != 1 or any(_is_else(i) and i is not fund for i in piece):
        return []
    if _is_for_thing(piece, sums[0]):
        return []
    amount, before = sums[0].money and sums[0].money.amount, whole.money.money and whole.money.money.amount
    told_before = fund is not None or any(_tells_before(i, line) for i in piece) or _is_for_other(piece)
    if not amount or not before or amount > before * _MOST or not told_before:
        return []
    return [replace(_earlier_frame(line, whole.giver, sums[0], piece), fund=fund)]


def _is_else(item: Item) -> bool:
    """Whether an item tells of something else; "fue de" (Spanish, "was for"), which looks like a verb, does not."""
    return item.kind in _NO_EARLIER and not item.has("compared.bare")


def _is_for_thing(piece: tuple[Item, ...], money: Item) -> bool:
    """Whether what a sum paid for stands behind it: "it had been $80,000 for the new barn"."""
    behind = [i for i in piece if i.first >= money.last and i.kind != "determiner"]
    return len(behind) > 1 and behind[0].has("link.purpose") and behind[1].kind in ("word", "role")


def _led_fund(piece: tuple[Item, ...]) -> Item | None:
    """The fund of "For Trump's first, it was $75,000": whose the earlier one was stands at the front."""
    return piece[1] if len(piece) > 1 and piece[0].kind in ("to", "at") and piece[1].kind == "fund" else None


def _lead(row: tuple[Item, ...]) -> int:
    """Where a sentence begins behind "By comparison,", "Zum Vergleich:" (German)."""
    led = len(row) > 1 and row[0].has("compared.lead") and row[1].kind in ("comma", "colon")
    return 2 if led else _behind_colon(row)


_NO_LEAD = ("party", "sum", "fund", "total", "business", "unnamed")
_LED = 12
"""Items before the colon of "It is not his first check: in 2017 it was $50,000"."""


def _behind_colon(row: tuple[Item, ...]) -> int:
    """Where a sentence goes on behind a colon, if what stands before it tells of nobody and no sum; 0 for no such."""
    colon = next((n for n, i in enumerate(row[:_LED]) if i.kind == "colon"), -1)
    return 0 if any(i.kind in _NO_LEAD for i in row[: max(colon, 0)]) else colon + 1


_NO_DATED = tuple(k for k in _NO_EARLIER if k != "count")


def read_dated(line: Line, row: Row, told: Sequence[Frame], before: Frame | None) -> list[Frame]:
    """Return the frames of "In 2023 alone it was $120,000": sums of a gift that was told without one.

    `told` are the frames of the line, `before` is the gift that the line before told without its sum.
    """
    if "sum" not in row.kinds:
        return []
    at = tells_it(row, was=line.has("compared.was"))
    bare = {f.giver.member.number for f in told if f.money is None and f.status == "given"}
    own = told[-1] if told and len(bare) == 1 and all(f.money is None for f in told) else None
    gift = own if told else before
    if at is None or gift is None or (own is None and line.number - gift.line != 1):
        return []
    first = piece_at(row, at)[0] if own is not None else 0
    sums = [n for n in range(first, len(row)) if row[n].kind == "sum"]
    pieces = [row[slice(*piece_at(row, n))] for n in sums]
    if any(i.kind in _NO_DATED for i in row[first:]) or (own is not None and not first):
        return []
    if not all(any(_tells_before(i, line) or i.kind == "date" for i in piece) for piece in pieces):
        return []
    return [_earlier_frame(line, gift.giver, row[n], piece) for n, piece in zip(sums, pieces, strict=True)]


def _earlier_frame(line: Line, giver: Giver, money: Item, piece: tuple[Item, ...]) -> Frame:
    return dated_frame(line, giver, money, (piece[0].first, piece[-1].last))


def _last_told(told: Sequence[Frame], line: Line) -> WholeSum | None:
    """The one gift that a line has told, with its sum."""
    givers = {f.giver.member.number: f.giver for f in told}
    money = {id(f.money): f.money for f in told if f.money is not None}
    if len(givers) != 1 or len(money) != 1 or told[0].status != "given":
        return None
    return WholeSum(line=line.number, giver=told[0].giver, money=next(iter(money.values())), status="given")


def _tells_before(item: Item, line: Line) -> bool:
    """Whether an item is a year, or says that it was before: "in 2021", "the year before"."""
    return item.has_any("compared.before", "time") or bool(line.tokens[item.first].form.year)


def _is_for_other(piece: tuple[Item, ...]) -> bool:
    """ "For Biden it was $100,000", "Als Biden vereidigt wurde, waren es 100.000" (German): told of a president."""
    led = any(a.kind in ("to", "at") and _is_honoured(b) for a, b in pairwise(piece[:_OPENING]))
    return led or (any(i.has("swearing") for i in piece) and any(_is_honoured(i) for i in piece))


def _is_honoured(item: Item) -> bool:
    return item.kind == "other" and item.member is not None and item.member.honouree


_OPENING = 4
"""Items at the front of a clause in which it tells whom a sum was for."""
_ENDS = ("comma", "speech")
"""What ends a comparison: in "as was told before, X gave $1 million in 2025" nothing is compared."""


def _is_dated(work: ClauseWork, at: int) -> bool:
    """Whether a year, "four years ago" or another fund follows: the comparison is with a gift to another one."""
    end = next((n for n in range(at + 1, len(work.row)) if work.row[n].kind in _ENDS), len(work.row))
    behind = work.row[at + 1 : end]
    years = any(len(t.text) == 4 and t.text.isdigit() for i in behind for t in work.line.tokens[i.first : i.last])
    return years or any(i.kind in ("time", "fund") for i in behind)


def share_sum(frame: Frame, opening: Item | None) -> Frame:
    """Return the frame with the sum that what opens its clause tells: "the double of what X gave Biden" is twice it."""
    if opening is None or frame.money is not None or (times := _times(opening)) is None:
        return frame
    return replace(frame, money=factored(opening, 1 / times))


def as_times(opening: Item) -> Item | None:
    """Return what opens a clause as a sum so many times the one told last: "twice what"; None for other words."""
    times = _times(opening)
    return None if times is None else factored(opening, times)


def _times(opening: Item) -> Decimal | None:
    return times_of(opening, _TIMES)
