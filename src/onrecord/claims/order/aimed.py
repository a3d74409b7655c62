"""Where something goes straight to a fund: "$1 million [to the fund]"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["aimed_fund"]


def aimed_fund(row: Sequence[Item], at: int) -> int:
    """Return the place of the fund that "to" or "into" at `at` leads to, articles passed; 0 where it leads to none."""
    if at >= len(row) or row[at].kind not in ("to", "in"):
        return 0
    ahead = next((n for n in range(at + 1, len(row)) if row[n].kind != "determiner"), len(row))
    return ahead if ahead < len(row) and row[ahead].kind == "fund" else 0
