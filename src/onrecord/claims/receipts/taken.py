"""What several funds received from one giver: "from X the party got $120,000, and its youth wing $50,000"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.order.items import Item

__all__ = ["part_of", "sums_by_taker"]


def sums_by_taker(row: tuple[Item, ...], at: int) -> list[tuple[Item, Item]]:
    """Return each sum with the fund that received it, the verb at `at`; none where one of them has no fund of its own.

    The first fund may stand before the verb: "Die FDP bekam von X 12.000 Euro, [die SPD 5.000]" (German).
    """
    sums = [n for n, i in enumerate(row) if i.kind == "sum"]
    funds = [n for n, i in enumerate(row) if i.kind == "fund"]
    if len(sums) < 2 or len(sums) != len(funds) or sum(i.kind == "party" for i in row) > 1:
        return []
    beside = [n for n in sums[1:] if n - 1 in funds and _goes_on(row, n - 1)]
    first = funds[0] < sums[0] and (sums[0] - 1 == funds[0] or funds[0] < at)
    return (
        [(row[n], row[f]) for n, f in zip(sums, funds, strict=True)] if first and len(beside) == len(sums) - 1 else []
    )


def _goes_on(row: tuple[Item, ...], fund: int) -> bool:
    """Whether "and" or a comma leads to a fund, its article passed."""
    at = fund - 1
    while at > 0 and row[at].kind == "determiner":
        at -= 1
    return row[at].kind in ("and", "comma")


def part_of(work: ClauseWork, at: int) -> int:
    """Where the part of a clause begins that has a time of its own: "In 2017 X gave him $5, and [in 2021 Y got $5]"."""
    if "and" not in work.clause.kinds or "sum" not in work.clause.kinds:
        return 0
    row, years = work.row, [t.form.year for t in work.line.tokens]
    if work.kind(at + 1) == "and" and any(years[i.first] for i in row[at + 2 : at + 4]):
        return at  # "..., und 2021 bekam Y" (German): the verb is put before what leads to it
    back = next((n for n in range(at - 1, 1, -1) if row[n].kind == "and"), 0)
    timed = back and any(years[i.first] or i.kind == "time" for i in row[back + 1 : at])
    if timed and any(i.kind == "verb" for i in row[:back]):
        return back + 1
    return 0
