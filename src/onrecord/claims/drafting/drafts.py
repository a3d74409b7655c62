"""Drafts of claims: a frame with its fund, its sum worked out, its capacity and status, before doubles are joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, partial

from onrecord.claims.drafting.amounts import DraftMoney, is_vague, work_out
from onrecord.claims.drafting.localmoney import local_money, settle_currency
from onrecord.claims.drafting.papers import is_of_press
from onrecord.claims.frames import Frame, Giver
from onrecord.claims.order.items import Item
from onrecord.claims.parties.cast import Member
from onrecord.claims.recipient.recipients import Recipient
from onrecord.claims.scene import Scene

__all__ = ["Draft", "DraftConflict", "DraftMoney", "draft_gifts", "telling_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftConflict:
    """Two spans of the text that disagree on a field, and the rule that chose the second."""

    field: str
    rejected: tuple[int, int]
    believed: tuple[int, int]
    rule: str


@dataclass(slots=True, kw_only=True)
class Draft:
    """One gift as one place tells it. `cues` are spans that speak for the capacity, which is `settled` by them.

    `also` are further names that count for the giver: the name of the `vehicle` through which a person gave.
    """

    frame: Frame
    giver: Giver
    recipient: Recipient
    money: DraftMoney | None
    capacity: str
    status: str
    in_kind: bool
    associated: tuple[str, ...] = ()
    cues: tuple[tuple[int, int], ...] = ()
    others: tuple[Draft, ...] = ()
    also: tuple[str, ...] = ()
    vehicle: Member | None = None
    settled: bool = False
    conflicts: tuple[DraftConflict, ...] = ()


def draft_gifts(found: Sequence[tuple[Frame, Recipient]], scene: Scene) -> list[Draft]:
    """Return a draft for each frame with a recipient."""
    drafts: list[Draft] = []
    last: DraftMoney | None = None
    base: DraftMoney | None = None
    shared: Item | None = None
    abroad = any(recipient.fund.id for _, recipient in found)  # a fund of the registry takes US dollars
    local = cache(partial(local_money, scene))
    for frame, recipient in found:
        if _refuses_itself(frame, recipient) or _is_fund_in_short(frame, recipient, scene):
            continue
        if frame.money is None or frame.money is not shared:
            base, shared = last, frame.money  # "A and B gave half as much each": both take the half of one sum
        told = _compared(frame, scene, drafts) or _own_before(frame, recipient, drafts) or base
        unsized = _is_like_unsized(frame, drafts)  # "A has made a gift; so has B": B's has no figure either
        money = None if unsized else work_out(frame, scene, told, recipient.fund.kind)
        if money is not None and _is_threshold(money, recipient, scene):
            money = None  # "among those that gave at least $200 are A and B"
        if money is not None:
            money = settle_currency(money, frame, recipient, scene, local, abroad=abroad)
        if money is not None and not (frame.money is not None and frame.money.has("compared")):
            last = money  # what a gift was only compared with is no sum that the next one can match
        elif money is None and is_vague(frame):
            last = None  # what the next one matches has no figure
        drafts.append(_draft(frame, recipient, money, scene))
    return [_compare_ahead(draft, drafts, scene) for draft in drafts]


def _is_threshold(money: DraftMoney, recipient: Recipient, scene: Scene) -> bool:
    """Whether a sum is only the one from which on gifts to a fund must be told: "gave more than $200"."""
    fund = scene.words.funds.by_id.get(recipient.fund.id or "")
    open_ended = money.qualifier in ("at_least", "more_than")
    return fund is not None and open_ended and money.amount == fund.rules.threshold


def _refuses_itself(frame: Frame, recipient: Recipient) -> bool:
    """ "For Senator Hale, the bill is a waste": who runs refuses no gift to the own campaign."""
    return frame.status == "declined" and recipient.fund.mention.owner == frame.giver.member.name


def _is_fund_in_short(frame: Frame, recipient: Recipient, scene: Scene) -> bool:
    """ "The Clear Skies Association listed its donors. The CSA got $5": no fund gives to itself, by its letters."""
    words, mention = frame.giver.member.words, recipient.fund.mention
    if len(words) != 1 or not frame.giver.member.name.isupper() or mention.last - mention.first != len(words[0]):
        return False
    named = scene.lines[mention.line].tokens[mention.first : mention.last]
    return "".join(token.low[0] for token in named) == words[0]


def _is_like_unsized(frame: Frame, drafts: Sequence[Draft]) -> bool:
    """Whether a gift is made as the one told right before in its sentence was, of which no sum was told."""
    before = drafts[-1] if drafts else None
    bare = frame.money is None and "likewise" in frame.manner and before is not None
    return bare and before is not None and before.frame.line == frame.line and before.money is None


def _own_before(frame: Frame, recipient: Recipient, drafts: Sequence[Draft]) -> DraftMoney | None:
    """The sum that the giver itself was told to give: "Orlys had given the same sum four years ago".

    "In 2017 schonk Orlys het dubbele" (Dutch, "twice as much"): so where both are inaugurations, of other years.
    """
    money = frame.money.money if frame.money is not None else None
    if money is None or money.factor is None:
        return None
    own = next((d for d in reversed(drafts) if d.money and d.giver.member == frame.giver.member), None)
    if own is None:
        return None
    if drafts[-1].frame.line == frame.line and drafts[-1].giver.member != frame.giver.member:
        return None  # "In 2017 A gave $500,000; B, half of that": half of what A gave
    then, now = recipient.fund, own.recipient.fund
    of_years = then.kind == now.kind == "inaugural" and then.id != now.id
    return own.money if money.factor == 1 or of_years else None


def _compare_ahead(draft: Draft, drafts: Sequence[Draft], scene: Scene) -> Draft:
    """A draft whose sum is that of a gift told only later: "as much as Ford", above the paragraph on Ford."""
    later = _compared(draft.frame, scene, drafts[::-1]) if draft.money is None and draft.status != "declined" else None
    if later is None or draft.frame.money is None:
        return draft
    money = draft.frame.money.money
    start, end = scene.lines[draft.frame.line].span(draft.frame.money.first, draft.frame.money.last)
    factor = money.factor if money is not None and money.factor is not None else Decimal(1)
    return replace(draft, money=replace(later, amount=later.amount * factor, start=start, end=end))


def _compared(frame: Frame, scene: Scene, drafts: Sequence[Draft]) -> DraftMoney | None:
    """The sum of the giver whom a comparison names: "the same amount as Ford", "autant que Ford"."""
    if frame.money is None and frame.verb is not None and frame.verb.verb == "match":
        return _matched(frame, scene, drafts)
    if frame.money is None or frame.money.money is None or frame.money.money.factor is None:
        return None
    row = scene.rows[frame.line]
    behind = [i for i in row if i.first >= frame.money.last and i.kind not in ("determiner", "role")][:2]
    led = bool(behind) and (behind[0].has("relative") or behind[0].kind in ("word", "including"))
    if len(behind) < 2 or not led or behind[1].member is None:
        return None
    other = behind[1].member.number
    return next((d.money for d in reversed(drafts) if d.money and d.giver.member.number == other), None)


def _matched(frame: Frame, scene: Scene, drafts: Sequence[Draft]) -> DraftMoney | None:
    """The sum of the giver whose gift is matched: "will match [X]'s gift"; the largest that it was told to give."""
    behind = [i for i in scene.rows[frame.line] if frame.verb is not None and i.first >= frame.verb.last][:3]
    other = next((i.member.number for i in behind if i.kind == "party" and i.member is not None), None)
    told = [d.money for d in drafts if d.money is not None and d.giver.member.number == other]
    return max(told, key=lambda money: money.amount, default=None)


def _draft(frame: Frame, recipient: Recipient, money: DraftMoney | None, scene: Scene) -> Draft:
    member = frame.giver.member
    status = frame.status
    if status == "given" and "filing" in frame.manner and not is_of_press(scene.lines[frame.line]):
        status = "reported_in_filing"
    firms = [scene.cast.members[n].name for n in scene.relations.firms_of(member)] if member.kind == "person" else []
    people = [scene.cast.members[n].name for n in scene.relations.people_of(member)] if member.kind != "person" else []
    return Draft(
        frame=frame,
        giver=frame.giver,
        recipient=recipient,
        money=money,
        capacity="personal" if member.kind == "person" else "company",
        status=status,
        in_kind="in_kind" in frame.manner,
        associated=tuple(firms or people),
    )


def telling_of(draft: Draft) -> tuple[int, str, Decimal | None]:
    """Giver, fund and sum."""
    return draft.giver.member.number, draft.recipient.fund.key, draft.money.amount if draft.money else None
