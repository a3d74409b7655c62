"""Parts of a total that a sentence goes on with: "The party took in £10 million. This included £9 million from X"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.pairing import pair_list

__all__ = ["read_included_sums"]

_OPENING = ("determiner", "relative", "pronoun", "total", "gift", "word", "sum", "of", "and", "comma", "auxiliary")
_NO_GIFT = ("business", "negation", "consider", "limit")


def read_included_sums(work: ClauseWork, at: int) -> bool:
    """Add the frames of what "this" or "the total" included, behind the verb at `at`; False for no such sentence."""
    before = work.row[:at]
    if any(i.kind not in _OPENING for i in before) or any(i.kind in _NO_GIFT for i in work.row):
        return False
    if not any(i.kind in ("determiner", "relative", "pronoun", "total", "gift") for i in before):
        return False
    pairs = list(pair_list(work.row, at + 1, len(work.row), work.line.number, after_from=True))
    pairs = [(giver, money) for giver, money in pairs if money is not None and money.first < giver.item.first]
    telling = Telling(status="given", rule="from", zone=(0, len(work.row)), verb=work.row[at], lean="weak")
    for giver, money in pairs:
        work.emit((giver,), work.whole((money,) if money else ()), telling)
    return bool(pairs)
