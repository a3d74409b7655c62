"""A firm's money beside somebody's own party: "$900,000 came from the group of Jo Hale, MP of the Reds"."""

from __future__ import annotations

from onrecord.claims.frames import Frame
from onrecord.claims.funds.fundchoice import Recipient

__all__ = ["is_to_members_party"]


def is_to_members_party(frame: Frame, recipient: Recipient) -> bool:
    """Return whether a firm would give to a party that only tells of which one somebody is."""
    return recipient.fund.mention.sort == "member" and frame.giver.member.kind == "organization"
