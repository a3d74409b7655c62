"""Funds that a sentence names as givers beside a gift: "aside from the $4 million from Harbor Way", "A, a donor to B"."""

from __future__ import annotations

from onrecord.claims.frames import Frame
from onrecord.claims.funds.namedfunds import NamedFund
from onrecord.claims.order.items import Item
from onrecord.claims.scene import Scene

__all__ = ["is_sender"]

_SMALL = ("determiner", "word", "role")


def is_sender(one: NamedFund, frame: Frame, scene: Scene) -> bool:
    """Return whether a fund only tells of a giver, or gave itself, where another that takes was named before."""
    row = scene.rows[frame.line]
    at = next((n for n, i in enumerate(row) if i.fund is not None and i.first == one.first), 0)
    return bool(at) and (_is_set_apart(row, at) or (frame.rule in _FROM and _is_of_source(row, at, frame.giver.item)))


_FROM = ("receive", "verb.come", "list")


def _is_set_apart(row: tuple[Item, ...], at: int) -> bool:
    """ "aside from the $4 million from [Harbor Way]": what a sum is from, that is set apart."""
    back = at - 1
    while back > 0 and row[back].kind in ("determiner", "from", "of"):
        back -= 1
    if row[back].kind != "sum":
        return False
    lead = back - 1
    while lead > 0 and row[lead].kind == "determiner":
        lead -= 1
    return lead >= 0 and row[lead].kind == "except"


def _is_of_source(row: tuple[Item, ...], at: int, giver: Item) -> bool:
    """ "from Jo Hale, a donor to [the Larkspur Fund]": whom else the giver just named has given to."""
    between = [i for i in row if giver.last <= i.first < row[at].first]
    kinds = [i.kind for i in between]
    if kinds[:1] != ["comma"] or "donor" not in kinds:
        return False
    donor = kinds.index("donor")
    led = all(i.kind in _SMALL for i in between[1:donor])
    return led and all(i.kind in (*_SMALL, "to", "of", "party") for i in between[donor + 1 :])
