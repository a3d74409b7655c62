"""Sentences that set right who gave: "In reality the donor is his company", "In fact, the company did"."""

from __future__ import annotations

from onrecord.claims.drafting.firmwords import is_firm
from onrecord.claims.order.items import Item

__all__ = ["righted_source", "told_piece"]

_SMALL = ("auxiliary", "determiner", "pronoun", "in", "word", "comma", "contrast", "to", "link", "time")
_NO_ACT = ("party", "sum", "fund", "gift", "business")
_SHORT = 12
"""Items that such a sentence has at most."""


def told_piece(row: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return what stands behind the colon of a sentence that tells of no gift before it: "Not so: the firm paid"."""
    at = next((n for n, item in enumerate(row) if item.kind == "colon"), None)
    if at is None or any(i.kind in _NO_ACT or i.verb in ("give", "give_weak") for i in row[:at]):
        return row
    return row[at + 1 :]


def righted_source(row: tuple[Item, ...]) -> int | None:
    """Return where the firm or the name stands that a sentence calls the donor, or says that it was; None for none."""
    row = row[: _first_end(row)]
    if len(row) > _SHORT or any(i.kind == "negation" for i in row):
        return None
    named = [n for n, item in enumerate(row) if _may_pay(item)]
    if len(named) != 1 or any(
        not _is_small(item) and not _is_chief(item) for n, item in enumerate(row) if n != named[0]
    ):
        return None
    is_donor = any(i.has("donor.noun") for i in row) and any(i.has("link.passive") for i in row)
    is_donor = is_donor or any(i.has("come.behind") for i in row[: named[0]])  # "el donante es su empresa" (Spanish)
    if is_donor and not any(_is_chief(i) for i in row):
        return named[0]
    return named[0] if _is_righted(row, named[0]) else None


def _first_end(row: tuple[Item, ...]) -> int:
    """Where what is said of others begins: "In fact, the company did[, and] Hale herself gave nothing"."""
    first = next((n for n, item in enumerate(row) if _may_pay(item)), len(row))
    for at in range(first + 1, len(row) - 1):
        ahead = row[at + 1].kind
        if row[at].kind in ("and", "stop") or (row[at].kind == "comma" and ahead in ("and", "party", "pronoun")):
            return at
    return len(row)


def _is_righted(row: tuple[Item, ...], at: int) -> bool:
    """ "In fact, the company did", "En realidad fue la empresa" (Spanish): it was nobody else, as was told before."""
    lead = next((n for n, item in enumerate(row[:at]) if item.has("righted")), None)
    if lead is None or any(i.kind == "donor" for i in row):
        return False
    if at + 1 < len(row) and row[at + 1].has("link.did"):
        return all(i.kind == "end" for i in row[at + 2 :])
    was = next((n for n in range(at - 1, lead, -1) if row[n].has_any("link.passive", "compared.was")), None)
    return was is not None and all(i.kind in _SAID or _is_chief(i) for i in row[was + 1 : at] if i.kind != "comma")


_SAID = ("determiner", "pronoun", "auxiliary")
"""What may stand between "it was" and the one that it was: nothing as in "it was a good year for the company"."""


def _is_chief(item: Item) -> bool:
    return item.kind == "role" and item.has("role.chief")


def _may_pay(item: Item) -> bool:
    return item.kind == "party" or is_firm(item)


def _is_small(item: Item) -> bool:
    return item.kind in (*_SMALL, "donor", "end", "relative") or item.has_any(
        "righted", "money.meant", "light", "come.behind"
    )
