"""One noun for two funds: "the inaugural committees of Biden and Trump", "Biden's and Trump's inaugural committees"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.claims.funds.mentions import FundMention
from onrecord.claims.lines.analysis import Line
from onrecord.claims.naming.names import Name
from onrecord.claims.parties.cast import Cast

__all__ = ["find_paired"]


_OWNS = ("'s", "'", "’s")


def find_paired(line: Line, cast: Cast, mentions: Sequence[FundMention]) -> Iterator[FundMention]:
    """Yield a mention for each president whom an "and" joins to the one that a mention's noun honours."""
    for mention in mentions:
        if mention.kind != "inaugural" or mention.honouree is None or mention.ids or mention.year:
            continue
        for name in (_behind(line, mention), _before(line, mention)):
            whose = _honouree(line, cast, name)
            if name is None or whose in (None, mention.honouree):
                continue
            first = line.mark_to(name.first)
            again = first is not None and first.has("link.of") and name.first > mention.last
            owns = name.last < mention.first and line.tokens[name.last].low in _OWNS  # "Biden's"
            yield replace(
                mention,
                first=first.first if first is not None and again else name.first,
                last=name.last + owns,
                honouree=whose,
                order=None,
            )


def _behind(line: Line, mention: FundMention) -> Name | None:
    """ "the committees of Biden [and Trump]", and nothing is said of him; "de" may stand again (French)."""
    joined = line.mark_from(mention.last)
    again = line.mark_from(joined.last) if joined is not None and joined.has("link.and") else None
    lead = again if again is not None and again.has("link.of") else joined
    name = line.name_from(lead.last) if joined is not None and lead is not None and joined.has("link.and") else None
    if name is None or not line.ends(mention.last - 1, "link.of"):
        return None
    closed = name.last >= len(line.tokens) or not line.tokens[name.last].text[0].isalnum()
    closed = closed or line.begins(name.last, "each", "receive")  # "of Biden and Trump each got"
    return name if closed else None


def _before(line: Line, mention: FundMention) -> Name | None:
    """ "[Biden's and] Trump's inaugural committees", "the [Biden and] Trump inaugural committees"."""
    joined = line.mark_to(mention.first)
    if joined is not None and joined.has_any("link.to", "link.in") and not joined.has("link.and"):
        joined = line.mark_to(joined.first)  # "sowohl für Bidens als auch [für] Trumps Amtseinführung" (German)
    if joined is None or not (joined.has("link.and") or (joined.has("link.paired") and line.has("each.paired"))):
        return None
    owns = line.tokens[joined.first - 1].low in _OWNS
    return next((n for n in line.names if n.last == joined.first - owns), None)


def _honouree(line: Line, cast: Cast, name: Name | None) -> str | None:
    member = cast.at(line.number, name.first) if name is not None else None
    return member.words[-1] if member is not None and member.honouree else None
