"""Words of contrast that stand behind their subject, and part no clauses there: "X, sin embargo, no dará" (Spanish)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.order.items import Item

__all__ = ["settle_inner"]

_SUBJECT = ("party", "pronoun", "fund", "role", "aside")


def settle_inner(row: Sequence[Item]) -> list[Item]:
    """Return the row with such words as adverbs: "X, however, gave" is one clause, "X gave; however, Y did not" two."""
    return [
        replace(i, kind="auxiliary") if i.kind == "contrast" and _is_inner(row, at) else i for at, i in enumerate(row)
    ]


def _is_inner(row: Sequence[Item], at: int) -> bool:
    """Whether a subject stands right before a word of contrast, with no comma between or one at either side."""
    if not at or not row[at].has("link.inner"):
        return False
    if row[at - 1].kind == "comma":
        return at > 1 and row[at - 2].kind in _SUBJECT and at + 1 < len(row) and row[at + 1].kind == "comma"
    return row[at - 1].kind in _SUBJECT
