"""Words for a trade that look like a verb of giving: "the mortgage [lending] company Kaldane", "a [funding] firm"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.order.items import Item

__all__ = ["settle_trade_verbs"]

_PROGRESSIVE = ("give.progressive", "give_weak.progressive")
_AHEAD = ("business", "word", "determiner", "and", "comma", "other")


def settle_trade_verbs(row: Sequence[Item]) -> list[Item]:
    """Return the row with a participle that tells what a firm does as a common word, and the goods before it too."""
    found = list(row)
    for at in range(1, len(row) - 1):
        if _is_trade(row, at):
            found[at] = replace(row[at], kind="word")
            if row[at - 1].kind == "business":
                found[at - 1] = replace(row[at - 1], kind="word")
    return found


def _is_trade(row: Sequence[Item], at: int) -> bool:
    """Whether a word for a firm stands right behind a participle, and what may lead to the two before it."""
    trade = row[at].kind == "verb" and row[at].has_any(*_PROGRESSIVE)
    behind = row[at + 1]
    firm = behind.kind == "role" and behind.has("role.company") and not behind.has("role.many")
    return trade and firm and row[at - 1].kind in _AHEAD
