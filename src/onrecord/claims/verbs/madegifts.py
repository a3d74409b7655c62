"""Gifts that a relative clause tells the maker of: "the $1 million donation that X made to the fund"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.statuses import status_of
from onrecord.claims.frames import Giver
from onrecord.claims.givers.gathering import gather_right, givers_of
from onrecord.claims.order.items import Item

__all__ = ["read_made"]

_INSIDE = (
    "party", "pronoun", "determiner", "role", "word", "auxiliary", "to", "fund", "date", "time", "in", "each", "aside",
    "owns", "personal", "plan",
)  # fmt: skip
_LONGEST = 9
_NO_GIFT = ("business", "total", "limit", "negation")


def read_made(work: ClauseWork, at: int, lower: int) -> bool:
    """Add the frame of the gift that the verb at `at` says somebody made, told before it; False where none is."""
    if work.clause.aside and work.clause.money is not None:
        return _read_made_beside(work, at, work.clause.money)
    opens = _opens(work, at, lower)
    gift = _gift_before(work, opens) if opens else None
    if opens is None or gift is None or any(i.kind == "gift" for i in work.row[opens:at]):
        return False
    upper = work.upper(at)
    if any(i.kind == "gift" for i in work.row[at + 1 : at + 5]):
        return False  # "the gift that made X send a check": another noun is what the verb has
    givers = work.subject_of(at, opens)[0] or _maker_behind(work, at, opens)
    status = status_of(work.row, opens, at, work.line)
    objects = work.objects(at + 1, upper)
    own = tuple(i for i in work.row[opens:at] if i.kind == "fund")[:1]
    funds = objects.funds or own or _only_fund(work.row[:opens])
    if not givers or status is None or not funds or any(i.kind in _NO_GIFT for i in work.row[opens:upper]):
        return False
    money = _sum_of(work, gift)
    telling = Telling(status=status, rule="verb.light", zone=(opens, upper), verb=work.row[at])
    work.emit(givers, replace(objects, money=money, more=(), goods=(), funds=funds, foreign=False), telling)
    return True


def _maker_behind(work: ClauseWork, at: int, opens: int) -> tuple[Giver, ...]:
    """ "la donación que hizo X al fondo" (Spanish, "the gift that X made to the fund"): who stands behind the verb."""
    bare = work.kind(opens - 1) == "relative" and all(work.kind(n) in _BEFORE_MAKER for n in range(opens, at))
    named = next((n for n in range(at + 1, len(work.row)) if work.kind(n) not in ("determiner", "role")), at)
    if not bare or work.kind(named) != "party":
        return ()
    found, end = gather_right(work.row, named, work.upper(at))
    leads = end < len(work.row) and work.kind(end) in _BEHIND_MAKER
    return givers_of(found, work.line.number) if leads else ()


_BEFORE_MAKER = ("auxiliary", "plan", "word")
_BEHIND_MAKER = ("to", "in", "date", "time", "comma", "end", "stop", "aside")


def _read_made_beside(work: ClauseWork, at: int, money: Item) -> bool:
    """ "bekam eine Spende über 5.000 Euro, [die X im Mai machte]" (German): the aside behind a gift's sum."""
    outer = work.before
    back = next((n for n, i in enumerate(outer) if i is money), 0) - 1
    while back > 0 and outer[back].kind in _BESIDE_GIFT:
        back -= 1
    alone = not any(i.kind in ("gift", "sum", "kind", *_NO_GIFT) for i in work.row)
    if back < 0 or outer[back].kind != "gift" or not alone or any(i.kind in _NO_GIFT for i in outer):
        return False
    givers, start = work.subject_of(at, 0)
    status = status_of(work.row, start, at, work.line)
    funds = _only_fund(work.row) or _only_fund(outer)
    if not givers or status is None or not funds or givers[0].item is work.clause.owner:
        return False
    telling = Telling(status=status, rule="verb.light", zone=(0, len(work.row)), verb=work.row[at])
    work.emit(givers, replace(work.whole((money,)), funds=funds), telling)
    return True


_BESIDE_GIFT = ("sum", "fund", "from", "of", "to", "at", "determiner", "word")


def _only_fund(row: Sequence[Item]) -> tuple[Item, ...]:
    """The fund of a row that names one alone: "The fund got a gift, which X made"."""
    funds = tuple(i for i in row if i.kind == "fund")
    return funds if len(funds) == 1 else ()


def _opens(work: ClauseWork, at: int, lower: int) -> int | None:
    """Where the relative clause of the verb at `at` begins; in English "that" may be left out: "the gift [X] made"."""
    back = at - 1
    while back > lower and at - back < _LONGEST and work.kind(back) in _INSIDE:
        if work.kind(back) in ("party", "pronoun", "determiner") and work.kind(back - 1) == "gift":
            return back
        back -= 1
    return back + 1 if back > 0 and work.kind(back) == "relative" else None


def _gift_before(work: ClauseWork, opens: int) -> int | None:
    """Where the noun of giving stands that the clause from `opens` on tells of, its sum or fund passed."""
    back = opens - 1 - (work.kind(opens - 1) == "relative")
    while back > 0 and work.kind(back) in ("sum", "fund", "from", "of", "to", "determiner", "comma", "word"):
        back -= 1
    return back if back >= 0 and work.kind(back) == "gift" else None


def _sum_of(work: ClauseWork, gift: int) -> tuple[Item, ...]:
    """The sum of the gift at `gift`: "a [$1 million] donation", "un don d'[un million]" (French)."""
    if work.kind(gift - 1) == "sum":
        return (work.row[gift - 1],)
    linked = work.kind(gift + 2) == "sum" and work.kind(gift + 1) in ("from", "of", "to", "at")
    return (work.row[gift + 2],) if linked else ()
