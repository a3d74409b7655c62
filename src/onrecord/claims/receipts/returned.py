"""Money given back by way of a relative clause: "returned the $5,000 that X had sent", "$5,000, which it returned"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.frames import Giver
from onrecord.claims.givers.gathering import gather_right, givers_of
from onrecord.claims.order.items import Item

__all__ = ["givers_in_relative", "givers_told", "turn_back_sum"]

_REACH = 9
"""How many items a relative clause may take that tells who had given the money."""
_GIVING = ("give", "give_weak", "pledge", "receive")
_SMALL = ("fund", "determiner", "auxiliary", "pronoun", "word", "role", "link")


def givers_in_relative(work: ClauseWork, at: int) -> tuple[Giver, ...]:
    """Who had given what the verb at `at` gives back: "returned the $12,000 that Kaldane had sent it"."""
    money = next((n for n in range(at + 1, min(at + _REACH, len(work.row))) if work.kind(n) == "sum"), None)
    if money is not None and work.kind(money + 1) == "aside":
        return _givers_in_aside(work, work.row[money + 1])
    if money is not None and (passed := _passed_on(work.row, money + 1)):
        return givers_of(gather_right(work.row, passed, len(work.row))[0], work.line.number)
    if money is None and (front := _passed_before(work.row, at)):
        return givers_of(gather_right(work.row, front, at)[0], work.line.number)
    if money is None or work.kind(money + 1) != "relative":
        return ()
    told = work.row[money + 2 : money + 2 + _REACH]
    if not any(i.verb in _GIVING for i in told):
        return ()
    party = next((n for n in range(money + 2, money + 2 + len(told)) if work.kind(n) == "party"), None)
    if party is None:
        return ()
    between = work.row[money + 2 : party]
    taken = any(i.verb == "receive" for i in between) and any(i.kind == "from" for i in between)
    if any(i.kind in ("stop", "negation", "speech") or (i.kind == "fund" and not taken) for i in between):
        return ()  # "the $5,000 that her campaign received from X" has a fund there
    return givers_of(gather_right(work.row, party, len(work.row))[0], work.line.number)


def _passed_on(row: tuple[Item, ...], verb: int) -> int:
    """Where the giver of "the $10,000 donated in May by X" stands, the participle right behind the sum; 0 for none."""
    if verb + 2 >= len(row) or row[verb].verb not in _PASSED or not row[verb].has_form("past"):
        return 0
    at = verb + 1
    while at < len(row) - 1 and row[at].kind in ("in", "date", "time", "to", "fund", "determiner"):
        at += 1
    by = row[at].has("link.by")
    while at < len(row) - 1 and row[at].kind in ("from", "determiner", "role", "word"):
        at += 1
    return at if by and row[at].kind == "party" else 0


def _passed_before(row: tuple[Item, ...], at: int) -> int:
    """Where the giver of "the $10,000 donated by X was returned" stands, before the verb at `at`; 0 for none."""
    passive = any(i.has("link.passive") for i in row[max(0, at - 3) : at])
    sums = [n for n in range(at) if row[n].kind == "sum"] if passive else []
    found = _passed_on(row, sums[0] + 1) if len(sums) == 1 else 0
    return found if found < at else 0


_PASSED = ("give", "give_weak")


def _givers_in_aside(work: ClauseWork, aside: Item) -> tuple[Giver, ...]:
    """ "zahlte 12.000 Euro, [die sie von Kaldane erhalten hatte], zurück" (German): the one party in it gave them."""
    parties = [i for i in aside.inner if i.kind == "party"]
    got = any(i.verb == "receive" for i in aside.inner)
    told = got or any(i.verb in _GIVING for i in aside.inner)
    led = not got or any(a.kind == "from" and b is parties[0] for a, b in pairwise(aside.inner) if parties)
    plain = not any(i.kind in ("negation", "speech", "sum", "fund", "to") for i in aside.inner)
    opens = bool(aside.inner) and aside.inner[0].kind == "relative"
    return givers_of(parties, work.line.number) if len(parties) == 1 and told and led and plain and opens else ()


def _gives_it_back(work: ClauseWork, that: int, at: int) -> bool:
    """ "al PSOE, que los devolvió" (Spanish, "which returned them"): nothing but a pronoun is given back."""
    behind = [i for i in work.row[at + 1 : at + 3] if i.kind not in ("end", "comma", "date", "in")]
    between = work.row[that + 1 : at]
    clitic = any(i.has("link.determiner") for i in between)
    return clitic and not behind and all(i.kind in ("determiner", "auxiliary", "pronoun") for i in between)


def turn_back_sum(work: ClauseWork, at: int) -> bool:
    """Turn the gift just told into one given back: "Kaldane sent $5,000, which the committee returned"."""
    that = next((n for n in range(at - 1, max(0, at - _REACH), -1) if work.kind(n) == "relative"), 0)
    money = that - 2 if work.kind(that - 1) == "comma" else that - 1
    plain = that > 1 and work.kind(money) == "sum" and all(i.kind in _SMALL for i in work.row[that + 1 : at])
    told = [n for n, frame in enumerate(work.frames) if plain and frame.money is work.row[money]]
    if not told and that > 1 and work.kind(money) == "fund" and _gives_it_back(work, that, at):
        told = [n for n, frame in enumerate(work.frames) if frame.fund is work.row[money]]  # "to the fund, which ..."
    for n in told:
        work.frames[n] = replace(work.frames[n], status="refunded")
    return bool(told)


_BACK = 2
"""Lines back to the gift of which "The money was returned" speaks."""


def givers_told(work: ClauseWork, at: int, lower: int) -> tuple[Giver, ...]:
    """Who had given the money of "The money was returned in March", the verb at `at`: whoever gave it just before."""
    told = 0 < work.line.number - work.focus.gave <= _BACK or bool(work.frames)
    if told and _fund_returns_it(work, at, lower):
        return tuple(replace(g, certain=False) for g in work.focus.subject)
    named = {"party", "fund", "sum", "unnamed", "question", "plan", "consider"} & work.clause.kinds
    if not told or named or not any(_is_told_money(work, n) for n in range(lower, at)):
        return ()
    acting = any(i.kind in ("pronoun", "self", "role") or i.has_any("plan", "consider") for i in work.row[lower:at])
    return () if acting else tuple(replace(g, certain=False) for g in work.focus.subject)


def _fund_returns_it(work: ClauseWork, at: int, lower: int) -> bool:
    """ "Le comité les a rendus" (French, "the committee has returned them"), "The committee sent the money back"."""
    back = at - 1
    while back > lower and (work.kind(back) in ("auxiliary", "pronoun") or work.row[back].has("link.after")):
        back -= 1
    clitic = at - 1 > back > lower and work.row[back].has("link.determiner") and work.kind(back - 1) == "fund"
    whole = work.row[at].last - work.row[at].first >= _WHOLE and back >= lower and work.kind(back) == "fund"
    behind = work.row[at + 1 :]
    said = next((n for n, i in enumerate(behind) if i.kind == "speech" and n and behind[n - 1].kind == "comma"), None)
    return (clitic or whole) and all(i.kind in _TAIL for i in behind[:said])


_WHOLE = 3
"""Tokens of a verb that has what is sent back inside: "sent the money back", "devolveu o dinheiro" (Portuguese)."""
_TAIL = ("in", "date", "time", "end", "comma", "determiner")


def _is_told_money(work: ClauseWork, at: int) -> bool:
    """Whether the item at `at` is money known already: "the money", "l'argent", and not "one cheque"."""
    item, before = work.row[at], work.row[at - 1] if at else None
    if not item.has("returned") and item.kind not in ("gift", "cash"):
        return False
    known = before is not None and before.has("link.determiner") and not before.has("link.indefinite")
    return known or item.last > item.first + 1
