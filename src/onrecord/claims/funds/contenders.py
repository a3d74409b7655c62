"""Gifts to well-known candidates by their bare names: "J'ai donné 200 dollars à Kamala Harris" (French)."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.funds.mentions import FundMention
from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name
from onrecord.claims.parties.cast import Cast

__all__ = ["find_contenders"]

_GIVES = ("give.base", "give.past", "give.present", "give.progressive")
_BEHIND = 2
"""Tokens from a sum to the "to" that leads to who got it."""


def find_contenders(line: Line, cast: Cast) -> Iterator[FundMention]:
    """Yield a mention for each contender whom a sum goes to, in a sentence with a plain verb of giving.

    Nothing else makes a fund of the name: "lost to Kamala Harris" and "gave a speech to her" have no sum before "to".
    """
    if not line.sums or not line.has(*_GIVES):
        return
    for name in line.names:
        member = cast.at(line.number, name.first)
        if member is None or not member.contender or member.candidate or not _gets_sum(line, name):
            continue
        yield FundMention(
            line=line.number, first=name.first, last=name.last, kind="campaign", named=True, owner=member.name,
            key=" ".join(member.words), sort="contender",
        )  # fmt: skip


def _gets_sum(line: Line, name: Name) -> bool:
    """Whether a sum and "to" stand before the name, or the verb before it and the sum behind ("gave Harris $200")."""
    behind = line.tokens[name.last : name.last + 1]
    if behind and (behind[0].low in ("'s", "'", "’s") or behind[0].text[0].isupper() or behind[0].text == "-"):
        return False
    link = line.mark_to(name.first)
    if link is None:
        return False
    if link.has("link.to") and not link.has("link.purpose"):
        return any(0 <= link.first - s.last < _BEHIND for s in line.sums)
    return link.has_any(*_GIVES) and any(s.first == name.last for s in line.sums)
