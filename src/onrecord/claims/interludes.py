"""What may stand between who gives and the verb of giving: a sale for it, a relative clause with names of its own."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.items import Item

__all__ = ["is_in_relative", "is_sale"]


def is_in_relative(row: Sequence[Item], at: int, verb: int) -> bool:
    """ "Forward Ohio PAC, which used to be Finch's committee, gave": the owner inside the clause does not act."""
    owns = at + 1 < verb and row[at + 1].kind == "owns" and row[verb - 1].kind == "comma"
    opens = next((n for n in range(at - 1, 1, -1) if row[n].kind == "relative"), None)
    return owns and opens is not None and row[opens - 1].kind == "comma" and row[opens - 2].kind == "fund"


def is_sale(row: Sequence[Item], at: int, verb: int) -> bool:
    """ "X sold shares to give $1 million": the words between the giver and the purpose."""
    sold = next((n for n in range(verb - 1, -1, -1) if row[n].has("noun.sold")), None)
    return (
        sold is not None and sold <= at and row[verb - 1].kind == "to" and row[at].kind in ("business", "noun", "kind")
    )
