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
_REACH = 2
"""Lines back to the two funds that "the first" and "the second" tell apart."""
_SMALL = ("determiner", "to", "word")
_BESIDE = ("auxiliary", "time", "date")


def name_two_funds(rows: Sequence[Row], lines: Sequence[Line]) -> list[Row]:
    """Return the rows with "the first" and "the second" as mentions of the two funds that an "and" joined before."""
    found = list(rows)
    for at, line in enumerate(lines):
        if "sum" in rows[at].kinds and "fund" not in rows[at].kinds and line.has(*_FIRST, *_SECOND):
            told = next((two for n in range(at - 1, max(-1, at - 1 - _REACH), -1) if (two := _joined(rows[n]))), None)
            found[at] = _named(rows[at], told) if told else rows[at]
    return found


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


def _named(row: Row, told: tuple[FundMention, FundMention]) -> Row:
    """The row with each of the two told as the mention that names it, whose words are its name."""
    places = [(n, told[0]) for n in range(len(row)) if _means_fund(row, n, _FIRST)]
    opened = bool(places)
    places += [(n, told[1]) for n in range(len(row)) if _means_fund(row, n, _SECOND, opened=opened)]
    found: list[Item] = []
    meant = dict(places)
    for n, item in enumerate(row):
        if n not in meant:
            found.append(item)
            continue
        article = found.pop() if found and found[-1].kind == "determiner" else item
        found.append(replace(item, kind="fund", first=article.first, member=None, fund=meant[n]))
    return Row.of(found) if meant else row


def _means_fund(row: Row, at: int, of: tuple[str, ...], *, opened: bool = False) -> bool:
    """Whether an ordinal at `at` takes money, or has a sum behind one that does: "the first got $5, the second $3"."""
    if not row[at].has_any(*of):
        return False
    ahead = next((n for n in range(at + 1, len(row)) if row[n].kind not in _BESIDE), len(row))
    takes = ahead < len(row) and row[ahead].verb == "receive"
    back = next((n for n in range(at - 1, -1, -1) if row[n].kind != "determiner"), -1)
    given = back >= 0 and row[back].kind == "to" and ahead < len(row) and row[ahead].kind in ("party", "sum", "verb")
    rest = opened and ahead < len(row) and row[ahead].kind in ("sum", "word", "comma") and at > 0
    return takes or given or rest
