"""The fund that somebody's gift reached: "His $1 million check was among the first to arrive at MAGA Inc."."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["fund_reached"]

_SMALL = (
    "auxiliary", "word", "determiner", "time", "date", "to", "of", "from", "at", "in", "relative", "link", "comma",
    "sum", "gift", "pronoun",
)  # fmt: skip
_REACHING = ("come", "receive")


def fund_reached(row: tuple[Item, ...], at: int) -> tuple[Item, ...]:
    """Return the one fund behind the gift at `at`, where nothing but small words and verbs of arriving lead to it.

    It may stand in a clause of its own: "einer der ersten, die bei MAGA Inc. eingingen" (German).
    """
    behind = [inner for item in row[at + 1 :] for inner in (item.inner if item.kind == "aside" else (item,))]
    funds = [n for n, item in enumerate(behind) if item.kind == "fund"]
    if len(funds) != 1:
        return ()
    lead = behind[: funds[0]]
    plain = all(i.kind in _SMALL or i.verb in _REACHING for i in lead)
    reached = any(i.verb in _REACHING or i.kind == "time" for i in behind)
    return (behind[funds[0]],) if plain and reached else ()
