"""Adverbs that commas set apart: "Aparecen, además, X e Y" (Spanish, "there appear, moreover, ...")."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["free_adverbs"]

_VERBAL = ("link.perfect", "link.passive", "link.did", "come", "speech")


_TWO = 2
"""Commas around an adverb, and what stands before the second: the verb and the adverb."""


def free_adverbs(row: tuple[Item, ...]) -> list[Item]:
    """Return the row without the commas around an adverb behind a verb, so that they part no verb from what follows."""
    if [i.kind for i in row].count("comma") < _TWO:
        return list(row)
    freed: list[Item] = []
    for n, item in enumerate(row):
        if item.kind != "comma" or not (_opens(row, n, freed) or _closes(row, n, freed)):
            freed.append(item)
    return freed


def _opens(row: tuple[Item, ...], comma: int, freed: list[Item]) -> bool:
    return _is_adverb(row, comma + 1) and bool(freed) and freed[-1].kind == "verb"


def _closes(row: tuple[Item, ...], comma: int, freed: list[Item]) -> bool:
    if len(freed) < _TWO or freed[-2].kind != "verb" or freed[-1] is not row[comma - 1]:
        return False
    return _is_adverb(row, comma - 1)


def _is_adverb(row: tuple[Item, ...], at: int) -> bool:
    """Whether an adverb stands alone between commas at `at`."""
    if not 0 < at < len(row) - 1 or row[at].kind != "auxiliary" or row[at].has_any(*_VERBAL):
        return False
    return row[at - 1].kind == "comma" and row[at + 1].kind == "comma"
