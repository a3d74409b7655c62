"""What "as does X" and "so will X" liken, where the words before tell no gift: "It makes cars in Ohio, as does X"."""

from __future__ import annotations

from onrecord.claims.clause.clausework import ClauseWork

__all__ = ["likens_other"]

_GIFT = ("sum", "fund", "gift", "total", "donor")
_OF_GIFTS = ("give", "give_weak", "pledge", "join", "come", "receive", "refuse", "deny", "listing", "match")
_TELLING = (*_OF_GIFTS, "light", "noun.gift", "donor", "fund", "fund_id", "refund", "announce", "link.too", "link.did")
_OTHER = ("word", "business", "kind")


def likens_other(work: ClauseWork, at: int) -> bool:
    """Return whether a word for "likewise" at `at`, with a name behind it, follows words that tell something else."""
    verb = work.row[at]
    if not verb.has("join.likewise") or not any(i.kind == "party" and i.first > verb.first for i in work.row):
        return False
    if not verb.first:
        return _follows_other(work)
    return at > 0 and work.kind(at - 1) == "comma" and _tells_other(work, at - 1)


def _tells_other(work: ClauseWork, end: int) -> bool:
    """ "gave $1 million because [it backs tariffs], as does X", "... and [will open a plant], as will X"."""
    gifts = (n for n in range(end - 1, -1, -1) if work.kind(n) in _GIFT or work.row[n].verb in _OF_GIFTS)
    behind = work.row[next(gifts, -1) + 1 : end]
    acts = any(i.kind in ("pronoun", "plan") for i in behind)
    return acts and any(i.kind in _OTHER for i in behind)


def _follows_other(work: ClauseWork) -> bool:
    """ "He will build a plant. So will X", "... gave $1 million and wants to keep tariffs down. So does X"."""
    before = next((line for line in work.focus.said if line.number == work.line.number - 1), None)
    if before is None:
        return False
    if not before.sums and not before.has(*_TELLING):
        return True
    told = max((s.last for s in before.sums), default=0)
    told = max([told, *(m.last for m in before.marked(*_TELLING))])
    return any(m.first >= told and not m.has("link.to") for m in before.marked("plan"))
