"""Parties that give to somebody's campaign: "The Labour Party gave $5,000 to Ida Bell's campaign"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row
from onrecord.claims.parties.cast import Cast
from onrecord.claims.parties.givingparties import past_article

__all__ = ["let_parties_give"]

_GIVES = ("give", "give_weak", "pledge")
_FRONT = ("determiner", "role", "date", "time", "comma", "in", "other")
_BESIDE_VERB = ("auxiliary", "date", "time", "again", "aside", "word", "plan")
_DRESSING = ("determiner", "role")
_ANOTHERS = ("role", "owns", "donor", "kind", "to")
"""What stands behind a campaign that is only told of: "her campaign [manager]", "her campaign [for] an office"."""
_BEFORE_DATIVE = ("sum", "auxiliary", "time", "date", "again")


def let_parties_give(row: Row, line: Line, cast: Cast) -> Row:
    """Return the items with a party that gives to somebody's campaign as who gives there."""
    for at, item in enumerate(row):
        if item.kind != "fund" or item.fund is None or item.fund.kind != "party":
            continue
        first = past_article(line, item.first, item.last)
        member = cast.at(line.number, first)
        if member is None or member.kind == "person" or member.honouree:
            continue
        if _acts(row, at, line) or _is_source(row, at):
            party = replace(item, kind="party", first=first, member=member, fund=None)
            return Row.of([*row[:at], party, *row[at + 1 :]])
    return row


def _acts(row: Row, at: int, line: Line) -> bool:
    """Whether a party opens the clause, and a verb of giving, a sum and somebody's campaign follow."""
    verb = at + 1
    while verb < len(row) and row[verb].kind in _BESIDE_VERB:
        verb += 1
    if verb >= len(row) or row[verb].verb not in _GIVES or any(i.kind not in _FRONT for i in row[:at]):
        return False
    if at and row[at - 1].has_any("link.dative_her", "link.dative") and not row[at - 1].has("link.no_dative"):
        return False  # "Der SPD überwies ..." (German): she got it
    summed = any(i.kind == "sum" for i in row[verb + 1 :])
    return summed and any(_is_taker(row, n, line) for n in range(verb + 1, len(row)))


def _is_taker(row: Row, at: int, line: Line) -> bool:
    """Whether somebody's campaign that "to" leads to stands at `at`, or one in the dative: "der Kampagne von X".

    None of "$5,000 to the head of her campaign", "to her campaign manager", "for posters of her campaign" is a gift.
    """
    if not _is_campaign(row[at]) or (at + 1 < len(row) and row[at + 1].kind in _ANOTHERS):
        return False
    before = at - 1
    while row[before].kind in _DRESSING:
        before -= 1
    if row[before].kind == "to" and not row[before].has("link.from"):
        return True
    dative = any(_is_dative(line, i.first) for i in row[before + 1 : at + 1])
    return dative and (row[before].kind in _BEFORE_DATIVE or row[before].verb is not None)


def _is_dative(line: Line, at: int) -> bool:
    """Whether an article in the dative stands at `at`, alone or in a phrase: "[der] Kampagne" (German)."""
    alone = line.tokens[at].form.alone
    return alone is not None and any(c in alone for c in _DATIVE)


_DATIVE = ("link.dative_her", "link.dative")


def _is_campaign(item: Item) -> bool:
    return item.fund is not None and item.fund.kind == "campaign" and item.fund.owner is not None


def _is_source(row: Row, at: int) -> bool:
    """ "Ida Bell's campaign received $5,000 [from the SNP]": right behind the sum that somebody's campaign got."""
    link = at - 1
    while link > 0 and row[link].kind == "determiner" and not row[link].has("link.from"):
        link -= 1
    if link < _TAKING or not row[link].has("link.from") or row[link - 1].kind != "sum":
        return False
    whole = at + 1 >= len(row) or row[at + 1].kind not in ("owns", "donor", "role", "gift", "fund")
    taken = any(i.verb == "receive" for i in row[:link])
    return whole and taken and any(_is_campaign(i) for i in row[:link])


_TAKING = 3
"""Items of a campaign, its verb and what it got."""
