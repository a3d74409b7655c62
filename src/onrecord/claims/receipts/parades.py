"""Names that come one after another with their sums: "Then there are Orlo Foods with $5 and Jo Hale with $4"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.clause.pairing import pair_list
from onrecord.claims.order.items import Item

__all__ = ["NO_PARADE", "read_parade"]

NO_PARADE = ("business", "total", "limit", "negation", "speech")
_PASSED = ("determiner", "role", "word", "comma", "each", "link")


def read_parade(work: ClauseWork, at: int) -> None:
    """ "Then there are X with $50,000 and Y with $40,000": names that come with their sums; "A and B with $5 each"."""
    flat = [inner for i in work.row[at + 1 :] for inner in (i.inner if i.kind == "aside" else (i,))]
    ahead = [i for i in flat if i.kind not in _PASSED]
    several = 1
    while [i.kind for i in ahead[several : several + 2]] in (["party", "and"], ["party", "party"], ["and", "party"]):
        several += 1
    several += several < len(ahead) and ahead[several].kind == "party"
    if several > 1 and "each" not in work.clause.kinds:
        return
    if [i.kind for i in (*ahead[:1], *ahead[several + 1 : several + 2])] != ["party", "sum"]:
        return
    apiece = ahead[several].kind == "to" and "each" in work.clause.kinds  # "A et B, pour 5 euros chacun" (French)
    if not (ahead[several].has("link.at") or apiece) or not _is_own_sum(flat):
        return
    telling = Telling(status="given", rule="listing", zone=(0, len(work.row)), verb=work.row[at], lean="list")
    for giver, money in pair_list(work.row, at + 1, len(work.row), work.line.number):
        if money is not None:
            work.emit((giver,), work.whole((money,)), telling)


def _is_own_sum(row: list[Item]) -> bool:
    """Whether a sum is no part of something else: "with fortunes of $3 million", "with $3 million in debts"."""
    at = next((n for n, i in enumerate(row) if i.kind == "sum"), 0)
    of = at > 1 and row[at - 1].has("link.of") and row[at - 2].kind in ("word", "business", "kind")
    behind = row[at + 1 : at + 3]
    within = len(behind) > 1 and behind[0].kind in ("in", "of", "from") and behind[1].kind in ("word", "business")
    return not of and not within
