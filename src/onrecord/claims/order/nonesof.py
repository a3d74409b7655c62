"""Nobody of several who are named: "None of the companies asked – A, B and C – will give money"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["leads_to_none", "settle_nones"]

_TOLD = ("of", "from", "determiner", "pronoun", "role", "word", "speech", "donor", "asked", "in", "by")
"""What may tell of whom there is nobody: "none of the ten companies asked"."""
_OPENS = {"dash": "dash", "comma": "comma", "open": "close"}
_LISTED = ("party", "comma", "and", "determiner", "role", "word", "other", "aside")
_ACTS = ("plan", "auxiliary", "verb", "announce")
_LONGEST = 9


def settle_nones(row: Sequence[Item]) -> Sequence[Item]:
    """Return the row with the negation behind the names: "A, B and C – none – will give", else the row.

    A clause that has a second one, as French does, says so of them anyway.
    """
    at = 1
    while at < min(len(row), _LONGEST) and row[at].kind in _TOLD:
        at += 1
    if row[0].kind != "negation" or at < _TOLD_OF or at >= len(row) or row[at].kind not in _OPENS:
        return row
    closing = _OPENS[row[at].kind]
    ends = [n for n in range(at + 2, len(row)) if row[n].kind not in _LISTED or row[n].kind == closing]
    end = next((n for n in ends if n + 1 < len(row) and row[n].kind == closing and row[n + 1].kind in _ACTS), None)
    if end is None or any(n < end and row[n].kind not in _LISTED for n in ends):
        return row
    named = row[at + 1 : end]
    return [*named, row[0], *row[end + 1 :]] if any(i.kind == "party" for i in named) else row


_TOLD_OF = 2
"""Items of "None of the companies" at least before the names."""


def leads_to_none(row: Sequence[Item]) -> bool:
    """Return whether a line leads to names of those who did not give: "These companies have not given:"."""
    if not row or row[-1].kind != "colon" or any(i.kind == "party" for i in row):
        return False
    denied = any(i.kind == "negation" for i in row) and any(i.verb in _GIVES for i in row)
    return denied or any(i.verb == "refuse" for i in row)


_GIVES = ("give", "give_weak", "pledge")
