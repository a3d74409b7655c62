"""Which inauguration a clause on somebody's oath means: "gave $50,000 when Trump was first sworn in"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.frames import Frame
from onrecord.claims.funds.fundchoice import FundChooser
from onrecord.claims.order.items import Item
from onrecord.reference.funds import Fund

__all__ = ["first_of", "sworn_clause", "sworn_in"]

_NEAR = 4
"""Tokens that may stand between a name and what it entered."""
_LONG = 10
"""Items that a clause on an oath has at most."""
_APART = ("sum", "party", "verb", "stop", "contrast", "end")


def sworn_clause(row: tuple[Item, ...], frame: Frame) -> list[Item]:
    """Return the clause on an oath right behind a gift: "when Trump was first sworn in eight years ago"."""
    at = next((n for n, item in enumerate(row) if item.first >= frame.zone[1]), len(row))
    if at >= len(row) or row[at].kind != "contrast":
        return []
    behind = row[at + 1 : at + 1 + _LONG]
    end = next((n for n, item in enumerate(behind) if item.kind in _APART), len(behind))
    clause = list(behind[:end])
    return clause if any(item.has("swearing") for item in clause) else []


def sworn_in(item: Item, own: Sequence[Item], chooser: FundChooser) -> Fund | None:
    """ "When Biden was sworn in, it gave $100,000": the inauguration of the one beside it, who has had only that.

    Of one who has had two it is the first where the clause says so: "when Trump first took the oath".
    """
    held = _held_beside(item, own, chooser)
    is_first = any(i.has_any("time.first", "time.once") for i in own)
    now = chooser.current("inaugural")
    told = held[:1] if len(held) == 1 or is_first else []
    return told[0] if told and told[0] is not now else None


def first_of(item: Item, own: Sequence[Item], chooser: FundChooser) -> Fund | None:
    """ "Bei Trumps erster waren es 75.000" (German): the first inauguration of the one beside the word."""
    held = _held_beside(item, own, chooser)
    return held[0] if len(held) > 1 else None


def _held_beside(item: Item, own: Sequence[Item], chooser: FundChooser) -> list[Fund]:
    """The inaugurations, the oldest first, of the one named beside an item."""
    near = [i for i in own if i.first - item.last <= _NEAR and item.first - i.last <= _NEAR]
    whose = next((i.member.words[-1] for i in near if i.member is not None and i.member.honouree), None)
    held = [f for f in chooser.funds.by_id.values() if f.kind == "inaugural" and whose in f.honouree]
    return sorted(held, key=lambda fund: fund.year or 0)
