"""Think tanks and foundations that gifts go to, told to stand near a party or a politician.

"gave £300,000 to the Centre for Fair Markets, a think tank close to the Conservatives": without the words behind its
comma such a name is that of a school or a charity, and no political fund.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.funds.mentions import FundMention
from onrecord.claims.funds.nameruns import before_verb, is_article, run_left
from onrecord.claims.lines.analysis import Line
from onrecord.claims.vocabulary.marking import Mark

__all__ = ["leans_to", "names_near_parties"]

_GIVES = ("give", "give_weak", "pledge", "light", "noun.gift", "receive")
_PARTIES = ("fund.party", "fund.members", "fund.capital", "fund.party_of", "role.partisan")
_NEAR = 7
"""Tokens from the comma behind a name to "close to" at most: ", a small think tank close to"."""
_TOLD = 4
"""Tokens from "close to" to the party at most: "close to [former minister] Jo Hale"."""


def names_near_parties(line: Line, near: Mark) -> Iterator[tuple[int, int]]:
    """Yield where the name of a body stands that a gift goes to and that is called near a party.

    So it is where it backs somebody: "to Forward Valley, a group that supports Lena Ortiz".
    """
    comma = next((n for n in range(near.first - 1, max(0, near.first - _NEAR), -1) if _is_comma(line, n)), None)
    name = _name_before(line, comma) if comma is not None and line.has(*_GIVES) else None
    if name is not None and _tells_party(line, near, comma or 0) and _is_given_to(line, name[0]):
        yield name


def leans_to(line: Line, mention: FundMention) -> bool:
    """Return whether a mention only tells whom somebody is near to: "a think tank close to the Conservatives"."""
    if line.begins(mention.last, "link.leaning"):
        return True
    if mention.kind != "party" or not line.has("fund_name.near"):
        return False
    first = mention.first
    while first and is_article(line, first - 1):
        first -= 1
    led = line.ends(mention.first, "fund_name.near") or line.ends(first, "fund_name.near")
    return led or line.begins(mention.last, "fund_name.near")


def _is_comma(line: Line, at: int) -> bool:
    return line.tokens[at].text == ","


def _name_before(line: Line, comma: int) -> tuple[int, int] | None:
    """The name that ends before a comma, a verb at the end of its clause passed; nobody's, and no place's."""
    last = before_verb(line, comma)
    name = next((n for n in line.names if n.last == last), None)
    known = any(mark.last > name.first and mark.first < last for mark in line.marked("fund_id")) if name else True
    if name is None or known or name.kind in ("person", "place"):
        return None
    run = run_left(line, last)  # "al Instituto Libertad y Progreso" (Spanish)
    return run if run is not None and run[0] < name.first else (name.first, last)


def _tells_party(line: Line, near: Mark, comma: int) -> bool:
    """Whether a party or somebody is named beside: "close to the Greens", "die der CDU nahesteht" (German)."""
    behind = range(near.last, min(near.last + _TOLD, len(line.tokens)))
    if any(m.first in behind or comma < m.first < near.first for m in line.marked(*_PARTIES)):
        return True
    between = range(comma + 1, near.first if near.has("fund_name.backs") else comma + 1)
    return any((n.first in behind or n.first in between) and n.kind != "place" for n in line.names)


def _is_given_to(line: Line, at: int) -> bool:
    """Whether "to" or a verb leads to a name at `at`: "bedachte die [Stiftung Y]", "gab der [Stiftung Y]" (German)."""
    first = at
    while first and is_article(line, first - 1):
        first -= 1
    if line.ends(at, "link.to") or line.ends(first, "link.to", "give", "give_weak.with"):
        return True
    handed = first < at and line.begins(first, "link.dative", "link.dative_her")
    return (
        handed and any(n.last <= first for n in line.names) and not line.ends(first, "link.from", "link.of", "link.and")
    )
