"""What may stand between a refusal and its clause's end: "declined [three times]", "sagte [dreimal] ab" (German)."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork

__all__ = ["stands_beside_refusal"]


def stands_beside_refusal(work: ClauseWork, at: int) -> bool:
    """Whether a word at `at` ends a verb in two parts, or tells how often: "sagte [dreimal ab]", "declined [twice]"."""
    if work.kind(at) not in ("link", "word", "auxiliary"):
        return False
    ahead = work.row[at : at + 2]
    often = any(i.kind == "word" and i.has("count.times") for i in ahead) and ahead[0].kind == "word"
    if work.kind(at) == "auxiliary" and not ahead[0].has_any("link.perfect", "link.passive"):
        return True  # "weigerde [daarentegen]" (Dutch, "by contrast"), "lehnte [dagegen] ab" (German)
    parted = work.kind(at) == "auxiliary" and len(ahead) > 1 and ahead[1].has("link.particle")
    return often or parted or (work.kind(at) == "link" and ahead[0].has("link.particle"))
