"""What a verb leaves out, taken from where its clause points: before a colon, behind it, from the gift it matches."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.clause.objects import Objects, value_behind
from onrecord.claims.order.factors import factored, times_of
from onrecord.claims.order.items import Item

__all__ = ["fill_objects"]


def fill_objects(work: ClauseWork, objects: Objects, verb: str, start: int) -> Objects:
    """Take sum and fund from where the clause points: before its colon or "that", or from the gift that it matches."""
    if not objects.funds:
        lead = tuple(i for n, i in enumerate(work.row[:start]) if i.kind == "fund" and _is_target(work, n))
        if verb == "match" and not lead:
            lead = tuple(i for i in work.row[start:] if i.kind == "fund")
        objects = replace(objects, funds=lead[:1]) if lead else objects
    if objects.money or verb == "refuse":
        return objects
    value = value_behind(work.row, start + 1) if verb in ("give", "give_weak") else None
    if value is not None:
        return replace(objects, money=(value,), goods_worth=frozenset({value.first}))
    front = next((n for n in range(start - 1, -1, -1) if not _is_small(work.row[n])), -1)
    if front > 1 and work.kind(front) == "fund" and _is_target(work, front) and work.kind(front + 1) == "auxiliary":
        front = next((n for n in range(front - 1, -1, -1) if work.kind(n) not in ("to", "determiner")), -1)
    if front >= 0 and work.kind(front) == "sum" and not work.frames_cover(front):
        return replace(objects, money=(work.row[front],))  # "Altrettanti la Roveri ne aveva dati"
    that = start - 2 if start > 1 and work.kind(start - 1) == "determiner" else start - 1
    if that > 0 and work.row[that].kind == "relative":  # "Of $2 million is the check that [the] Kaldane handed over"
        money = tuple(i for i in work.row[max(0, that - 7) : that] if i.kind == "sum")
        if money:
            return replace(objects, money=money[-1:])
    if verb == "match":
        return _matching(work, objects, start)
    behind = tuple(i for i in work.trailing if i.kind == "fund")
    return replace(objects, money=_sums_apart(work), funds=objects.funds or behind)


def _matching(work: ClauseWork, objects: Objects, start: int) -> Objects:
    """Take as much as the gift before, or so many times as much: "B matched it", "B doubled that figure"."""
    verb = next(i for i in work.row[start:] if i.verb == "match")
    times = times_of(verb, "match.times.")
    if times is None:
        return replace(objects, manner=objects.manner | {"likewise"})
    return replace(objects, money=(factored(verb, times),))


def _sums_apart(work: ClauseWork) -> tuple[Item, ...]:
    """The sums that stand in the clause before or behind; none where the clause tells a part of the one before.

    "X said it gave $2 million, four times what it gave in 2017": that one is not $2 million.
    """
    if work.clause.opening is not None and work.clause.opening.has("compared.times"):
        return ()
    trailing = () if any(f.line == work.line.number for f in work.frames) else work.trailing
    return work.announced or work.lead_sum() or tuple(i for i in trailing if i.kind == "sum")


def _is_small(item: Item) -> bool:
    """Whether an item may stand between a sum at the front and its verb: "Altrettanti [ne ha] dati X"."""
    return item.kind in ("determiner", "each", "again") or (item.kind == "auxiliary" and not item.has("link.passive"))


def _is_target(work: ClauseWork, at: int) -> bool:
    """Whether "for" or "to" stands before a fund: "For Biden's inauguration Google gave $285,000"."""
    back = at - 1
    while back >= 0 and work.kind(back) in ("determiner", "word"):
        back -= 1
    return back >= 0 and work.kind(back) == "to"
