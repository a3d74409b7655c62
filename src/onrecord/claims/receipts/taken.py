"""Where the part of a clause on receiving begins that has a time of its own: "and in 2021 Y got $5"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork

__all__ = ["part_of"]


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
