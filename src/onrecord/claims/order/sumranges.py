"""Sums with their owners, told from the first to the last: "They go from the $5 of Jo Hale to the $3 of Norvane"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.claims.order.items import Item

__all__ = ["free_sum_ranges"]

_OWNING = ("from", "of")


def free_sum_ranges(row: Sequence[Item]) -> Iterator[Item]:
    """Yield the items of a row, what opens a range of sums as plain words: "Si va dai 5 euro di A ai 3 di B" (Italian).

    The verb is then no plan ("cela va des 5 euros de A", French), and its "from" tells nobody's money.
    """
    opened = [n for n in range(len(row) - 3) if _opens(row, n)]
    plain = set(opened) | {n - 1 for n in opened if n and row[n - 1].kind == "auxiliary"}
    for at, item in enumerate(row):
        if at in plain:
            yield replace(item, kind="word")
        else:
            yield replace(item, kind="determiner") if at - 1 in opened and item.kind == "from" else item


def _opens(row: Sequence[Item], at: int) -> bool:
    """Whether a verb of ranging leads to a sum and whose it is."""
    if not row[at].has("members.ranges") or row[at + 1].kind != "from":
        return False
    behind = [i for i in row[at + 2 : at + 6] if i.kind != "determiner"]
    owned = len(behind) > 2 and behind[1].kind in _OWNING and behind[2].kind in ("party", "role")
    return owned and behind[0].kind == "sum"
