"""The size of the gift just told, in a sentence that is nothing else: "The donation is to be $1 million"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["told_size"]

_CARRIES = ("plan", "auxiliary", "noun")
_SMALL = (*_CARRIES, "word", "to", "from", "of", "at")
"""What may stand between the gift and its size: "His gift [will amount to] $1 million"."""
_WORDS = 2
_FRONT = 3
"""Items up to the noun: "Il suo contributo" (Italian, "his contribution")."""


def told_size(row: tuple[Item, ...]) -> Item | None:
    """Return the sum of a sentence that only tells how large the gift is that the one before told; else None."""
    comma = next((n for n, i in enumerate(row) if i.kind in ("comma", "end", "aside")), len(row))
    told = row[:comma]
    gifts = [n for n, i in enumerate(told) if i.kind == "gift"]
    sums = [n for n, i in enumerate(told) if i.kind == "sum" and i.money is not None and i.money.amount is not None]
    if len(gifts) != 1 or len(sums) != 1 or not _is_the_gift(told, gifts[0]):
        return None
    at, money = gifts[0], sums[0]
    if at < money:
        between, around = told[at + 1 : money], (*told[: max(0, at - _FRONT)], *told[money + 1 :])
    else:
        between, around = told[money + 1 : at - 1], told[at + 1 :]
    small = all(i.kind in _SMALL or i.verb == "come" for i in between) and all(i.kind == "word" for i in around)
    words = [i for i in (*between, *around) if i.kind == "word"]
    return told[money] if small and len(words) <= _WORDS and _carries(between) and not (at > money > 0) else None


def _is_the_gift(told: tuple[Item, ...], at: int) -> bool:
    """Whether "the" or "his" stands before the gift at `at`."""
    lead = told[at - 1] if at else None
    if lead is None:
        return False
    definite = lead.kind == "determiner" and not lead.has_any("link.indefinite", "link.of")
    return definite or lead.has("pronoun.his")


def _carries(between: tuple[Item, ...]) -> bool:
    """Whether a verb leads from the gift to the sum, or from the sum to the gift: "will be", "lag bei" (German)."""
    if not between:
        return False
    lead = between[0]
    return lead.kind in _CARRIES or lead.verb == "come" or (lead.kind == "word" and between[-1].has("link.at"))
