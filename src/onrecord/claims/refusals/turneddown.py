"""Money that whom it was offered to turned down: "Norvane offered candidate Jo Hale $5,000, but she turned it down"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.frames import Focus, Frame
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row

__all__ = ["drop_turned_down"]

_REACH = 8
"""Items from "but" to the verb that turns down at most."""
_PARTING = ("contrast", "colon")
"""What parts an offer from how it was taken: "They had offered her $5,000: she refused"."""
_SMALL = ("determiner", "auxiliary", "aside", "comma", "date", "time", "role")
_GIVING = ("give", "give_weak", "pledge", "light")


def drop_turned_down(frames: list[Frame], line: Line, row: Row, focus: Focus) -> list[Frame]:
    """Return the frames of a line without a gift that its taker turned down, which nobody gave and nobody refused."""
    if row.kinds.isdisjoint(_PARTING) or not line.has("refuse", "deny"):
        return frames
    gifts = [f for f in frames if _is_offering(f)]
    for at, item in enumerate(row):
        offered = item.kind == "contrast" and any(f.verb is not None and f.verb.first < item.first for f in gifts)
        if item.kind not in _PARTING or not (offered or any(i.has("link.taker") for i in row[:at])):
            continue
        if (verb := _turning_down(row, at)) is not None:
            focus.turned_down.add(line.number)
            return [f for f in frames if not _is_offer(f, item.first, verb)]
    return frames


def _is_offering(frame: Frame) -> bool:
    """Whether a gift may be an offer of a firm: of a person "he" may mean, who gave once and refuses now."""
    firm = frame.giver.member.kind == "organization"
    return firm and frame.verb is not None and frame.status != "declined" and frame.verb.verb != "pledge"


def _is_offer(frame: Frame, contrast: int, verb: Item) -> bool:
    """Whether a frame is the offer before "but", or the turning down behind it, taken for the giver's refusal."""
    return frame.verb is not None and (frame.verb is verb or frame.verb.first < contrast)


def _turning_down(row: Sequence[Item], at: int) -> Item | None:
    """The verb behind the "but" at `at` by which whoever was offered money turns it down."""
    ahead = range(at + 1, min(at + 1 + _REACH, len(row)))
    verb = next((n for n in ahead if row[n].verb == "refuse" or row[n].kind == "deny"), None)
    if verb is None or any(i.verb in _GIVING or i.kind == "gift" for i in row[verb + 1 : verb + 4]):
        return None
    if any(i.kind == "time" for i in row[at + 1 : verb + 4]):
        return None  # "Norvane gave $5,000 in 2017, but he declined this time"
    front = row[at + 1 : verb]
    acting = [i for i in front if i.kind not in _SMALL]
    demonstrative = not acting and bool(front) and front[0].kind == "determiner"  # "pero [esta] rechazó" (Spanish)
    takes = len(acting) == 1 and _may_take(acting[0])
    return row[verb] if demonstrative or takes else None


def _may_take(item: Item) -> bool:
    """ "she", "the party", "Jo Hale", who runs: whom money is offered to."""
    if item.kind == "pronoun":
        return item.has("pronoun.person") and not item.has("pronoun.his")
    runs = item.member is not None and (item.member.candidate or item.member.committee)
    return item.kind == "fund" or (item.kind == "party" and runs)
