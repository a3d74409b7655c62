"""A committee that a gift only went through: "gave $500,000 through its political action committee"."""

from __future__ import annotations

from onrecord.claims.funds.mentions import FundMention
from onrecord.claims.lines.analysis import Line

__all__ = ["is_own_way"]

_KINDS = frozenset(("super_pac", "pac", "legal_fund", "anaphor"))
_WAY = {"pronoun.his", "link.through"}
_ADJECTIVES = 2


def is_own_way(line: Line, mention: FundMention) -> bool:
    """Return whether a mention is of the giver's own committee, behind a word for "through", and takes nothing."""
    if mention.kind not in _KINDS or mention.ids or not line.meant >= _WAY:
        return False
    for back in range(mention.first, max(0, mention.first - _ADJECTIVES - 1), -1):
        his = line.mark_to(back)
        if his is not None and his.has("pronoun.his"):
            article = line.mark_to(his.first)
            led = article is not None and article.has("link.determiner")
            return line.ends(article.first if article is not None and led else his.first, "link.through")
    return False
