"""Another donor in front of the one told of: "After Orlo Foods, Jo Hale was the biggest donor, giving $30,000"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.order.items import Item

__all__ = ["FRONTING", "except_fronted"]

FRONTING = ("link.earlier_sum", "author.behind")
"""Categories of words that lead to such a name: "after", "behind"."""


def except_fronted(row: Sequence[Item]) -> Sequence[Item]:
    """Return the row with "after", which opens it before a name alone and a comma, as a word that excepts.

    "After Orlo Foods, which gave $1 million, Kestrel Air gives as much" tells of two.
    """
    if not row or not row[0].has_any(*FRONTING):
        return row
    at = 2 if len(row) > 1 and row[1].kind == "determiner" else 1
    alone = [i.kind for i in row[at : at + 2]] == ["party", "comma"]
    alone = alone and not any(i.kind == "relative" for i in row[at + 2 : at + 3])
    return (replace(row[0], kind="except"), *row[1:]) if alone else row
