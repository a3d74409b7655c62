"""The firm of several: "Through their firm, Orlo Foods, the brothers Ada and Guus Kerrow gave $1" is one gift."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.drafting.drafts import Draft
from onrecord.claims.order.items import Item
from onrecord.claims.scene import Scene

__all__ = ["give_through_one"]


def give_through_one(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Return the drafts with the firm in place of the several people whose one sum went through it.

    Who "each" gave through it stays the giver, as does who gave alone.
    """
    groups: dict[tuple[int, int, str], list[Draft]] = {}
    for draft in drafts:
        if draft.frame.money is not None:
            groups.setdefault(_telling(draft), []).append(draft)
    shared = {told: firm for told, group in groups.items() if (firm := _firm_of(group, scene)) is not None}
    return [_paid_by(draft, shared[_telling(draft)]) if _telling(draft) in shared else draft for draft in drafts]


def _telling(draft: Draft) -> tuple[int, int, str]:
    """Where a gift is told: line, sum and fund."""
    return draft.frame.line, draft.frame.money.first if draft.frame.money is not None else -1, draft.recipient.fund.key


def _firm_of(group: Sequence[Draft], scene: Scene) -> Draft | None:
    """The draft whose vehicle is that of the whole group: several gave one sum through one firm, and not one each."""
    several = len({draft.giver.member.number for draft in group}) > 1 or group[0].giver.partner is not None
    through = [draft for draft in group if draft.vehicle is not None]
    one = len({draft.vehicle.number for draft in through if draft.vehicle is not None}) == 1
    apiece = "each" in group[0].frame.manner and _is_apiece(scene.rows[group[0].frame.line])
    return through[0] if several and one and not apiece else None


def _is_apiece(row: tuple[Item, ...]) -> bool:
    """Whether "each" is said of givers, and not of "to each of the two committees"."""
    return any(i.kind == "each" and not (n and row[n - 1].kind == "to") for n, i in enumerate(row))


def _paid_by(draft: Draft, told: Draft) -> Draft:
    """A draft with the firm through which `told` went as its giver, and the person beside it."""
    if told.vehicle is None:
        return draft
    names = tuple(dict.fromkeys((draft.giver.member.name, *draft.associated)))
    giver = replace(draft.giver, member=told.vehicle, partner=None)
    return replace(draft, giver=giver, capacity="company", associated=names, also=(), settled=True)
