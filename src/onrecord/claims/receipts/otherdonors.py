"""Other donors told behind the giver of a sum: "got $5 million from A, among other donors such as B"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.order.items import Item

__all__ = ["is_before_donors"]


def is_before_donors(row: Sequence[Item], giver: Item) -> bool:
    """Return whether a comma, "other donors" and "such as" follow a giver, who thus gave the sum alone.

    What "A and donors such as B" gave is of them all, as is what "A donors, such as B" gave.
    """
    at = next((n for n, i in enumerate(row) if i.first >= giver.last), len(row))
    behind = [i.kind for i in row[at:]]
    if behind[:1] != ["comma"] or "donor" not in behind:
        return False
    donor = behind.index("donor")
    return "including" in behind[donor : donor + 3] and not {"and", "party", "verb"} & set(behind[:donor])
