"""Adverbs that commas set apart: "Aparecen, además, X e Y" (Spanish, "there appear, moreover, ...")."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["free_adverbs"]

_VERBAL = ("link.perfect", "link.passive", "link.did", "come", "speech")


_TWO = 2
"""Commas around an adverb."""


def free_adverbs(row: tuple[Item, ...]) -> list[Item]:
    """Return the row without the commas around an adverb behind a verb, so that they part no verb from what follows."""
    if [i.kind for i in row].count("comma") < _TWO:
        return list(row)
    freed: list[Item] = []
    for n, item in enumerate(row):
        adverb = _is_adverb(row, n + 1) and freed[-1:] and freed[-1].kind == "verb"
        closing = _is_adverb(row, n - 1) and len(freed) > 1 and freed[-2].kind == "verb" and freed[-1] is row[n - 1]
        if item.kind != "comma" or not (adverb or closing):
            freed.append(item)
    return freed


def _is_adverb(row: tuple[Item, ...], at: int) -> bool:
    """Whether an adverb stands alone between commas at `at`."""
    if not 0 < at < len(row) - 1 or row[at].kind != "auxiliary" or row[at].has_any(*_VERBAL):
        return False
    return row[at - 1].kind == "comma" and row[at + 1].kind == "comma"
