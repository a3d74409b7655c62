"""Portraits that open with a name: "Jo Hale: 82-year-old banker. Donated $5 million to MAGA Inc. in June."."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["is_portrait"]

_LONGEST = 24
_TOLD = ("determiner", "word", "role", "comma", "and", "of", "in", "at", "from", "other", "aside", "party", "owns",
         "date", "relation", "time", "unnamed")  # fmt: skip


def is_portrait(row: tuple[Item, ...]) -> bool:
    """Return whether a sentence is a name, a colon and who that is, and tells nothing else."""
    if len(row) > _LONGEST or [i.kind for i in row[:2]] != ["party", "colon"] or row[-1].kind != "end":
        return False
    member, told = row[0].member, row[2:-1]
    described = any(i.kind in ("role", "unnamed") for i in told[:_NEAR])
    return member is not None and member.kind == "person" and described and all(i.kind in _TOLD for i in told)


_NEAR = 6
"""Items behind the colon among which the word for who it is stands."""
