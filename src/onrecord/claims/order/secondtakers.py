"""A second taker in a sentence: "Labour got $50,000 from Norvane, [the Lotus Front] received $30,000"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.funds.mentions import FundMention
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row

__all__ = ["name_second_takers"]

_OPENS = ("comma", "contrast", "and", "stop")
_SMALL = ("auxiliary", "determiner", "again")


def name_second_takers(rows: Sequence[Row], lines: Sequence[Line]) -> list[Row]:
    """Return the rows with who receives money behind a fund that did as a recipient, and not as one more source."""
    found = list(rows)
    for at, row in enumerate(rows):
        if {"fund", "sum", "party", "verb"} <= row.kinds and _has_two(row):
            found[at] = Row.of(_settled(row, lines[at]))
    return found


def _has_two(row: Row) -> bool:
    return len([i for i in row if i.kind == "verb" and i.verb == "receive"]) > 1


def _settled(row: Row, line: Line) -> list[Item]:
    first = next(n for n, i in enumerate(row) if i.verb == "receive")
    taken = any(i.kind == "fund" for i in row[: first + 3])
    return [
        _as_fund(item, line) if taken and n > first and item.kind == "party" and _takes(row, n) else item
        for n, item in enumerate(row)
    ]


def _as_fund(item: Item, line: Line) -> Item:
    key = " ".join(t.low for t in line.tokens[item.first : item.last])
    mention = FundMention(line=line.number, first=item.first, last=item.last, kind="super_pac", named=True, key=key)
    return replace(item, kind="fund", member=None, fund=mention)


def _takes(row: Row, at: int) -> bool:
    """Whether an organisation opens a clause and receives a sum; its verb may stand before it ("bekam die KDP")."""
    member = row[at].member
    if member is None or member.kind != "organization":
        return False
    back = at - 1
    while back > 0 and row[back].kind == "determiner":
        back -= 1
    if row[back].verb == "receive" and row[back - 1].kind in _OPENS:
        return row[at + 1].kind == "sum" if at + 1 < len(row) else False
    verb = _verb_behind(row, at + 1)
    summed = any(i.kind == "sum" for i in row[verb + 1 : verb + 3])
    return row[back].kind in _OPENS and summed and not row[back].has("link.from")


def _verb_behind(row: Row, at: int) -> int:
    """Where the verb of receiving stands behind a name, a clause on it passed; else the end of the row."""
    if [i.kind for i in row[at : at + 2]] == ["comma", "relative"]:
        at = next((n + 1 for n in range(at + 2, len(row)) if row[n].kind == "comma"), len(row))
    while at < len(row) and row[at].kind in _SMALL:
        at += 1
    return at if at < len(row) and row[at].verb == "receive" else len(row)
