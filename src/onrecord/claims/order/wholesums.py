"""Sums of which another is a part: "$50 million out of $68 million came from X", read without the $68 million."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["without_wholes"]

_BETWEEN = ("of", "from", "in", "determiner", "total", "word")
_REACH = 5
_BEHIND = ("comma", "end", "dash", "aside", "auxiliary", "verb", "stop")
"""What follows a sum that is only the whole; "of the $5 million [that] X gave" tells whose it is."""


def without_wholes(row: Sequence[Item], line: Line) -> Sequence[Item]:
    """Return the row of a line without the sums that a part told right before is taken from.

    The part may leave the scale to the whole: "50 of $68 million".
    """
    sums = [n for n, i in enumerate(row) if i.kind == "sum" or (i.kind == "word" and _is_bare(i, line))]
    for part, whole in reversed(list(pairwise(sums))):
        if (
            row[whole].kind == "sum"
            and _is_part(row[part], row[whole])
            and _leads_to_whole(row[part + 1 : whole])
            and _ends(row, whole)
        ):
            row = [*row[: part + 1], *row[whole + 1 :]]
    return row


def _is_part(part: Item, whole: Item) -> bool:
    """Whether a figure is the lesser of two; "half of the $3 million" is worked out from the whole."""
    if part.kind == "word":
        return True
    if part.money is None or whole.money is None or part.money.amount is None or whole.money.amount is None:
        return False
    return part.money.factor is None and whole.money.factor is None and part.money.amount < whole.money.amount


def _is_bare(item: Item, line: Line) -> bool:
    token = line.tokens[item.first]
    return item.last - item.first == 1 and token.text.isdigit() and not token.form.year


def _leads_to_whole(between: Sequence[Item]) -> bool:
    """Whether nothing but "of", "out of the", "of a total of" stands between a part and its whole."""
    of = any(i.kind in ("of", "from", "in") or i.has("link.genitive") for i in between)
    return of and len(between) <= _REACH and all(i.kind in _BETWEEN for i in between)


def _ends(row: Sequence[Item], whole: int) -> bool:
    behind = row[whole + 1] if whole + 1 < len(row) else None
    if behind is not None and behind.kind in _TELLING and _is_received(row, whole + 1):
        return True
    if behind is not None and behind.verb == "receive":
        return not any(i.verb in ("give", "give_weak") for i in row[:whole])  # "gave $5 of the $20 raised by the fund"
    return behind is None or (behind.kind in _BEHIND and behind.verb in (None, "come"))


_TELLING = ("relative", "of", "from", "aside")


def _is_received(row: Sequence[Item], at: int) -> bool:
    """Whether the words at `at` tell only whose a whole is: "of the $4 million [that MAGA Inc. received]", "of X"."""
    ahead = row[at].inner if row[at].kind == "aside" else row[at + 1 : at + _REACH]
    ahead = ahead[: next((n for n, i in enumerate(ahead) if i.verb == "come"), len(ahead))]
    fund = any(i.kind == "fund" for i in ahead)
    return fund and not any(i.verb in ("give", "give_weak", "pledge") or i.kind == "party" for i in ahead)
