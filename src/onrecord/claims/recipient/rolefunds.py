"""Parties told of in passing: whose officer a giver was, and which one "the party" means right behind its name."""

from __future__ import annotations

from onrecord.claims.funds.fundchoice import ChosenFund
from onrecord.claims.funds.mentions import FundMention
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row

__all__ = ["is_of_office", "party_pointed_at"]

_OFFICES = ("role", "speaker", "unnamed")
_DRESSED = (*_OFFICES, "word", "determiner")
_GIFTS = ("sum", "gift", "donor", "verb")


def is_of_office(row: Row, fund: Item) -> bool:
    """Whether a fund only tells whose officer somebody is: "Tom Quill, the Liberal Party's former director, gave"."""
    inner = next((i.inner for i in row if i.kind == "aside" and any(f is fund for f in i.inner)), ())
    if not inner or any(i.kind in _GIFTS for i in inner):
        return False
    at = next(n for n, i in enumerate(inner) if i is fund)
    if at + 1 < len(inner) and inner[at + 1].kind == "owns":
        return any(i.kind in _OFFICES for i in inner[at + 2 :])
    back = at - 1
    while back > 0 and inner[back].kind == "determiner" and not inner[back].has("link.of"):
        back -= 1
    return back > 0 and inner[back].has("link.of") and all(i.kind in _DRESSED for i in inner[:back])


def party_pointed_at(mention: FundMention, line: Line, party: ChosenFund | None) -> ChosenFund | None:
    """Return the party that "the party" means where its sentence names one before, whatever else the text is about."""
    if party is None or mention.kind != "anaphor" or line.number != party.mention.line:
        return None
    return party if line.begins(mention.first, "fund.party_of") else None
