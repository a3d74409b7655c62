"""How something was not done, told inside a clause: "gave [without much fanfare] $1 million" denies no gift."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.order.items import Item
from onrecord.claims.vocabulary.marking import NO_CATEGORIES

__all__ = ["fold_withouts"]

_TOLD = ("word", "determiner", "role", "from", "of", "other_verb", "auxiliary", "speech", "and", "negation", "again")
_NEXT = ("sum", "to", "verb", "gift", "again", "fund")
_LONGEST = 6
"""Items behind the "without": "ohne Angabe von weiteren Gründen" (German, "without giving further reasons") has 4."""


def fold_withouts(row: Sequence[Item]) -> list[Item]:
    """Return the row with each "without ..." that the gift goes on behind as one word that means nothing.

    So is a remark that no sum is known: "Also listed, but without an amount: A and B". One that ends its clause
    stays, and so does one of money: "without a cent of its own", "without giving to the fund".
    """
    out: list[Item] = []
    at = 0
    while at < len(row):
        end = _end(row, at) if row[at].has("negation.without") else at
        if (unsized := _behind_amount(row, at)) > at:
            while out and out[-1].kind in ("contrast", "comma"):
                out.pop()
            end = unsized
        elif end > at:
            out.append(replace(row[at], kind="word", last=row[end - 1].last, categories=NO_CATEGORIES))
        else:
            out.append(row[at])
        at = max(end, at + 1)
    return out


def _behind_amount(row: Sequence[Item], at: int) -> int:
    """Where "without an amount" ends before its comma or colon; `at` for others: "without a contribution" is none."""
    if not row[at].has("negation.without"):
        return at
    noun = at + 2 if row[at + 1 : at + 2] and row[at + 1].kind == "determiner" else at + 1
    behind = row[noun + 1].kind if noun + 1 < len(row) else ""
    plain = noun < len(row) and row[noun].kind == "word" and row[noun].has("table.amount")
    return noun + (2 if behind == "comma" else 1) if plain and behind in ("comma", "colon", "end") else at


def _end(row: Sequence[Item], at: int) -> int:
    """Where the phrase of the "without" at `at` ends; `at` where it is not followed by more of the gift."""
    ahead = at + 1
    if (
        row[ahead : ahead + 1]
        and row[ahead].kind == "verb"
        and row[ahead + 1 : ahead + 2]
        and row[ahead + 1].kind == "word"
    ):
        ahead += 1  # "senza dare [spiegazioni]" (Italian, "without giving explanations")
    while ahead < len(row) and ahead - at <= _LONGEST and row[ahead].kind in _TOLD:
        ahead += 1
    goes_on = ahead < len(row) and row[ahead].kind in _NEXT
    return ahead if ahead > at + 1 and goes_on else at
