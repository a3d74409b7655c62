"""Who says so, behind a list of givers: "On the list are A, B and C[, several papers write]"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["LISTS", "fold_source_tail"]

LISTS = ("listing", "link.stands")
"""What stands in a line that lists givers."""

_LONGEST = 8
_TAIL = ("word", "determiner", "outlet", "role", "including", "other", "auxiliary", "time", "date", "end", "filing")
_SAYING = ("speech", "verb")


def fold_source_tail(row: Sequence[Item]) -> list[Item]:
    """Return the row with a source at its end as an aside, so that it parts no verb from those whom it lists."""
    commas = [n for n in range(1, len(row)) if row[n].kind == "comma"]
    like = len(commas) > 1 and [i.kind for i in row[commas[-1] + 1 : commas[-1] + 3]] == ["including", "outlet"]
    comma = commas[-2 if like else -1] if commas else 0  # ", write several papers, like the Guardian"
    tail = [i for i in row[comma + 1 :] if i.kind != "comma"]
    saying = [i for i in tail if i.kind in _SAYING]
    plain = comma and len(tail) <= _LONGEST and all(i.kind in (*_TAIL, *_SAYING) for i in tail)
    said = len(saying) == 1 and (saying[0].kind == "speech" or saying[0].verb == "light")
    if not plain or not said or not any(i.kind in ("word", "outlet", "other") for i in tail):
        return list(row)
    end = len(row) - (row[-1].kind == "end")
    inner = tuple(row[comma + 1 : end])
    return [*row[:comma], Item(kind="aside", first=row[comma].first, last=inner[-1].last, inner=inner), *row[end:]]
