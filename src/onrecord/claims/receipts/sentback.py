"""A gift that the rest of its own sentence takes back: "The party got $1,000 from X, but gave it back"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.frames import Focus, Frame
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.receipts.backhome import bring_home

__all__ = ["take_back"]

_GIVEN = ("given", "reported_in_filing")
_OPEN = ("plan", "consider", "question", "negation", "hope")
_SMALL = ("pronoun", "determiner", "auxiliary", "link", "relative", "word", "again", "fund", "date", "in")
"""What may stand between "but" and the verb that gives back: "mais le comité les a rendus" (French)."""
_TAIL = ("pronoun", "relative", "determiner", "auxiliary", "link", "word", "end", "date", "in", "time", "contrast")
_LEADS = ("contrast", "and", "stop")


def take_back(line: Line, row: Sequence[Item], frames: list[Frame], focus: Focus) -> list[Frame]:
    """Return the frames of a line, as refunded where it says that the money is with its giver again."""
    frames = bring_home(line, row, frames, focus) if "account.back" in line.meant else frames
    return _send_back(line, row, frames) if frames and "refund" in line.meant else frames


def _send_back(line: Line, row: Sequence[Item], frames: list[Frame]) -> list[Frame]:
    """Return the frames of a line, those as refunded of which it says that the money went back."""
    at = next((n for n in range(len(row) - 1, 0, -1) if row[n].verb == "refund"), 0)
    if row[at].has("refund.noun") and not row[at].has("refund.past"):
        return frames  # "The $5,000 that X gave after its tax refund"
    if not at or any(f.line != line.number for f in frames):
        return frames
    lead = _lead_of(row, at)
    if lead and _is_bare(row, lead, at):
        return [_refunded(f) if f.zone[0] < row[lead].first else f for f in frames]
    if (colon := _announced(row)) > 0:
        return [_refunded(f) for f in frames] if all(_gives_behind(f, row[colon]) for f in frames) else frames
    money = _sum_led(row, at)
    return [_refunded(f) if f.money is money else f for f in frames] if money is not None else frames


def _refunded(frame: Frame) -> Frame:
    return replace(frame, status="refunded") if frame.status in _GIVEN else frame


def _lead_of(row: Sequence[Item], at: int) -> int:
    """Where the word stands that leads to the verb at `at`: "[but] gave it back"; 0 for none."""
    back = at - 1
    while back > 0 and row[back].kind in _SMALL:
        back -= 1
    led = back > 0 and row[back].kind in _LEADS
    return back if led or (back > 0 and row[back].kind == "comma" and row[back + 1].kind == "fund") else 0


def _is_bare(row: Sequence[Item], lead: int, at: int) -> bool:
    """Whether nothing but "it" is given back behind a sum and its giver: no sum, no name, no gift of its own."""
    told = {i.kind for i in row[:lead]}
    behind = all(i.kind in _TAIL for i in row[at + 1 :])
    pronoun = row[at].last - row[at].first > 1 or any(i.kind in _IT for i in (*row[lead:at], *row[at + 1 :]))
    ends = all(i.kind == "end" for i in row[at + 1 :])  # "mas devolveu-os" (Portuguese), no "but returned in June"
    pronoun = pronoun or (row[lead].kind == "contrast" and ends)
    return behind and pronoun and {"sum", "party"} <= told and not _is_open(row[lead:at])


_IT = ("pronoun", "determiner", "relative", "link")


def _is_open(items: Sequence[Item]) -> bool:
    return any(i.kind in _OPEN for i in items)


def _announced(row: Sequence[Item]) -> int:
    """Where the colon stands of "Two donors got their money back: A, who gave $5,000, and B"; 0 for none."""
    colon = next((n for n, i in enumerate(row) if i.kind == "colon"), 0)
    front = row[:colon]
    back = any(i.has("refund.got_back") for i in front) and not _is_open(front)
    return colon if back and all(i.kind not in ("party", "sum") for i in front) else 0


def _gives_behind(frame: Frame, colon: Item) -> bool:
    return frame.giver.line == frame.line and frame.giver.item.first > colon.first


def _sum_led(row: Sequence[Item], at: int) -> Item | None:
    """The sum of "The $650,000 that X had sent the group went back to the sender", whose main verb is at `at`."""
    first = next((n for n, i in enumerate(row) if i.kind != "determiner"), at)
    if row[first].kind != "sum" or first + 1 >= at or row[first + 1].kind not in ("relative", "aside", "comma"):
        return None
    parted = any(i.kind in ("sum", "speech", "contrast", "colon", "stop") for i in row[first + 1 :])
    return None if parted or _is_open(row[first + 1 : at]) else row[first]
