"""Money told with where it ended up: "X's $200,000 went to the fund", "The largest refund, $250,000, went to X"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.breakdowns import list_parts
from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.giftnouns.owners import owners_of_sum
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.order.items import Item
from onrecord.claims.receipts.repeatedsources import gather_sources

__all__ = ["read_reaching"]


def read_reaching(work: ClauseWork, at: int) -> None:
    """Add the frames of money whose taker the verb at `at` tells: the fund, or whoever gets it back."""
    upper = work.upper(at)
    money = work.sums(0, at)[-1:] or work.sums(at, upper)[:1]
    if any(i.kind in ("business", "total", "negation", "consider") for i in work.row[:upper]):
        return
    if any(i.has("refund.noun") for i in work.row[:at]) or _is_of_refunds(work, at):
        ahead = next((n for n in range(at + 1, upper) if work.kind(n) not in ("determiner", "role", "word")), upper)
        givers = givers_of([work.row[ahead]], work.line.number) if ahead < upper else ()
        telling = Telling(status="refunded", rule="verb.refund", zone=(0, upper), verb=work.row[at])
        work.emit(givers, work.whole(money), telling)
        return
    aimed = next((i.kind for i in work.row[at + 1 : upper] if i.kind != "determiner"), "")
    if aimed == "fund" and (givers := owners_of_sum(work, at, 0)):
        telling = Telling(status="given", rule="verb.come", zone=(0, upper), verb=work.row[at], lean="weak")
        whole, first = work.whole(money), next(n for n in range(at, upper) if work.kind(n) == "fund")
        parts = list(list_parts(work.row, first + 1, upper)) if money else []
        for own, fund in ((money[0], work.row[first]), *parts) if parts else ():
            work.emit(givers, replace(whole, money=(own,), funds=(fund,)), telling)
        if not parts:
            work.emit(givers, whole, telling)
    elif aimed == "fund" and money and "each" in work.clause.kinds:
        _read_sources(work, at, upper, money)


def _read_sources(work: ClauseWork, at: int, upper: int, money: tuple[Item, ...]) -> None:
    """Add the frames of whom the money is from, told behind the fund: "$1 million each went to F from A and B"."""
    fund = next(n for n in range(at, upper) if work.kind(n) == "fund")
    named = fund + 2 if work.kind(fund + 1) == "from" else upper
    while named < upper and work.kind(named) in ("determiner", "role", "word"):
        named += 1
    if work.kind(named) != "party" or work.kind(at - 1) not in ("sum", "each"):
        return
    found, _ = gather_sources(work.row, named)
    telling = Telling(status="given", rule="verb.come", zone=(0, upper), verb=work.row[at], lean="weak")
    work.emit(givers_of(found, work.line.number), work.whole(money), telling)


def _is_of_refunds(work: ClauseWork, at: int) -> bool:
    """ "Nine gifts went back. The biggest, $2 million, went to X": a sum of those just told of."""
    told = 0 < work.line.number - work.focus.refunds <= 1
    opens = work.kind(0) == "determiner" and not any(i.kind in ("gift", "party") for i in work.row[:at])
    return told and opens
