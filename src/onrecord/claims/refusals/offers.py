"""Money that is offered and refused is no refusal of a gift, what a fund asks for and is refused is one."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork

__all__ = ["refuses_money", "refuses_request"]

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


def refuses_request(work: ClauseWork, at: int) -> bool:
    """ "a refusé une [demande du comité]" (French, "refused a request from the committee")."""
    asked = next((n for n in range(at + 1, min(at + 4, len(work.row))) if work.row[n].has("parted.asked")), None)
    return asked is not None and "fund" in [work.kind(n) for n in range(asked + 1, asked + 4)]
