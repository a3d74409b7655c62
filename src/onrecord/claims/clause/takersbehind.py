"""Who is handed a sum that is no fund: "lent [Delmar Freight] $5 million", "gave $500 to [the school]"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.clause.aims import is_apart, is_foreign
from onrecord.claims.frames import Giver
from onrecord.claims.order.items import Item

__all__ = ["goes_to_others", "has_taker", "leads_elsewhere", "opens_with_other", "stands_beside"]


def leads_elsewhere(row: tuple[Item, ...], first: int, last: int) -> bool:
    """Return whether "to" leads from the first sum to something that is no fund."""
    return is_foreign(row, first, _sum_end(row, first, last))


def goes_to_others(row: tuple[Item, ...], verb: int, upper: int, givers: Sequence[Giver]) -> bool:
    """Return whether somebody else than a fund gets what the verb gives, and not only who acts stands behind it.

    "Al PP le entregó [Norvane] 5.000 euros" (Spanish): the firm gave, where in "gave Norvane $5,000" it got.
    """
    behind = [i for i in row[verb + 1 : verb + _NEAR] if i.kind not in ("determiner", "word", "role")][:1]
    acts = bool(behind) and any(giver.item is behind[0] for giver in givers)
    return leads_elsewhere(row, verb + 1, upper) if acts else True


_NEAR = 5


def stands_beside(row: tuple[Item, ...], fund: Item) -> bool:
    """Return whether a fund stands beside what something else gets: "$8 million to a zoo, a mile from the fund"."""
    return is_apart(row, fund) or _is_beyond(row, fund)


def _is_beyond(row: tuple[Item, ...], fund: Item) -> bool:
    """Whether a comma parts the fund from who gets the sum: "gave $5 to a hospital, and the party cheered".

    So it does in "to a hospital, unlike the donors of the party"; not in "to a hospital, and to the party", nor in
    "to Open Shore, a super PAC", nor in "to charities, the party among them".
    """
    at = next((n for n, i in enumerate(row) if i is fund), 0)
    comma = next((n for n in range(at - 1, 0, -1) if row[n].kind == "comma"), 0)
    lead = row[comma + 1 : at]
    if not comma or not any(i.kind == "sum" for i in row[:comma]) or any(i.kind == "sum" for i in lead):
        return False
    if any(i.kind not in _COORDINATING for i in lead):
        return True
    acts = at + 1 < len(row) and row[at + 1].kind in _ACTING
    return acts and not any(i.kind in ("to", "including") for i in lead)


_COORDINATING = ("and", "to", "determiner", "including", "auxiliary", "each", "role", "pronoun", "time", "again")
_ACTING = ("verb", "auxiliary", "plan", "negation", "speech", "determiner", "word")


def _sum_end(row: tuple[Item, ...], first: int, last: int) -> int:
    """Where the words that go with the first sum end: "$20 million, spread over five years, for" at the comma."""
    seen = False
    for at in range(first, last):
        seen = seen or row[at].kind == "sum"
        if seen and row[at].kind in ("comma", "dash"):
            return at
    return last


def has_taker(row: tuple[Item, ...], first: int, last: int) -> bool:
    """Return whether somebody else than a fund is handed the sum: "lent [Delmar Freight] $500", "gave a school $5"."""
    money = next((n for n in range(first, last) if row[n].kind == "sum"), first)
    if (
        money > first
        and row[money - 1].kind == "business"
        and all(i.kind in ("determiner", "pronoun", "word", "business", "owns", "self") for i in row[first:money])
    ):
        return True
    if money > first and row[first].kind == "party" and any(i.kind == "business" for i in row[first:money]):
        return True  # "gave [Delmar Freight] a fine of $500"
    while first + 1 < last and row[first].kind in ("determiner", "word", "role"):
        first += 1  # "gab [dem Demokraten] Jo Hale 500 Dollar" (German)
    return first + 1 < last and row[first].kind == "party" and row[first + 1].kind == "sum"


def opens_with_other(row: tuple[Item, ...], verb: int) -> bool:
    """Return whether a row opens with who gets its gift and is no fund: "To a [hospital] he gave $3 million".

    German says so by its case: "Der Universität schenkte er drei Millionen Euro".
    """
    at = 1 if row[0].kind == "to" else 0
    if not at and row[0].kind != "determiner":
        return False
    while at < verb and row[at].kind in _BEFORE_OTHER:
        at += 1
    goes_on = (
        any(i.kind in ("party", "pronoun", "auxiliary", "role") for i in row[at + 1 : verb]) or row[0].kind == "to"
    )
    plain = all(i.kind not in ("fund", "sum", "aside", "relative", "verb") for i in row[at:verb])
    return 0 < at < verb and row[at].kind == "business" and goes_on and plain


_BEFORE_OTHER = ("determiner", "word", "owns")
