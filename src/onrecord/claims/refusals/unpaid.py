"""What was not given, told by who would have given: "Not a cent was paid to the fund, a spokesman for X said"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.clause.clausework import ClauseWork, Telling
from onrecord.claims.frames import Giver

__all__ = ["read_unpaid"]

_FRONT = 4
"""Items at the front of a clause in which its negation stands: "Er is geen euro overgemaakt" (Dutch)."""

_NOT_OWN = (
    "party",
    "unnamed",
    "from",
    "donor",
    "plan",
    "consider",
    "relative",
    "sum",
    "outlet",
    "other",
    "pronoun",
    "kind",
)


def read_unpaid(work: ClauseWork, at: int) -> bool:
    """Add the refusal of a passive without a giver, denied by the spokesman of one firm; False for no such.

    "No money was given to the fund by its members, a spokesman said" is of others.
    """
    if work.row[at].verb not in ("give", "give_weak", "receive") or not work.clause.kinds >= {"negation", "speaker"}:
        return False
    if "speech" not in work.clause.kinds or "fund" not in work.clause.kinds:
        return False
    denied = any(i.kind == "negation" for i in work.row[: min(at, _FRONT)])
    passive = work.line.has("link.passive") or work.row[at].verb == "receive"
    if not denied or not passive or not work.clause.kinds.isdisjoint(_NOT_OWN):
        return False
    speakers = [i for i in work.row if i.kind == "speaker"]
    firm = speakers[0].near[0] if len(speakers) == 1 and len(speakers[0].near) == 1 else None
    if firm is None or firm.kind != "organization" or any(i.has("link.by") for i in work.row):
        return False
    giver = Giver(member=firm, item=speakers[0], line=work.line.number, certain=False)
    objects = replace(work.objects(at + 1, len(work.row)), money=(), goods=(), more=()).in_manner("denied")
    work.emit((giver,), objects, Telling(status="declined", rule="deny", zone=(0, len(work.row)), verb=work.row[at]))
    return True
