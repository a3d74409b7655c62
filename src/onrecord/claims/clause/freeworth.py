"""What something done free of charge is worth: "will fly guests at no charge, a service it values at $5,000"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["is_free", "is_worth_of_free"]

_REACH = 9
"""Items from the comma, or the "and", to the sum: ", a service that the firm itself values at $5,000"."""

_AHEAD = 12
"""Items before that comma among which "free of charge" stands."""

_BREAKS = ("comma", "and", "aside", "dash")
_SMALL = frozenset((
    "determiner", "word", "kind", "pronoun", "relative", "role", "speech", "auxiliary", "at", "in", "to", "noun",
    "consider", "other_verb", "business", "in_kind", "from", "of", "verb", "gift",
))  # fmt: skip


def is_free(item: Item) -> bool:
    """Return whether an item says "free of charge"; "worth" and "valued at" only lead to a sum."""
    return item.kind == "in_kind" and not item.has_any("noun.worth", "noun.value")


def is_worth_of_free(flat: Sequence[Item], money: Item) -> bool:
    """Return whether a sum among flattened items tells what something is worth that was told to be free.

    "fliegt Gäste kostenlos und beziffert den Wert auf 5.000 Dollar" (German, "and puts the value at")
    """
    free = lead = at = -1
    for n, item in enumerate(flat):  # a loop, as every sum of every page is asked
        if item is money:
            at = n
            break
        if item.kind == "in_kind" and is_free(item):
            free = lead = n  # "stellt [unentgeltlich] Zimmer im Wert von 5.000 Dollar" (German)
        elif item.kind in _BREAKS:
            lead = n
    if free < 0 or at - lead > _REACH or lead - free > _AHEAD:
        return False
    between = flat[lead + 1 : at]
    kinds = ["noun" if i.has("noun.value") else i.kind for i in between]  # "a service it prices at $5,000"
    if not between or not _SMALL.issuperset(kinds) or (flat[lead].kind == "and" and "auxiliary" in kinds):
        return False  # "gives its software away for free and is valued at $4 billion": the firm is
    estimated = between[0].has("link.indefinite") and len(between) == _NOUN  # "un servizio [stimato in] 5.000 dollari"
    return estimated or any(_values(i) for i in (*between, *flat[at + 1 : at + 2]))


_NOUN = 2
"""Items of "a service"."""


def _values(item: Item) -> bool:
    return item.kind == "consider" or item.has_any("noun.worth", "noun.value", "money.put_at")
