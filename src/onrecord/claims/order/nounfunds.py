"""Recipients told again by their noun alone: "The list Our Valley has two seats. Arndt gave the list $8,000"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.claims.funds.mentions import FundMention
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row
from onrecord.claims.parties.cast import Member

__all__ = ["name_funds_by_noun"]

_NOUNS = ("fund_name.head", "fund_name.body", "fund_name.slate", "committee.group", "committee.noun",
          "committee.named")  # fmt: skip
_SURE = ("fund_name.head", "fund_name.slate", "fund_name.list", "committee.named")
_GIVES = ("give", "give_weak", "pledge", "light", "noun.gift", "receive", "come")
_REACH = 6
"""Lines back in which the name stands that goes with a noun."""
_APPOSED = 5
"""Tokens from a comma behind a name to the noun at most: "Our Valley, [the residents' own] list"."""
_SHORT = 4
"""Letters that a noun has at least to be the end of a longer one: "Bürgerliste", then "der Liste" (German)."""


def name_funds_by_noun(rows: Sequence[Row], lines: Sequence[Line]) -> list[Row]:
    """Return the rows with "to the list" as a mention of what a line before called the list, by its name."""
    found = list(rows)
    for at, line in enumerate(lines):
        if at and line.sums and line.has(*_NOUNS) and line.has(*_GIVES):
            meant = dict(_meant(found, lines, at))
            if meant:
                found[at] = Row.of(
                    [_renamed(item, meant[n]) if n in meant else item for n, item in enumerate(rows[at])]
                )
    return found


def _renamed(item: Item, mention: FundMention) -> Item:
    return replace(item, kind="fund", member=None, fund=mention)


def _meant(rows: Sequence[Row], lines: Sequence[Line], at: int) -> Iterator[tuple[int, FundMention]]:
    """The nouns of a row that something goes to, each with what it means."""
    ends = {m.last: m for m in lines[at].marked(*_NOUNS) if not m.has_any("fund.campaign_of", "fund.campaign")}
    for n, item in enumerate(rows[at]) if ends else ():
        mark = ends.get(item.last)
        if mark is None or mark.first < item.first or not _is_bare(item) or not _takes(rows[at], n):
            continue
        noun, firm = lines[at].tokens[mark.last - 1].low, item.has("role.company") or not mark.has_any(*_SURE)
        for back in range(at, max(-1, at - 1 - _REACH), -1):
            before = rows[back][:n] if back == at else rows[back]
            told = _named(before, lines[back], noun, firm=firm)
            if told is not None:
                yield n, told
                break


def _is_bare(item: Item) -> bool:
    """Whether an item names nothing itself."""
    fund = item.fund
    return item.member is None and (fund is None or not (fund.named or fund.key or fund.owner or fund.honouree))


_SMALL = ("determiner", "auxiliary")
_BEHIND = ("from", "of", "party", "fund", "quote")


def _takes(row: Row, at: int) -> bool:
    """Whether something goes to an item: "to the list", "gave the list $5", "received the group" (German order)."""
    if at + 1 < len(row) and row[at + 1].kind in _BEHIND and row[at + 1].has_any("link.of", "link.genitive"):
        return False  # "to the list of the mayor"
    if at + 1 < len(row) and row[at + 1].kind in ("party", "fund"):
        return False
    front = at - 1
    while front >= 0 and row[front].kind == "determiner":
        if row[front].has("link.indefinite"):
            return False
        front -= 1
    led = front >= 0 and (row[front].kind == "to" or row[front].verb in ("give", "give_weak", "pledge", "receive"))
    behind = next((i for i in row[at + 1 :] if i.kind not in _SMALL), None)
    got = behind is not None and behind.verb == "receive" and (front < at - 1 or at == 0 or row[at].first > 0)
    return led or got


def _named(items: Sequence[Item], line: Line, noun: str, *, firm: bool) -> FundMention | None:
    """What items call by the noun and a name, the last first: "the list Our Valley", "Our Valley, a list"."""
    for item in reversed(items):
        party = item.kind == "party" and item.member is not None and not _is_somebody(item.member)
        if item.kind != "fund" and (not party or firm):
            continue
        first = _first_of(item)
        if not _is_called(line, first, item.last, noun):
            continue
        if item.fund is not None:
            return item.fund if item.fund.named or item.fund.key else None
        key = " ".join(t.low for t in line.tokens[first : item.last])
        return FundMention(line=line.number, first=first, last=item.last, kind="super_pac", named=True, key=key)
    return None


def _is_somebody(member: Member) -> bool:
    return member.kind == "person" and (member.sure or member.candidate or member.honouree)


def _first_of(item: Item) -> int:
    return item.fund.first if item.fund is not None else item.first


def _is_called(line: Line, first: int, last: int, noun: str) -> bool:
    """Whether a name has the noun as its first word, right before it, or behind its comma."""
    words = [line.tokens[at].low for at in (first, first - 1) if at >= 0]
    if any(word == noun or (len(noun) >= _SHORT and word.endswith(noun)) for word in words):
        return True
    apposed = last < len(line.tokens) and line.tokens[last].text == "," and line.begins(last + 1, "link.determiner")
    return apposed and any(token.low == noun for token in line.tokens[last + 1 : last + 1 + _APPOSED])
