"""Givers whom a clause sets beside its own: "Besides Orlo Foods, Kestrel Air also gave $1 million to the fund"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork
from onrecord.claims.givers.gathering import givers_of
from onrecord.claims.order.besides import tells_of_others

__all__ = ["read_beside_givers"]

_TOLD = ("given", "planned", "reported_in_filing")


def read_beside_givers(work: ClauseWork) -> None:
    """Add the frames of those behind "besides" where the clause tells of a gift: the same sum to the same fund.

    The sum is theirs only as long as the article tells no other (`drafting.merging`).
    """
    if not work.frames or not work.line.has("link.besides"):
        return
    last = work.frames[-1]
    beside = [i for i in work.row if i.kind == "aside" and i.inner and i.inner[0].has("link.besides")]
    if not beside or last.status not in _TOLD or not tells_of_others(work.row, work.line):
        return
    told = {f.giver.member.number for f in work.frames}
    named = [i for aside in beside for i in aside.inner if i.kind == "party"]
    givers = tuple(g for g in givers_of(named, work.line.number) if g.member.number not in told)
    for giver in givers:
        if not (giver.member.candidate or giver.member.honouree or giver.member.committee):
            work.frames.append(replace(last, giver=giver, rule="beside"))
