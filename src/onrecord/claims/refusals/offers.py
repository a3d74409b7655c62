"""Money that is offered and refused: whoever turns it down refuses no gift of its own."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork

__all__ = ["refuses_money"]

_SMALL = ("determiner", "in", "of", "from")


def refuses_money(work: ClauseWork, at: int) -> bool:
    """ "turned down an offer of $2 million", "verzichtete auf 40.000 Euro" (German, "waived"): money for itself.

    A request that is turned down is one for a gift: "recusou um pedido de 25 mil dólares" (Portuguese).
    """
    ahead = [i for i in work.row[at + 1 : at + 6] if i.kind not in _SMALL]
    if "fund" in work.clause.kinds or not ahead:
        return False
    offered = ahead[0].has("priced.bids") or (ahead[0].kind == "word" and not ahead[0].has("parted.asked"))
    return ahead[0].kind == "sum" or (offered and len(ahead) > 1 and ahead[1].kind == "sum")
