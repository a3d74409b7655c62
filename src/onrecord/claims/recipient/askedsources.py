"""Money of who runs for an office, asked after: "Hale, who is running, has spent $22,000. Where did it come from?"."""

from __future__ import annotations

from onrecord.claims.funds.fundchoice import ChosenFund
from onrecord.claims.funds.fundrefs import FundMention
from onrecord.claims.funds.namedfunds import NamedFund
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.rows import Row
from onrecord.claims.scene import Scene

__all__ = ["asked_after"]

_ASKED = ("party", "other", "fund", "sum")


def asked_after(line: Line, row: Row, scene: Scene) -> NamedFund | None:
    """Return the campaign whose money a question asks after, which the sentence before told of; else None."""
    before = scene.lines[line.number - 1] if line.number else None
    if before is None or before.block != line.block or not before.sums:
        return None
    if not line.has("come", "give", "give_weak", "priced") or not row.kinds.isdisjoint(_ASKED):
        return None
    told = scene.rows[before.number]
    members = [(i, i.member) for i in told if i.member is not None]
    if "fund" in told.kinds or len(members) != 1 or not members[0][1].candidate or members[0][1].honouree:
        return None
    item, member = members[0]
    mention = FundMention(
        line=before.number, first=item.first, last=item.last, kind="campaign", named=True, owner=member.name,
        key=" ".join(member.words),
    )  # fmt: skip
    fund = ChosenFund(id=None, mention=mention, kind="campaign")
    return NamedFund(line=before.number, block=before.block, first=item.first, fund=fund, past=False, opens=True)
