"""Campaigns that only tell when something was: "pendant la campagne" (French), "durante la campaña" (Spanish)."""

from __future__ import annotations

from onrecord.claims.funds.mentions import FundMention
from onrecord.claims.lines.analysis import Line

__all__ = ["is_campaign_time"]


def is_campaign_time(line: Line, mention: FundMention) -> bool:
    """Whether a campaign of nobody named stands behind "during" or "before": a time, and nobody who gets money."""
    if mention.kind != "campaign" or mention.owner or mention.honouree or mention.named or mention.key:
        return False
    before = line.mark_before_article(mention.first, "link.when")
    return before is not None and before.has("link.when")
