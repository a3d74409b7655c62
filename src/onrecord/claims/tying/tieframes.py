"""The frame of a tie: what a sentence without a rule says of the gift's fund, status and manner."""

from __future__ import annotations

from onrecord.claims.frames import Frame, Giver
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item

__all__ = ["frame_tie"]

_BREAKS = ("stop", "contrast")
_MANNERS = ("personal", "company", "again", "each", "filing", "cash")


def frame_tie(
    line: Line, row: tuple[Item, ...], giver: Item, money: Item, before: Frame | None, named: int
) -> Frame | None:
    """Return the frame of a name and a sum of a flattened row; None where its words tell of no gift.

    `before` is the gift told last: what has no verb of its own goes on as that one does. `named` is the line that
    names the giver.
    """
    if giver.member is None or _leads_another(row, giver) or _goes_to_each(row, money):
        return None
    first, last = _zone(row, giver, money)
    inside = row[first:last]
    status = _status(inside, before)
    if status is None:
        return None
    return Frame(
        line=line.number,
        block=line.block,
        kind=line.kind,
        rule="tie",
        giver=Giver(member=giver.member, item=giver, line=named, near=giver.near, certain=named == line.number),
        status=status,
        lean="list",
        money=money,
        fund=_fund(inside, money),
        manner=_manner(inside, money),
        zone=(row[first].first, row[last - 1].last),
    )


def _leads_another(row: tuple[Item, ...], giver: Item) -> bool:
    """ "Il partito guidato da X ha incassato 750.000 euro" (Italian, "led by X"): what the others took is not X's.

    Nor is what another gave who leads X: "O dono que lidera a Delmar doou" (Portuguese, "the owner who leads").
    """
    at = next((n for n, i in enumerate(row) if i is giver), 0)
    led = row[at - 2] if at > 1 and row[at - 1].kind == "determiner" else row[max(0, at - 1)]
    return at > 0 and led.kind == "relation"


def _goes_to_each(row: tuple[Item, ...], money: Item) -> bool:
    """ "promised $250 to each child in Toledo": the sum goes to many that are no campaigns."""
    at = next((n for n, i in enumerate(row) if i is money), 0)
    behind = row[at + 1 : at + 4]
    return [i.kind for i in behind] == ["to", "each", "word"] and not behind[-1].has("committee")


def _manner(inside: tuple[Item, ...], money: Item) -> frozenset[str]:
    """How the words of the tie say that it is given; in kind where "valued at" leads to the sum."""
    at = next((n for n, i in enumerate(inside) if i is money), 0)
    worth = any(i.kind == "in_kind" for i in inside[max(0, at - 2) : at])
    return frozenset(i.kind for i in inside if i.kind in _MANNERS) | ({"in_kind"} if worth else frozenset())


def _zone(row: tuple[Item, ...], giver: Item, money: Item) -> tuple[int, int]:
    """The stretch of the sentence that tells of the tie: to the next semicolon or "but" on either side."""
    places = [n for n, item in enumerate(row) if item is giver or item is money]
    first, last = places[0], places[-1] + 1
    while first > 0 and row[first - 1].kind not in _BREAKS:
        first -= 1
    while last < len(row) and row[last].kind not in _BREAKS:
        last += 1
    return first, last


def _status(inside: tuple[Item, ...], before: Frame | None) -> str | None:
    """Planned where the words speak of what is to come, returned where they speak of money sent back."""
    if any(i.kind == "consider" for i in inside):
        return None
    if any(i.has("refund") and i.kind == "verb" for i in inside):
        return "refunded"
    if any((i.kind == "plan" and not i.has("link.to")) or i.has("pledge") or i.verb == "announce" for i in inside):
        return "planned"
    if any(i.kind == "verb" and i.has("plan") and not i.has_form("past") for i in inside):
        return "planned"  # "donará 300 mil dólares" (Spanish, "will give")
    told = any(i.kind == "verb" and i.verb not in ("join", "listing") for i in inside)
    return "planned" if not told and before is not None and before.status == "planned" else "given"


def _fund(inside: tuple[Item, ...], money: Item) -> Item | None:
    """The fund of the stretch that stands nearest to the sum, one behind it first."""
    funds = [i for i in inside if i.kind == "fund" and i.fund is not None]
    behind = [i for i in funds if i.first > money.first]
    return behind[0] if behind else funds[-1] if funds else None
