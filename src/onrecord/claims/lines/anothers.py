"""A second million that leaves its unit out: "X gave a million dollars, its founder another", "Y gave one, too"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from onrecord.claims.naming.names import Name
from onrecord.claims.sums.money import Sum
from onrecord.claims.vocabulary.marking import Mark, MarkRow
from onrecord.claims.vocabulary.text import Token

__all__ = ["ANOTHER", "find_anothers"]

ANOTHER = ("money.another", "money.one")

_WHOLE = frozenset((Decimal(10**6), Decimal(10**9)))
"""One million, or one billion: of other sums nobody says "another" alone."""
_CLOSING = frozenset(".,;:)")


def find_anothers(tokens: Sequence[Token], row: MarkRow, names: Sequence[Name], sums: Sequence[Sum]) -> Iterator[Sum]:
    """Yield "another" behind a name, or "one" behind a verb of giving, as the sum told before, a million."""
    named = {name.last for name in names}
    for mark in row.marked(*ANOTHER):
        told = next((s for s in reversed(sums) if s.last <= mark.first), None)
        taken = any(s.first < mark.last and mark.first < s.last for s in sums)
        whole = told is not None and told.amount in _WHOLE and told.qualifier == "exact" and not told.rate
        behind = mark.has("money.another") and _is_behind_name(tokens, row, named, mark.first)
        if whole and not taken and (behind or _is_given(row, mark.first)) and _is_closed(tokens, row, mark):
            yield Sum(first=mark.first, last=mark.last, factor=Decimal(1))


def _is_behind_name(tokens: Sequence[Token], row: MarkRow, named: set[int], at: int) -> bool:
    """Whether a name ends before `at`, a comma, "with" or "privately" passed: "Hale privat [eine weitere]"."""
    before = row.ending.get(at)
    at = before.first if before is not None and before.has_any("personal", "link.at") else at
    at -= at > 0 and tokens[at - 1].text == ","
    return at in named


def _is_given(row: MarkRow, at: int) -> bool:
    """Whether a verb of giving ends before `at`, "too" and a pronoun passed: "gaf er ook [een]" (Dutch)."""
    before = row.ending.get(at)
    while before is not None and before.has_any("link.too", "money.partitive"):
        before = row.ending.get(before.first)
    return before is not None and before.has_any("give", "give_weak")


def _is_closed(tokens: Sequence[Token], row: MarkRow, mark: Mark) -> bool:
    """Whether a pause or "on his own" follows: no noun of which this would be another one."""
    if mark.last >= len(tokens) or tokens[mark.last].text in _CLOSING:
        return True
    behind = row.starting.get(mark.last)
    return behind is not None and behind.has_any("personal", "company", "link.too", "link.and")
