"""Who counted what a fund took in: "raised $9 million, according to data from X" tells of no gift of X."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.order.items import Item

__all__ = ["free_counters"]

_TAKEN = ("receive", "come")
_BETWEEN = (
    "word",
    "determiner",
    "filing",
    "other_verb",
    "link",
    "date",
    "relative",
    "pronoun",
    "auxiliary",
    "outlet",
    "in",
)
_MOST = 7
"""Items from "according to" to the "from" of who counted: "according to [new figures compiled] by X"."""


def free_counters(row: Sequence[Item]) -> list[Item]:
    """Return the row with those who only counted as names that give nothing."""
    if not any(i.verb in _TAKEN for i in row):
        return list(row)
    return [replace(i, kind="other") if i.kind == "party" and _counts(row, n) else i for n, i in enumerate(row)]


def _counts(row: Sequence[Item], at: int) -> bool:
    """Whether "from" and what was counted stand before the party at `at`, and who says so before that or behind."""
    source = at - 1
    while source > 0 and at - source <= _CALLED and _dresses(row[source]):
        source -= 1
    if source < 1 or not (row[source].kind in ("from", "of") or row[source].has("link.of")):
        return False
    lead = source - 1
    while lead > 0 and source - lead < _MOST and _leads_on(row, lead):
        lead -= 1
    parted = lead == 0 or row[lead - 1].kind == "comma" or _tells(row[lead - 1])
    shown = at + 1 < len(row) and row[at + 1].kind == "filing" and row[lead].kind in ("comma", "including")
    return (_tells(row[lead]) and (parted or row[lead].kind == "speech")) or (shown and lead < source - 1)


_CALLED = 3
"""Items between "by" and a name at most: "by [the watchdog] Clean Money", "por [la Comisión de] Larkspur" (Spanish)."""


def _dresses(item: Item) -> bool:
    """Whether a word stands before the name of who counted, and is no "by" itself: "the watchdog"."""
    pointing = item.fund is not None and item.fund.kind == "anaphor"  # "door de Commissie X" (Dutch, "committee")
    return (item.kind in ("determiner", "word", "role", "business") or pointing) and not item.has("link.of")


def _leads_on(row: Sequence[Item], at: int) -> bool:
    """Whether a word stands between "according to" and "by": "selon [des] chiffres" (French, "figures")."""
    small = row[at].kind in _BETWEEN or (row[at].kind == "from" and _tells(row[at - 1]))
    return small and not _tells(row[at])


def _tells(item: Item) -> bool:
    """Whether a word says where a figure is from: "according to", "blijkt uit cijfers" (Dutch, "figures show")."""
    return item.has("speech.gerund_source") or item.kind == "filing"
