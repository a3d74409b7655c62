"""A fund that got nothing beside a gift: "gave $1 million to Trump's fund [and nothing to Biden's four years ago]"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.order.items import Item
from onrecord.claims.vocabulary.marking import NO_CATEGORIES

__all__ = ["fold_nothings"]

_JOINT = ("and", "contrast", "comma")
_TIMES = ("time", "date", "in")
_BEHIND = ("determiner", "word", "other", "owns", *_TIMES)


def fold_nothings(row: Sequence[Item]) -> list[Item]:
    """Return the row with "and nothing to the fund" behind a sum as one word that means nothing, its time with it.

    "gave nothing to A and $1 million to B" stays: there the nothing is what the verb gives first.
    """
    out: list[Item] = []
    at = 0
    while at < len(row):
        end = _end(row, at)
        if end > at:
            out.append(replace(row[at], kind="word", last=row[end - 1].last, categories=NO_CATEGORIES))
        else:
            out.append(row[at])
        at = max(end, at + 1)
    return out


def _end(row: Sequence[Item], at: int) -> int:
    """Where "and nothing to the fund four years ago" ends that begins at `at`; `at` where there is none."""
    if row[at].kind not in _JOINT or at + 3 > len(row):
        return at
    none = at + 1
    if row[none].kind == "to":
        return _end_behind(row, at)
    if none + 2 >= len(row) or not _is_nothing(row[none]) or row[none + 1].kind != "to":
        return at
    if not any(item.kind == "sum" for item in row[:at]) or any(_is_nothing(item) for item in row[:at]):
        return at
    fund = next((n for n in range(none + 2, len(row)) if row[n].kind not in _BEHIND), len(row))
    end = fund + 1 if fund < len(row) and row[fund].kind == "fund" else at
    while at < end < len(row) and row[end].kind in _TIMES:
        end += 1
    return end


def _end_behind(row: Sequence[Item], at: int) -> int:
    """Where ", für die von Biden aber nichts" (German, "but for Biden's nothing") ends that begins at `at`."""
    fund = next((n for n in range(at + 2, len(row)) if row[n].kind not in _BEHIND), len(row))
    none = next((n for n in range(fund + 1, len(row)) if row[n].kind not in ("contrast", "auxiliary", *_TIMES)), at)
    told = fund < none < len(row) and row[fund].kind == "fund" and _is_nothing(row[none])
    summed = any(item.kind == "sum" for item in row[:at]) and not any(_is_nothing(item) for item in row[:at])
    return none + 1 if told and summed else at


def _is_nothing(item: Item) -> bool:
    return item.kind == "negation" and item.has_any("negation.nothing", "answer.none")
