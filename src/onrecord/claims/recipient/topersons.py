"""Money given to a president by name, which goes to no party that the text has named before."""

from __future__ import annotations

from onrecord.claims.frames import Frame
from onrecord.claims.funds.fundchoice import Recipient
from onrecord.claims.order.items import Item
from onrecord.claims.scene import Scene

__all__ = ["is_to_person"]


def is_to_person(frame: Frame, recipient: Recipient, scene: Scene) -> bool:
    """ "The party doubled its budget. Jo Hale gave $2 million to Donald Trump.": not to that party."""
    if frame.fund is not None or recipient.distance == 0 or recipient.fund.kind != "party":
        return False
    first, last = frame.zone
    row = [i for i in scene.rows[frame.line] if first <= i.first < last]
    return any(_is_honoured(item) and n and _leads_to(row[n - 1], frame.verb) for n, item in enumerate(row))


def _is_honoured(item: Item) -> bool:
    return item.kind == "other" and item.member is not None and item.member.honouree


def _leads_to(item: Item, verb: Item | None) -> bool:
    """Whether what stands before a name makes it who gets something: "to Trump", "gab Trump" (German, "gave")."""
    return item.kind == "to" or item is verb
