""" "The first" and "the latter" as the funds that they mean: "A and B share a donor. The former got $5 from him"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.funds.mentions import FundMention
from onrecord.claims.lines.analysis import Line
from onrecord.claims.order.items import Item
from onrecord.claims.order.rows import Row

__all__ = ["name_two_funds"]

_FIRST = ("pronoun.former", "pair.first")
_SECOND = ("pronoun.latter", "pair.second")
_PRONOUNS = ("pronoun.former", "pronoun.latter")
_REACH = 2
"""Lines back to the two funds that "the first" and "the second" tell apart."""
_SMALL = ("determiner", "to", "word")
_AHEAD = ("party", "sum", "verb", "end", "and", "comma", "stop")
_BESIDE = ("auxiliary", "time", "date")


def name_two_funds(rows: Sequence[Row], lines: Sequence[Line]) -> list[Row]:
    """Return the rows with "the first" and "the second" as mentions of the two funds that an "and" joined before."""
    found = list(rows)
    for at, line in enumerate(lines):
        if "sum" in rows[at].kinds and line.has(*_FIRST, *_SECOND) and _may_point(rows[at], line):
            told = next((two for n in range(at - 1, max(-1, at - 1 - _REACH), -1) if (two := _joined(rows[n]))), None)
            found[at] = _named(rows[at], line, told) if told else rows[at]
    return found


def _may_point(row: Row, line: Line) -> bool:
    """Whether a row may point at two funds: it names none itself, opens with "the second", or has "the latter"."""
    opens = next((i for i in row if i.kind != "determiner"), None)
    if opens is not None and opens.has_any(*_FIRST, *_SECOND):
        return True
    return line.has(*_PRONOUNS) or all(i.kind != "fund" or _points(i, line) for i in row)


def _points(item: Item, line: Line) -> bool:
    """ "à la première" (French, "to the first"), which may as well be that of two inaugurations."""
    bare = item.fund is not None and item.fund.kind == "anaphor" and not item.fund.honouree
    return bare and line.begins(item.first, *_FIRST, *_SECOND)


def _joined(row: Row) -> tuple[FundMention, FundMention] | None:
    """The two funds of a row that names no others, where "and" joins them."""
    places = [n for n, i in enumerate(row) if i.kind == "fund"]
    if len(places) != _TWO:
        return None
    between = [i.kind for i in row[places[0] + 1 : places[1]]]
    one, other = row[places[0]].fund, row[places[1]].fund
    joined = between[:1] == ["and"] and all(kind in _SMALL for kind in between[1:])
    return (one, other) if joined and one is not None and other is not None else None


_TWO = 2


def _named(row: Row, line: Line, told: tuple[FundMention, FundMention]) -> Row:
    """The row with each of the two told as the mention that names it, whose words are its name."""
    firsts = [n for n in range(len(row)) if _means_fund(row, line, n, _FIRST)]
    seconds = [n for n in range(len(row)) if _means_fund(row, line, n, _SECOND, opened=bool(firsts))]
    if seconds and not firsts:
        firsts = [n for n in range(seconds[0] + 1, len(row)) if _means_fund(row, line, n, _FIRST, opened=True)]
    places = [*((n, told[0]) for n in firsts), *((n, told[1]) for n in seconds)]
    found: list[Item] = []
    meant = dict(places)
    for n, item in enumerate(row):
        if n not in meant:
            found.append(item)
            continue
        article = found.pop() if found and found[-1].kind == "determiner" else item
        found.append(replace(item, kind="fund", first=article.first, member=None, fund=meant[n]))
    return Row.of(found) if meant else row


def _means_fund(row: Row, line: Line, at: int, of: tuple[str, ...], *, opened: bool = False) -> bool:
    """Whether an ordinal at `at` takes money, or has a sum behind one that does: "the first got $5, the second $3"."""
    if not row[at].has_any(*of) and not (_points(row[at], line) and line.begins(row[at].first, *of)):
        return False
    ahead = next((n for n in range(at + 1, len(row)) if row[n].kind not in _BESIDE), len(row))
    takes = ahead < len(row) and row[ahead].verb == "receive"
    back = next((n for n in range(at - 1, -1, -1) if row[n].kind != "determiner"), -1)
    given = back >= 0 and row[back].kind == "to" and ahead < len(row) and row[ahead].kind in _AHEAD
    rest = opened and ahead < len(row) and row[ahead].kind in ("sum", "word", "comma") and at > 0
    return takes or given or rest
