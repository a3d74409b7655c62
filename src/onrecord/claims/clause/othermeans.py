"""A further sum of the same giver, given in another way: "$100,000 in person and $20,000 through his company"."""

from __future__ import annotations

from onrecord.claims.order.items import Item

__all__ = ["is_by_other_means"]

_WAYS = ("through", "on_behalf", "company", "personal")
_LEADS = ("again", "determiner", "at", "to", "plus")
_BEHIND = ("to", "determiner", "fund", "word", "in", "from", "at", "auxiliary")
_ENDS = ("sum", "verb", "stop", "end")
_REACH = 12
"""Items from one sum to the next: "100.000 Euro privat und 20.000 Euro über seine Firma" (German)."""


def is_by_other_means(row: tuple[Item, ...], at: int) -> bool:
    """Return whether the sum at `at` was given in a way of its own, and the sum before it in another.

    So is "$3,000 through his firm and $11,000 as an MP": what somebody gives as such is his own.
    """
    before = next((n for n in range(at - 1, max(-1, at - _REACH), -1) if row[n].kind in _ENDS), None)
    if before is None or row[before].kind != "sum" or not _is_joined(row, before, at):
        return False
    if any(i.kind == "party" for i in _plain_between(row, before, at)):
        return False
    ways, others = _ways_behind(row, at), _ways_behind(row, before)
    return bool(ways - {"personal"} and ways != others) or bool(ways and others and ways != others)


def _is_joined(row: tuple[Item, ...], before: int, at: int) -> bool:
    """Whether "and", "plus another" or the like leads to the sum, and no plain word: "and [spent] $20,000"."""
    back = at - 1
    while back > before and row[back].kind in _LEADS and not row[back].has_any("compared.more", "again"):
        back -= 1
    return back > before and (
        row[back].kind in ("and", "comma", "again") or row[back].has_any("compared.more", "again")
    )


def _plain_between(row: tuple[Item, ...], before: int, at: int) -> list[Item]:
    """The items between two sums, without those that a gift went through."""
    told = next((n for n in range(before, at) if row[n].kind in _WAYS), at)
    return [i for i in row[before + 1 : told] if i.kind not in _BEHIND]


def _ways_behind(row: tuple[Item, ...], at: int) -> set[str]:
    """In which ways the sum at `at` was given, as the words behind it tell: "company", "personal", or neither."""
    end = next((n for n in range(at + 1, len(row)) if row[n].kind in _ENDS), len(row))
    end = next((n for n in range(at + 1, end) if row[n].kind == "and"), end)
    inner = row[at + 1 : end]
    first = next((n for n, i in enumerate(inner) if i.kind not in _BEHIND), len(inner))
    if first < len(inner) and inner[first].kind in _WAYS:
        return {"personal" if inner[first].kind == "personal" else "company"}
    first = next((n for n, i in enumerate(inner) if i.kind not in (*_BEHIND, "including")), len(inner))
    office = first and first < len(inner) and inner[first].has("role.politician")  # "11.000 euro come deputato"
    return {"personal"} if office else set()
