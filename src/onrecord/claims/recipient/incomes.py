"""Committees without a name of their own of which a sentence tells what they took in, or filed."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.funds.fundchoice import ChosenFund
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row

__all__ = ["with_income"]

_AHEAD = frozenset(("determiner", "word", "role", "other", "of", "in", "link", "kind", "date", "possessive"))
"""What may stand before the committee that a sentence is about: "Organizers of [the] National Convention"."""
_BEFORE = _AHEAD | {"party", "owns"}
"""And what right before it: "[Kenmar] host committee", "The convention['s] host committee"."""
_INCOME = frozenset(("filing", "total"))


def with_income(chosen: ChosenFund, row: Row, item: Item, salient: ChosenFund | None) -> ChosenFund:
    """ "The host committee took in $65 million.": gifts of the next paragraphs go there, unless the text has a fund."""
    if chosen.kind != "legal_fund" or chosen.mention.named or (salient is not None and salient.id is not None):
        return chosen
    at = next((n for n, i in enumerate(row) if i is item), None)
    if (
        at is None
        or any(i.kind not in _AHEAD for i in row[: max(0, at - 1)])
        or (at and row[at - 1].kind not in _BEFORE)
    ):
        return chosen
    told = any(i.verb == "receive" or i.kind in _INCOME for i in row[at + 1 :]) or _tells_donors(row[at + 1 :])
    return replace(chosen, mention=replace(chosen.mention, sort="income")) if told else chosen


def _tells_donors(behind: tuple[Item, ...]) -> bool:
    """ "The host committee disclosed its donors." """
    return any(i.verb == "announce" for i in behind) and any(i.kind == "donor" for i in behind)
