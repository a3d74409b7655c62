"""Words for a trade that look like a verb of giving: "the mortgage [lending] company Kaldane", "a [funding] firm"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.order.items import Item

__all__ = ["join_trades", "settle_trade_goods", "settle_trade_verbs"]

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
    behind = row[at + 2] if row[at + 1].kind == "word" and at + 2 < len(row) else row[at + 1]
    firm = behind.kind == "role" and behind.has("role.company") and not behind.has("role.many")
    return trade and firm and row[at - 1].kind in _AHEAD


_OPENING = ("comma", "including", "determiner", "and")
_TRADES = ("word", "business")


def join_trades(row: Sequence[Item]) -> list[Item]:
    """Return the row with two trades of one firm as words: "A, [law and lobbying] firm B and C"."""
    found = list(row)
    for at in [n for n in range(2, len(row) - 2) if row[n].kind == "and"]:
        opens = row[at - 2].kind in _OPENING and row[at - 1].kind in _TRADES and row[at + 1].kind in _TRADES
        if opens and row[at + 2].kind == "role" and row[at + 2].has("role.company"):
            found[at - 1 : at + 2] = [replace(i, kind="word") for i in row[at - 1 : at + 2]]
    return found


_GOODS = ("business", "noun")


def settle_trade_goods(row: Sequence[Item]) -> list[Item]:
    """Return the row with what a named firm deals in as a common word: "the [mortgage] lender Kaldane".

    So it is behind "of": "la società di [mutui] Kaldane" (Italian).
    """
    found = list(row)
    for at in range(1, len(row) - 1):
        if row[at].kind in _GOODS and (_is_before_trade(row, at) or _is_behind_trade(row, at)):
            found[at] = replace(row[at], kind="word")
    return found


def _is_before_trade(row: Sequence[Item], at: int) -> bool:
    trade = row[at + 1]
    named = at + 2 < len(row) and row[at + 2].kind == "party"
    return named and row[at - 1].kind in _OPENING and trade.kind == "role" and trade.has("role.company")


def _is_behind_trade(row: Sequence[Item], at: int) -> bool:
    named = at + 1 + (row[at + 1].kind == "word")
    of = row[at - 1].has("link.of") and at > 1 and row[at - 2].kind == "role" and row[at - 2].has("role.company")
    return of and named < len(row) and row[named].kind == "party"
