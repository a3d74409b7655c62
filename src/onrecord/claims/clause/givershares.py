"""A sum told with what each of several gave of it: "Of the $3 million, two came from A and the rest from B".

The whole stands in the same sentence, or in one before: "... raised $1 million. Two thirds of it came from A."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from onrecord.claims.clause.breakdowns import work_out_parts
from onrecord.claims.frames import Frame, Giver
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.sums.money import Sum
from onrecord.claims.vocabulary.marking import Categories

__all__ = ["TOTAL_REACH", "SharedTotal", "share_out", "total_of", "without_whole"]

TOTAL_REACH = 4
"""Lines behind a sum in which its parts may be told."""

_NO_PARTS = ("negation", "consider", "question", "business", "limit")
_NO_TOTAL = ("negation", "consider", "question", "business", "refund")
_GIVING = ("come", "give", "give_weak", "pledge", "receive")
_FIRST = 4
"""Items before which "of the $3 million" opens a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedTotal:
    """A sum of which the next lines may tell who gave what part, and how much of it they have told already."""

    line: int
    money: Item
    told: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A share of a sum and whose it is; `own`: of who gave the whole, as "half from his own account" is."""

    share: Item
    giver: Item | None
    own: bool


def total_of(told: Sequence[tuple[Line, tuple[Item, ...], list[Frame]]]) -> SharedTotal | None:
    """Return the sum whose parts the next line may tell, of the last lines, each with its row and its frames."""
    total: SharedTotal | None = None
    for line, row, frames in told:
        total = _total_behind(line, row, frames, total)
    return total


def _total_behind(
    line: Line, row: tuple[Item, ...], frames: Sequence[Frame], total: SharedTotal | None
) -> SharedTotal | None:
    """The sum whose parts may be told behind a line: its only one, or the `total` with the parts that it tells."""
    opening = _opening(row)
    if opening is not None or (total is not None and (_is_part_row(line, row) or line.has("come.added"))):
        by_giver = {f.giver.member.number: _amount_of(f) for f in frames if f.has_figure}
        told = sum(by_giver.values(), Decimal(0))
        if opening is not None:
            return SharedTotal(line=line.number, money=opening, told=told)
        assert total is not None, "asked above"
        return replace(total, told=total.told + told) if told else None
    sums = [i for i in row if _is_figure(i)]
    if not sums:
        return total
    fund = any(i.kind == "fund" or i.verb in _GIVING for i in row) or bool(frames)
    own = len({f.giver.member.number for f in frames}) == 1 and frames[0].money is not None
    own = own or any("each" in f.manner for f in frames)  # "A and B gave $1 million each": no whole
    if len(sums) != 1 or not fund or own or any(i.kind in _NO_TOTAL or i.has("money.spent") for i in row):
        return None
    return SharedTotal(line=line.number, money=sums[0])


def _amount_of(frame: Frame) -> Decimal:
    amount = frame.money.money.amount if frame.money is not None and frame.money.money is not None else None
    return amount or Decimal(0)


def _opening(row: tuple[Item, ...]) -> Item | None:
    """The sum that opens a line which goes on with parts of it: "Of the [$5 million] raised, A gave two million"."""
    first = row[_led_at(row)]
    whole = first is not row[0] and _is_figure(first)
    return first if whole and sum(_is_figure(i) or _is_share(i) for i in row) > 1 else None


def _led_at(row: tuple[Item, ...]) -> int:
    """Where the sum stands that "of the" leads to at the front of a line; 0 for none."""
    if row[0].kind not in ("of", "from", "in"):
        return 0
    return next((n for n in range(1, len(row)) if row[n].kind not in ("determiner", "each")), 0)


def _is_figure(item: Item) -> bool:
    return item.kind == "sum" and item.money is not None and item.money.amount is not None and not item.money.rate


def _is_part_row(line: Line, row: tuple[Item, ...]) -> bool:
    """Whether a line speaks of parts of a sum told: "Of that, ...", "half of it"."""
    again = any(i.money is not None and i.money.factor == 1 for i in row[:_FIRST])
    return again or line.has("money.of_it", "money.whereof", "money.share")


def share_out(line: Line, row: tuple[Item, ...], frames: list[Frame], total: SharedTotal | None) -> list[Frame]:
    """Return the frames of a line with the parts that it tells of a sum, each of its own giver."""
    row = tuple([replace(i, kind="word") if _is_measured(line, i) else i for i in row])
    share = next((n for n, i in enumerate(row) if _is_share(i)), None)
    if share is None:
        return without_whole(row, frames)
    whole, begin = _whole_in(row, share)
    if whole is None and total is not None:
        whole = total.money
    funds = [i for i in row[begin:] if i.kind == "fund"]
    parts = list(_parts(row, begin)) if whole is not None and len(funds) < 2 else []
    if whole is None or whole.money is None or whole.money.amount is None or _is_other_money(row, parts):
        return frames
    if total is not None and whole is total.money and _is_of_figure(parts):
        return frames
    left = whole.money if total is None or whole is not total.money else _less(whole.money, total.told)
    return _with_parts(line, row, frames, whole, _figures(left, whole.money, parts))


def without_whole(row: tuple[Item, ...], frames: list[Frame]) -> list[Frame]:
    """Return the frames without those that have the sum of which a line tells the parts."""
    opening = _opening(row)
    return frames if opening is None else [f for f in frames if f.money is not opening]


def _is_of_figure(parts: Sequence[_Part]) -> bool:
    """ "A gave $500,000, and B a fifth of that": a share of the sum beside it, and of none told before."""
    return any(_is_figure(p.share) for p in parts) and not any(p.share.has("money.share.rest") for p in parts)


def _is_other_money(row: tuple[Item, ...], parts: Sequence[_Part]) -> bool:
    """Whether a line speaks of what was earned, spent or not given, up to the last of its parts."""
    last = max((i.last for p in parts for i in (p.share, p.giver) if i is not None), default=0)
    flat = [i for item in row if item.first < last for i in (item, *item.inner)]
    return any(i.kind in _NO_PARTS or i.has("money.spent") for i in flat)


def _less(money: Sum, told: Decimal) -> Sum:
    """A sum without the parts of it that have been told."""
    return replace(money, amount=money.amount - told) if money.amount is not None else money


def _is_measured(line: Line, item: Item) -> bool:
    """ "half as much came from B": a sum by another giver's, and no part of it."""
    share = item.kind == "sum" and item.money is not None and item.money.factor is not None and _is_share(item)
    return share and not line.begins(item.first, "money.share")


def _is_share(item: Item) -> bool:
    """Whether an item is a part of a sum told elsewhere: "half of it", "the rest"."""
    factor = item.money.factor if item.kind == "sum" and item.money is not None else None
    return item.has("money.share") if factor is None else 0 < factor < 1


def _is_other(row: tuple[Item, ...], at: int) -> bool:
    """Whether "the other" stands for the second half behind a first one."""
    return row[at].has("money.other") and any(i.has("money.share.0_5") for i in row[:at])


def _whole_in(row: tuple[Item, ...], share: int) -> tuple[Item | None, int]:
    """The sum of a row whose parts stand behind it, with where they begin: "of [$3 million]", "[$1 million], half"."""
    at = next((n for n in range(share) if _is_figure(row[n])), None)
    if at is None:
        return None, 0
    opens = 0 < at == _led_at(row)
    taken = any(i.verb == "receive" for i in row[:share]) and any(i.kind == "fund" for i in row[:share])
    upper = next((n for n in range(at + 1, share) if _is_figure(row[n])), share)
    taken = taken and not any(i.kind == "from" for i in row[at:upper])
    behind = next((n for n in range(at + 1, share + 1) if row[n].kind not in _DATED), share)
    closed = row[behind].kind in ("comma", "colon", "dash", "stop") and behind + 1 == share
    return (row[at], at + 1) if opens or taken or closed else (None, 0)


_DATED = ("in", "date", "time", "to", "fund", "determiner", "aside")


def _figures(left: Sum, whole: Sum, parts: Sequence[_Part]) -> list[tuple[Item, Item | None]]:
    """The parts with their sums in figures; [] where they are no parts of the whole."""
    assert whole.amount is not None, "asked only of a sum in figures"
    parts = [replace(p, share=_as_half(p.share)) for p in parts]
    known = [(p.share, p.share) for p in parts if not p.share.has("money.share.rest")]
    worked = iter(list(work_out_parts(whole, known, strict=False)))
    found = [None if p.share.has("money.share.rest") else next(worked, (None, None))[0] for p in parts]
    sums = [i.money.amount for i in found if i is not None and i.money is not None and i.money.amount is not None]
    rests = len(parts) - len(known)
    if len(sums) != len(known) or rests > 1 or left.amount is None or left.amount - sum(sums) < 0:
        return []
    rest = left.amount - sum(sums)
    if rests and not 0 < rest < whole.amount:
        return []
    told = [(i or _rest_of(whole, p.share, rest), p) for i, p in zip(found, parts, strict=True)]
    return [(money, p.giver) for money, p in told if p.giver is not None or p.own]


def _as_half(share: Item) -> Item:
    """ "The other" half as a share of its own."""
    told = share.kind == "sum" or share.has("money.share")
    return share if told else replace(share, categories=_HALF)


_HALF = Categories.of({"money.share.0_5"})


def _rest_of(whole: Sum, share: Item, amount: Decimal) -> Item:
    return replace(share, kind="sum", money=replace(whole, first=share.first, last=share.last, amount=amount))


def _parts(row: tuple[Item, ...], begin: int) -> Iterator[_Part]:
    """The shares from `begin` on, each with its giver: the name that acts before it, or the one led to behind it."""
    places = [n for n in range(begin, len(row)) if _is_share(row[n]) or _is_figure(row[n]) or _is_other(row, n)]
    verbs = any(i.verb in _GIVING for i in row)
    for at, end in zip(places, [*places[1:], len(row)], strict=True):
        ahead = _before(row, begin, at)
        name = ahead if ahead >= 0 else _behind(row, at, end, gapped=verbs)
        begin = max(name, at) + 1
        own = name < 0 and any(i.kind == "personal" for i in row[at : min(end, at + _FIRST)])
        yield _Part(share=row[at], giver=row[name] if name >= 0 else None, own=own)


_ACTING = ("auxiliary", "determiner", "aside", "role", "personal", "again")
_LEADING = ("auxiliary", "determiner", "role", "pronoun", "owns", "of", "word", "kind", "date", "link", "party",
            "personal", "company")  # fmt: skip


def _before(row: tuple[Item, ...], begin: int, at: int) -> int:
    """Where the name stands that gives the share at `at`: "[A] put in the rest", "and [A] the rest"; -1 for none."""
    verbs = 0
    for n in range(at - 1, begin - 1, -1):
        item = row[n]
        if item.kind == "party":
            led = n > begin and (row[n - 1].kind in ("from", "of", "to", "in", "through") or row[n - 1].has("link.by"))
            return n if not led and (n or verbs) else -1
        verbs += item.verb in ("give", "give_weak", "pledge")
        if item.kind == "comma" and verbs and row[n - 1].kind == "party" and n > 1 and row[n - 2].kind == "comma":
            continue  # "Its chairman, Jo Hale, gave the rest"
        if item.kind not in _ACTING and not (item.kind == "verb" and verbs == 1):
            return -1
    return -1


def _behind(row: tuple[Item, ...], at: int, end: int, *, gapped: bool) -> int:
    """Where the name stands to which the words behind a share lead: "the rest came from [A]"; -1 for none."""
    led = False
    for n in range(at + 1, end):
        item = row[n]
        if item.kind == "party" and not (n + 1 < end and row[n + 1].kind == "owns"):
            return n if led or gapped else -1
        onto = item.kind == "in" and any(i.has("come.onto") for i in row[:n])
        parted = item.kind == "comma" and n == at + 1
        titled = item.kind == "comma" and row[n - 1].kind == "role"
        sourced = item.kind in ("from", "through") or onto
        if not (sourced or parted or titled or item.kind in _LEADING or item.verb in _GIVING or item.has("come")):
            return -1
        if item.has("come.to") or item.has("link.to"):
            return -1
        led = led or sourced or item.verb in ("give", "give_weak", "pledge") or item.has("come.from")
    return -1


def _with_parts(
    line: Line, row: tuple[Item, ...], frames: list[Frame], whole: Item, figures: Sequence[tuple[Item, Item | None]]
) -> list[Frame]:
    """The frames with those of the parts in the place of what was read of their givers and of the whole."""
    owner = next((f.giver for f in frames if f.money is whole), None)
    told: list[tuple[Item, Giver]] = []
    for money, name in figures:
        givers = givers_of([name], line.number) if name is not None else (owner,)
        told.extend((money, giver) for giver in givers if giver is not None)
    if not told or len(told) < len(figures):
        return frames
    by_giver = {f.giver.member.number: f for f in frames}
    kept = [f for f in frames if f.money is not whole and f.giver.member not in [g.member for _, g in told]]
    status = "planned" if any(i.kind == "plan" and not i.has("link.to") for i in row) else "given"
    here = whole in row
    told = [(m, g) for m, g in told if here or m not in row or g.member.number in by_giver]
    read = ((money, giver, by_giver.get(giver.member.number)) for money, giver in told)
    return [*kept, *(_frame(line, row, money, giver, frame, status) for money, giver, frame in read)]


def _frame(line: Line, row: tuple[Item, ...], money: Item, giver: Giver, read: Frame | None, status: str) -> Frame:
    """The gift of a part: as the frame that was `read` of its giver tells it, but with its own sum."""
    if read is not None:
        return replace(read, money=money)
    return Frame(
        line=line.number,
        block=line.block,
        kind=line.kind,
        rule="shared",
        giver=giver,
        status=status,
        money=money,
        zone=(row[0].first, row[-1].last),
    )
